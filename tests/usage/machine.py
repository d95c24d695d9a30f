"""A machine among several: it counts in its own file, and its totals are read in PostgreSQL."""

from datetime import date
from pathlib import Path

from navigator.usage.forwarding.central import Central
from navigator.usage.forwarding.forwarder import forward, start
from navigator.usage.queries import Totals
from navigator.usage.store import Store
from tests.usage.sample import VOCABULARY


class Machine(Store):
    """A store whose totals are those of the central database, once everything was sent."""

    central: Central

    @classmethod
    def at(cls, path: Path, url: str) -> "Machine":
        start(path)
        machine = cls(path, VOCABULARY)
        machine._open_patiently()
        machine.central = Central.open(url)
        return machine

    def totals(self, first: date, last: date) -> Totals:
        forward(self._path, self.central)
        return self.central.totals(first, last)

    def first_day(self) -> date | None:
        forward(self._path, self.central)
        return self.central.first_day()

    def wrong_numbers(self) -> dict[str, date]:
        forward(self._path, self.central)
        return self.central.wrong_numbers()

    def close(self) -> None:
        super().close()
        self.central.close()
