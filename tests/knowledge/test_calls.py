"""Whom to call for a window, from the nearest that is confirmed to a line for the whole country; invented offices."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from navigator.knowledge.calls import Call, call_for, only_office
from navigator.knowledge.content.office_ref import OWN_TOWN, TOWN_HALL, OfficeRef
from navigator.knowledge.content.sourced_value import UNKNOWN_VALUE, SourcedValue
from navigator.knowledge.content.wording import OutsideWords, Relay, Text, TownHallWords
from navigator.knowledge.files.period import ALWAYS, Period

DESK_HOURS = SourcedValue(text="火曜の午後", status="confirmed")
OFFICE_HOURS = SourcedValue(text="平日", status="confirmed")
HALL_ASK, RELAY_ASK, OUTSIDE_ASK = Text("係につないでください"), Text("どこへ行けばよいですか"), Text("話を聞いてください")


def phone(number, status="confirmed"):
    return SourcedValue(text=number, status=status)


def office(id, number="", **more):
    fields = {"phone": phone(number) if number else UNKNOWN_VALUE, "hours": OFFICE_HOURS, "public_office": False, "relay": None, "valid": ALWAYS}
    return SimpleNamespace(id=id, **fields | more)


def relay(window, office, ask_for="", ask=RELAY_ASK):
    return Relay(OfficeRef(window, office), ask, ask_for, None)


def region(offices=(), *, relay=None, town_hall=None, outside=None, helplines=(), more=None):
    """A region with one window, `desk`, of these offices, and two towns, of which the second has no confirmed number."""
    return SimpleNamespace(
        window_words={"desk": SimpleNamespace(relay=relay, town_hall=town_hall, outside=outside)},
        offices={"desk": {office.id: office for office in offices}, **(more or {})},
        offices_on=lambda window, day: {office.id: office for office in offices if day in office.valid},
        helplines=helplines,
        municipalities={
            "1": SimpleNamespace(phone=phone("0000-11-1111"), hours=OFFICE_HOURS),
            "2": SimpleNamespace(phone=phone("0000-22-2222", "unconfirmed"), hours=OFFICE_HOURS),
        },
    )


HALL = TownHallWords("相談の係", HALL_ASK)
NATIONAL = OutsideWords("", None, "line", OUTSIDE_ASK, None)
LINE = SimpleNamespace(id="line", phone=phone("0120-000-000"), hours=DESK_HOURS)


def test_an_office_with_a_confirmed_number_is_called_itself():
    """Even where a relay is known, and nothing has to be asked for."""
    own, other = office("a", "0000-33-3333", public_office=True, relay=relay("hub", "b")), office("b", "0000-44-4444")
    assert call_for(region((own, other)), "desk", own) == Call("own", own, "desk/a", OFFICE_HOURS, True)


def test_the_only_office_is_called_before_a_place_is_known():
    only = office("a", "0000-33-3333")
    known = region((only, office("b", "0000-44-4444", valid=Period(end=date(2030, 3, 31)))))
    assert only_office(known, "desk", date(2030, 3, 31)) is None
    assert only_office(known, "desk", date(2030, 4, 1)) is only, "the other one is over"


def test_of_several_offices_none_is_called_before_the_place_is_known():
    assert call_for(region((office("a", "0000-33-3333"), office("b", "0000-44-4444"))), "desk", None) is None


def test_a_window_without_offices_has_no_call():
    assert call_for(region(more={}), "desk", None) is None
    without = region()
    del without.offices["desk"]
    assert call_for(without, "desk", None) is None


def test_a_number_that_nobody_confirmed_is_not_called():
    silent = office("a", phone=phone("0000-33-3333", "unconfirmed"))
    assert call_for(region((silent,)), "desk", silent) is None


def test_an_office_without_a_number_is_reached_through_its_own_relay_before_the_window_s():
    hub, last = office("b", "0000-44-4444", hours=DESK_HOURS, public_office=True), office("c", "0000-55-5555")
    silent = office("a", relay=relay("hub", "b", "担当"))
    asked = call_for(region((silent,), relay=relay("hub", "c"), more={"hub": {"b": hub, "c": last}}), "desk", silent)
    assert asked == Call("relay", hub, "hub/b", DESK_HOURS, True, "担当", RELAY_ASK)


@pytest.mark.parametrize("first", [relay("hub", "nowhere"), relay("away", "b"), relay("hub", "silent"), None])
def test_where_its_own_relay_cannot_be_called_the_window_s_is(first):
    hub = {"c": office("c", "0000-55-5555"), "silent": office("silent")}
    silent = office("a", relay=first)
    call = call_for(region((silent,), relay=relay("hub", "c"), more={"hub": hub}), "desk", silent)
    assert (call.kind, call.ref, call.ask_for, call.public_office) == ("relay", "hub/c", "", False)


def test_without_any_confirmed_number_nobody_is_called():
    silent = office("a", relay=relay("hub", "b"))
    assert call_for(region((silent,), relay=relay("hub", "b"), more={"hub": {"b": office("b")}}), "desk", silent) is None


def test_the_hall_of_one_s_own_town_puts_through_in_the_words_of_the_window():
    own = relay(TOWN_HALL, OWN_TOWN, ask=Text())
    known = region((office("a"), office("b")), relay=own, town_hall=HALL)
    call = call_for(known, "desk", None, "1")
    assert call == Call("town_hall", known.municipalities["1"], "municipality/1", OFFICE_HOURS, True, "相談の係", HALL_ASK)


def test_an_office_may_be_reached_through_the_hall_of_one_s_own_town():
    desk = office("a", relay=relay(TOWN_HALL, OWN_TOWN))
    assert call_for(region((desk,), town_hall=HALL), "desk", desk, "1").ref == "municipality/1"
    assert call_for(region((desk,), town_hall=HALL), "desk", desk) is None


@pytest.mark.parametrize("place", ["", "2", "3"])
def test_no_hall_is_called_without_a_town_or_its_confirmed_number(place):
    assert call_for(region(relay=relay(TOWN_HALL, OWN_TOWN), town_hall=HALL), "desk", None, place) is None


def test_a_named_hall_is_called_wherever_one_lives_and_a_relay_s_own_words_go_before_the_window_s():
    named = relay(TOWN_HALL, "1", "別の係")
    call = call_for(region(relay=named, town_hall=HALL), "desk", None, "2")
    assert (call.ref, call.ask_for, call.ask) == ("municipality/1", "別の係", RELAY_ASK)


def test_a_hall_without_words_of_the_window_is_asked_nothing_more():
    call = call_for(region(relay=relay(TOWN_HALL, "1", ask=Text())), "desk", None)
    assert (call.ask_for, call.ask) == ("", Text())


def test_the_desk_s_own_confirmed_hours_stand_before_the_hall_s():
    """Only those of the office whose relay it is: what the window's own relay reaches keeps the hall's."""
    own = relay(TOWN_HALL, "1")
    desk = office("a", hours=DESK_HOURS, relay=own)
    assert call_for(region((desk,)), "desk", desk).hours == DESK_HOURS
    unconfirmed = office("a", hours=replace(DESK_HOURS, status="unconfirmed"), relay=own)
    assert call_for(region((unconfirmed,)), "desk", unconfirmed).hours == OFFICE_HOURS
    other = office("a", hours=DESK_HOURS)
    assert call_for(region((other,), relay=own), "desk", other).hours == OFFICE_HOURS


def test_outside_the_region_a_line_for_the_whole_country_is_called_though_an_office_is_known():
    own = office("a", "0000-33-3333")
    other = SimpleNamespace(id="other", phone=phone("0120-111-111"), hours=OFFICE_HOURS)
    known = region((own,), outside=NATIONAL, helplines=(other, LINE))
    assert call_for(known, "desk", own, "outside") == Call("national", LINE, "", DESK_HOURS, False, "", OUTSIDE_ASK)
    assert call_for(known, "desk", own, "1").callee is own


def test_outside_the_region_a_window_without_other_words_keeps_its_own_call():
    own = office("a", "0000-33-3333")
    assert call_for(region((own,)), "desk", own, "outside").callee is own


@pytest.mark.parametrize("lines", [(), (SimpleNamespace(id="line", phone=phone("0120-000-000", "unconfirmed"), hours=DESK_HOURS),)])
def test_outside_the_region_no_line_is_called_that_is_unknown_or_unconfirmed(lines):
    assert call_for(region(outside=NATIONAL, helplines=lines), "desk", None, "outside") is None


def test_the_telephone_of_a_call_is_its_callee_s():
    own = office("a", "0000-33-3333")
    assert call_for(region((own,)), "desk", own).phone.confirmed_text == "0000-33-3333"
