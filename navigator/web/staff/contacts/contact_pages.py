"""Contacts: what waits for an officer, the values of one office with their history, and the file of all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.knowledge.confirmations import confirmations_yaml
from navigator.knowledge.content.offices import OFFICE_VALUES, Office
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.ledger import confirmed_contacts, proposed_contacts
from navigator.ledger.confirmed_contacts import RecordedConfirmation
from navigator.ledger.proposed_contacts import ProposedContact
from navigator.usage.publish.words import SAMPLE
from navigator.web.staff.request import StaffPage, StaffRequest

from .confirmation_form import ContactField
from .current_values import confirmation_in_words, contact_in_words, current_contacts, window_name
from .town_sheet import TownProgress, progress_by_town
from .waiting import FIELD_WORDS, ContactTotals, WaitingOffice, is_old

FILE_HEAD = (
    "# 職員が確かめた値。職員用ページの「連絡先」から書き出したものです。\n"
    "# このまま content/confirmed.yaml に置くと、同じ値が使われます。\n"
)


@dataclass(frozen=True)
class ContactsPage(StaffPage):
    """Every office with what waits."""

    template = "staff/contacts.html"
    rows: list[tuple[WaitingOffice, str, str]]  # the window's name, how often it was shown
    fields: Mapping[str, str]  # field -> words
    waiting: int
    old: int
    told: int
    seconds: list[tuple[Office, str]]  # office and field in words of what waits for a second person
    confirmed: int  # offices of which every value was confirmed within a year
    towns: list[TownProgress]
    sent: str  # values just written by who is alone


class OfficeValue(NamedTuple):
    field: str
    words: str
    value: SourcedValue
    text: str
    state: str  # confirmed | old | unconfirmed | unknown | hidden
    before: str | None  # what one person may bring back: a value in words, "" for that of the files; None when there is none
    waiting: ProposedContact | None  # what waits for a second person
    waiting_text: str


class PastConfirmation(NamedTuple):
    """An entry of the history; `text` is "" when it hides the value, or goes back to the files."""

    words: str
    text: str
    recorded: RecordedConfirmation
    time: str
    source: str


@dataclass(frozen=True)
class ContactOfficePage(StaffPage):
    """One office: its values and their history."""

    template = "staff/contact_office.html"
    office: Office
    window: str
    values: list[OfficeValue]
    history: list[PastConfirmation]


def contacts_page(request: StaffRequest) -> Response:
    """GET every office, the most urgent first."""
    with request.ledger.reading() as connection:
        contacts, waiting = current_contacts(request, connection), proposed_contacts.all_waiting(connection)
    rows = [
        (row, window_name(request, row.office), contacts.times_shown.get(row.office.window, "")) for row in contacts.offices
    ]
    fields = {field: request.t(words) for field, words in FIELD_WORDS.items()}
    totals = ContactTotals.of(contacts.offices)
    page = ContactsPage(
        rows, fields, totals.waiting, totals.old, totals.reported, _seconds(request, waiting),
        confirmed=sum(not (row.missing or row.old) for row in contacts.offices),
        towns=progress_by_town(request, contacts.values),
        sent=_sent(request),
    )  # fmt: skip
    return request.page(page)


def _sent(request: StaffRequest) -> str:
    """How many values were just written: `done` is sent-12."""
    did, _, number = request.http.query_params.get("done", "").partition("-")
    return number if did == "sent" and number.isdecimal() else ""


def _seconds(request: StaffRequest, waiting: Iterable[ProposedContact]) -> list[tuple[Office, str]]:
    """Of offices that the region still has."""
    offices = {f"{o.window}/{o.id}": o for of in request.site.knowledge.contact_offices.values() for o in of.values()}
    return [
        (offices[p.confirmation.office], request.t(FIELD_WORDS[p.confirmation.field]))
        for p in waiting
        if p.confirmation.office in offices
    ]


def contact_office_page(request: StaffRequest) -> Response:
    """GET one office: each value, where it comes from, and its history."""
    office = requested_office(request)
    with request.ledger.reading() as connection:
        history = confirmed_contacts.history(connection, f"{office.window}/{office.id}")
        values = [_office_value(request, connection, ContactField(office, field)) for field in OFFICE_VALUES]
    past = [_past_confirmation(request, recorded) for recorded in history]
    return request.page(ContactOfficePage(office, window_name(request, office), values, past))


def _office_value(request: StaffRequest, connection: Connection, contact: ContactField) -> OfficeValue:
    value = contact.value
    before = confirmed_contacts.value_before(connection, contact.id, contact.field)
    waiting = proposed_contacts.of_value(connection, contact.id, contact.field)
    return OfficeValue(
        field=contact.field,
        words=request.t(FIELD_WORDS[contact.field]),
        value=value,
        text=contact_in_words(contact, request.t),
        state=_state(connection, contact, is_old(value, request.today)),
        before=None if before is None else confirmation_in_words(request, before),
        waiting=waiting,
        waiting_text=confirmation_in_words(request, waiting.confirmation) if waiting else "",
    )


def _state(connection: Connection, contact: ContactField, is_old: bool) -> str:
    if confirmed_contacts.is_hidden(connection, contact.id, contact.field):
        return "hidden"
    return "old" if is_old else contact.value.status


def _past_confirmation(request: StaffRequest, recorded: RecordedConfirmation) -> PastConfirmation:
    confirmation = recorded.confirmation
    source = request.site.knowledge.sources.get(confirmation.source)
    return PastConfirmation(
        request.t(FIELD_WORDS[confirmation.field]),
        confirmation_in_words(request, confirmation),
        recorded,
        request.local_time(recorded.at),
        request.t(source.title) if source else confirmation.source,
    )


def requested_office(request: StaffRequest) -> Office:
    """404 when there is none."""
    path = request.http.path_params
    office = request.site.knowledge.contact_offices.get(path["window"], {}).get(path["office"])
    if office is None:
        raise HTTPException(404)
    return office


def confirmed_file(request: StaffRequest) -> Response:
    """GET the confirmed values as the file content/confirmed.yaml."""
    with request.ledger.reading() as connection:
        current = confirmed_contacts.confirmations_of(confirmed_contacts.current(connection))
    merged = {(c.office, c.field): c for c in (*request.site.file_knowledge.confirmations, *current)}
    text = FILE_HEAD + confirmations_yaml([merged[key] for key in sorted(merged)])
    text = f"# {SAMPLE}\n{text}" if request.site.sample else text
    return request.file(text.encode(), "application/yaml; charset=utf-8", "confirmed.yaml")
