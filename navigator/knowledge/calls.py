"""Whom to call for a window at a place: its own office, the town hall, a relay, or a line for the whole country.

Only confirmed telephones. Knows no language and no clock: the dialogue says it in words, the checks prove it for every place.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from navigator.knowledge.content.office_ref import OWN_TOWN, TOWN_HALL, OfficeRef
from navigator.knowledge.content.offices import Helpline, Municipality, Office
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.knowledge.content.wording import Relay, Text
from navigator.knowledge.rules.facts import OUTSIDE

from .knowledge import Knowledge

CallKind = Literal["own", "town_hall", "relay", "national"]
NO_WORDS = Text()


@dataclass(frozen=True)
class Call:
    """Who answers, and what to ask for there (nothing at a window's own office)."""

    kind: CallKind
    callee: Office | Municipality | Helpline
    ref: str  # window/office or municipality/code, "" of a line for the whole country
    hours: SourcedValue
    public_office: bool  # it keeps the usual hours of public offices, where no others are known
    ask_for: str = ""
    ask: Text = NO_WORDS

    @property
    def phone(self) -> SourcedValue:
        """The confirmed telephone."""
        return self.callee.phone


def call_for(knowledge: Knowledge, window: str, office: Office | None, place: str = "") -> Call | None:
    """Whom to call for a window, whose office may not be known. `place`: a municipality, `outside`, or "" while unknown.

    None where no telephone is confirmed: while the place is unknown, or where nobody has confirmed one.
    """
    words = knowledge.window_words[window]
    if place == OUTSIDE and words.outside:
        return _national(knowledge, window)
    if office and office.phone.confirmed_text:
        return Call("own", office, str(OfficeRef(window, office.id)), office.hours, office.public_office)
    call = _relayed(knowledge, window, office, office.relay, place) if office and office.relay else None
    return call or (_relayed(knowledge, window, None, words.relay, place) if words.relay else None)


def only_office(knowledge: Knowledge, window: str, day: date) -> Office | None:
    """The one office that a window has on a day, None where there are several, or none."""
    offices = tuple(knowledge.offices_on(window, day).values())
    return offices[0] if len(offices) == 1 else None


def _national(knowledge: Knowledge, window: str) -> Call | None:
    words = knowledge.window_words[window].outside
    line = next((line for line in knowledge.helplines if words and line.id == words.helpline), None)
    if words is None or line is None or not line.phone.confirmed_text:
        return None
    return Call("national", line, "", line.hours, public_office=False, ask=words.ask)


def _relayed(knowledge: Knowledge, window: str, office: Office | None, relay: Relay, place: str) -> Call | None:
    if relay.callee.window == TOWN_HALL:
        words = knowledge.window_words[window].town_hall
        code = place if relay.callee.office == OWN_TOWN else relay.callee.office
        ask_for = relay.ask_for or (words.ask_for if words else "")
        ask = relay.ask if relay.ask or words is None else words.ask
        return _hall(knowledge, code, ask_for, ask, office)
    callee = knowledge.offices.get(relay.callee.window, {}).get(relay.callee.office)
    if callee is None or not callee.phone.confirmed_text:
        return None
    return Call(
        "relay", callee, str(relay.callee), callee.hours, callee.public_office, relay.ask_for, relay.ask
    )


def _hall(knowledge: Knowledge, code: str, ask_for: str, ask: Text, office: Office | None = None) -> Call | None:
    """The main number of a town hall. The hours are those of the desk within, where they are confirmed."""
    town = knowledge.municipalities.get(code)
    if town is None or not town.phone.confirmed_text:
        return None
    hours = office.hours if office and office.hours.status == "confirmed" else town.hours
    return Call("town_hall", town, str(OfficeRef(TOWN_HALL, code)), hours, True, ask_for, ask)
