"""Which office waits first."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from navigator.knowledge.confirmations import apply_confirmations
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.content.sourced_value import UNKNOWN_VALUE, SourcedValue
from navigator.ledger import confirmed_contacts
from navigator.ledger.database import Actor
from navigator.usage.counts import WRONG_NUMBER, EventCount
from navigator.usage.store import StoreError
from navigator.web.staff.contacts.waiting import (
    ContactTotals,
    WaitingOffice,
    is_old,
    reported_offices,
    waiting_offices,
)
from tests.conftest import NOW
from tests.web.staff.contacts.conftest import NUMBER, OTA, confirm


def names(text):
    return re.findall(r'<th scope="row"><a href="/staff/contacts/[^"/]+/[^"]+">([^<]+)</a>', text)


def test_what_people_meet_most_waits_first(officer, site, monkeypatch):
    shown = {"welfare-office": "＊", "saposute": "1,234", "hello-work": "56以上"}
    monkeypatch.setattr(site.published_figures, "offers_shown", lambda *_: shown)
    offices = site.knowledge.offices
    found = names(officer("viewer").get("contacts/").text)
    expected = [*offices["saposute"], *offices["hello-work"]]
    assert {o.name for w in ("saposute", "hello-work") for o in offices[w].values()} == set(
        found[: len(expected)]
    )
    assert found[0] in {o.name for o in offices["saposute"].values()}


def test_a_number_reported_not_to_work_stands_first_until_it_is_confirmed_anew(officer, site):
    office = "labour-bureau/shokutai"
    editor = officer("editor")
    editor.client.post("/ja/wrong-number", data={"office": office})
    assert site.turns.write(enough=0)
    text = editor.get("contacts/").text
    assert "つながらないと知らせのあった所 1" in text
    assert names(text)[0] == site.knowledge.offices["labour-bureau"]["shokutai"].name
    number = site.knowledge.offices["labour-bureau"]["shokutai"].phone.confirmed_text
    confirm(editor, path=f"contacts/{office}", value=number, again=number)
    # A report of the very day of the confirmation does not outlive it.
    assert "つながらないと知らせのあった所 0" in editor.get("contacts/").text
    site.store.write(NOW.date() + timedelta(days=1), [EventCount(WRONG_NUMBER, office)])
    assert "つながらないと知らせのあった所 1" in editor.get("contacts/").text


def test_the_day_of_a_confirmation_is_in_the_time_of_the_region(officer, site):
    """At eight in the morning it is still the day before in UTC."""
    confirmation = Confirmation("hello-work/ota", "phone", NUMBER, "officer-call", NOW.date())
    with site.ledger.writing() as connection:
        confirmed_contacts.confirm(connection, confirmation, Actor("ann", datetime(2026, 11, 24, 23, 0, tzinfo=UTC)))
    for day, offices in ((25, 0), (26, 1)):
        site.store.write(date(2026, 11, day), [EventCount(WRONG_NUMBER, "hello-work/ota")])
        assert f"つながらないと知らせのあった所 {offices}" in officer("viewer").get("contacts/").text


def test_a_town_hall_that_was_reported_waits_and_is_confirmed_as_citizens_see_it(officer, site):
    site.store.write(date(2026, 11, 24), [EventCount(WRONG_NUMBER, "municipality/10205")])
    admin = officer("editor")
    page = admin.get("contacts/").text
    assert "つながらないと知らせのあった所 1" in page
    assert "市役所・町村役場（代表）" in admin.get("contacts/municipality/10205").text
    confirmation = Confirmation("municipality/10205", "phone", NUMBER, "officer-call", NOW.date())
    served = apply_confirmations(site.knowledge, [confirmation])
    assert served.municipalities["10205"].phone.confirmed_text == NUMBER


def test_a_year_later_an_officer_is_reminded(officer, site):
    confirmation = Confirmation("hello-work/ota", "phone", NUMBER, "officer-call", date(2025, 11, 23))
    with site.ledger.writing() as connection:
        confirmed_contacts.confirm(connection, confirmation, Actor("ann", NOW))
    text = officer("viewer").get("contacts/").text
    assert "電話：１年以上前" in text
    assert "確かめてから１年を過ぎました" in officer("viewer").get(OTA).text


CONFIRMED = SourcedValue("x", ("source",), NOW.date(), "confirmed")


def test_a_value_is_old_a_day_after_a_year():
    today = NOW.date()
    for days, old in ((365, False), (366, True)):
        assert is_old(replace(CONFIRMED, checked_on=today - timedelta(days)), today) is old
    assert not is_old(replace(CONFIRMED, checked_on=None), today)
    assert not is_old(replace(CONFIRMED, checked_on=date(2020, 1, 1), status="unconfirmed"), today)


def region(office, **offices):
    """A region of one window with these offices."""
    places = {id: replace(office, id=id, window="desk", **values) for id, values in offices.items()}
    return SimpleNamespace(contact_offices_on=lambda day: {"desk": places})


@pytest.fixture
def office(knowledge):
    """An invented office of which everything is confirmed."""
    values = dict.fromkeys(("phone", "hours", "address", "page"), CONFIRMED)
    return replace(knowledge.offices["hello-work"]["ota"], at="", relay=None, **values)


def order(knowledge, times_shown=None, reported=frozenset()):
    return [waiting.office.id for waiting in waiting_offices(knowledge, NOW.date(), times_shown or {}, reported)]


def test_reported_goes_before_no_telephone_before_no_relay_before_much_missing(office):
    nothing = {"phone": UNKNOWN_VALUE}
    knowledge = region(
        office, complete={}, hours={"hours": UNKNOWN_VALUE}, two={"hours": UNKNOWN_VALUE, "page": UNKNOWN_VALUE},
        relayed={**nothing, "relay": "through the town hall"}, phone=nothing, reported={},
    )  # fmt: skip
    assert order(knowledge, reported=frozenset({"desk/reported"})) == [
        "reported", "phone", "relayed", "two", "hours", "complete",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("figures", "first"),
    [(("9", "10"), "b"), (("1,000", "999"), "a"), (("56以上", "55"), "a"), (("＊", "1"), "b"), (("＊", ""), "a")],
)
def test_what_is_shown_most_goes_first(office, figures, first):
    knowledge = SimpleNamespace(contact_offices_on=lambda day: {w: {w: replace(office, id=w, window=w)} for w in ("a", "b")})
    assert order(knowledge, dict(zip(("a", "b"), figures, strict=True)))[0] == first


def test_a_website_waits_for_its_page_alone(office):
    website = region(office, site={"phone": UNKNOWN_VALUE, "hours": UNKNOWN_VALUE, "address": UNKNOWN_VALUE})
    (waiting,) = waiting_offices(website, NOW.date(), {}, frozenset())
    assert waiting.missing == ()


def test_totals_count_offices_and_not_values(office):
    offices = [
        WaitingOffice(office, ("phone", "hours"), (), False, False),
        WaitingOffice(office, ("phone",), ("page", "hours"), True, False),
        WaitingOffice(office, (), (), False, False),
    ]
    assert ContactTotals.of(offices) == ContactTotals(waiting=2, old=1, reported=1)


def test_reports_that_cannot_be_read_are_logged_and_mark_no_office(site, monkeypatch, caplog):
    def away():
        raise StoreError("counts", "away")

    monkeypatch.setattr(site.reader, "wrong_numbers", away)
    assert reported_offices(site, []) == frozenset()
    (record,) = caplog.records
    assert (record.levelname, record.name) == ("WARNING", "navigator.web.staff.contacts.waiting")
    assert "reports of wrong numbers cannot be read (away)" in record.getMessage()
