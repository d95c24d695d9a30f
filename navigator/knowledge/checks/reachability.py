"""Which offices can be called or visited, and which should be able to."""

from collections.abc import Iterator
from datetime import date

from navigator.knowledge.content.offices import Office
from navigator.knowledge.knowledge import Knowledge


def reachable_offices(knowledge: Knowledge, day: date) -> dict[str, frozenset[str]]:
    """Of each window the offices that can be called or visited on a day; a website never counts."""
    return {
        window: frozenset(id for id, office in knowledge.offices_on(window, day).items() if office.reachable)
        for window in knowledge.offices
    }


def is_website(office: Office) -> bool:
    """Whether the office is a web page and nothing else."""
    return bool(office.page.confirmed_text) and not office.at and not office.reachable


def unreachable_offices(knowledge: Knowledge, day: date) -> Iterator[Office]:
    """Offices of a day that can be neither called nor visited, websites left out."""
    for window in knowledge.offices:
        yield from (office for office in knowledge.offices_on(window, day).values() if not office.reachable and not is_website(office))
