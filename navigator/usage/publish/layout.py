"""What is published at all: a closed list of cells.

Each breakdown is by one thing. No two are crossed: each crossing would multiply the cells that one conversation moves,
and with them the noise of all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.facts import OUTSIDE
from navigator.usage.counts import DANGER, DIRECT, FEEDBACK, NONE, OTHER, UNKNOWN, feedback_count
from navigator.usage.queries import Totals

TOTAL, PERSONA, LANGUAGE, CHANNEL = "total", "persona", "language", "channel"
QUESTION, OFFER, MUNICIPALITY, CATEGORY, SERVED = "question", "offer", "municipality", "category", "feedback"

TOTAL_EVENTS = ("started", "finished", "stopped", "contact", "printed", "not_understood")
MONTH_EVENTS = TOTAL_EVENTS[:-1]  # shown month by month
COMMON_EVENTS = ("started", "finished")  # published by language and by channel too
PERSONA_EVENTS = ("started", "finished", "contact", "printed", "not_understood")
GUIDED = "guided"  # a result, counted once for each category of the plan that it holds
QUESTION_EVENTS = ("asked", "answered", "unknown")
OFFER_EVENTS = ("shown", "contact", "printed")


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one table."""

    table: str
    key: str
    event: str

    @property
    def is_total(self) -> bool:
        """Whether it counts everything of its event."""
        return self.table == TOTAL


@dataclass(frozen=True)
class Layout:
    """The lists of a region, in their fixed order."""

    questions: tuple[str, ...]
    offers: tuple[str, ...]
    municipalities: tuple[str, ...]
    categories: tuple[str, ...]
    languages: tuple[str, ...]
    channels: tuple[str, ...] = (DIRECT, OTHER)

    def figures(self, totals: Totals) -> dict[Cell, int]:
        """What was counted in a span, cell by cell: to be drawn from, and never shown."""
        figures = dict.fromkeys(self.cells(), 0)
        for cell, n in _cells_of(totals):
            if cell in figures:
                figures[cell] += n
        return figures

    def cells(self) -> Iterator[Cell]:
        """Every cell, once: the totals first."""
        tables = (
            (TOTAL, ("",), (*TOTAL_EVENTS, GUIDED, DANGER)),
            (PERSONA, (*PERSONAS, ""), PERSONA_EVENTS),
            (LANGUAGE, self.languages, COMMON_EVENTS),
            (CHANNEL, self.channels, COMMON_EVENTS),
            (QUESTION, self.questions, (*QUESTION_EVENTS, "stopped")),
            (OFFER, self.offers, OFFER_EVENTS),
            (MUNICIPALITY, self.municipalities, (GUIDED,)),
            (CATEGORY, self.categories, (GUIDED,)),
            (SERVED, FEEDBACK, ("answered",)),
        )
        return (Cell(table, key, event) for table, keys, events in tables for event in events for key in keys)


def layout_of(knowledge: Knowledge, channels: Iterable[str] = ()) -> Layout:
    """The layout of a region with these channels."""
    return Layout(
        questions=tuple(knowledge.facts),
        offers=(*knowledge.windows, *knowledge.schemes),
        municipalities=(*knowledge.municipalities, OUTSIDE, UNKNOWN),
        categories=(*knowledge.rules.categories, NONE),
        languages=tuple(knowledge.region.languages),
        channels=tuple(dict.fromkeys((DIRECT, *sorted(channels), OTHER))),
    )


def _cells_of(totals: Totals) -> Iterator[tuple[Cell, int]]:
    reasons = {feedback_count(reason).target: reason for reason in FEEDBACK}
    for step, n in totals.steps.items():
        yield Cell(TOTAL, "", step.event), n
        yield Cell(PERSONA, step.persona, step.event), n
        yield Cell(QUESTION, step.target, step.event), n
        yield Cell(OFFER, step.target, step.event), n
        yield Cell(SERVED, reasons.get(step.target, ""), step.event), n
    for reach, n in totals.reach.items():
        yield Cell(CHANNEL, reach.channel, reach.event), n
    for spoken, n in totals.languages.items():
        yield Cell(LANGUAGE, spoken.language, spoken.event), n
    for place, n in totals.places.items():
        yield Cell(TOTAL, "", GUIDED), n
        yield Cell(MUNICIPALITY, place.municipality, GUIDED), n
        yield Cell(CATEGORY, place.category, GUIDED), n
