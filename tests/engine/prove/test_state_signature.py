"""The mark of a state: which goals are open, what is left of them, and whether a door is certain."""

import pytest

from navigator.engine.decide.compiled_rules import Part, RankingStep, Scheme
from navigator.engine.decide.condition import All
from navigator.engine.decide.rule import Verdict
from navigator.engine.decide.state import State
from navigator.engine.prove.state_signature import SignatureMaker
from tests.engine.sample import FIRM, OFFICES, PEOPLE, leaf, only, window

IDLE = leaf("work", "c")
PERSON, FIRMS, WHOEVER = 0b01, 0b10, 0b11
NORTH, SOUTH, OUTSIDE, ANYWHERE = 0b001, 0b010, 0b100, 0b111
DESK = window("desk", PEOPLE, None, (*OFFICES, ("none", leaf("place", "outside"))))
CLUB = window("club", All((PEOPLE, IDLE)), None, (("hall", All()),))
ALL_OFFICES = {"north", "south", "none"}


@pytest.mark.parametrize(
    ("reachable", "who", "place", "asked", "certain"),
    [
        ({"desk": ALL_OFFICES}, WHOEVER, ANYWHERE, 0b00, False),  # not known yet whom it is for
        ({"desk": ALL_OFFICES}, WHOEVER, NORTH, 0b10, False),
        ({"desk": ALL_OFFICES}, WHOEVER, ANYWHERE, 0b01, True),  # not known, and no question is left: it may serve
        ({"desk": ALL_OFFICES}, PERSON, ANYWHERE, 0b01, True),  # each of its offices will do
        ({"desk": ALL_OFFICES}, FIRMS, ANYWHERE, 0b01, False),
        ({"desk": {"north", "south"}}, PERSON, ANYWHERE, 0b01, False),  # it may be the office that cannot be reached
        ({"desk": {"north"}}, PERSON, NORTH, 0b11, True),
        ({"desk": {"north"}}, PERSON, SOUTH, 0b11, False),
        ({"desk": {"north"}}, PERSON, ANYWHERE, 0b11, True),  # no office is chosen and none asked for
        ({"desk": {"hall"}}, PERSON, ANYWHERE, 0b01, False),
        ({"desk": set()}, PERSON, NORTH, 0b11, False),
        ({}, PERSON, NORTH, 0b11, False),
    ],
)
def test_window_is_certain_when_settled_and_its_office_reachable(reachable, who, place, asked, certain):
    other = window("club", FIRM, None, (("hall", leaf("place", "north")), ("attic", leaf("place", "south"))))
    for windows in ((DESK, other), (other, DESK)):
        maker = SignatureMaker(only("who", "place", windows=windows), {id: frozenset(offices) for id, offices in reachable.items()})
        assert maker.window_certain(State((who, place), asked)) is certain


def test_window_without_offices_is_certain_when_reachable():
    for reachable, certain in (({"desk": frozenset({"x"})}, True), ({"desk": frozenset()}, False)):
        maker = SignatureMaker(only("who", windows=(window("desk", All()),)), reachable)
        assert maker.window_certain(maker.rules.start) is certain


COURSE = Scheme("course", PEOPLE, "desk", {}, (), (Part("money", IDLE, ()),))
GIFT = Scheme("gift", leaf("alone", "yes"), "desk", {}, ())
RULES = only("who", "work", "alone", schemes=(COURSE, GIFT), scheme_steps=(RankingStep(IDLE, ("course", "gift")),))
GOALS = ["course", "gift", "course/money", "rank/schemes/1", "first-window"]
WHO, WORK, ALONE = 0, 1, 2
BUSY, IS_IDLE, ANY_WORK = 0b01, 0b10, 0b11
LONELY, TOGETHER, EITHER = 0b01, 0b10, 0b11


def told(*answers):
    state = RULES.start
    for fact, cells in answers:
        state = state.answered(fact, cells)
    return state


