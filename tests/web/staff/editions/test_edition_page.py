"""A draft with its files, its start, what was said, and each step of its way."""

import pytest

from navigator.editions import draft_texts, drafts
from navigator.editions.draft_texts import TextChange
from navigator.ledger.database import Actor
from tests.editions.conftest import WHOLE
from tests.web.staff.editions.conftest import LIMIT, NOW, text_of
from tests.web.staff.editions.test_edition_pages import approve, begin, keep_a_proof, write

RAISED = text_of(LIMIT).replace("value: 39", "value: 44")
WORDS = "content/windows.yaml"


@pytest.fixture
def path(ann):
    return begin(ann)


def page_of(officer, shown, path, query=""):
    officer.get(f"{path}{query}")
    return shown[-1]


def test_an_empty_draft_says_when_it_was_made_and_what_it_may_hold(ann, path, shown):
    page = page_of(ann, shown, path, "?done=begun")
    assert (page.edition.title, page.state, page.state_words, page.made) == ("年齢の変更", "draft", "作成中", "2030年5月1日 12:00")
    assert (page.starts, page.starts_at, page.files, page.notes) == ("", "", [], [])
    assert (page.is_new_year, page.is_behind, page.told, page.refused) == (False, False, "改定案を作りました。", "")
    assert list(page.choices) == ["決まり", "支援策の決まり", "言葉・計画・目標など", "支援策の言葉", "窓口の事業所", "年度の目標"]
    assert (LIMIT, "決まりの数") in page.choices["決まり"]
    assert ("content/schemes/tea-circle.yaml", "「お茶の会」の言葉") in page.choices["支援策の言葉"]
    assert not [name for own in page.choices.values() for name, _ in own if name in ("content/region.yaml", "content/confirmed.yaml")]


def test_its_files_stand_with_what_has_to_be_looked_at(ann, path, site, shown):
    write(ann, path, RAISED)
    actor = Actor("bob", NOW)
    with site.ledger.writing() as connection:
        draft_texts.save(connection, 1, TextChange(LIMIT, "a: bob\n", 0), text_of(LIMIT), actor)
        draft_texts.save(connection, 1, TextChange(WORDS, "a: 1\n", 0), "another text of a release before\n", actor)
    files = page_of(ann, shown, path).files
    assert [(each.text.file, each.words, each.text.who, each.time, each.is_given, each.is_aside, each.is_stale) for each in files] == [
        (WORDS, "窓口の言葉", "bob", "2030年5月1日 12:00", False, False, True),
        (LIMIT, "決まりの数", "ann", "2030年5月1日 12:00", False, True, False),
    ]


def test_a_text_that_waits_for_one_given_back_is_shown(ann, path, site, shown):
    write(ann, path, RAISED)
    write(ann, path, "", do="drop")
    assert page_of(ann, shown, path).files == []
    with site.ledger.writing() as connection:
        draft_texts.save(connection, 1, TextChange(LIMIT, "a: bob\n", 0), text_of(LIMIT), Actor("bob", NOW))
    (file,) = page_of(ann, shown, path).files
    assert (file.text.file, file.is_aside, file.is_given) == (LIMIT, True, False)


def test_a_draft_behind_what_is_in_force_follows_it(ann, desk, path, site, shown):
    bob = desk("bob")
    write(ann, path, RAISED)
    other = begin(ann, "別の案")
    keep_a_proof(site, WHOLE)
    approve(bob, path)
    bob.post(path, do="publish")
    assert page_of(ann, shown, other).is_behind
    assert not page_of(ann, shown, path).is_behind
    ann.get(other)
    assert ann.post(other, do="renew").headers["location"] == "/staff/editions/2?done=renewed"
    page = page_of(ann, shown, other)
    assert not page.is_behind
    assert [(file.text.file, file.is_given) for file in page.files] == [(LIMIT, True)]


def test_both_changed_one_file(ann, desk, path, site):
    bob = desk("bob")
    write(ann, path, RAISED)
    other = begin(ann, "別の案")
    write(ann, other, RAISED.replace("44", "50"))
    keep_a_proof(site, WHOLE)
    approve(bob, path)
    bob.post(path, do="publish")
    ann.get(other)
    assert ann.post(other, do="renew").headers["location"] == "/staff/editions/2?done=met"


@pytest.mark.parametrize(("typed", "done", "starts", "starts_at"), [
    ("2030-06-01T09:30", "timed", "2030年6月1日 9:30", "2030-06-01T09:30"), ("", "timed", "", ""), ("tomorrow", "moment", "", ""),
    ("1999-12-31T23:59", "moment", "", ""), ("2000-01-01T00:00", "timed", "2000年1月1日 0:00", "2000-01-01T00:00"),
    ("3000-01-01T00:00", "moment", "", ""), ("2999-12-31T23:59", "timed", "2999年12月31日 23:59", "2999-12-31T23:59"),
])  # fmt: skip
def test_from_when_it_holds_is_set_by_the_clock_of_the_region(ann, path, shown, typed, done, starts, starts_at):
    ann.get(path)
    assert ann.post(path, do="start", starts_at=typed).headers["location"] == f"/staff/editions/1?done={done}"
    page = page_of(ann, shown, path, f"?done={done}")
    assert (page.starts, page.starts_at) == (starts, starts_at)
    assert bool(page.told) is (done == "timed")
    assert bool(page.refused) is (done != "timed")


