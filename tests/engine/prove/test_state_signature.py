"""The mark of a state: which goals are open, what is left of them, and whether a door is certain."""

from dataclasses import replace

import pytest

from navigator.engine.decide.compiled_rules import Part, RankingStep, Scheme
from navigator.engine.decide.condition import All
from navigator.engine.decide.decision import decide
from navigator.engine.decide.rule import Verdict
from navigator.engine.decide.state import State
from navigator.engine.prove.state_signature import DOOR, DOOR_SETTLED, WINDOW, SignatureMaker
from tests.engine.sample import FIRM, OFFICES, PEOPLE, ages, leaf, only, window

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
NO_DOOR = (None, False, DOOR_SETTLED)  # no first window, none certain, and none to come
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
    assert [id for id, mark in zip(GOALS, signature[:WINDOW], strict=True) if mark is not None] == open_
    assert maker.open_facts(signature) == facts
    before = told(*answers[:-1])
    if answers:
        assert maker.signature_after(maker.signature(before), state, answers[-1][0]) == signature


def test_signature_numbers_remainders_and_adds_one_where_a_served_rule_is_settled():
    """Alike for alike conditions; the last bit says that a scheme the part is of can no longer be ruled out."""
    numbers = {}
    maker = SignatureMaker(RULES, {}, numbers)
    assert maker.signature(told()) == (0, 2, 4, 4, *NO_DOOR)
    assert maker.signature(told((WHO, PERSON))) == (None, 2, 5, 5, *NO_DOOR)
    assert maker.signature(told((WHO, WHOEVER))) == (None, 2, 5, 5, *NO_DOOR)
    assert maker.signature(told((WHO, FIRMS))) == (None, 2, None, 4, *NO_DOOR)
    assert maker.signature(told((WHO, FIRMS), (ALONE, LONELY))) == (None, None, None, 5, *NO_DOOR)
    assert SignatureMaker(RULES, {}, numbers).signature(told()) == (0, 2, 4, 4, *NO_DOOR)
    assert SignatureMaker(only("who", "work", "alone", schemes=(GIFT, COURSE)), {}, numbers).signature(told())[:2] != (0, 2)
    assert list(numbers.values()) == [0, 1, 2]


def test_signature_after_an_answer_keeps_closed_and_untouched_goals():
    maker = SignatureMaker(RULES, {})
    signature = (None, 77, None, 88, *NO_DOOR)
    assert maker.signature_after(signature, told((WHO, PERSON)), WHO) == (None, 77, None, 1, *NO_DOOR)
    assert maker.signature_after(signature, told(), ALONE) == (None, 2, None, 0, *NO_DOOR)


def test_findings_are_of_goals_on_the_fact_that_serve_someone():
    maker = SignatureMaker(RULES, {})

    def findings(state, fact):
        found = {id: maker.finding(n, fact, state) for n, id in enumerate(GOALS)}
        return [(id, finding.verdict) for id, finding in found.items() if finding]

    assert findings(told(), WHO) == [("course", Verdict.MAYBE)]
    assert findings(told((WHO, FIRMS)), WHO) == [("course", Verdict.NOT)]
    assert findings(told((WORK, IS_IDLE)), WORK) == [("course/money", Verdict.FITS), ("rank/schemes/1", Verdict.FITS)]
    assert findings(told((WHO, FIRMS), (WORK, BUSY)), WORK) == [("rank/schemes/1", Verdict.NOT)]
    assert findings(told((WHO, FIRMS), (ALONE, TOGETHER), (WORK, BUSY)), WORK) == []


def test_places_that_an_answer_can_change_and_what_bears_on_them():
    """The money of a course depends on work, and on whether the course, which depends on who one is, can still serve."""
    maker, state = SignatureMaker(RULES, {}), told()
    signature = maker.signature(state)
    course, gift, money, order = range(4)
    assert maker.touched(signature, WORK) == [money, order, WINDOW]
    assert maker.touched((None, 2, None, 4, *NO_DOOR), WORK) == [order, WINDOW]
    assert maker.touched(signature, WHO) == [course, money, order, WINDOW]
    assert maker.touched((0, 2, 4, 4, None, True, None), WHO) == [course, money, order, DOOR]
    assert maker.bearing_on(money, signature, WHO) == (4, 0)
    assert maker.bearing_on(money, signature, WORK) == (4, False)
    assert maker.bearing_on(order, (None, 2, None, 4, *NO_DOOR), WORK) == (4, True, False)
    first = 4
    assert maker.places_read(WORK) == [course, gift, money, order, first, WINDOW, DOOR]
    assert maker.places_read(ALONE) == [course, gift, order, first, WINDOW, DOOR]
    assert [maker.left_at(place, state) for place in (course, gift, money, order, WINDOW, DOOR)] == [0, 2, 4, 4, False, DOOR_SETTLED]


