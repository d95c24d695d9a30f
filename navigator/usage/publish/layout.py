"""What is published at all: a closed list of tables, and which sums tie their cells together.

Every table breaks one thing down by one thing. No two breakdowns are crossed: each crossing would multiply the
small cells, and with them what must be hidden in the tables that people need.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.facts import OUTSIDE
from navigator.usage.counts import DANGER, DIRECT, NONE, OTHER, PERSONAS, UNKNOWN
from navigator.usage.queries import Totals

TOTAL, PERSONA, LANGUAGE, CHANNEL = "total", "persona", "language", "channel"
QUESTION, OFFER, MUNICIPALITY, CATEGORY = "question", "offer", "municipality", "category"

HEAD = ("started", "finished", "stopped", "contact", "printed", "not_understood")
SHARED = HEAD[:-1]  # counted with a language and a channel too
GUIDED = "guided"  # a result, counted once for each category of the plan that it holds
ASKED = ("asked", "answered", "unknown")
RESULTS = ("finished", "stopped")
BOUND = {**dict.fromkeys(ASKED, ("started",)), "shown": ("finished",)}


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one table."""

    table: str
    key: str
    event: str


@dataclass(frozen=True)
class Breakdown:
    """Cells that add up to a total. The last of them is the first to be hidden for another's sake."""

    total: Cell
    parts: tuple[Cell, ...]


@dataclass(frozen=True)
class Layout:
    """The lists of a region in their fixed order: what comes first stays visible longest."""

    questions: tuple[str, ...]
    offers: tuple[str, ...]
    municipalities: tuple[str, ...]
    categories: tuple[str, ...]
    languages: tuple[str, ...]
    channels: tuple[str, ...] = (DIRECT, OTHER)
    sole: Mapping[str, str] = field(default_factory=dict)  # a target that concerns one persona alone

    def totals(self) -> Iterator[Cell]:
        """The totals, those first that others rest on."""
        for event in (*HEAD, GUIDED):
            yield Cell(TOTAL, "", event)

    def rows(self) -> Iterator[Breakdown]:
        """Every breakdown of a total."""
        personas = (*PERSONAS, "")
        for event in HEAD:
            # Where people stopped is told by question. Told by persona as well, the questions that only employers
            # are asked would bound the employers, and the one table would give away the other.
            if event != "stopped":
                yield _row(event, PERSONA, personas)
        for event in SHARED:
            yield _row(event, LANGUAGE, self.languages)
            yield _row(event, CHANNEL, self.channels)
        yield _row("stopped", QUESTION, self.questions)
        for event in ("contact", "printed"):
            yield _row(event, OFFER, self.offers)
        yield _row(GUIDED, MUNICIPALITY, self.municipalities)
        yield _row(GUIDED, CATEGORY, self.categories)

    def leaves(self) -> Iterator[Cell]:
        """Cells whose sum is published nowhere."""
        for event in ASKED:
            yield from (Cell(QUESTION, key, event) for key in self.questions)
        yield from (Cell(OFFER, key, "shown") for key in self.offers)

    def yearly(self) -> Iterator[Cell]:
        """Cells that are shown for whole fiscal years alone. A month of danger may be one person."""
        yield Cell(TOTAL, "", DANGER)

    def needs(self, cell: Cell) -> tuple[Cell, ...]:
        """Cells that bound this one: while one of them is hidden, this one would tell of it."""
        found: tuple[Cell, ...] = ()
        if cell.event in ("shown", GUIDED):
            found = tuple(Cell(TOTAL, "", event) for event in RESULTS)
        persona = self.sole.get(cell.key) if cell.table in (QUESTION, OFFER) else None
        if persona and cell.event in BOUND:
            found += tuple(Cell(PERSONA, persona, event) for event in BOUND[cell.event])
        return found

    def figures(self, totals: Totals) -> dict[Cell, int]:
        """The true figures of a span, cell by cell; what was never counted is 0."""
        found = dict.fromkeys(self.cells(), 0)
        for cell, n in _counted(totals):
            if cell in found:
                found[cell] += n
        return found

    def cells(self) -> Iterator[Cell]:
        """Every cell, once."""
        yield from self.totals()
        for row in self.rows():
            yield from row.parts
        yield from self.leaves()
        yield from self.yearly()


def layout_from(knowledge: Knowledge, channels: Iterable[str] = ()) -> Layout:
    """The lists of a region, with those of its channels that were made."""
    return Layout(
        questions=tuple(knowledge.facts),
        offers=(*knowledge.windows, *knowledge.schemes),
        municipalities=(*knowledge.municipalities, OUTSIDE, UNKNOWN),
        categories=(*knowledge.rules.categories, NONE),
        languages=tuple(knowledge.region.languages),
        channels=tuple(dict.fromkeys((DIRECT, *sorted(channels), OTHER))),
        sole=dict(_sole(knowledge)),
    )


def _sole(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    personas = {id: declared.asked_of for id, declared in knowledge.facts.items()}
    for texts in (knowledge.windows, knowledge.schemes):
        personas |= {id: text.personas for id, text in texts.items()}
    yield from ((id, who[0]) for id, who in personas.items() if len(who) == 1)


def _row(event: str, table: str, keys: Iterable[str]) -> Breakdown:
    return Breakdown(Cell(TOTAL, "", event), tuple(Cell(table, key, event) for key in keys))


def _counted(totals: Totals) -> Iterator[tuple[Cell, int]]:
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
