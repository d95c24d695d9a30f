"""One value of an office: entered, seen as a citizen sees it, and confirmed everywhere at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.dialogue.result.catalogue import office_window_view, window_page
from navigator.dialogue.result.views import WindowView
from navigator.knowledge.confirmations import apply_confirmations
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.content.office_ref import TOWN_HALL
from navigator.knowledge.content.offices import OFFICE_VALUES
from navigator.knowledge.content.plan import CHECK
from navigator.knowledge.knowledge import Knowledge
from navigator.ledger import confirmed_contacts, proposed_contacts
from navigator.ledger.accounts import number_of_writers
from navigator.ledger.proposed_contacts import ProposedContact
from navigator.web.staff.request import StaffPage, StaffRequest

from .confirmation_form import FIELDS, MAX_LETTERS, ContactField, read_confirmation
from .contact_pages import requested_office
from .current_values import contact_in_words
from .hours_entry import EXAMPLE
from .second_person import DEEDS, act
from .waiting import FIELD_WORDS


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
    is_alone: bool  # nobody else can write: it is shown at once
    waiting: ProposedContact | None  # what the second person looks at; None while it is being written
    is_own: bool  # whoever looks has written it


def _requested_field(request: StaffRequest) -> ContactField:
    """404 when there is none."""
    field = request.http.path_params["field"]
    if field not in OFFICE_VALUES:
        raise HTTPException(404)
    return ContactField(requested_office(request), field)


def edit_page(request: StaffRequest) -> Response:
    """GET the form of a value."""
    contact = _requested_field(request)
    text = contact_in_words(contact, request.t)
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
        now=contact_in_words(contact, request.t),
    )
    return request.page(page, 422 if problems else 200)


def submit_value(request: StaffRequest) -> Response:
    """POST a value. `do` is preview (the page as a citizen sees it), edit, confirm, or what `second_person` does."""
    contact, form, do = _requested_field(request), request.form, request.form.value("do")
    if do in DEEDS:
        return act(request, contact, do)
    typed = {name: form.value(name).strip()[:MAX_LETTERS] for name in FIELDS}
    confirmation, problems = read_confirmation(request, contact, typed)
    if problems or do == "edit":
        return _form(request, contact, typed, problems)
    if do != "confirm":
        return _preview(request, contact, confirmation, typed)
    with request.ledger.writing() as connection:
        is_shown = proposed_contacts.propose(connection, confirmation, request.actor)
    request.site.ledger_watch.refresh()
    return request.redirect(f"contacts/{contact.id}", "confirmed" if is_shown else "proposed")


def waiting_page(request: StaffRequest) -> Response:
    """GET what waits for a second person, as a citizen would see it. 404 when nothing waits."""
    contact = _requested_field(request)
    with request.ledger.reading() as connection:
        waiting = proposed_contacts.of_value(connection, contact.id, contact.field)
    if waiting is None:
        raise HTTPException(404)
    return _preview(request, contact, waiting.confirmation, {}, waiting)


def _preview(
    request: StaffRequest, contact: ContactField, confirmation: Confirmation, typed: Mapping[str, str],
    waiting: ProposedContact | None = None,
) -> Response:  # fmt: skip
    """The citizen's page with the value in it, before anybody else sees it."""
    with request.ledger.reading() as connection:
        current = confirmed_contacts.confirmations_of(confirmed_contacts.current(connection))
        is_alone = number_of_writers(connection) < 2
    knowledge = apply_confirmations(request.site.file_knowledge, [*current, confirmation])
    page = ContactPreviewPage(
        d=_window_shown(request, knowledge, contact),
        place=contact,
        typed=typed,
        what=request.t(FIELD_WORDS[contact.field]),
        is_alone=is_alone,
        waiting=waiting,
        is_own=waiting is not None and waiting.who == request.officer.name,
    )
    return request.page(page)


def _window_shown(request: StaffRequest, knowledge: Knowledge, contact: ContactField) -> WindowView:
    """The window as a citizen sees it with this value; of a town hall, one that is called there."""
    office = knowledge.contact_offices[contact.office.window][contact.office.id]
    if office.window != TOWN_HALL:
        return office_window_view(knowledge, office, request.now, request.t)
    by_hall = [id for id, words in knowledge.window_words.items() if words.town_hall]
    pages = [window_page(knowledge, id, request.now, request.t, office.id) for id in by_hall]
    return next((page for page in pages if page.call and page.call.ref == contact.id), pages[0])
