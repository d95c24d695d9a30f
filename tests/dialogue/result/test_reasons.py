"""Why a verdict is what it is, in words; over the invented region."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Answer, Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.reasons import answers_behind, desk_reason, open_points, reasons
from navigator.dialogue.wording.translation import translator
from tests.dialogue.conftest import MAHOROBA_NOW


@pytest.fixture
def read(mahoroba):
    def reader(**answers):
        given = ((fact, value if isinstance(value, Answer) else make_answer(value)) for fact, value in answers.items())
        return evaluate_conversation(mahoroba, Conversation(tuple(given)), MAHOROBA_NOW, translator("ja"))

    return reader


def finding_of(evaluation, id):
    return next(item.finding for item in (*evaluation.decision.windows, *evaluation.decision.schemes) if item.id == id)


@pytest.mark.parametrize(
    ("answers", "id", "told"),
    [
        ({"years": "30"}, "star-cafe", ("お年：30歳",)),
        ({"years": "20..39"}, "star-class", ("お年：20〜39歳",)),
        ({"day_job": "resting"}, "warm-house", ("日々のこと：休んでいる",)),
        ({}, "moon-desk", ()),
        # what is open: a question still to come, or what the desk will ask
        ({}, "warm-house", ("火の気がわかると、合うかがはっきりします", "日々のことがわかると、合うかがはっきりします")),
        ({"no_stove": DECLINED}, "warm-house", ("火の気は、窓口で確認します", "日々のことがわかると、合うかがはっきりします")),
        ({"years": "20..49"}, "star-class", ("お年は、窓口で確認します",)),
        # whom it is meant for instead
        ({"years": "45"}, "star-cafe", ("39歳までの方が対象です（教えてもらった答え：45歳）",)),
        ({"no_stove": "no", "day_job": "working"}, "warm-house", ("あたたまるものがない方、または休んでいる方が対象です（教えてもらった答え：ある、働いている）",)),
    ],
)  # fmt: skip
def test_a_verdict_tells_its_reasons(read, answers, id, told):
    evaluation = read(persona="resident", **answers)
    assert reasons(evaluation, finding_of(evaluation, id)) == told


def test_whom_one_is_is_never_a_reason(read):
    """What a company cannot use tells it nothing of residents; what it can, only its own answers."""
    evaluation = read(persona="employer", offer="visit")
    assert reasons(evaluation, finding_of(evaluation, "star-class")) == ()
    assert reasons(evaluation, finding_of(evaluation, "open-shop")) == ("できること：見学をむかえる",)


def test_whom_a_scheme_is_for_is_told_without_an_answer_where_none_is_in_use(read):
    """Of a refusal whose answer is not known, only whom it is for."""
    finding = finding_of(read(persona="resident", years="45"), "star-class")
    for answer in (DECLINED, DONT_KNOW):
        assert reasons(read(persona="resident", years=answer), finding) == ("39歳までの方が対象です",)
    assert reasons(read(persona="resident"), finding) == ("39歳までの方が対象です",)


def test_only_known_answers_are_told(read):
    finding = finding_of(read(persona="resident", years="45", no_stove="no", day_job="working"), "warm-house")
    told = read(persona="resident", no_stove=DECLINED, day_job="working")
    assert answers_behind(told, finding.because) == ("日々のこと：働いている",)
    assert reasons(told, finding) == ("あたたまるものがない方、または休んでいる方が対象です（教えてもらった答え：働いている）",)


@pytest.mark.parametrize(
    ("persona", "whose"), [("resident", ""), ("family", "ご本人の"), ("supporter", "ご本人の"), ("employer", "")]
)
def test_who_speaks_for_another_is_told_of_that_person(read, persona, whose):
    evaluation = read(persona="resident")
    speaking = SimpleNamespace(knowledge=evaluation.knowledge, rules=evaluation.rules, t=evaluation.t, persona=persona)
    assert open_points(speaking, finding_of(evaluation, "star-class")) == (f"{whose}お年がわかると、合うかがはっきりします",)


def test_what_was_asked_is_left_to_the_desk_and_what_was_not_is_still_a_question(read):
    evaluation = read(persona="resident")
    finding = finding_of(evaluation, "warm-house")
    asked = replace(finding, unasked=1 << evaluation.rules.index["day_job"])
    assert open_points(evaluation, asked) == ("火の気は、窓口で確認します", "日々のことがわかると、合うかがはっきりします")


@pytest.mark.parametrize("of", ["schemes", "windows"])
def test_a_desk_that_decides_says_why(read, of):
    """Only where this very verdict is left to it, and a reason is written."""
    evaluation = read(persona="resident")
    finding = replace(finding_of(evaluation, "star-class"), by_desk=True)
    desk = SimpleNamespace(desk_decides=SimpleNamespace(why="席の数は、窓口でわかります"))
    silent = SimpleNamespace(desk_decides=None)
    tables = {"schemes": {}, "windows": {}} | {of: {"one": desk, "two": silent}}
    known = SimpleNamespace(knowledge=SimpleNamespace(**tables), t=evaluation.t)
    assert desk_reason(known, "one", finding) == ("席の数は、窓口でわかります",)
    assert desk_reason(known, "one", replace(finding, by_desk=False)) == ()
    assert desk_reason(known, "two", finding) == ()
