"""A machine among several: it seals batches, and its totals are read in PostgreSQL."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from navigator.usage.counts import Count, merged
from navigator.usage.forwarding.central import Central
from navigator.usage.forwarding.sender import Sender
from navigator.usage.queries import Totals


class Machine:
    """Used as a store is: what was written is read in the central database, once everything was sent."""

    failing = False

    def __init__(self, path: Path, url: str) -> None:
        self.central = Central.open(url)
        self.sender = Sender(path, self.central)

    def write(self, day: date, counts: Iterable[Count]) -> bool:
        return self.sender.write(day, merged(counts))

    def writable(self) -> bool:
        return self.sender.writable()

    def totals(self, first: date, last: date) -> Totals:
        self.sender.send_waiting()
        return self.central.totals(first, last)

    def first_day(self) -> date | None:
        self.sender.send_waiting()
        return self.central.first_day()

    def wrong_numbers(self) -> dict[str, date]:
        self.sender.send_waiting()
        return self.central.wrong_numbers()

    def had_flood(self, first: date, last: date) -> bool:
        self.sender.send_waiting()
        return self.central.had_flood(first, last)

    def close(self) -> None:
        self.central.close()