def test_what_is_said_stands_with_its_kind_and_time(ann, path, site, shown):
    ann.get(path)
    assert ann.post(path, do="comment", text=" 見てください ").headers["location"] == "/staff/editions/1?done=commented"
    assert ann.post(path, do="hand_back", text="線がちがいます").headers["location"] == "/staff/editions/1?done=handed_back"
    for do in ("comment", "hand_back"):
        assert ann.post(path, do=do, text=" ").headers["location"] == "/staff/editions/1?done=reason"
    with site.ledger.writing() as connection:
        drafts.add_note(connection, 1, ("step", "x", ""), Actor("ann", NOW))
    page = page_of(ann, shown, path)
    assert [(note.text, words, when) for note, words, when in page.notes] == [
        ("見てください", "メモ", "2030年5月1日 12:00"), ("線がちがいます", "差しもどし", "2030年5月1日 12:00"),
    ]  # fmt: skip
    assert not page.is_new_year
    with site.ledger.writing() as connection:
        drafts.add_note(connection, 1, ("new_year", "2031", ""), Actor("ann", NOW))
    assert page_of(ann, shown, path).is_new_year


CASE = "「星」 the first door should be a and is b"


def test_a_case_is_accepted_alone_or_with_its_like(ann, desk, path, site):
    write(ann, path, RAISED)
    change = {"changes": [{"label": "最初の窓口", "old": "前", "new": "後"}]}
    keep_a_proof(site, WHOLE | {"cases": ["あ", "い", "う"], "case_words": {"い": change, "う": change}})
    ann.get(f"{path}/proof")
    for fields, done in (
        ({"case": "あ", "reason": " "}, "text"), ({"case": "え", "reason": "計画"}, "unproven"), ({"case": "あ", "reason": "計画"}, "accepted"),
        ({"case": "い", "reason": "計画", "alike": "7"}, "unread"), ({"case": "い", "reason": "計画", "alike": "1"}, "accepted"),
    ):
        assert ann.post(path, do="accept", **fields).headers["location"] == f"/staff/editions/1/proof?done={done}", fields
    with site.ledger.reading() as connection:
        assert {note.about for note in drafts.notes(connection, 1) if note.kind == "accepted"} == {"あ", "い", "う"}


def test_it_is_approved_by_another_and_published(ann, desk, path, site, monkeypatch):
    bob, looked = desk("bob"), []
    write(ann, path, RAISED)
    ann.get(path)
    assert ann.post(path, do="approve", proof="1-0").headers["location"] == "/staff/editions/1/proof?done=unproven"
    assert ann.post(path, do="publish").headers["location"] == "/staff/editions/1?done=unproven"
    keep_a_proof(site, WHOLE)
    assert approve(ann, path).headers["location"] == "/staff/editions/1/proof?done=own"
    assert approve(bob, path).headers["location"] == "/staff/editions/1/proof?done=approved"
    monkeypatch.setattr(site.ledger_watch, "refresh", lambda: looked.append("seen"))
    assert bob.post(path, do="publish").headers["location"] == "/staff/editions/1?done=published"
    ahead = len(looked)
    bob.post(path, do="comment", text="x")
    assert ahead == len(looked) - ahead + 1, "served at once: one look more than after any form"


def test_of_two_who_wrote_each_reads_what_the_other_did(ann, desk, path, site):
    bob = desk("bob")
    write(ann, path, RAISED)
    write(bob, path, text_of(WORDS).replace("集まる", "つどう"), WORDS)
    keep_a_proof(site, WHOLE)
    assert approve(bob, path).headers["location"].endswith("/proof?done=seconded")
    assert approve(ann, path).headers["location"].endswith("/proof?done=approved")


def test_a_proof_is_begun_in_the_time_of_the_region(ann, path, site, monkeypatch):
    begun = []
    monkeypatch.setattr("navigator.web.staff.editions.edition_page.begin_proof", lambda *given: begun.append(given))
    write(ann, path, RAISED)
    ann.get(path)
    assert ann.post(path, do="prove").headers["location"] == "/staff/editions/1/proof"
    ((setting, id, timezone, by),) = begun
    assert (setting.ledger, setting.folder, setting.clock, id) == (site.ledger, site.settings.region, site.clock, 1)
    assert (timezone.key, by) == ("Asia/Tokyo", Actor("ann", NOW))


def test_it_is_taken_back(ann, path, shown):
    ann.get(path)
    assert ann.post(path, do="withdraw").headers["location"] == "/staff/editions/1?done=recalled"
    assert page_of(ann, shown, path).state == "recalled"
    assert ann.post(path, do="comment", text="なぜ").headers["location"] == "/staff/editions/1?done=commented"
    assert ann.post(path, do="hand_back", text="なぜ").headers["location"] == "/staff/editions/1?done=state"


@pytest.mark.parametrize("address", ["editions/2", "editions/x", "editions/-1", f"editions/{'9' * 30}"])
def test_a_draft_that_is_not_there_is_not_found(ann, path, address):
    assert ann.get(address).status_code == 404


def test_another_deed_is_none(ann, path):
    ann.get(path)
    assert ann.post(path, do="delete").status_code == 422