@pytest.mark.parametrize(
    ("answers", "open_", "facts"),
    [
        ((), ["course", "gift", "course/money", "rank/schemes/1"], 0b111),
        (((WHO, PERSON),), ["gift", "course/money", "rank/schemes/1"], 0b110),
        (((WHO, WHOEVER),), ["gift", "course/money", "rank/schemes/1"], 0b110),
        (((WHO, FIRMS),), ["gift", "rank/schemes/1"], 0b110),  # the money of a course that is for others
        (((WORK, BUSY),), ["course", "gift"], 0b101),
        (((WORK, ANY_WORK),), ["course", "gift"], 0b101),
        (((WHO, FIRMS), (ALONE, TOGETHER)), [], 0b000),  # an order of schemes that no one can have
        (((WHO, FIRMS), (ALONE, LONELY)), ["rank/schemes/1"], 0b010),
    ],
)
def test_a_goal_is_open_while_an_answer_can_settle_it_and_it_serves_someone(answers, open_, facts):
    maker, state = SignatureMaker(RULES, {}), told(*answers)
    signature = maker.signature(state)
    assert [goal.rule.id for goal in RULES.goals] == GOALS
    assert [id for id, mark in zip(GOALS, signature, strict=True) if mark is not None] == open_
    assert maker.open_facts(signature, state) == facts
    before = told(*answers[:-1])
    if answers:
        assert maker.signature_after(maker.signature(before), state, answers[-1][0]) == signature


def test_signature_numbers_remainders_and_adds_one_where_a_served_rule_is_settled():
    """Alike for alike conditions; the last bit says that a scheme the part is of can no longer be ruled out."""
    numbers = {}
    maker = SignatureMaker(RULES, {}, numbers)
    assert maker.signature(told()) == (0, 2, 4, 4, None)
    assert maker.signature(told((WHO, PERSON))) == (None, 2, 5, 5, None)
    assert maker.signature(told((WHO, WHOEVER))) == (None, 2, 5, 5, None)
    assert maker.signature(told((WHO, FIRMS))) == (None, 2, None, 4, None)
    assert maker.signature(told((WHO, FIRMS), (ALONE, LONELY))) == (None, None, None, 5, None)
    assert SignatureMaker(RULES, {}, numbers).signature(told()) == (0, 2, 4, 4, None)
    assert SignatureMaker(only("who", "work", "alone", schemes=(GIFT, COURSE)), {}, numbers).signature(told())[:2] != (0, 2)
    assert list(numbers.values()) == [0, 1, 2]


def test_signature_after_an_answer_keeps_closed_and_untouched_goals():
    maker = SignatureMaker(RULES, {})
    signature = (None, 77, None, 88, None)
    assert maker.signature_after(signature, told((WHO, PERSON)), WHO) == (None, 77, None, 1, None)
    assert maker.signature_after(signature, told(), ALONE) == (None, 2, None, 0, None)


def test_findings_are_of_open_goals_that_serve_someone():
    maker = SignatureMaker(RULES, {})

    def findings(state, fact, signature=None):
        found = maker.findings(signature or maker.signature(told()), state, fact)
        return [(id, finding.verdict) for id, finding in found]

    assert findings(told(), WHO) == [("course", Verdict.MAYBE)]
    assert findings(told((WHO, FIRMS)), WHO) == [("course", Verdict.NOT)]
    assert findings(told((WORK, IS_IDLE)), WORK) == [("course/money", Verdict.FITS), ("rank/schemes/1", Verdict.FITS)]
    assert findings(told((WHO, FIRMS), (WORK, BUSY)), WORK) == [("rank/schemes/1", Verdict.NOT)]
    assert findings(told((WHO, FIRMS), (ALONE, TOGETHER), (WORK, BUSY)), WORK) == []
    assert findings(told((ALONE, LONELY)), ALONE, (0, None, 4, 4, None)) == []


def test_the_next_question_is_among_the_open_goals():
    maker = SignatureMaker(RULES, {})
    assert maker.question((None, 2, None, None, None), told()) == ALONE
    assert maker.question((None, None, 4, None, None), told()) == WORK
    assert maker.question((0, None, None, None, None), told()) == WHO
    assert maker.question((None,) * 5, told()) is None


def test_signature_of_other_rules_is_refused():
    maker, short = SignatureMaker(RULES, {}), (None,) * 4
    for ask in (maker.question, maker.open_facts):
        with pytest.raises(ValueError, match="shorter"):
            ask(short, told())
