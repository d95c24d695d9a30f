"""Contacts: what waits for an officer, one value entered, seen as a citizen sees it, and confirmed everywhere at once."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.dialogue.result.catalogue import office_page
from navigator.dialogue.result.opening_hours import hours_in_words
from navigator.knowledge.confirmations import apply_confirmations, confirmations_yaml
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.content.offices import OFFICE_VALUES, Office
from navigator.knowledge.content.plan import CHECK
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.ledger import confirmed_contacts
from navigator.ledger.confirmed_contacts import RecordedConfirmation
from navigator.web.staff.guard import Route
from navigator.web.staff.months import month_key
from navigator.web.staff.request import PRIVATE, StaffRequest

from .entry import LONGEST, ContactField, read_confirmation
from .hours_entry import EXAMPLE
from .waiting import FIELD_WORDS, YEAR, reported, rows

HEAD = (
    "# 職員が確かめた値。職員用ページの「連絡先」から書き出したものです。\n"
    "# このまま content/confirmed.yaml に置くと、同じ値が使われます。\n"
)


def show(visit: StaffRequest) -> Response:
    """GET what waits."""
    with visit.ledger.reading() as connection:
        confirmed = confirmed_contacts.current(connection)
    first = month_key(visit.today - YEAR)
    shown = visit.site.published.offers_shown(first, month_key(visit.today))
    found = rows(visit.site.knowledge, visit.today, shown, reported(visit.site, confirmed))
    names = {id: visit.t(words.name) for id, words in visit.site.knowledge.window_words.items()}
    return visit.page(
        "contacts", rows=[(row, names[row.office.window], shown.get(row.office.window, "")) for row in found],
        fields={field: visit.t(words) for field, words in FIELD_WORDS.items()}, confirmed=len(confirmed),
        waiting=sum(bool(row.missing) for row in found), old=sum(bool(row.old) for row in found),
        told=sum(row.reported for row in found),
    )  # fmt: skip


def office(visit: StaffRequest) -> Response:
    """GET one office: each value, where it comes from, and its history."""
    found = _office(visit)
    with visit.ledger.reading() as connection:
        past = confirmed_contacts.history(connection, f"{found.window}/{found.id}")
        current = {
            c.confirmation.field: c
            for c in confirmed_contacts.current(connection)
            if c.confirmation.office == f"{found.window}/{found.id}"
        }
    values = [(field, visit.t(FIELD_WORDS[field]), getattr(found, field), words(visit, field, getattr(found, field)),
               _age(visit, getattr(found, field)), field in current) for field in OFFICE_VALUES]  # fmt: skip
    history = [
        (
            visit.t(FIELD_WORDS[c.confirmation.field]),
            _written(visit, c),
            c,
            visit.moment(c.at),
            _source(visit, c.confirmation.source),
        )
        for c in past
    ]
    name = visit.t(visit.site.knowledge.window_words[found.window].name)
    return visit.page("contact_office", office=found, window=name, values=values, history=history)


def _office(visit: StaffRequest) -> Office:
    path = visit.request.path_params
    found = visit.site.knowledge.offices.get(path["window"], {}).get(path["office"])
    if found is None:
        raise HTTPException(404)
    return found


def _place(visit: StaffRequest) -> ContactField:
    field = visit.request.path_params["field"]
    if field not in OFFICE_VALUES:
        raise HTTPException(404)
    return ContactField(_office(visit), field)


def words(visit: StaffRequest, field: str, value: SourcedValue) -> str:
    """A value as it is read aloud."""
    return hours_in_words(value, visit.t) if field == "hours" else value.text


def _written(visit: StaffRequest, one: RecordedConfirmation) -> str:
    """A value of the history in words; hours through the very code that shows them."""
    confirmation = one.confirmation
    if confirmation.field != "hours" or not confirmation.value:
        return confirmation.value
    window, _, id = confirmation.office.partition("/")
    laid = apply_confirmations(visit.site.file_knowledge, [confirmation]).offices.get(window, {}).get(id)
    return hours_in_words(laid.hours, visit.t) if laid else confirmation.value


def _age(visit: StaffRequest, value: SourcedValue) -> str:
    """confirmed | old | unconfirmed | unknown"""
    if value.status == "confirmed" and value.checked_on and value.checked_on < visit.today - YEAR:
        return "old"
    return value.status


def _source(visit: StaffRequest, id: str) -> str:
    source = visit.site.knowledge.sources.get(id)
    return visit.t(source.title) if source else id


def edit(visit: StaffRequest) -> Response:
    """GET the form of a value."""
    place = _place(visit)
    typed = words(visit, place.field, place.value)
    lines = typed.replace("、", "\n") if place.field == "hours" else typed
    empty = dict.fromkeys(("again", "source", "evidence"), "")
    return _form(visit, place, {"value": lines, "checked_on": visit.today.isoformat(), **empty})


def _form(
    visit: StaffRequest, place: ContactField, typed: Mapping[str, str], problems: Mapping[str, str] | None = None
) -> Response:
    sources = visit.site.knowledge.sources.values()
    ordered = sorted(sources, key=lambda source: (source.kind != CHECK, source.kind != "official"))
    return visit.page(
        "contact_edit", 422 if problems else 200, place=place, what=visit.t(FIELD_WORDS[place.field]), typed=typed,
        problems=problems or {}, sources=[(s.id, visit.t(s.title)) for s in ordered if s.kind in (CHECK, "official")],
        today=visit.today.isoformat(), example=EXAMPLE, now=words(visit, place.field, place.value),
    )  # fmt: skip


def send(visit: StaffRequest) -> Response:
    """POST a value: first the page as a citizen sees it, then, with a second word, confirmed."""
    place, form = _place(visit), visit.form
    if form.value("do") == "withdraw":
        return _withdraw(visit, place)
    typed = {
        name: form.value(name).strip()[:LONGEST]
        for name in ("value", "again", "source", "checked_on", "evidence")
    }
    found, problems = read_confirmation(visit, place, typed)
    if problems or found is None or form.value("do") == "edit":
        return _form(visit, place, typed, problems)
    if form.value("do") != "confirm":
        return _preview(visit, place, found, typed)
    with visit.ledger.writing() as connection:
        confirmed_contacts.confirm(connection, found, visit.actor)
    visit.site.freshness.refresh()
    return visit.to(f"contacts/{place.id}", "confirmed")


def _withdraw(visit: StaffRequest, place: ContactField) -> Response:
    with visit.ledger.writing() as connection:
        confirmed_contacts.withdraw(connection, place.id, place.field, visit.actor)
    visit.site.freshness.refresh()
    return visit.to(f"contacts/{place.id}", "taken_back")


def _preview(visit: StaffRequest, place: ContactField, found: Confirmation, typed: Mapping[str, str]) -> Response:
    """The citizen's page with the value in it, before anybody else sees it."""
    with visit.ledger.reading() as connection:
        before = confirmed_contacts.values(confirmed_contacts.current(connection))
    knowledge = apply_confirmations(visit.site.file_knowledge, [*before, found])
    office = knowledge.offices[place.office.window][place.office.id]
    door = office_page(knowledge, office, visit.site.clock(), visit.t)
    return visit.page(
        "contact_preview", d=door, place=place, typed=typed, what=visit.t(FIELD_WORDS[place.field])
    )


def export(visit: StaffRequest) -> Response:
    """GET the confirmed values as the file content/confirmed.yaml."""
    with visit.ledger.reading() as connection:
        found = confirmed_contacts.values(confirmed_contacts.current(connection))
    merged = {(one.office, one.field): one for one in (*visit.site.file_knowledge.confirmations, *found)}
    text = HEAD + confirmations_yaml(sorted(merged.values(), key=lambda one: (one.office, one.field)))
    headers = {**PRIVATE, "content-disposition": 'attachment; filename="confirmed.yaml"'}
    return Response(text.encode(), headers=headers, media_type="application/yaml; charset=utf-8")


ROUTES = (
    Route("contacts/", "viewer", show),
    Route("contacts/confirmed.yaml", "viewer", export),
    Route("contacts/{window}/{office}", "viewer", office),
    Route("contacts/{window}/{office}/{field}", "editor", edit),
    Route("contacts/{window}/{office}/{field}", "editor", send, ("POST",)),
)
