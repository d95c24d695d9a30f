"""Results, channels and confirmations: corrected by writing anew, with who, when, and what stood before."""

import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

import navigator
from navigator.knowledge.content.confirmation import Confirmation
from navigator.ledger import audit, channels, results
from navigator.ledger import confirmed_contacts as contacts
from navigator.ledger.database import FILE, Actor, Ledger
from navigator.ledger.results import KpiValue
from tests.ledger.conftest import ANN, NOW

BOB = Actor("bob", NOW + timedelta(hours=1))
FIGURE = KpiValue("kpi-hw-hired", "2025-04", Decimal(1538))
NUMBER = Confirmation("hello-work/ota", "phone", "0276-46-8609", "officer-call", date(2026, 11, 24), "控え")


def noted(connection):
    return [(e.who, e.did, e.about, e.before, e.after) for _, e in audit.entries(connection)][::-1]


def test_a_result_is_corrected_and_taken_back_with_its_history(ledger):
    with ledger.writing() as connection:
        assert (
            results.enter(connection, [FIGURE, KpiValue("kpi-fill-support", "2025-04", Decimal("74.50"))], ANN)
            == 2
        )
        assert results.enter(connection, [FIGURE], BOB) == 0  # the same again is no change
        assert (
            results.enter(connection, [replace(FIGURE, value=Decimal(1600), note="集計しなおし")], BOB) == 1
        )
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
        assert noted(connection)[0] == ("ann", "result_entered", "kpi-hw-hired 2025-04", "", "1538")
        assert noted(connection)[2] == ("bob", "result_corrected", "kpi-hw-hired 2025-04", "1538", "1600")
        assert noted(connection)[3] == ("ann", "result_withdrawn", "kpi-hw-hired 2025-04", "1600", "")


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
        found = results.current(connection)
    assert [found[f"k{n}", "2025-04"].figure.value for n in range(len(values))] == values


def test_a_channel_s_code_is_short_plain_and_its_own(ledger):
    with ledger.writing() as connection:
        codes = {channels.make(connection, f"広報{n}", "poster", ANN) for n in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 5 and not set(code) & set("01aeiouyl") for code in codes)
    with pytest.raises(ValueError, match="tv"), ledger.writing() as connection:
        channels.make(connection, "x", "tv", ANN)


def test_changes_of_a_channel_are_told_to_every_process_and_noted(ledger):
    with ledger.writing() as connection:
        code = channels.make(connection, "夏", "leaflet", ANN)
        channels.rename(connection, code, "秋", BOB)
        channels.rename(connection, code, "秋", BOB)
        channels.retire(connection, code, True, BOB)
        channels.retire(connection, code, False, ANN)
        channels.rename(connection, "zzzzz", "?", BOB)
    with ledger.reading() as connection:
        assert [n[1] for n in noted(connection)] == [
            "channel_made",
            "channel_renamed",
            "channel_retired",
            "channel_reopened",
        ]
        assert channels.find(connection, code).name == "秋"
    assert ledger.versions()["channels"] == 1


def test_a_confirmation_is_corrected_and_taken_back(ledger):
    later = replace(NUMBER, value="0276-46-8600", evidence="")
    with ledger.writing() as connection:
        contacts.confirm(connection, NUMBER, ANN)
        contacts.confirm(connection, NUMBER, BOB)  # the same again is no change
        contacts.confirm(connection, replace(NUMBER, field="address", value="太田市"), ANN)
        contacts.confirm(connection, later, BOB)
        assert contacts.values(contacts.current(connection)) == [
            replace(NUMBER, field="address", value="太田市"),
            later,
        ]
        contacts.withdraw(connection, "hello-work/ota", "phone", ANN)
        contacts.withdraw(connection, "hello-work/ota", "phone", ANN)
    with ledger.reading() as connection:
        assert [c.confirmation.field for c in contacts.current(connection)] == ["address"]
        past = contacts.history(connection, "hello-work/ota")
        assert [c.confirmation.value for c in past] == ["", "0276-46-8600", "太田市", "0276-46-8609"]
        assert past[-1].confirmation == NUMBER
    assert ledger.versions()["contacts"] == 4


def test_the_audit_is_read_a_page_at_a_time(ledger):
    with ledger.writing() as connection:
        results.enter(connection, [KpiValue(f"k{n}", "2025-04", Decimal(n)) for n in range(25)], ANN)
        first = audit.entries(connection, 10)
        second = audit.entries(connection, 10, first[-1][0])
    assert [e.about for _, e in [*first, *second]] == [f"k{n} 2025-04" for n in range(24, 4, -1)]


def test_processes_that_start_together_make_the_tables_once(url, tmp_path):
    """Real processes, as the workers of a server are."""
    code = (
        "import sys; from pathlib import Path; from navigator.ledger.database import Ledger\n"
        "print(Ledger.open(sys.argv[1], Path(sys.argv[2])).versions()['schema'])"
    )
    home = str(Path(navigator.__file__).parents[1])
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, url, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=home
        )
        for _ in range(4)
    ]
    assert [process.communicate(timeout=60)[0].strip() for process in started] == ["1"] * 4


def test_a_file_that_another_holds_while_the_first_process_turns_to_the_log_is_waited_for(tmp_path):
    """SQLite itself does not wait there, whatever its patience."""
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE held (n)")
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, other.close).start()
    ledger = Ledger.open("", tmp_path)
    assert ledger.versions()["schema"] == 1
    ledger.close()
