"""The published figures of the region that is served, and the names that its people know them by."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from navigator.ledger import channels
from navigator.ledger.database import LedgerError
from navigator.usage.publish.archive import Archive
from navigator.usage.publish.calendar import month_of
from navigator.usage.publish.files import text
from navigator.usage.publish.layout import Cell, layout_from
from navigator.usage.publish.publication import MonthSpan, Publication, PublishedFigure
from navigator.usage.publish.words import PublishedNames, names_from
from navigator.usage.store import StoreError

if TYPE_CHECKING:
    from .site import Site


class PublishedFigures:
    """Reads through the one door; answers other rooms in texts as they may be shown."""

    def __init__(self, site: "Site") -> None:
        self._site = site
        archive = Archive.open(site.settings.database_url, site.settings.data_dir)
        self._publication = Publication(site.reader, archive, layout_from(site.knowledge), lambda: site.today)

    @property
    def publication(self) -> Publication:
        """The door, with the channels that officers made by now."""
        self._publication.layout = layout_from(self._site.knowledge, self._site.channels)
        return self._publication

    def names(self) -> PublishedNames:
        """The names of now; without the ledger channels keep their codes."""
        return names_from(self._site.knowledge, self._channel_names())

    def _channel_names(self) -> Mapping[str, str]:
        try:
            with self._site.ledger.reading() as connection:
                return channels.names(connection)
        except LedgerError:
            return {}

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
        """How often each window and scheme was shown, as it may be said."""
        return {c.key: text(f) for c, f in self._figures(first, last) if c.table == "offer" and c.event == "shown"}

    def channels(self, first: str, last: str) -> Mapping[tuple[str, str], str]:
        """How often each channel (started | finished) brought a conversation, as it may be said."""
        events = ("started", "finished")
        found = self._figures(first, last)
        return {(c.key, c.event): text(f) for c, f in found if c.table == "channel" and c.event in events}

    def _figures(self, first: str, last: str) -> list[tuple[Cell, PublishedFigure]]:
        span = MonthSpan(date.fromisoformat(f"{first}-01"), month_of(date.fromisoformat(f"{last}-01")).last)
        try:
            return list(self.publication.figures(span).items())
        except StoreError:  # a page that is about something else goes on without our figures
            return []
