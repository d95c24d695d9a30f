"""Contacts: what waits for an officer, one value entered, seen as a citizen sees it, and confirmed everywhere at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.dialogue.result.catalogue import office_page
from navigator.dialogue.result.opening_hours import hours_in_words
from navigator.dialogue.views import WindowView
from navigator.knowledge.confirmations import apply_confirmations, confirmations_yaml
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.content.offices import OFFICE_VALUES, Office
from navigator.knowledge.content.plan import CHECK
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.ledger import confirmed_contacts
from navigator.ledger.confirmed_contacts import RecordedConfirmation
from navigator.web.staff.months import month_key
from navigator.web.staff.request import StaffPage, StaffRequest, file_response

from .confirmation_form import FIELDS, MAX_LETTERS, ContactField, read_confirmation
from .hours_entry import EXAMPLE
from .waiting import (
    FIELD_WORDS,
    YEAR,
    ContactTotals,
    WaitingOffice,
    is_old,
    reported_offices,
    waiting_offices,
)

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


class OfficeValue(NamedTuple):
    """A value of an office."""

    field: str
    words: str
    value: SourcedValue
    text: str
    state: str  # confirmed | old | unconfirmed | unknown
    confirmed_here: bool


class PastConfirmation(NamedTuple):
    """An entry of the history; `text` is "" when it takes an earlier one back."""

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


@dataclass(frozen=True)
class ContactEditPage(StaffPage):
    """The form of a value."""

    template = "staff/contact_edit.html"
    place: ContactField
    what: str
    typed: Mapping[str, str]
    problems: Mapping[str, str]  # by field of the form
    sources: list[tuple[str, str]]
    today: str
    example: str
    now: str  # the value that is served


@dataclass(frozen=True)
class ContactPreviewPage(StaffPage):
    """The citizen's page of a window with the value in it."""

    template = "staff/contact_preview.html"
    d: WindowView
    place: ContactField
    typed: Mapping[str, str]
    what: str


def contacts_page(request: StaffRequest) -> Response:
    """GET every office, the most urgent first."""
    site, today = request.site, request.today
    with request.ledger.reading() as connection:
        confirmed = confirmed_contacts.current(connection)
    times_shown = site.published.offers_shown(month_key(today - YEAR), month_key(today))
    offices = waiting_offices(site.knowledge, today, times_shown, reported_offices(site, confirmed))
    names = {id: request.t(words.name) for id, words in site.knowledge.window_words.items()}
    rows = [(row, names[row.office.window], times_shown.get(row.office.window, "")) for row in offices]
    fields = {field: request.t(words) for field, words in FIELD_WORDS.items()}
    totals = ContactTotals.of(offices)
    return request.page(ContactsPage(rows, fields, totals.waiting, totals.old, totals.reported))


def contact_office_page(request: StaffRequest) -> Response:
    """GET one office: each value, where it comes from, and its history."""
    office = _requested_office(request)
    with request.ledger.reading() as connection:
        history = confirmed_contacts.history(connection, f"{office.window}/{office.id}")
        current = confirmed_contacts.values(confirmed_contacts.current(connection))
    confirmed_here = {c.field for c in current if c.office == f"{office.window}/{office.id}"}
    values = [_office_value(request, ContactField(office, field), field in confirmed_here) for field in OFFICE_VALUES]
    past = [_past_confirmation(request, recorded) for recorded in history]
    window = request.t(request.site.knowledge.window_words[office.window].name)
    return request.page(ContactOfficePage(office, window, values, past))


def _office_value(request: StaffRequest, contact: ContactField, confirmed_here: bool) -> OfficeValue:
    value, words = contact.value, request.t(FIELD_WORDS[contact.field])
    state = "old" if is_old(value, request.today) else value.status
    return OfficeValue(contact.field, words, value, _in_words(request, contact), state, confirmed_here)


def _past_confirmation(request: StaffRequest, recorded: RecordedConfirmation) -> PastConfirmation:
    confirmation = recorded.confirmation
    source = request.site.knowledge.sources.get(confirmation.source)
    return PastConfirmation(
        request.t(FIELD_WORDS[confirmation.field]),
        _confirmation_in_words(request, confirmation),
        recorded,
        request.local_time(recorded.at),
        request.t(source.title) if source else confirmation.source,
    )


