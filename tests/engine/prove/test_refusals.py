"""Who has no window, who is turned away with no one named, and where no office is: the fault with the way to it."""

import pytest

from navigator.engine.decide.compiled_rules import Scheme
from navigator.engine.decide.condition import All, AnyOf
from navigator.engine.prove.fault import Fault, FaultReport
from navigator.engine.prove.refusals import unhelped_refusals, without_office, without_window
from tests.engine.sample import FACTS, OFFICES, PEOPLE, ages, leaf, only, window

WHO, WORK = 0, 1
PERSON, FIRM = 0b01, 0b10  # cells of "who", where a rule asks for people
IDLE = leaf("work", "c")
BUSY = 0b01  # cell of "work", where a rule asks for the idle
NORTH, SOUTH, OUTSIDE = 0b001, 0b010, 0b100
PLACE = 1
EVERYWHERE = (*OFFICES, ("away", leaf("place", "outside")))


@pytest.mark.parametrize(
    ("windows", "reachable", "lost"),
    [
        ([("desk", PEOPLE, ())], {"desk": {"x"}}, ((WHO, FIRM),)),
        ([("desk", PEOPLE, ()), ("club", IDLE, ())], {"desk": {"x"}, "club": {"x"}}, ((WHO, FIRM), (WORK, BUSY))),
        ([("desk", PEOPLE, ()), ("shop", leaf("who", "firm"), ())], {"desk": {"x"}, "shop": {"x"}}, None),
        ([("desk", PEOPLE, ()), ("site", All(), ())], {"desk": {"x"}, "site": set()}, ((WHO, FIRM),)),
        ([("desk", All(), ())], {}, ()),
        ([("desk", All(), ())], {"desk": set()}, ()),
    ],
)
def test_without_window_finds_someone_whom_all_turn_away(windows, reachable, lost):
    """Windows that no one can call or visit do not count, and where there is no other everyone is lost."""
    rules = only("who", "work", windows=tuple(window(id, when, None, offices) for id, when, offices in windows))
    found = list(without_window(rules, {id: frozenset(offices) for id, offices in reachable.items()}))
    assert found == ([] if lost is None else [FaultReport(Fault.NOBODY, "", lost)])


@pytest.mark.parametrize(
    ("offices", "reachable", "lost"),
    [
        (EVERYWHERE, {"north", "south", "away"}, None),
        (EVERYWHERE, {"north", "away"}, ((PLACE, SOUTH),)),
        (EVERYWHERE, {"south"}, ((PLACE, NORTH),)),
        ((), {"desk"}, None),
    ],
)
def test_without_window_finds_someone_whose_office_is_unreachable(offices, reachable, lost):
    rules = only("who", "place", windows=(window("desk", All(), None, offices),))
    found = list(without_window(rules, {"desk": frozenset(reachable)}))
    assert found == ([] if lost is None else [FaultReport(Fault.NOBODY, "", lost)])


DESK = window("desk", PEOPLE, {"": ("any",)})


def turned(*windows, schemes=()):
    return list(unhelped_refusals(only("who", "work", windows=(*windows, window("any", All())), schemes=schemes), WHO))


def test_refusal_without_alternative_is_reported_once_a_list():
    """Told once for each list of those who are named, by the first refusal with the fewest answers."""
    idle = All((PEOPLE, IDLE))
    said = ((WORK, BUSY),)
    assert turned(window("club", idle)) == [FaultReport(Fault.NO_INSTEAD, "club", ((WHO, PERSON), *said), ("work",))]
    assert turned(window("club", IDLE)) == [FaultReport(Fault.NO_INSTEAD, "club", said, ("work",))]
    assert turned(window("club", idle, {"work": ("any",)})) == []
    assert turned(window("club", idle, {"who": ("any",)})) == [
        FaultReport(Fault.NO_INSTEAD, "club", ((WHO, PERSON), *said), ("work",))
    ]
    assert turned(window("club", idle, {"": ("any",)})) == []
    assert turned(window("club", All())) == []
    assert turned(schemes=(Scheme("gift", IDLE, "any", {}, ()),)) == [FaultReport(Fault.NO_INSTEAD, "gift", said, ("work",))]


