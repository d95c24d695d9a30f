"""What is published at all: a closed list of cells, and the sums that connect them.

Each breakdown is by one thing. No two are crossed: each crossing would multiply the small cells, and with them what
must be suppressed in the tables that people need.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.facts import OUTSIDE
from navigator.usage.counts import DANGER, DIRECT, NONE, OTHER, UNKNOWN
from navigator.usage.queries import Totals

TOTAL, PERSONA, LANGUAGE, CHANNEL = "total", "persona", "language", "channel"
QUESTION, OFFER, MUNICIPALITY, CATEGORY = "question", "offer", "municipality", "category"

TOTAL_EVENTS = ("started", "finished", "stopped", "contact", "printed", "not_understood")
COMMON_EVENTS = TOTAL_EVENTS[:-1]  # counted with a language and a channel too
GUIDED = "guided"  # a result, counted once for each category of the plan that it holds
QUESTION_EVENTS = ("asked", "answered", "unknown")
RESULT_EVENTS = ("finished", "stopped")
BOUNDING_EVENTS = {**dict.fromkeys(QUESTION_EVENTS, ("started",)), "shown": ("finished",)}


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one table."""

    table: str
    key: str
    event: str


@dataclass(frozen=True)
class Breakdown:
    """Cells that add up to a total. Secondary suppression takes the last of them first."""

    total: Cell
    parts: tuple[Cell, ...]


@dataclass(frozen=True)
class Layout:
    """The lists of a region in their fixed order: what comes first is suppressed last."""

    questions: tuple[str, ...]
    offers: tuple[str, ...]
    municipalities: tuple[str, ...]
    categories: tuple[str, ...]
    languages: tuple[str, ...]
    channels: tuple[str, ...] = (DIRECT, OTHER)
    sole_persona: Mapping[str, str] = field(default_factory=dict)  # a target that concerns one persona alone

    def totals(self) -> Iterator[Cell]:
        """The totals; those that bound others come first."""
        for event in (*TOTAL_EVENTS, GUIDED):
            yield Cell(TOTAL, "", event)

    def breakdowns(self) -> Iterator[Breakdown]:
        """Every breakdown of a total."""
        personas = (*PERSONAS, "")
        for event in TOTAL_EVENTS:
            # Stops are published by question. By persona as well, the questions that only employers are asked would
            # bound the employers, and one table would disclose the other.
            if event != "stopped":
                yield _breakdown(event, PERSONA, personas)
        for event in COMMON_EVENTS:
            yield _breakdown(event, LANGUAGE, self.languages)
            yield _breakdown(event, CHANNEL, self.channels)
        yield _breakdown("stopped", QUESTION, self.questions)
        for event in ("contact", "printed"):
            yield _breakdown(event, OFFER, self.offers)
        yield _breakdown(GUIDED, MUNICIPALITY, self.municipalities)
        yield _breakdown(GUIDED, CATEGORY, self.categories)

    def leaves(self) -> Iterator[Cell]:
        """Cells that belong to no published total."""
        for event in QUESTION_EVENTS:
            yield from (Cell(QUESTION, key, event) for key in self.questions)
        yield from (Cell(OFFER, key, "shown") for key in self.offers)

    def yearly(self) -> Iterator[Cell]:
        """Cells that are published for whole fiscal years alone. A month of danger may be one person."""
        yield Cell(TOTAL, "", DANGER)

    def bounded_by(self, cell: Cell) -> tuple[Cell, ...]:
        """Cells that this one cannot exceed: while one of them is suppressed, this one would disclose it."""
        bounds: tuple[Cell, ...] = ()
        if cell.event in ("shown", GUIDED):
            bounds = tuple(Cell(TOTAL, "", event) for event in RESULT_EVENTS)
        persona = self.sole_persona.get(cell.key) if cell.table in (QUESTION, OFFER) else None
        if persona and cell.event in BOUNDING_EVENTS:
            bounds += tuple(Cell(PERSONA, persona, event) for event in BOUNDING_EVENTS[cell.event])
        return bounds

    def figures(self, totals: Totals) -> dict[Cell, int]:
        """The true figures of a span, cell by cell; what was never counted is 0."""
        figures = dict.fromkeys(self.cells(), 0)
        for cell, n in _cells_of(totals):
            if cell in figures:
                figures[cell] += n
        return figures

    def cells(self) -> Iterator[Cell]:
        """Every cell, once."""
        yield from self.totals()
        for breakdown in self.breakdowns():
            yield from breakdown.parts
        yield from self.leaves()
        yield from self.yearly()


def layout_of(knowledge: Knowledge, channels: Iterable[str] = ()) -> Layout:
    """The layout of a region with these channels."""
    return Layout(
        questions=tuple(knowledge.facts),
        offers=(*knowledge.windows, *knowledge.schemes),
        municipalities=(*knowledge.municipalities, OUTSIDE, UNKNOWN),
        categories=(*knowledge.rules.categories, NONE),
        languages=tuple(knowledge.region.languages),
        channels=tuple(dict.fromkeys((DIRECT, *sorted(channels), OTHER))),
        sole_persona=dict(_sole_personas(knowledge)),
    )


def _sole_personas(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    personas = {id: declared.asked_of for id, declared in knowledge.facts.items()}
    for texts in (knowledge.windows, knowledge.schemes):
        personas |= {id: text.personas for id, text in texts.items()}
    yield from ((id, who[0]) for id, who in personas.items() if len(who) == 1)


def _breakdown(event: str, table: str, keys: Iterable[str]) -> Breakdown:
    return Breakdown(Cell(TOTAL, "", event), tuple(Cell(table, key, event) for key in keys))


def _cells_of(totals: Totals) -> Iterator[tuple[Cell, int]]:
    for step, n in totals.steps.items():
        yield Cell(TOTAL, "", step.event), n
        yield Cell(PERSONA, step.persona, step.event), n
        yield Cell(QUESTION, step.target, step.event), n
        yield Cell(OFFER, step.target, step.event), n
    for reach, n in totals.reach.items():
        yield Cell(CHANNEL, reach.channel, reach.event), n
    for spoken, n in totals.languages.items():
        yield Cell(LANGUAGE, spoken.language, spoken.event), n
    for place, n in totals.places.items():
        yield Cell(TOTAL, "", GUIDED), n
        yield Cell(MUNICIPALITY, place.municipality, GUIDED), n
        yield Cell(CATEGORY, place.category, GUIDED), n
