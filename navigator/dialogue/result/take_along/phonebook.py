"""The telephones on one page, by subject, for reading offline: without "open now", which would grow stale."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from navigator.dialogue.result.opening_hours import hours_text
from navigator.dialogue.wording.place_groups import place_groups
from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.office_ref import TOWN_HALL, OfficeRef
from navigator.knowledge.content.offices import Helpline, Municipality, Office
from navigator.knowledge.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Phone:
    """One telephone, confirmed or for an emergency."""

    name: str
    phone: str
    hours: str = ""
    extension: str = ""
    ref: str = ""  # of a town hall: to say that its number did not work


@dataclass(frozen=True, slots=True)
class PhoneGroup:
    """The telephones of one window, or of the helplines."""

    title: str
    phones: tuple[Phone, ...]


def phonebook(knowledge: Knowledge, t: Translator, day: date) -> tuple[PhoneGroup, ...]:
    """Helplines by subject, then the windows in their order, then the town halls; groups without a number are left out.

    No heading names violence: whoever looks over the shoulder may be the danger.
    """
    alone = [line for line in knowledge.helplines if "violence" in line.serves and "any" not in line.serves]
    pressing = [line for line in knowledge.helplines if line.emergency and line not in alone]
    others = [line for line in knowledge.helplines if line not in alone and line not in pressing]
    groups = [
        PhoneGroup(t("つらいとき・困ったとき"), _phones(pressing, t)),
        PhoneGroup(t("家族や身近な人のことで、困っているとき"), _phones(alone, t)),
        PhoneGroup(t("そのほかの電話相談"), _phones(others, t)),
    ]
    for id in knowledge.windows_on(day):
        offices = knowledge.offices_on(id, day).values()
        groups.append(PhoneGroup(t(knowledge.window_words[id].name), _phones(offices, t)))
    groups.append(PhoneGroup(t("市役所・町村役場（代表）"), _hall_phones(knowledge.municipalities.values(), t)))
    return tuple(group for group in groups if group.phones)


def _phones(places: Iterable[Helpline | Office], t: Translator) -> tuple[Phone, ...]:
    return tuple(
        Phone(t.named(place.name), _number(place), hours_text(place.hours, t), place.phone.extension)
        for place in places
        if _number(place)
    )


def _number(place: Helpline | Office) -> str:
    """The confirmed telephone; in an emergency an unconfirmed one too."""
    is_emergency = isinstance(place, Helpline) and place.emergency
    return place.phone.text if is_emergency else place.phone.confirmed_text


def hall_groups(knowledge: Knowledge, t: Translator) -> tuple[PhoneGroup, ...]:
    """The main numbers of the town halls, in the groups in which a municipality is chosen."""
    groups = (
        PhoneGroup(row, _hall_phones((knowledge.municipalities[option.value] for option in options), t))
        for row, options in place_groups(knowledge, t)
    )
    return tuple(group for group in groups if group.phones)


def hall_sections(knowledge: Knowledge, t: Translator) -> tuple[tuple[str, str], ...]:
    """What every town hall puts one through to: the name of the window, and the section to ask for."""
    words = (knowledge.window_words[id] for id, text in knowledge.windows.items() if text.node.word("office") == "area")
    return tuple((t(of.name), t.to_ask_for(of.town_hall.ask_for)) for of in words if of.town_hall)


def _hall_phones(towns: Iterable[Municipality], t: Translator) -> tuple[Phone, ...]:
    return tuple(
        Phone(t.town_hall(town), town.phone.confirmed_text, hours_text(town.hours, t), ref=str(OfficeRef(TOWN_HALL, town.code)))
        for town in towns
        if town.phone.confirmed_text
    )
