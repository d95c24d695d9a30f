"""A plan's text, pasted: only what was marked is kept, under a name of its own, and a faulty mark keeps all of them in the form."""

import pytest

from tests.web.staff.editions.conftest import text_of, texts
from tests.web.staff.editions.test_edition_pages import begin

PLAN = "content/plan.yaml"
PASTED = "お茶の会を、まいつきひらきます。前書き。\r\n星を見る教室をひらきます。\nお茶の会を、まいつきひらきます。"
FIRST, SECOND = "お茶の会を、まいつきひらきます。", "星を見る教室をひらきます。"


@pytest.fixture
def path(ann):
    path = begin(ann)
    ann.get(f"{path}/plan-text")
    return path


def marked(n, sentence, owes="scheme", section="B", text="ひらきます。", id=""):
    return {f"{name}-{n}": value for name, value in {"sentence": sentence, "owes": owes, "section": section, "text": text, "id": id}.items()}


def take(officer, path, *rows):
    return officer.post(f"{path}/plan-text", {"do": "take"} | {name: value for row in rows for name, value in row.items()})


def test_the_form_asks_for_the_text(ann, path, shown):
    ann.get(f"{path}/plan-text")
    page = shown[-1]
    assert (page.edition.id, page.rows, page.is_open, page.refused) == (1, (), True, "")
    assert page.sections == [("A", "だれのために"), ("B", "なにをするか")]
    assert list(page.owes.items())[:2] == [("target", "だれのための計画か"), ("category", "人の分け方")]
    assert page.owes["principle"] == "進め方"


def test_the_text_is_parted_into_its_sentences(ann, path, shown, site):
    assert ann.post(f"{path}/plan-text", do="split", pasted=PASTED).status_code == 200
    assert [(row.sentence, row.owes, row.id, row.text, row.problem) for row in shown[-1].rows] == [
        (FIRST, "", "", "", ""), (SECOND, "", "", "", ""),
    ]  # fmt: skip
    assert texts(site) == {}, "what was pasted stands in the form and nowhere else"


def test_what_was_marked_is_kept_in_the_officer_s_words(ann, path, site):
    rows = marked(0, FIRST, owes=""), marked(1, SECOND, text=" 教室を \r\n ひらきます。", id=" star-room "), marked(7, FIRST, "window", "A", "茶です。")
    assert take(ann, path, *rows).headers["location"] == "/staff/editions/1/year?done=statement#statements"
    added = texts(site)[PLAN].removeprefix(text_of(PLAN))
    assert added.splitlines() == [
        "  - {id: star-room, section: B, owes: scheme, text: 教室を ひらきます。}", "  - {id: statement-1, section: A, owes: window, text: 茶です。}",
    ]  # fmt: skip


@pytest.mark.parametrize(("mark", "problem"), [
    ({"id": "Star"}, "短い名前は、英小文字ではじめて、英小文字と数字とハイフンで書いてください。"), ({"id": "star-age"}, "その短い名前は、もうあります。"),
    ({"section": "C"}, "計画の節を選んでください。"), ({"owes": "dream"}, "何のことかを選んでください。"), ({"text": ""}, "わかりやすい言葉で書いてください。"),
])  # fmt: skip
def test_a_faulty_mark_says_so_and_keeps_all_in_the_form(ann, path, shown, site, mark, problem):
    answer = take(ann, path, marked(0, FIRST, **mark), marked(1, SECOND, owes=""))
    page = shown[-1]
    assert (answer.status_code, page.refused) == (422, "計画の文の名前、節、中身を見てください。")
    assert [(row.sentence, row.problem) for row in page.rows] == [(FIRST, problem), (SECOND, "")]
    told = page.rows[0]
    assert {name: getattr(told, name) for name in mark} == mark
    assert texts(site) == {}


def test_a_name_stands_once_on_the_page(ann, path, shown):
    rows = marked(0, FIRST, id="statement-1"), marked(1, SECOND, id="statement-1"), marked(2, "三つめの文です。"), marked(3, "四つめの文です。")
    assert take(ann, path, *rows).status_code == 422
    assert [(row.id, row.problem) for row in shown[-1].rows] == [
        ("statement-1", ""), ("statement-1", "その短い名前は、もうあります。"), ("statement-2", ""), ("statement-3", ""),
    ]  # fmt: skip


def test_a_name_of_a_sentence_that_is_not_used_is_free(ann, path):
    assert take(ann, path, marked(0, FIRST, owes="", id="tea"), marked(1, SECOND, id="tea")).status_code == 303


def test_nothing_marked_is_nothing_taken(ann, path, shown, site):
    assert take(ann, path, marked(0, FIRST, owes="", id="Star")).status_code == 422
    assert (shown[-1].refused, shown[-1].rows[0].problem) == ("まだ何も変わっていません。", "")
    assert texts(site) == {}


def test_another_deed_is_none(ann, path):
    assert ann.post(f"{path}/plan-text", do="erase").status_code == 422


def test_a_closed_draft_takes_nothing(ann, desk, path, shown):
    desk("eve").get(f"{path}/plan-text")
    assert not shown[-1].is_open
    ann.get(path)
    ann.post(path, do="withdraw")
    assert take(ann, path, marked(0, FIRST)).status_code == 422
    assert (shown[-1].refused, shown[-1].is_open) == ("もう変えられない改定案です。", False)
    assert shown[-1].rows[0].sentence == FIRST
