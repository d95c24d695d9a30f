"""Results of targets: corrected by writing anew, with who, when, and what stood before."""

from dataclasses import replace
from decimal import Decimal

from navigator.ledger import results
from navigator.ledger.results import KpiValue
from tests.ledger.conftest import ANN, BOB, audit_rows

FIGURE = KpiValue("kpi-hw-hired", "2025-04", Decimal(1538))




def test_a_result_is_corrected_and_taken_back_with_its_history(ledger):
    with ledger.writing() as connection:
        figures = [FIGURE, KpiValue("kpi-fill-support", "2025-04", Decimal("74.50"))]
        assert results.enter(connection, figures, ANN) == 2
        assert results.enter(connection, [FIGURE], BOB) == 0  # the same again is no change
        assert results.enter(connection, [replace(FIGURE, value=Decimal(1600), note="集計しなおし")], BOB) == 1
        assert results.enter(connection, [replace(FIGURE, value=None)], ANN) == 1
        assert results.enter(connection, [replace(FIGURE, value=None)], ANN) == 0
    with ledger.reading() as connection:
        standing = results.current(connection)
        past = results.history(connection, FIGURE.kpi)
        assert {cell: w.figure.value for cell, w in standing.items()} == {
            ("kpi-fill-support", "2025-04"): Decimal("74.5")
        }
        assert [(w.who, w.figure.value) for w in past] == [
            ("ann", None),
            ("bob", Decimal(1600)),
            ("ann", Decimal(1538)),
        ]
        assert past[1].at == BOB.at
    assert audit_rows(ledger) == [
        ("ann", "result_entered", "kpi-hw-hired 2025-04", "", "1538"),
        ("ann", "result_entered", "kpi-fill-support 2025-04", "", "74.5"),
        ("bob", "result_corrected", "kpi-hw-hired 2025-04", "1538", "1600"),
        ("ann", "result_withdrawn", "kpi-hw-hired 2025-04", "1600", ""),
    ]


def test_another_note_alone_is_a_correction(ledger):
    with ledger.writing() as connection:
        results.enter(connection, [FIGURE], ANN)
        assert results.enter(connection, [replace(FIGURE, note="速報")], BOB) == 1
        assert results.current(connection)[FIGURE.kpi, FIGURE.month].figure.note == "速報"


def test_results_are_read_month_by_month(ledger):
    with ledger.writing() as connection:
        results.enter(
            connection, [replace(FIGURE, month=m) for m in ("2025-03", "2025-04", "2026-03", "2026-04")], ANN
        )
    with ledger.reading() as connection:
        assert {m for _, m in results.current(connection, "2025-04", "2026-03")} == {"2025-04", "2026-03"}


def test_large_and_small_figures_come_back_as_they_went(ledger):
    values = [Decimal(n) for n in ("0", "0.1", "100", "1538", "9999999", "74.5")]
    with ledger.writing() as connection:
        results.enter(connection, [KpiValue(f"k{n}", "2025-04", v) for n, v in enumerate(values)], ANN)
        recorded = results.current(connection)
    assert [recorded[f"k{n}", "2025-04"].figure.value for n in range(len(values))] == values
