"""Results of the plan's targets, month by month. Each correction is a new row, so that the rows are the history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, func, select

from .audit import AuditEvent, record
from .database import Actor
from .tables import results

Cell = tuple[str, str, str]  # target, month (2025-04), owner ("" for the target as a whole)


@dataclass(frozen=True)
class KpiValue:
    """What was entered for a target and a month: a figure, a rate as two numbers, or words. Withdrawn when it is none of them."""

    kpi: str
    month: str  # 2025-04
    value: Decimal | None
    note: str = ""
    owner: str = ""  # the body whose own figure it is; "" for the target as a whole
    whole: Decimal | None = None  # of a rate: what `value` is a part of
    words: str = ""

    @property
    def cell(self) -> Cell:
        return (self.kpi, self.month, self.owner)

    @property
    def is_withdrawn(self) -> bool:
        return self.value is None and not self.words


@dataclass(frozen=True)
class RecordedKpiValue:
    """A figure with who wrote it, and when."""

    figure: KpiValue
    who: str
    at: datetime


def enter(connection: Connection, figures: Iterable[KpiValue], by: Actor) -> int:
    """Write the figures that differ from the current ones; the answer is how many did."""
    standing = current(connection)
    changed = 0
    for figure in figures:
        recorded = standing.get(figure.cell)
        before = recorded.figure if recorded else None
        if _is_unchanged(before, figure):
            continue
        connection.execute(
            results.insert().values(
                kpi=figure.kpi,
                month=figure.month,
                value=_text(figure.value),
                note=figure.note,
                who=by.who,
                at=by.timestamp,
                owner=figure.owner,
                whole=_text(figure.whole),
                words=figure.words,
            )
        )
        record(connection, by, _event(before, figure))
        changed += 1
    return changed


def current(connection: Connection, first: str = "", last: str = "9999-99") -> dict[Cell, RecordedKpiValue]:
    """What stands now, from the month `first` to `last`; without what was withdrawn."""
    newest = select(func.max(results.c.id)).where(results.c.month.between(first, last))
    newest = newest.group_by(results.c.kpi, results.c.month, results.c.owner)
    rows = connection.execute(select(results).where(results.c.id.in_(newest)))
    recorded = map(_recorded, rows)
    return {each.figure.cell: each for each in recorded if not each.figure.is_withdrawn}


def history(connection: Connection, kpi: str) -> list[RecordedKpiValue]:
    """Everything ever written of a target, the newest first."""
    query = select(results).where(results.c.kpi == kpi).order_by(results.c.id.desc())
    return [_recorded(row) for row in connection.execute(query)]


def _is_unchanged(before: KpiValue | None, after: KpiValue) -> bool:
    return after.is_withdrawn if before is None else before == after


def _event(before: KpiValue | None, after: KpiValue) -> AuditEvent:
    did = "result_entered" if before is None else "result_corrected"
    if after.is_withdrawn:
        did = "result_withdrawn"
    about = f"{after.kpi} {after.month} {after.owner}".rstrip()
    return AuditEvent(did, about, _audit_text(before) if before else "", _audit_text(after))


def _audit_text(figure: KpiValue) -> str:
    """1538, 148/200 for a rate, or the words."""
    if figure.whole is not None:
        return f"{_text(figure.value)}/{_text(figure.whole)}"
    return figure.words or _text(figure.value)


def _text(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _recorded(row: Row[Any]) -> RecordedKpiValue:
    figure = KpiValue(row.kpi, row.month, _decimal(row.value), row.note, row.owner, _decimal(row.whole), row.words)
    return RecordedKpiValue(figure, row.who, datetime.fromtimestamp(row.at, UTC))
