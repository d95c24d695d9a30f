"""The lines of a table of contacts that was sent: what stands in the cells to fill in, and for which value."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from navigator.usage.publish.words import SAMPLE
from navigator.web.staff.errors import UnreadableTable
from navigator.web.staff.months import ERA_OFFSETS
from navigator.web.staff.sent_tables.table_rows import folded, read_rows

from .contact_table import DAY, MARK, SHEET

HEAD_WITHIN = 10  # lines
HEADINGS = {"mark": MARK, "value": "新しい値", "source": "出典", "checked_on": DAY, "note": "メモ", "hide": "消す"}
_DAY = re.compile(r"(?P<era>令和|R)?(?P<year>元|\d{1,4})[-./年](?P<month>\d{1,2})[-./月](?P<day>\d{1,2})日?", re.IGNORECASE)


@dataclass(frozen=True)
class ContactLine:
    """A line as it was filled in; `number` is its row in the file."""

    number: int
    mark: str
    value: str = ""
    source: str = ""
    checked_on: str = ""
    note: str = ""
    hide: str = ""

    @property
    def is_filled(self) -> bool:
        """Whether anything was written into it."""
        return any((self.value, self.source, self.checked_on, self.note, self.hide))

    @property
    def fields(self) -> dict[str, str | int]:
        """What a form carries of it."""
        return asdict(self)


def lines_of(content: bytes, *, sample: bool = False) -> list[ContactLine]:
    """Every line of the table, filled in or not.

    UnreadableTable when nothing of the file can be used, or when it is of invented figures (見本) and `sample` is not set.
    """
    rows = read_rows(content, SHEET)
    if not sample and any(row[0].startswith(SAMPLE) for _, row in rows[:HEAD_WITHIN]):
        raise UnreadableTable("sample")
    at = next((n for n, (_, row) in enumerate(rows[:HEAD_WITHIN]) if _is_head(row)), None)
    if at is None:
        raise UnreadableTable("columns")
    head = [folded(cell) for cell in rows[at][1]]
    columns = {name: head.index(folded(heading)) if folded(heading) in head else None for name, heading in HEADINGS.items()}
    lines = [_line(number, row, columns) for number, row in rows[at + 1 :]]
    if not lines:
        raise UnreadableTable("empty")
    return lines


def read_day(typed: str) -> str:
    """2026-11-24 of 2026/11/24, 令和8年11月24日 or R8.11.24; "" when it is none."""
    match = _DAY.fullmatch(re.sub(r"\s", "", unicodedata.normalize("NFKC", typed)))
    if match is None:
        return ""
    year = 1 if match["year"] == "元" else int(match["year"])
    year += ERA_OFFSETS[match["era"].upper()] if match["era"] else 0
    try:
        return date(year, int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return ""


def _is_head(row: Sequence[str]) -> bool:
    cells = {folded(cell) for cell in row}
    return {folded(HEADINGS["mark"]), folded(HEADINGS["value"])} <= cells


def _line(number: int, row: Sequence[str], columns: dict[str, int | None]) -> ContactLine:
    cells = {name: row[n] if n is not None and n < len(row) else "" for name, n in columns.items()}
    return ContactLine(number, **cells)
