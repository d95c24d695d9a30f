"""The published tables as people read them: lines with names, headed columns, a definition above."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from navigator.knowledge.content.wording import PERSONAS
from navigator.usage.counts import DANGER, FEEDBACK

from .calendar import MonthSpan, PublicationPeriod, fiscal_year, quarter
from .figure import HIDDEN_FIGURE, PublishedFigure
from .layout import (
    CATEGORY,
    CHANNEL,
    COMMON_EVENTS,
    GUIDED,
    LANGUAGE,
    MONTH_EVENTS,
    MUNICIPALITY,
    OFFER,
    OFFER_EVENTS,
    PERSONA,
    PERSONA_EVENTS,
    QUESTION,
    QUESTION_EVENTS,
    SERVED,
    TOTAL,
    TOTAL_EVENTS,
    Cell,
    Layout,
)
from .publication import Publication
from .words import ABOUT, EVENT_WORDS, PublishedNames

ShownFigures = Mapping[Cell, PublishedFigure]


@dataclass(frozen=True)
class TableLine:
    """A line of a table; `figures` are in the order of the table's events."""

    key: str
    name: str
    figures: tuple[PublishedFigure, ...]
    sections: tuple[str, ...] = ()

    @property
    def has_figure(self) -> bool:
        """Whether it has a number to show."""
        return any(figure.is_published for figure in self.figures)


@dataclass(frozen=True)
class Table:
    """A table; `heads` are the columns after the first, `events` what they count."""

    id: str
    title: str
    about: str
    first: str  # heading of the first column
    events: tuple[str, ...]
    lines: tuple[TableLine, ...] = ()

    @property
    def heads(self) -> tuple[str, ...]:
        """The words of the columns."""
        return tuple(EVENT_WORDS.get(event, "回数") for event in self.events)

    @property
    def lines_with_figures(self) -> tuple[TableLine, ...]:
        """The lines with a number to show."""
        return tuple(line for line in self.lines if line.has_figure)


TABLES: Mapping[str, Table] = {
    id: Table(id, title, ABOUT[id], first, events)
    for id, title, first, events in (
        ("summary", "期間のまとめ", "できごと", ("",)),
        ("months", "月ごとの動き", "月", MONTH_EVENTS),
        (QUESTION, "質問ごと", "質問", (*QUESTION_EVENTS, "stopped")),
        ("window", "窓口ごと", "窓口", OFFER_EVENTS),
        ("scheme", "支援策ごと", "支援策", ("shown",)),
        (PERSONA, "相談した人ごと", "相談した人", PERSONA_EVENTS),
        (CATEGORY, "計画の類型ごと", "類型", (GUIDED,)),
        (MUNICIPALITY, "市町村ごと", "市町村", (GUIDED,)),
        (LANGUAGE, "言葉ごと", "言葉", COMMON_EVENTS),
        (CHANNEL, "広報ごと", "広報", COMMON_EVENTS),
        (SERVED, "役に立ったか", "答え", ("answered",)),
        (DANGER, "急ぎの助け", "年度", (DANGER,)),
    )
}


def tables(publication: Publication, span: MonthSpan, names: PublishedNames) -> Iterator[Table]:
    figures, layout = publication.figures(span), publication.layout
    yield _summary(figures)
    yield _months(publication, span)
    for id in (QUESTION, "window", "scheme", PERSONA, CATEGORY, MUNICIPALITY, LANGUAGE, CHANNEL, SERVED):
        yield _breakdown(TABLES[id], layout, figures, names)
    yield _danger(publication, span)


def table(publication: Publication, span: MonthSpan, names: PublishedNames, id: str) -> Table | None:
    """One table of a span; None for an unknown id."""
    return next((each for each in tables(publication, span, names) if each.id == id), None)


def _summary(figures: ShownFigures) -> Table:
    lines = (_line(e, EVENT_WORDS[e], [figures.get(Cell(TOTAL, "", e), HIDDEN_FIGURE)]) for e in TOTAL_EVENTS)
    return replace(TABLES["summary"], lines=tuple(lines))


