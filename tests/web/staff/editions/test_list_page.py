"""The list of drafts: what is in force, what was before, what waits, and what becomes of a form."""

from datetime import timedelta

import pytest

from navigator.editions import drafts, proofs
from navigator.knowledge.files.region_files import RegionFiles
from navigator.ledger.database import Actor
from tests.editions.conftest import WHOLE
from tests.web.staff.editions.conftest import LIMIT, NOW, REGION, text_of
from tests.web.staff.editions.test_edition_pages import approve, begin, keep_a_proof, write

ANN = Actor("ann", NOW)
RAISED = text_of(LIMIT).replace("value: 39", "value: 44")


def publish(ann, bob, site, title="改定"):
    """The first draft in force, without its proof."""
    path = begin(ann, title)
    write(ann, path, RAISED)
    keep_a_proof(site, WHOLE)
    assert approve(bob, path).headers["location"].endswith("done=approved")
    return path, bob.post(path, do="publish").headers["location"]


def listed(officer, shown, query=""):
    officer.get(f"editions/{query}")
    return shown[-1]


def test_before_any_draft_the_files_hold(desk, shown):
    page = listed(desk("eve"), shown)
    assert (page.rows, page.now, page.before, page.waiting) == ([], "はじめの内容", None, None)
    assert (page.problems, page.stale, page.told, page.refused) == ((), (), "", "")


def test_drafts_stand_with_their_state_the_newest_first(desk, shown):
    ann = desk("ann")
    begin(ann, "一つめ")
    begin(ann, "二つめ")
    ann.get("editions/1")
    ann.post("editions/1", do="withdraw")
    assert [(edition.title, *words) for edition, *words in listed(ann, shown).rows] == [
        ("二つめ", "draft", "作成中"), ("一つめ", "recalled", "取り下げ"),
    ]  # fmt: skip


def test_what_is_in_force_and_what_was_before_are_named(desk, site, shown):
    ann, bob = desk("ann"), desk("bob")
    _, location = publish(ann, bob, site)
    assert location.endswith("done=published")
    page = listed(bob, shown, "?done=published")
    assert (page.now, page.before, page.waiting) == ("改定", (0, "はじめの内容"), None)
    assert page.told == "公開しました。数秒で、すべてのページに出ます。"
    assert bob.post("editions/", do="bring_back", n="0").headers["location"] == "/staff/editions/?done=brought_back"
    assert site.knowledge.rules.parameters["star_age_limit"].on(site.today).value == "39", "served at once"
    page = listed(bob, shown)
    assert (page.now, page.before) == ("はじめの内容", (1, "改定"))


@pytest.mark.parametrize("number", ["1", "7", "", "-1", "x"])
def test_nothing_but_the_last_is_brought_back(desk, shown, number):
    ann = desk("ann")
    begin(ann)
    assert ann.post("editions/", do="bring_back", n=number).headers["location"] == "/staff/editions/?done=before"
    assert listed(ann, shown, "?done=before").refused == "もどせるのは、ひとつ前の内容だけです。"


def test_what_waits_for_its_day_is_told_and_can_be_stopped(desk, site, shown):
    ann, bob = desk("ann"), desk("bob")
    path = begin(ann)
    write(ann, path, RAISED)
    start = NOW + timedelta(days=10)
    with site.ledger.writing() as connection:
        drafts.set_start(connection, 1, start, ANN)
        proof = proofs.begin(connection, 1, RegionFiles(REGION), start.date(), ANN)
        proofs.finish(connection, proof, WHOLE, ANN)
    approve(bob, path)
    assert bob.post(path, do="publish").headers["location"].endswith("done=scheduled")
    assert listed(bob, shown).waiting == ("年齢の変更", "2030年5月11日 12:00")
    assert bob.post("editions/", do="stop").headers["location"] == "/staff/editions/?done=stopped"
    assert listed(bob, shown, "?done=stopped").waiting is None
    assert shown[-1].told == "公開の予定を取り消しました。"


@pytest.mark.parametrize(("do", "location", "stands_alone"), [
    ("begin", "/staff/editions/1?done=begun", False), ("new_year", "/staff/editions/1/year?done=begun", False), ("", "/staff/editions/1?done=begun", False),
])  # fmt: skip
def test_each_way_to_begin_leads_to_its_page(desk, site, do, location, stands_alone):
    ann = desk("ann")
    ann.get("editions/")
    assert ann.post("editions/", do=do, title="あたらしい案").headers["location"] == location
    with site.ledger.reading() as connection:
        edition = drafts.find(connection, 1)
    assert (edition.title, edition.stands_alone, edition.who) == ("あたらしい案", stands_alone, "ann")


def test_a_draft_without_a_title_is_refused(desk, shown, site):
    ann = desk("ann")
    ann.get("editions/")
    assert ann.post("editions/", do="begin", title=" ").headers["location"] == "/staff/editions/?done=title"
    assert listed(ann, shown, "?done=title").refused == "名前を１行で書いてください。"
    assert shown[-1].rows == []


@pytest.mark.parametrize(("do", "looks"), [("stop", 1), ("begin", 0), ("new_year", 0)])
def test_what_concerns_all_is_served_at_once(desk, site, monkeypatch, do, looks):
    """Any form of an officer is followed by a look at the ledger; one of these comes before the answer."""
    ann, looked = desk("ann"), []
    ann.get("editions/")
    monkeypatch.setattr(site.ledger_watch, "refresh", lambda: looked.append(do))
    ann.post("editions/", do="begin", title="案")
    others = len(looked)
    ann.post("editions/", do=do, title="案")
    assert len(looked) == 2 * others + looks


def test_who_may_look_changes_nothing(desk):
    eve = desk("eve")
    eve.get("editions/")
    assert eve.post("editions/", do="begin", title="案").status_code == 403