def _requested_office(request: StaffRequest) -> Office:
    """404 when there is none."""
    path = request.http.path_params
    office = request.site.knowledge.offices.get(path["window"], {}).get(path["office"])
    if office is None:
        raise HTTPException(404)
    return office


def _requested_field(request: StaffRequest) -> ContactField:
    """404 when there is none."""
    field = request.http.path_params["field"]
    if field not in OFFICE_VALUES:
        raise HTTPException(404)
    return ContactField(_requested_office(request), field)


def _in_words(request: StaffRequest, contact: ContactField) -> str:
    return hours_in_words(contact.value, request.t) if contact.field == "hours" else contact.value.text


def _confirmation_in_words(request: StaffRequest, confirmation: Confirmation) -> str:
    """Hours are JSON: they are applied to the office and shown by the code of the citizens' pages."""
    if confirmation.field != "hours" or not confirmation.value:
        return confirmation.value
    window, _, id = confirmation.office.partition("/")
    knowledge = apply_confirmations(request.site.file_knowledge, [confirmation])
    office = knowledge.offices.get(window, {}).get(id)
    return hours_in_words(office.hours, request.t) if office else confirmation.value


def edit_page(request: StaffRequest) -> Response:
    """GET the form of a value."""
    contact = _requested_field(request)
    text = _in_words(request, contact)
    value = text.replace("、", "\n") if contact.field == "hours" else text
    empty = dict.fromkeys(FIELDS, "")
    return _form(request, contact, empty | {"value": value, "checked_on": request.today.isoformat()}, {})


def _form(
    request: StaffRequest, contact: ContactField, typed: Mapping[str, str], problems: Mapping[str, str]
) -> Response:
    sources = [source for source in request.site.knowledge.sources.values() if source.kind in (CHECK, "official")]
    page = ContactEditPage(
        place=contact,
        what=request.t(FIELD_WORDS[contact.field]),
        typed=typed,
        problems=problems,
        sources=[(s.id, request.t(s.title)) for s in sorted(sources, key=lambda source: source.kind != CHECK)],
        today=request.today.isoformat(),
        example=EXAMPLE,
        now=_in_words(request, contact),
    )
    return request.page(page, 422 if problems else 200)


def submit_value(request: StaffRequest) -> Response:
    """POST a value. `do` is preview (the page as a citizen sees it), edit, confirm or withdraw."""
    contact, form, do = _requested_field(request), request.form, request.form.value("do")
    if do == "withdraw":
        return _withdraw(request, contact)
    typed = {name: form.value(name).strip()[:MAX_LETTERS] for name in FIELDS}
    confirmation, problems = read_confirmation(request, contact, typed)
    if problems or do == "edit":
        return _form(request, contact, typed, problems)
    if do != "confirm":
        return _preview(request, contact, confirmation, typed)
    with request.ledger.writing() as connection:
        confirmed_contacts.confirm(connection, confirmation, request.actor)
    request.site.freshness.refresh()
    return request.redirect(f"contacts/{contact.id}", "confirmed")


def _withdraw(request: StaffRequest, contact: ContactField) -> Response:
    with request.ledger.writing() as connection:
        confirmed_contacts.withdraw(connection, contact.id, contact.field, request.actor)
    request.site.freshness.refresh()
    return request.redirect(f"contacts/{contact.id}", "taken_back")


def _preview(
    request: StaffRequest, contact: ContactField, confirmation: Confirmation, typed: Mapping[str, str]
) -> Response:
    """The citizen's page with the value in it, before anybody else sees it."""
    with request.ledger.reading() as connection:
        current = confirmed_contacts.values(confirmed_contacts.current(connection))
    knowledge = apply_confirmations(request.site.file_knowledge, [*current, confirmation])
    office = knowledge.offices[contact.office.window][contact.office.id]
    window = office_page(knowledge, office, request.now, request.t)
    return request.page(ContactPreviewPage(window, contact, typed, request.t(FIELD_WORDS[contact.field])))


def confirmed_file(request: StaffRequest) -> Response:
    """GET the confirmed values as the file content/confirmed.yaml."""
    with request.ledger.reading() as connection:
        current = confirmed_contacts.values(confirmed_contacts.current(connection))
    merged = {(c.office, c.field): c for c in (*request.site.file_knowledge.confirmations, *current)}
    text = FILE_HEAD + confirmations_yaml([merged[key] for key in sorted(merged)])
    return file_response(text.encode(), "application/yaml; charset=utf-8", "confirmed.yaml")