@pytest.mark.parametrize(
    ("instead", "found"),
    [
        ({"": ("shut",)}, [FaultReport(Fault.INSTEAD_CLOSED, "club", ((WORK, BUSY),), ("shut",))]),
        ({"work": ("desk",)}, [FaultReport(Fault.INSTEAD_CLOSED, "club", ((WHO, FIRM), (WORK, BUSY)), ("desk",))]),
        ({"work": ("desk",), "": ("shut",)}, [FaultReport(Fault.INSTEAD_CLOSED, "club", ((WHO, FIRM), (WORK, BUSY)), ("desk", "shut"))]),
        ({"work": ("desk",), "": ("firms",)}, []),
        ({"": ("desk", "desk", "firms")}, []),
    ],
)  # fmt: skip
def test_refusal_whose_alternatives_are_all_closed_is_reported(instead, found):
    others = (window("shut", IDLE, {"": ("any",)}), window("firms", leaf("who", "firm"), {"": ("any",)}))
    assert turned(window("club", IDLE, instead), DESK, *others) == found


def test_each_unhelpful_list_of_alternatives_is_reported_once():
    """Turned away for work alone, with no one named; or for age and loneliness together, to a desk for the idle."""
    when = All((IDLE, AnyOf((leaf("alone", "yes"), ages(0, 4)))))
    windows = (window("club", when, {"alone": ("shut",)}), window("shut", IDLE, {"": ("any",)}), window("any", All()))
    rules = only("who", "age", "work", "alone", windows=windows)
    old, busy, together = (1, 0b10), (2, 0b01), (3, 0b10)
    assert list(unhelped_refusals(rules, WHO)) == [
        FaultReport(Fault.NO_INSTEAD, "club", (busy,), ("work",)),
        FaultReport(Fault.INSTEAD_CLOSED, "club", (old, busy, together), ("shut",)),
    ]
    lonely_and_idle = window("club", All((IDLE, leaf("alone", "yes"))), {"": ("shut",)})
    rules = only("who", "work", "alone", windows=(lonely_and_idle, *windows[1:]))
    assert list(unhelped_refusals(rules, WHO)) == [FaultReport(Fault.INSTEAD_CLOSED, "club", ((1, 0b01), (2, 0b10)), ("shut",))]


def test_without_office_finds_places_of_the_region():
    """Outside the region none is owed; nor where the window turns away; where it is is told without the region."""
    inside = {"place": FACTS["place"].mask(("north", "south"))}
    far = window("far", leaf("place", "south"), None, OFFICES)
    part = window("part", All(), None, EVERYWHERE[:1])
    rules = only("who", "place", windows=(window("none", All()), far, part, window("whole", All(), None, EVERYWHERE)))
    assert list(without_office(rules, inside)) == [FaultReport(Fault.NO_OFFICE, "part", ((PLACE, SOUTH),))]
    assert list(without_office(rules, {})) == [FaultReport(Fault.NO_OFFICE, "part", ((PLACE, SOUTH | OUTSIDE),))]
    lost = only("who", "place", windows=(window("part", PEOPLE, None, EVERYWHERE[2:]), window("far", All(), None, OFFICES)))
    assert list(without_office(lost, inside)) == [FaultReport(Fault.NO_OFFICE, "part", ((WHO, PERSON),))]
    assert list(without_office(lost, {})) == [
        FaultReport(Fault.NO_OFFICE, "part", ((WHO, PERSON), (PLACE, NORTH | SOUTH))),
        FaultReport(Fault.NO_OFFICE, "far", ((PLACE, OUTSIDE),)),
    ]
