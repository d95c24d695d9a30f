"""What `navigator check` says of first doors: one fault a window, and how many are called where."""

from dataclasses import replace
from unittest.mock import Mock

from navigator.knowledge.calls import Call
from navigator.knowledge.checks.first_doors import FirstDoor
from navigator.knowledge.content.offices import Office
from navigator.review.door_figures import door_faults, door_figures


def call(kind, relays_for=()):
    return Call(kind, Mock(spec=Office, relays_for=relays_for), "", Mock(), True)


DOOR = FirstDoor("resident", "10201", "hello-work", None, call("own"), halls_listed=False)
CLOSED = replace(DOOR, call=None)
WAY_OUT = "Confirm a telephone, or name a relay or town hall that puts one through"


def test_who_can_be_called_is_no_fault():
    relayed = replace(DOOR, call=call("relay", ("hello-work",)))
    assert list(door_faults([DOOR, relayed, replace(CLOSED, halls_listed=True), replace(CLOSED, offices_listed=True)])) == []


def test_a_window_that_nobody_reaches_is_told_once_with_the_way_out():
    doors = [DOOR, CLOSED, replace(CLOSED, place="10202"), replace(CLOSED, window="saposute"), replace(CLOSED, persona="family")]
    first, second = door_faults(doors)
    assert first.startswith("content/windows.yaml")
    assert first.endswith(f"{CLOSED} and cannot be reached. {WAY_OUT}")
    assert "`saposute`" in second


def test_one_who_puts_through_to_other_windows_is_told():
    relayed = replace(DOOR, call=call("relay", ("saposute",)))
    (fault,) = door_faults([relayed])
    assert fault.endswith(f"{relayed} and is called at one that puts through to other windows. {WAY_OUT}")


def test_the_doors_inside_are_counted_by_how_they_are_called():
    doors = [
        DOOR, replace(DOOR, persona="family"), replace(DOOR, place="10202", call=call("town_hall")), replace(DOOR, call=call("relay", ("hello-work",))),
        replace(DOOR, call=call("relay", ("saposute",))), CLOSED, replace(DOOR, persona=""), replace(DOOR, place=""), replace(DOOR, place="outside"),
    ]  # fmt: skip
    assert list(door_figures(doors)) == [
        "6 first doors of 2 personas in 2 municipalities: called at their own number 2, at the town hall 1, through another office 2, "
        "without a telephone 1; relayed to another subject 1"
    ]


def test_without_a_door_inside_nothing_is_counted():
    assert list(door_figures([replace(DOOR, place="outside")])) == []
