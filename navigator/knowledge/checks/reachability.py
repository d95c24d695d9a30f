"""Which offices can be called or visited, and which should be able to."""

from collections.abc import Iterator

from navigator.knowledge.content.offices import Office
from navigator.knowledge.knowledge import Knowledge


def reachable_offices(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Of each window the offices that can be called or visited; a website never counts."""
    return {
        window: frozenset(id for id, office in offices.items() if office.reachable)
        for window, offices in knowledge.offices.items()
    }


def is_website(office: Office) -> bool:
    """Whether the office is a web page and nothing else."""
    return bool(office.page.confirmed_text) and not office.at and not office.reachable


def unreachable_offices(knowledge: Knowledge) -> Iterator[Office]:
    """Offices that can be neither called nor visited, websites left out."""
    for offices in knowledge.offices.values():
        yield from (office for office in offices.values() if not office.reachable and not is_website(office))
