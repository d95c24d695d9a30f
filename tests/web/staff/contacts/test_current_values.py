"""Contact values as officers read them: in which state, from which source, and with a mark that changes with them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.content.office_ref import TOWN_HALL
from navigator.ledger import confirmed_contacts
from navigator.ledger.database import Actor
from navigator.web.staff.contacts.current_values import (
    STATE_WORDS,
    by_field,
    confirmation_in_words,
    current_contacts,
    current_values,
    window_name,
)
from navigator.web.staff.contacts.hours_entry import read_hours
from navigator.web.staff.contacts.waiting import YEAR
from navigator.web.staff.request import StaffRequest
from tests.conftest import NOW
from tests.web.staff.contacts.conftest import NUMBER

OTA, TODAY = "hello-work/ota", NOW.date()
HOURS = read_hours("月 10:00〜15:00", str)


@pytest.fixture
def request_(site, officer):
    """What a page of contacts is asked with."""
    asked = []
    look = StaffRequest.page
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaffRequest, "page", lambda request, *given: asked.append(request) or look(request, *given))
        officer("editor").get("contacts/")
    return asked[-1]


def confirmed(site, field, value, checked_on=TODAY, office=OTA, source="officer-call"):
    with site.ledger.writing() as connection:
        confirmed_contacts.confirm(connection, Confirmation(office, field, value, source, checked_on, ""), Actor("editor", NOW))


def value_of(request, field, office=OTA):
    with request.ledger.reading() as connection:
        return by_field(current_values(request, connection))[office, field]


def test_a_value_that_nobody_knows_is_told_so(request_):
    value = value_of(request_, "phone")
    assert (value.state, value.state_words, value.text, value.source, value.is_confirmed) == ("unknown", "なし", "", "", False)
    assert (value.window, value.what) == ("ハローワーク", "電話")
    assert value.place == request_.site.knowledge.municipalities[value.contact.office.at].name


def test_a_confirmed_value_is_told_with_its_source(request_, site):
    confirmed(site, "phone", NUMBER)
    value = value_of(request_, "phone")
    assert (value.state, value.text, value.source, value.is_confirmed) == ("confirmed", NUMBER, "窓口に電話して確かめました", True)


@pytest.mark.parametrize(("days", "state"), [(0, "confirmed"), (1, "old")])
def test_after_a_year_it_is_to_be_confirmed_anew(request_, site, days, state):
    confirmed(site, "phone", NUMBER, TODAY - YEAR - timedelta(days=days))
    value = value_of(request_, "phone")
    assert (value.state, value.state_words, value.is_confirmed) == (state, STATE_WORDS[state], state == "confirmed")


def test_a_hidden_value_says_so(request_, site):
    confirmed(site, "phone", NUMBER)
    shown = value_of(request_, "phone").mark
    with site.ledger.writing() as connection:
        confirmed_contacts.hide(connection, OTA, "phone", Actor("editor", NOW))
    value = value_of(request_, "phone")
    assert (value.state, value.state_words) == ("hidden", "隠しています")
    assert value.mark != shown
    assert value_of(request_, "address").state != "hidden"


def test_the_mark_changes_with_what_stands_there(request_, site):
    before = {field: value_of(request_, field).mark for field in ("phone", "address")}
    assert before["phone"].startswith(f"{OTA}/phone/")
    assert len(before["phone"].rpartition("/")[2]) == 8
    marks = [before["phone"]]
    for number, day in ((NUMBER, TODAY), (NUMBER, TODAY - timedelta(days=1)), (NUMBER.replace("09", "10"), TODAY)):
        confirmed(site, "phone", number, day)
        marks.append(value_of(request_, "phone").mark)
    assert len(set(marks)) == 4
    assert value_of(request_, "address").mark == before["address"]
    value = value_of(request_, "phone")
    told = value.contact.value
    for other in (replace(told, extension="9"), replace(told, more=("1",)), replace(told, sources=("x",))):
        office = replace(value.contact.office, phone=other)
        assert replace(value, contact=replace(value.contact, office=office)).mark != value.mark


def test_every_office_has_its_values_the_most_urgent_first(request_, site, monkeypatch):
    asked = []
    monkeypatch.setattr(site.published_figures, "offers_shown", lambda *given: asked.append(given) or {"saposute": "1,234"})
    with request_.ledger.reading() as connection:
        contacts = current_contacts(request_, connection)
    assert asked == [("2025-11", "2026-11")]
    assert contacts.times_shown == {"saposute": "1,234"}
    assert contacts.offices[0].office.window == "saposute"
    order = list(dict.fromkeys(value.contact.id for value in contacts.values))
    assert order == [f"{row.office.window}/{row.office.id}" for row in contacts.offices]


def test_a_town_hall_is_called_so(request_, site):
    halls = [value for value in _all(request_) if value.contact.office.window == TOWN_HALL]
    assert halls
    assert {value.window for value in halls} == {"市役所・町村役場（代表）"}
    office = site.knowledge.offices["saposute"].values()
    assert window_name(request_, next(iter(office))) == site.knowledge.window_words["saposute"].name


def _all(request):
    with request.ledger.reading() as connection:
        return current_values(request, connection)


@pytest.mark.parametrize(("field", "value", "office", "said"), [
    ("phone", NUMBER, OTA, NUMBER), ("hours", "", OTA, ""), ("hours", HOURS, OTA, "月 10:00〜15:00"), ("hours", HOURS, "hello-work/none", HOURS),
])  # fmt: skip
def test_a_confirmation_is_told_as_people_will_read_it(request_, field, value, office, said):
    confirmation = Confirmation(office, field, value, "officer-call", date(2026, 11, 24), "")
    assert confirmation_in_words(request_, confirmation) == said
