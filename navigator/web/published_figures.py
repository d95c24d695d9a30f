"""The published figures of the region that is served, and the names that its people know them by."""

import logging
from collections.abc import Iterable, Mapping
from datetime import date

from navigator.knowledge.knowledge import Knowledge
from navigator.ledger import channels
from navigator.ledger.database import Ledger, LedgerError
from navigator.usage.publish.calendar import MonthSpan, month_of
from navigator.usage.publish.figure import PublishedFigure
from navigator.usage.publish.files import figure_text
from navigator.usage.publish.layout import Cell, layout_of
from navigator.usage.publish.publication import Publication
from navigator.usage.publish.words import PublishedNames, names_of
from navigator.usage.store import StoreError

from .fault_log import FaultLog

log = logging.getLogger(__name__)


class PublishedFigures:
    """A publication with the names of a region; for other pages single figures as text. Threads may share it."""

    def __init__(self, publication: Publication, knowledge: Knowledge, ledger: Ledger) -> None:
        self.publication = publication
        self._knowledge, self._ledger = knowledge, ledger
        self._figure_faults = FaultLog(log, "counts: no published figures; pages of other things leave them out")
        self._name_faults = FaultLog(log, "ledger: no names of channels; tables show their codes")

    def use_knowledge(self, knowledge: Knowledge) -> None:
        """Publish what this region has, from the next call of `use_channels` on."""
        self._knowledge = knowledge

    def use_channels(self, codes: Iterable[str]) -> None:
        """Publish these channels too, from the next reading on."""
        self.publication.layout = layout_of(self._knowledge, codes)

    def names(self) -> PublishedNames:
        """The names of now; without the ledger channels keep their codes."""
        return names_of(self._knowledge, self._channel_names())

    def _channel_names(self) -> Mapping[str, str]:
        try:
            with self._ledger.reading() as connection:
                names = channels.names(connection)
        except LedgerError as fault:
            self._name_faults.failed(fault.kind)
            return {}
        self._name_faults.worked()
        return names

    def span(self, first: str = "", last: str = "") -> MonthSpan | None:
        """The closed months from `first` to `last` (2026-04), or the last one closed; None while there is none."""
        months = self.publication.months()
        if not months:
            return None
        names = [str(month) for month in months]
        start = first if first in names else names[-1] if not first else max(first, names[0])
        end = last if last in names else names[-1]
        chosen = [month for month, name in zip(months, names, strict=True) if start <= name <= end]
        return MonthSpan(chosen[0].start, chosen[-1].last) if chosen else MonthSpan(months[-1].start, months[-1].last)

    def offers_shown(self, first: str, last: str) -> Mapping[str, str]:
        """How often each window and scheme was shown; {} when the figures cannot be read."""
        figures = self._figures(first, last)
        return {cell.key: figure_text(f) for cell, f in figures if cell.table == "offer" and cell.event == "shown"}

    def channels(self, first: str, last: str) -> Mapping[tuple[str, str], str]:
        """How often each (channel, started | finished) was counted; {} when the figures cannot be read."""
        figures = ((cell, f) for cell, f in self._figures(first, last) if cell.table == "channel")
        return {(cell.key, cell.event): figure_text(f) for cell, f in figures if cell.event in ("started", "finished")}

    def _figures(self, first: str, last: str) -> list[tuple[Cell, PublishedFigure]]:
        span = MonthSpan(date.fromisoformat(f"{first}-01"), month_of(date.fromisoformat(f"{last}-01")).last)
        try:
            figures = list(self.publication.figures(span).items())
        except StoreError as fault:
            self._figure_faults.failed(fault.kind)
            return []
        self._figure_faults.worked()
        return figures