def test_cells_are_told_apart_by_what_bears_on_a_place():
    """An office by its areas, what serves a step by whom it serves, and a desk that decides for some."""
    by_desk = replace(COURSE, desk_decides=leaf("work", "a"), parts=())
    rules = only("who", "work", "place", windows=(DESK,), schemes=(by_desk, replace(GIFT, when=PEOPLE)),
                 scheme_steps=(RankingStep(IDLE, ("gift",)),))  # fmt: skip
    maker, order = SignatureMaker(rules, {}), [goal.rule.id for goal in rules.goals].index
    assert maker.cell_classes(order("course"), 1) == (0b001, 0b110)
    assert maker.cell_classes(order("rank/schemes/1"), 1) == (0b011, 0b100)
    assert maker.cell_classes(order("rank/schemes/1"), 0) == (0b01, 0b10)
    assert maker.cell_classes(order("desk/office"), 2) == maker.cell_classes(DOOR, 2) == (0b001, 0b010, 0b100)


def test_cells_are_told_apart_by_a_step_and_its_window_also_where_the_first_window_merges_them():
    """The priority holds at the age of 3 and 4 alone; the step alone holds below 3, for those who say "under 5"."""
    rules = only("who", "age", windows=(window("club", ages(3, 7)),), window_steps=(RankingStep(ages(0, 4), ("club",)),))
    assert rules.domains[1].cells == (0b111, 0b11000, 0b11100000, 0b1100000000)
    maker, goals = SignatureMaker(rules, {}), [goal.rule.id for goal in rules.goals]
    assert maker.cell_classes(goals.index("first-window"), 1) == maker.cell_classes(DOOR, 1) == (0b1, 0b10, 0b100, 0b1000)


def test_the_next_question_is_among_the_open_goals():
    maker = SignatureMaker(RULES, {})
    assert maker.question((None, 2, None, None, *NO_DOOR), told()) == ALONE
    assert maker.question((None, None, 4, None, *NO_DOOR), told()) == WORK
    assert maker.question((0, None, None, None, *NO_DOOR), told()) == WHO
    assert maker.question((*(None,) * 4, *NO_DOOR), told()) is None


def test_a_screen_is_the_question_with_what_is_open_of_its_screen():
    rules = only("who", "age", "work", schemes=(replace(COURSE, when=All((PEOPLE, ages(0, 4), IDLE)), parts=()),))
    maker = SignatureMaker(rules, {})
    signature = maker.signature(rules.start)
    assert maker.screen(signature, rules.start, 0b111) == 0b110
    assert maker.screen(signature, rules.start, 0b101) == 0b100
    assert maker.screen((None, *NO_DOOR), rules.start, 0) == 0


@pytest.mark.parametrize(
    ("answers", "door", "question"),
    [
        ((), None, "who"),  # the window is open: it leads
        ((("who", PERSON),), "desk/office", "place"),  # then its office, before the course that asks about work
        ((("who", PERSON), ("place", NORTH)), DOOR_SETTLED, "work"),
        ((("who", FIRMS),), DOOR_SETTLED, "work"),
    ],
)
def test_the_door_leads_until_window_and_office_are_certain(answers, door, question):
    course = replace(COURSE, when=leaf("work", "c"), parts=())
    rules = only("who", "work", "place", windows=(window("desk", PEOPLE, None, OFFICES),), schemes=(course, replace(course, id="other")))
    numbers, state = {}, rules.start
    maker = SignatureMaker(rules, {}, numbers)
    for fact, cells in answers:
        state = state.answered(rules.index[fact], cells)
    signature = maker.signature(state)
    assert signature[DOOR] == numbers.get(door, door)
    assert rules.domains[maker.question(signature, state)].fact.id == question == decide(rules, state).next_question


def test_signature_of_other_rules_is_refused():
    maker = SignatureMaker(RULES, {})
    with pytest.raises(ValueError, match="longer"):
        maker.question((*(None,) * 5, *NO_DOOR), told())
