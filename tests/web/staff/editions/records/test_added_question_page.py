"""A new question: typed by a form, written into both files under a free name, refused at its fields."""

import pytest

from navigator.editions import draft_texts
from navigator.editions.draft_texts import TextChange
from navigator.ledger.database import Actor
from tests.web.staff.editions.conftest import NOW, text_of, texts
from tests.web.staff.editions.test_edition_pages import begin, write

RULES, WORDS = "rules/facts.yaml", "content/facts.yaml"
FIELDS = {"label": "ねむり", "ask": "よく ねむれますか。", "why": "ねむりの相談があります。", "personas": ["resident"], "kind": "one", "answers": "はい\r\n\r\n いい え \r\n", "unit": ""}


@pytest.fixture
def path(ann):
    path = begin(ann)
    ann.get(f"{path}/question")
    return path


def test_the_form_begins_empty_and_asks_of_everybody(ann, path, shown):
    ann.get(f"{path}/question")
    page = shown[-1]
    assert (page.typed.label, page.typed.kind, page.typed.answers, page.typed.personas) == ("", "one", (), ["resident", "employer"])
    assert page.personas == {"resident": "ご本人", "employer": "会社の方"}
    assert page.kinds == {"one": "ひとつ選ぶ", "several": "いくつでも選べる", "integer": "数で答える"}
    assert (page.problems, page.refused, page.edition.id) == ({}, "", 1)


def test_a_question_stands_in_both_files_under_a_free_name(ann, path, site):
    assert ann.post(f"{path}/question", FIELDS).headers["location"] == "/staff/editions/1/records/questions/question_1?done=record"
    rule, words = (texts(site)[file].removeprefix(text_of(file)) for file in (RULES, WORDS))
    assert rule.splitlines() == [
        "question_1:", "  type: one", "  values: [answer-1, answer-2]", "  asked_of: [resident]", "  burden: 1", "  likelihood:",
        "    answer-1: 1", "    answer-2: 1",
    ]  # fmt: skip
    assert words.splitlines() == [
        "question_1:", "  label: ねむり", "  ask: よく ねむれますか。", "  why: ねむりの相談があります。", "  options:", "    answer-1: はい", "    answer-2: いい え",
    ]  # fmt: skip
    ann.get(f"{path}/question")
    assert ann.post(f"{path}/question", FIELDS).headers["location"].endswith("/question_2?done=record")


def test_a_name_that_one_file_has_is_not_free(ann, path, site):
    write(ann, path, text_of(WORDS) + "question_1: {label: もうある}\n", WORDS)
    ann.get(f"{path}/question")
    assert ann.post(f"{path}/question", FIELDS).headers["location"].endswith("/question_2?done=record")


@pytest.mark.parametrize(("typed", "field", "problem"), [
    ({"label": " "}, "label", "ここは空にできません。"), ({"personas": ["family"]}, "personas", "えらび直してください。"),
    ({"personas": []}, "personas", "えらび直してください。"), ({"kind": "dream"}, "kind", "えらび直してください。"),
    ({"answers": "はい"}, "answers", "答えを、１行に１つ、ちがう言葉で書いてください。ひとつ選ぶ質問では、２つからです。20までです。"),
    ({"kind": "integer", "answers": "1..5\n7..9"}, "answers", "数の幅を、小さい方から、すきまも重なりもなく書いてください。たとえば：15..34"),
])  # fmt: skip
def test_what_cannot_be_asked_is_said_at_its_field(ann, path, site, shown, typed, field, problem):
    answer = ann.post(f"{path}/question", FIELDS | typed)
    page = shown[-1]
    assert (answer.status_code, page.problems, page.refused) == (422, {field: problem}, "まだ入れていません。下の赤い文を見て、直してください。")
    assert page.typed.ask == "よく ねむれますか。"
    assert page.typed.personas == (typed["personas"] if typed.get("personas") else ["resident", "employer"] if "personas" in typed else ["resident"])
    assert texts(site) == {}


def test_a_number_is_asked_with_its_spans_and_unit(ann, path, site):
    assert ann.post(f"{path}/question", FIELDS | {"kind": "integer", "answers": "1..5\n6..9", "unit": " 回 "}).status_code == 303
    assert texts(site)[WORDS].endswith("  unit: 回\n  bands:\n    1..5: 1〜5回\n    6..9: 6〜9回\n")


def test_a_file_that_cannot_be_written_says_so_and_keeps_the_form(ann, path, shown):
    write(ann, path, "a: [", RULES)
    ann.get(f"{path}/question")
    answer = ann.post(f"{path}/question", FIELDS | {"personas": ["resident"]})
    assert answer.status_code == 422
    assert shown[-1].typed.label == "ねむり"


def test_a_file_of_which_two_changes_wait_is_looked_at_first(ann, path, shown, site):
    write(ann, path, text_of(RULES) + "# ann\n", RULES)
    with site.ledger.writing() as connection:
        draft_texts.save(connection, 1, TextChange(RULES, text_of(RULES) + "# bob\n", 0), text_of(RULES), Actor("bob", NOW))
    ann.get(f"{path}/question")
    assert ann.post(f"{path}/question", FIELDS).status_code == 422
    page = shown[-1]
    assert (page.refused, page.problems) == ("同じファイルに２つの変更があります。見くらべて、保存してください。", {})
    assert (page.typed.label, page.typed.answers) == ("ねむり", ["はい", "いい え"])


def test_who_may_look_and_what_is_closed_has_no_form(ann, desk, path):
    assert desk("eve").get(f"{path}/question").status_code == 403
    ann.get(path)
    ann.post(path, do="withdraw")
    assert ann.get(f"{path}/question").status_code == 404
