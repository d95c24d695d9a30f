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


@dataclass(frozen=True)
class KpiValue:
    """A figure for a target and a month. `value` is None when it was withdrawn."""

    kpi: str
    month: str  # 2025-04
    value: Decimal | None
    note: str = ""


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
        recorded = standing.get((figure.kpi, figure.month))
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
            )
        )
        record(connection, by, _event(before, figure))
        changed += 1
    return changed


def current(connection: Connection, first: str = "", last: str = "9999-99") -> dict[tuple[str, str], RecordedKpiValue]:
    """The current figures by target and month, from the month `first` to `last`; without those withdrawn."""
    newest = select(func.max(results.c.id)).where(results.c.month.between(first, last))
    newest = newest.group_by(results.c.kpi, results.c.month)
    rows = connection.execute(select(results).where(results.c.id.in_(newest)))
    recorded = map(_recorded, rows)
    return {(each.figure.kpi, each.figure.month): each for each in recorded if each.figure.value is not None}


def history(connection: Connection, kpi: str) -> list[RecordedKpiValue]:
    """Everything ever written of a target, the newest first."""
    query = select(results).where(results.c.kpi == kpi).order_by(results.c.id.desc())
    return [_recorded(row) for row in connection.execute(query)]


def _is_unchanged(before: KpiValue | None, after: KpiValue) -> bool:
    if before is None:
        return after.value is None
    return before.value == after.value and before.note == after.note


def _event(before: KpiValue | None, after: KpiValue) -> AuditEvent:
    did = "result_entered" if before is None else "result_corrected"
    if after.value is None:
        did = "result_withdrawn"
    return AuditEvent(did, f"{after.kpi} {after.month}", _text(before.value) if before else "", _text(after.value))


def _text(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _recorded(row: Row[Any]) -> RecordedKpiValue:
    value = Decimal(row.value) if row.value else None
    figure = KpiValue(row.kpi, row.month, value, row.note)
    return RecordedKpiValue(figure, row.who, datetime.fromtimestamp(row.at, UTC))
