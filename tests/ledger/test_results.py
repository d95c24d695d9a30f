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
            ("kpi-fill-support", "2025-04", ""): Decimal("74.5")
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


WORDS = KpiValue("kpi-retention", "2025-04", None, words="研修を開きました")
RATE = KpiValue("kpi-fill-support", "2025-04", Decimal(148), whole=Decimal(200))


def test_words_are_corrected_and_taken_back_with_their_history(ledger):
    with ledger.writing() as connection:
        assert results.enter(connection, [WORDS], ANN) == 1
        assert results.enter(connection, [WORDS], BOB) == 0
        assert results.enter(connection, [replace(WORDS, words="来年度も開きます")], BOB) == 1
        assert results.current(connection)[WORDS.cell].figure.words == "来年度も開きます"
        assert results.enter(connection, [replace(WORDS, words="")], ANN) == 1
        assert results.current(connection) == {}
        assert [(w.who, w.figure.words) for w in results.history(connection, WORDS.kpi)] == [
            ("ann", ""), ("bob", "来年度も開きます"), ("ann", "研修を開きました"),
        ]  # fmt: skip
    assert audit_rows(ledger) == [
        ("ann", "result_entered", "kpi-retention 2025-04", "", "研修を開きました"),
        ("bob", "result_corrected", "kpi-retention 2025-04", "研修を開きました", "来年度も開きます"),
        ("ann", "result_withdrawn", "kpi-retention 2025-04", "来年度も開きます", ""),
    ]


def test_each_body_has_a_figure_of_its_own_and_a_rate_two_numbers(ledger):
    with ledger.writing() as connection:
        assert results.enter(connection, [RATE, replace(RATE, owner="県", value=Decimal(40), whole=Decimal(50))], ANN) == 2
        assert results.enter(connection, [replace(RATE, owner="県", value=None, whole=None)], BOB) == 1
        assert results.enter(connection, [replace(RATE, whole=Decimal(210))], BOB) == 1
        assert list(results.current(connection)) == [RATE.cell]
    assert audit_rows(ledger) == [
        ("ann", "result_entered", "kpi-fill-support 2025-04", "", "148/200"),
        ("ann", "result_entered", "kpi-fill-support 2025-04 県", "", "40/50"),
        ("bob", "result_withdrawn", "kpi-fill-support 2025-04 県", "40/50", ""),
        ("bob", "result_corrected", "kpi-fill-support 2025-04", "148/200", "148/210"),
    ]


def test_another_note_alone_is_a_correction(ledger):
    with ledger.writing() as connection:
        results.enter(connection, [FIGURE], ANN)
        assert results.enter(connection, [replace(FIGURE, note="速報")], BOB) == 1
        assert results.current(connection)[FIGURE.cell].figure.note == "速報"


def test_results_are_read_month_by_month(ledger):
    with ledger.writing() as connection:
        results.enter(
            connection, [replace(FIGURE, month=m) for m in ("2025-03", "2025-04", "2026-03", "2026-04")], ANN
        )
    with ledger.reading() as connection:
        assert {m for _, m, _ in results.current(connection, "2025-04", "2026-03")} == {"2025-04", "2026-03"}


def test_large_and_small_figures_come_back_as_they_went(ledger):
    values = [Decimal(n) for n in ("0", "0.1", "100", "1538", "9999999", "74.5")]
    with ledger.writing() as connection:
        results.enter(connection, [KpiValue(f"k{n}", "2025-04", v) for n, v in enumerate(values)], ANN)
        recorded = results.current(connection)
    assert [recorded[f"k{n}", "2025-04", ""].figure.value for n in range(len(values))] == values
