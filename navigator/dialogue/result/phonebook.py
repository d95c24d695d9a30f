"""Every confirmed telephone on one page, to be read without a line: no "open now", which would grow stale."""

from dataclasses import dataclass

from navigator.dialogue.wording.translation import Tongue
from navigator.knowledge.load import Knowledge

from .opening_hours import hours_text


@dataclass(frozen=True, slots=True)
class Phone:
    """One confirmed telephone."""

    name: str
    phone: str
    hours: str = ""
    extension: str = ""


@dataclass(frozen=True, slots=True)
class PhoneGroup:
    """The telephones of one window, or of the helplines."""

    title: str
    phones: tuple[Phone, ...]


def phonebook(knowledge: Knowledge, say: Tongue) -> tuple[PhoneGroup, ...]:
    """Helplines first, then the windows in their order; groups without a confirmed number are left out."""
    groups = [PhoneGroup(say("つらいとき・困ったとき"), _helplines(knowledge, say))]
    for id in knowledge.windows:
        groups.append(PhoneGroup(say(knowledge.window_words[id].name), _offices(knowledge, id, say)))
    return tuple(group for group in groups if group.phones)


def _helplines(knowledge: Knowledge, say: Tongue) -> tuple[Phone, ...]:
    return tuple(
        Phone(say(line.name), line.phone.shown, hours_text(line.hours, say))
        for line in knowledge.helplines
        if line.phone.shown
    )


def _offices(knowledge: Knowledge, window: str, say: Tongue) -> tuple[Phone, ...]:
    return tuple(
        Phone(say(office.name), office.phone.shown, hours_text(office.hours, say), office.phone.extension)
        for office in knowledge.offices[window].values()
        if office.phone.shown
    )
