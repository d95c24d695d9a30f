"""Every contact value as it stands now, office by office, the most urgent first."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from navigator.dialogue.result.opening_hours import hours_in_words
from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.confirmations import apply_confirmations
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.content.office_ref import TOWN_HALL
from navigator.knowledge.content.offices import Office
from navigator.knowledge.knowledge import Knowledge
from navigator.ledger import confirmed_contacts
from navigator.web.staff.months import month_key
from navigator.web.staff.request import StaffRequest

from .confirmation_form import ContactField
from .waiting import FIELD_WORDS, YEAR, WaitingOffice, fields_of, is_old, reported_offices, waiting_offices

STATE_WORDS = {
    "confirmed": "確認ずみ", "old": "確かめてから１年を過ぎました", "unconfirmed": "未確認", "unknown": "なし", "hidden": "隠しています",
}  # fmt: skip


@dataclass(frozen=True)
class CurrentValue:
    """A value with the words that officers read."""

    contact: ContactField
    place: str  # the municipality where the office stands, "" for none
    window: str
    what: str
    text: str
    state: str  # one of STATE_WORDS
    state_words: str
    source: str  # in words

    @property
    def mark(self) -> str:
        """window/office/field and a digest of what stands there: a table that comes back tells whether it changed meanwhile."""
        value = self.contact.value
        said = (self.text, value.extension, *value.more, self.state == "hidden", value.status, str(value.checked_on), *value.sources)
        return f"{self.contact.id}/{self.contact.field}/{hashlib.sha256(repr(said).encode()).hexdigest()[:8]}"

    @property
    def is_confirmed(self) -> bool:
        """It was confirmed within a year."""
        return self.state == "confirmed"


ValuesByField = Mapping[tuple[str, str], CurrentValue]  # window/office, field


@dataclass(frozen=True)
class CurrentContacts:
    """Every office, the most urgent first, with its values in the same order."""

    offices: Sequence[WaitingOffice]
    times_shown: Mapping[str, str]  # window -> how often it was shown, as it is published
    values: Sequence[CurrentValue]


def current_values(request: StaffRequest, connection: Connection) -> Sequence[CurrentValue]:
    """The values of every office."""
    return current_contacts(request, connection).values


def current_contacts(request: StaffRequest, connection: Connection) -> CurrentContacts:
    """What the ledger holds at this moment over the region's files: in a writing transaction nothing comes between."""
    recorded = confirmed_contacts.current(connection)
    knowledge = apply_confirmations(request.site.file_knowledge, confirmed_contacts.confirmations_of(recorded))
    hidden = {(c.confirmation.office, c.confirmation.field) for c in recorded if c.confirmation.hidden}
    first, last = month_key(request.today - YEAR), month_key(request.today)
    times_shown = request.site.published_figures.offers_shown(first, last)
    offices = waiting_offices(knowledge, request.today, times_shown, reported_offices(request.site, recorded))
    values = [
        _current_value(request, knowledge, ContactField(row.office, field), hidden)
        for row in offices
        for field in fields_of(row.office)
    ]
    return CurrentContacts(offices, times_shown, values)


def by_field(values: Sequence[CurrentValue]) -> ValuesByField:
    """The values by office and field."""
    return {(value.contact.id, value.contact.field): value for value in values}


def window_name(request: StaffRequest, office: Office) -> str:
    """The name of an office's window, or that it is a town hall."""
    if office.window == TOWN_HALL:
        return request.t("市役所・町村役場（代表）")
    return request.t(request.site.knowledge.window_words[office.window].name)


def contact_in_words(contact: ContactField, t: Translator) -> str:
    """The value that is served, as people read it."""
    return hours_in_words(contact.value, t) if contact.field == "hours" else contact.value.text


def confirmation_in_words(request: StaffRequest, confirmation: Confirmation) -> str:
    """Hours are JSON: they are applied to the office and shown by the code of the citizens' pages."""
    if confirmation.field != "hours" or not confirmation.value:
        return confirmation.value
    window, _, id = confirmation.office.partition("/")
    knowledge = apply_confirmations(request.site.file_knowledge, [confirmation])
    office = knowledge.contact_offices.get(window, {}).get(id)
    return hours_in_words(office.hours, request.t) if office else confirmation.value


def _current_value(
    request: StaffRequest, knowledge: Knowledge, contact: ContactField, hidden: set[tuple[str, str]]
) -> CurrentValue:
    t, value = request.t, contact.value
    town = knowledge.municipalities.get(contact.office.at)
    is_hidden = (contact.id, contact.field) in hidden
    state = "hidden" if is_hidden else "old" if is_old(value, request.today) else value.status
    titles = (knowledge.sources[id].title for id in value.sources if id in knowledge.sources)
    return CurrentValue(
        contact=contact,
        place=t(town.name) if town else "",
        window=window_name(request, contact.office),
        what=t(FIELD_WORDS[contact.field]),
        text=contact_in_words(contact, t),
        state=state,
        state_words=t(STATE_WORDS[state]),
        source="、".join(t(title) for title in titles),
    )