def _months(publication: Publication, span: MonthSpan) -> Table:
    table = TABLES["months"]
    lines = []
    for month in _months_in(publication, span):
        figures = publication.figures(month.span)
        cells = [figures.get(Cell(TOTAL, "", event), HIDDEN_FIGURE) for event in table.events]
        lines.append(_line(str(month), month_words(month), cells))
    return replace(table, lines=tuple(lines))


def _breakdown(table: Table, layout: Layout, figures: ShownFigures, names: PublishedNames) -> Table:
    of = OFFER if table.id in ("window", "scheme") else table.id
    lines = []
    for key in _keys(table.id, layout, names):
        cells = [figures.get(Cell(of, key, event), HIDDEN_FIGURE) for event in table.events]
        lines.append(TableLine(key, names.name(of, key), tuple(cells), names.sections.get((of, key), ())))
    return replace(table, lines=tuple(lines))


def _keys(id: str, layout: Layout, names: PublishedNames) -> Sequence[str]:
    keys: Mapping[str, Iterable[str]] = {
        QUESTION: layout.questions, PERSONA: (*PERSONAS, ""), CATEGORY: layout.categories, LANGUAGE: layout.languages,
        MUNICIPALITY: layout.municipalities, CHANNEL: layout.channels, SERVED: FEEDBACK,
        "window": (o for o in layout.offers if o in names.windows),
        "scheme": (o for o in layout.offers if o not in names.windows),
    }  # fmt: skip
    return list(keys[id])


def _danger(publication: Publication, span: MonthSpan) -> Table:
    lines = []
    for year in sorted({fiscal_year(month.start) for month in _months_in(publication, span)}):
        figures = publication.figures(year.span)
        lines.append(_line(str(year), year_words(year), [figures.get(Cell(TOTAL, "", DANGER), HIDDEN_FIGURE)]))
    return replace(TABLES[DANGER], lines=tuple(lines))


def _line(key: str, name: str, figures: Sequence[PublishedFigure]) -> TableLine:
    return TableLine(key, name, tuple(figures))


def month_words(month: PublicationPeriod) -> str:
    """2026年4月"""
    return f"{month.start.year}年{month.start.month}月"


def year_words(year: PublicationPeriod) -> str:
    """2026年度"""
    return f"{year.start.year}年度"


def municipality_table(publication: Publication, span: MonthSpan, names: PublishedNames, code: str) -> Table:
    """What a municipality may have for itself: its years, quarters and months, beside the whole region."""
    pair = (Cell(MUNICIPALITY, code, GUIDED), Cell(TOTAL, "", GUIDED))
    lines = []
    for period in _periods(publication, span):
        figures = publication.figures(period.span)
        lines.append(_line(str(period), period_words(period), [figures.get(cell, HIDDEN_FIGURE) for cell in pair]))
    name = names.name(MUNICIPALITY, code)
    return Table(f"municipality-{code}", name, TABLES[MUNICIPALITY].about, "期間", ("here", "everywhere"), tuple(lines))


def _periods(publication: Publication, span: MonthSpan) -> Iterator[PublicationPeriod]:
    """The whole fiscal years and quarters of a span, and its closed months."""
    months = _months_in(publication, span)
    for period_of in (fiscal_year, quarter):
        periods = sorted({period_of(month.start) for month in months})
        yield from (period for period in periods if span.first <= period.start and period.last <= span.last)
    yield from months


def _months_in(publication: Publication, span: MonthSpan) -> list[PublicationPeriod]:
    """The closed months of a span."""
    return [month for month in publication.months() if span.first <= month.start <= span.last]


def period_words(period: PublicationPeriod) -> str:
    """2026年度, 2026年4月から6月, 2026年4月"""
    if period.length == 12:
        return year_words(period)
    return month_words(period) + (f"から{period.last.month}月" if period.length > 1 else "")
