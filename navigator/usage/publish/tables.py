"""The published tables as people read them: lines with names, columns with words, a definition above."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from navigator.usage.counts import DANGER, PERSONAS

from .calendar import PublicationPeriod, fiscal_year, quarter
from .layout import (
    ASKED,
    CATEGORY,
    CHANNEL,
    GUIDED,
    HEAD,
    LANGUAGE,
    MUNICIPALITY,
    OFFER,
    PERSONA,
    QUESTION,
    SHARED,
    TOTAL,
    Cell,
)
from .publication import NOTHING, MonthSpan, Publication, PublishedFigure
from .words import ABOUT, EVENT_WORDS, PublishedNames

ShownFigures = Mapping[Cell, PublishedFigure]


@dataclass(frozen=True)
class TableLine:
    """A line of a table."""

    key: str
    name: str
    figures: tuple[PublishedFigure, ...]
    sections: tuple[str, ...] = ()

    @property
    def told(self) -> bool:
        """Whether there is a number in it."""
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
    def told(self) -> tuple[TableLine, ...]:
        """The lines with a number."""
        return tuple(line for line in self.lines if line.told)


TABLES: Mapping[str, Table] = {
    id: Table(id, title, ABOUT[id], first, events)
    for id, title, first, events in (
        ("summary", "期間のまとめ", "できごと", ("",)),
        ("months", "月ごとの動き", "月", SHARED),
        (QUESTION, "質問ごと", "質問", (*ASKED, "stopped")),
        ("window", "窓口ごと", "窓口", ("shown", "contact", "printed")),
        ("scheme", "支援策ごと", "支援策", ("shown",)),
        (PERSONA, "相談した人ごと", "相談した人", ("started", "finished", "contact", "printed", "not_understood")),
        (CATEGORY, "計画の類型ごと", "類型", (GUIDED,)),
        (MUNICIPALITY, "市町村ごと", "市町村", (GUIDED,)),
        (LANGUAGE, "言葉ごと", "言葉", SHARED),
        (CHANNEL, "広報ごと", "広報", SHARED),
        (DANGER, "急ぎの助け", "年度", (DANGER,)),
    )
}


def tables(publication: Publication, span: MonthSpan, names: PublishedNames) -> Iterator[Table]:
    """Every table of a span."""
    figures = publication.figures(span)
    yield _summary(figures)
    yield _months(publication, span)
    for id in (QUESTION, "window", "scheme", PERSONA, CATEGORY, MUNICIPALITY, LANGUAGE, CHANNEL):
        yield _broken_down(TABLES[id], publication, figures, names)
    yield _danger(publication, span)


def table(publication: Publication, span: MonthSpan, names: PublishedNames, id: str) -> Table | None:
    """One table of a span; None when there is none of this name."""
    return next((found for found in tables(publication, span, names) if found.id == id), None)


def _summary(figures: ShownFigures) -> Table:
    lines = (_line(e, EVENT_WORDS[e], [figures.get(Cell(TOTAL, "", e), NOTHING)]) for e in HEAD)
    return replace(TABLES["summary"], lines=tuple(lines))


def _months(publication: Publication, span: MonthSpan) -> Table:
    found = TABLES["months"]
    lines = []
    for month in publication.months():
        if span.first <= month.start <= span.last:
            figures = publication.figures(MonthSpan(month.start, month.last))
            cells = [figures.get(Cell(TOTAL, "", event), NOTHING) for event in found.events]
            lines.append(_line(str(month), month_words(month), cells))
    return replace(found, lines=tuple(lines))


def _broken_down(found: Table, publication: Publication, figures: ShownFigures, names: PublishedNames) -> Table:
    of = OFFER if found.id in ("window", "scheme") else found.id
    lines = []
    for key in _keys(found.id, publication, names):
        cells = [figures.get(Cell(of, key, event), NOTHING) for event in found.events]
        lines.append(TableLine(key, names.name(of, key), tuple(cells), names.sections.get((of, key), ())))
    return replace(found, lines=tuple(lines))


def _keys(id: str, publication: Publication, names: PublishedNames) -> Sequence[str]:
    layout = publication.layout
    keys: Mapping[str, Iterable[str]] = {
        QUESTION: layout.questions, PERSONA: (*PERSONAS, ""), CATEGORY: layout.categories, LANGUAGE: layout.languages,
        MUNICIPALITY: layout.municipalities, CHANNEL: layout.channels,
        "window": (o for o in layout.offers if o in names.windows),
        "scheme": (o for o in layout.offers if o not in names.windows),
    }  # fmt: skip
    return list(keys[id])


def _danger(publication: Publication, span: MonthSpan) -> Table:
    lines = []
    for year in sorted({fiscal_year(m.start) for m in publication.months() if span.first <= m.start <= span.last}):
        figures = publication.figures(MonthSpan(year.start, year.last))
        lines.append(_line(str(year), year_words(year), [figures.get(Cell(TOTAL, "", DANGER), NOTHING)]))
    return replace(TABLES[DANGER], lines=tuple(lines))


def _line(key: str, name: str, figures: Sequence[PublishedFigure]) -> TableLine:
    return TableLine(key, name, tuple(figures))


def month_words(month: PublicationPeriod) -> str:
    """2026年4月"""
    return f"{month.start.year}年{month.start.month}月"


def year_words(year: PublicationPeriod) -> str:
    """2026年度"""
    return f"{year.start.year}年度"


def municipal(publication: Publication, span: MonthSpan, names: PublishedNames, code: str) -> Table:
    """What a municipality may have for itself: its years, quarters and months, beside the whole region."""
    pair = (Cell(MUNICIPALITY, code, GUIDED), Cell(TOTAL, "", GUIDED))
    lines = []
    for period in _periods(publication, span):
        figures = publication.figures(MonthSpan(period.start, period.last))
        lines.append(_line(str(period), period_words(period), [figures.get(cell, NOTHING) for cell in pair]))
    name = names.name(MUNICIPALITY, code)
    return Table(f"municipality-{code}", name, TABLES[MUNICIPALITY].about, "期間", ("here", "everywhere"), tuple(lines))


def _periods(publication: Publication, span: MonthSpan) -> Iterator[PublicationPeriod]:
    """The whole fiscal years and quarters of a span, and its closed months."""
    months = [month for month in publication.months() if span.first <= month.start <= span.last]
    for length, of in ((12, fiscal_year), (3, quarter)):
        found = sorted({of(month.start) for month in months})
        yield from (p for p in found if p.length == length and p.start >= span.first and p.last <= span.last)
    yield from months


def period_words(period: PublicationPeriod) -> str:
    """2026年度, 2026年4月から6月, 2026年4月"""
    if period.length == 12:
        return year_words(period)
    return month_words(period) + (f"から{period.last.month}月" if period.length > 1 else "")
