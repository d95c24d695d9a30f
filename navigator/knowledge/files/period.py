"""From when to when something holds: `2025-04-01..2026-03-31`, `2025-04-01..`, `..2026-03-31`."""

from dataclasses import dataclass
from datetime import date

from .yaml_file import YamlNode


@dataclass(frozen=True)
class Period:
    """From one day to another, both inside."""

    start: date = date.min
    end: date = date.max

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        """As it is written in files."""
        first = "" if self.start == date.min else self.start.isoformat()
        last = "" if self.end == date.max else self.end.isoformat()
        return f"{first}..{last}"


ALWAYS = Period()


def read_period(node: YamlNode | None) -> Period:
    """A period as written; no node is always."""
    if node is None:
        return ALWAYS
    first, dots, last = node.text().partition("..")
    period = Period(read_day(node, first) if first else date.min, read_day(node, last) if last else date.max)
    if not dots:
        node.fail("a period is written FROM..TO, e.g. 2025-04-01..2026-03-31 or 2025-04-01..")
    elif period.start > period.end:
        node.fail("the period ends before it begins")
    return period


def read_day(node: YamlNode, text: str) -> date:
    """A day as written, the first of all (and a problem) for anything else."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        node.fail(f"`{text}` is not a day. Write it like 2025-04-01")
        return date.min
