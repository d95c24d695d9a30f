"""Tables of results as officers send them, read into lines."""

from collections.abc import Iterator, Sequence

from navigator.knowledge.content.targets import TargetYear
from navigator.usage.publish.words import SAMPLE
from navigator.web.staff.errors import UnreadableTable
from navigator.web.staff.months import read_month
from navigator.web.staff.sent_tables.book_reader import NumberedRow
from navigator.web.staff.sent_tables.table_rows import folded, read_rows

from .line_check import ResultLine

MAX_LINES = 1500
HEAD_WITHIN = 10  # lines
HEADINGS = {
    "kpi": ("目標", "指標", "項目", "kpi", "目標のid", "id"),
    "month": ("年月", "月", "対象月"),
    "value": ("実績", "値", "件数", "数", "進み"),
    "note": ("メモ", "備考", "注"),
    "owner": ("担当", "機関", "団体"),
}


def lines_of(content: bytes, target_year: TargetYear, *, sample: bool = False) -> list[ResultLine]:
    """The lines of a table: one result a line (目標, 年月, 実績), or one target a line with a column a month.

    UnreadableTable when nothing of the file can be used, or when its figures are invented (見本) and `sample` is not set.
    """
    rows = read_rows(content)
    head_at = next((i for i, (_, row) in enumerate(rows[:HEAD_WITHIN]) if _column(row, "kpi") is not None), None)
    if not sample and any(row[0].startswith(SAMPLE) for _, row in rows[:HEAD_WITHIN]):
        raise UnreadableTable("sample")
    if head_at is None:
        raise UnreadableTable("columns")
    head, body = rows[head_at][1], rows[head_at + 1 :]
    is_long = _column(head, "month") is not None and _column(head, "value") is not None
    lines = list(_long_lines(head, body) if is_long else _wide_lines(head, body, target_year))
    if not lines:
        raise UnreadableTable("empty")
    if len(lines) > MAX_LINES:
        raise UnreadableTable("long")
    return lines


def _long_lines(head: Sequence[str], body: Sequence[NumberedRow]) -> Iterator[ResultLine]:
    columns = [_column(head, name) for name in HEADINGS]
    for number, row in body:
        kpi, month, value, note, owner = (row[c] if c is not None and c < len(row) else "" for c in columns)
        if value:  # a template with empty lines is no mistake
            yield ResultLine(number, kpi, month, value, note, owner)


def _wide_lines(head: Sequence[str], body: Sequence[NumberedRow], target_year: TargetYear) -> Iterator[ResultLine]:
    first, own = _column(head, "kpi") or 0, _column(head, "owner")
    months = {c: cell for c, cell in enumerate(head) if c != first and read_month(cell, target_year)}
    if not months:
        raise UnreadableTable("columns")
    for number, row in body:
        owner = row[own] if own is not None and own < len(row) else ""
        for column, month in months.items():
            if column < len(row) and row[column]:
                yield ResultLine(number, row[first], month, row[column], owner=owner)


def _column(head: Sequence[str], name: str) -> int | None:
    for column, cell in enumerate(head):
        if folded(cell) in HEADINGS[name]:
            return column
    return None
