"""A file of a draft as text: what stands, what changed, what waits beside it, and what was refused."""

import pytest

from navigator.editions import draft_texts
from navigator.editions.draft_texts import TextChange
from navigator.ledger.database import Actor
from tests.editions.conftest import WHOLE
from tests.web.staff.editions.conftest import LIMIT, NOW, text_of, texts
from tests.web.staff.editions.test_edition_pages import begin, keep_a_proof, write

RAISED = text_of(LIMIT).replace("value: 39", "value: 44")


@pytest.fixture
def path(ann):
    return begin(ann)


def page_of(officer, shown, path, file=LIMIT):
    assert officer.get(f"{path}/file?name={file}").status_code == 200
    return shown[-1]


def test_the_region_s_own_text_stands_in_the_form(ann, path, shown):
    page = page_of(ann, shown, path)
    assert (page.name, page.words, page.text, page.seen, page.can_write) == (LIMIT, "決まりの数", text_of(LIMIT), 0, True)
    assert (page.problems, page.asides, page.changes, page.is_stale, page.refused) == ([], [], [], False, "")


def test_what_was_saved_stands_there_with_what_it_changes(ann, path, shown, site):
    assert write(ann, path, RAISED.replace("\n", "\r\n")).headers["location"] == "/staff/editions/1?done=saved"
    assert texts(site) == {LIMIT: RAISED}
    page = page_of(ann, shown, path)
    assert (page.text, page.seen) == (RAISED, 1)
    assert page.changes == [
        (" ", "  values:"), ("-", text_of(LIMIT).splitlines()[3]), ("+", RAISED.splitlines()[3]), (" ", RAISED.splitlines()[4]),
    ]  # fmt: skip
    assert write(ann, path, RAISED).headers["location"] == "/staff/editions/1?done=same"
    assert write(ann, path, "", do="drop").headers["location"] == "/staff/editions/1?done=saved"
    assert texts(site) == {}


def test_a_new_file_begins_empty_and_goes_again(ann, path, shown, site):
    new = "rules/schemes/new.yaml"
    assert page_of(ann, shown, path, new).text == ""
    write(ann, path, "new: {}\n", new)
    assert texts(site) == {new: "new: {}\n"}
    write(ann, path, "ignored\n", new, do="drop")
    assert texts(site) == {}


def test_what_another_wrote_meanwhile_waits_beside_it(ann, path, shown, site):
    write(ann, path, RAISED)
    with site.ledger.writing() as connection:
        draft_texts.save(connection, 1, TextChange(LIMIT, "a: bob\n", 0), text_of(LIMIT), Actor("bob", NOW))
        draft_texts.save(connection, 1, TextChange("rules/ranks.yaml", "a: 1\n", 0), "a release before\n", Actor("bob", NOW))
    ((row, when, lines),) = page_of(ann, shown, path).asides
    assert (row.who, row.text, when) == ("bob", "a: bob\n", "2030年5月1日 12:00")
    assert lines[-1] == ("+", "a: bob")
    assert not shown[-1].is_stale
    assert page_of(ann, shown, path, "rules/ranks.yaml").is_stale


def test_who_saves_over_another_s_text_sees_both(ann, path, shown, site):
    write(ann, path, RAISED)
    refused = ann.post(f"{path}/file", {"name": LIMIT, "seen": "0", "text": "a: late\n", "do": "save"})
    page = shown[-1]
    assert (refused.status_code, page.refused) == (422, "同じファイルに２つの変更があります。見くらべて、保存してください。")
    assert (page.text, page.seen) == (RAISED, 2), "what holds stands in the form, with both seen"
    assert [row.text for row, *_ in page.asides] == ["a: late\n"]


@pytest.mark.parametrize(("text", "refused"), [
    ("a: \x07\n", "文字が空か、長すぎるか、使えない記号があります。"),
    ("a: 1\nb: &x 2\n", "2行目：「&」「*」「!」で始まる値は使えません。値をそのまま書いてください。"),
])  # fmt: skip
def test_what_was_refused_stays_in_the_form_and_has_seen_no_more(ann, path, shown, text, refused):
    write(ann, path, RAISED)
    answer = ann.post(f"{path}/file", {"name": LIMIT, "seen": "0", "text": text, "do": "save"})
    page = shown[-1]
    assert (answer.status_code, page.text, page.seen, page.refused) == (422, text, 0, refused)


def test_problems_of_the_last_proof_stand_with_their_lines(ann, path, shown, site):
    write(ann, path, RAISED)
    problems = [[LIMIT, 1, "fact `a` is not declared"], [LIMIT, 0, "b"], [LIMIT, 99, "c"], ["rules/ranks.yaml", 1, "d"]]
    keep_a_proof(site, WHOLE | {"problems": problems})
    assert [(line, each.line) for line, each in page_of(ann, shown, path).problems] == [("star_age_limit:", 1), ("", 0), ("", 99)]


@pytest.mark.parametrize("name", ["", "content/region.yaml", "../a.yaml"])
def test_a_file_that_no_draft_holds_is_not_found(ann, path, name):
    assert ann.get(f"{path}/file?name={name}").status_code == 404
    assert ann.post(f"{path}/file", {"name": name, "seen": "0", "text": "a: 1\n", "do": "save"}).status_code == 422


@pytest.mark.parametrize("seen", ["", "x", "-1"])
def test_a_form_without_what_was_seen_is_none(ann, path, site, seen):
    ann.get(f"{path}/file?name={LIMIT}")
    assert ann.post(f"{path}/file", {"name": LIMIT, "seen": seen, "text": RAISED, "do": "save"}).status_code == 422
    assert texts(site) == {}


def test_who_may_look_and_what_is_closed_cannot_be_written(ann, desk, path, shown):
    assert not page_of(desk("eve"), shown, path).can_write
    ann.get(path)
    ann.post(path, do="withdraw")
    assert not page_of(ann, shown, path).can_write
    answer = ann.post(f"{path}/file", {"name": LIMIT, "seen": "0", "text": RAISED, "do": "save"})
    assert (answer.status_code, shown[-1].refused) == (422, "もう変えられない改定案です。")
