"""`navigator usage` prints and writes what is published."""

import re
from datetime import date
from random import Random

from navigator.usage.counts import EventCount
from navigator.usage.publish.archive import Archive
from navigator.usage.store import Store


def test_usage_before_a_month_is_closed(run, tmp_path, monkeypatch):
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path))
    assert "翌月の４日" in run("usage", "report").output
    assert "0 months are closed" in run("usage", "close").output
    assert run("usage", "export", str(tmp_path / "out")).exit_code == 1


def test_usage_of_closed_months(run, tmp_path, monkeypatch, knowledge):
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path))
    monkeypatch.setattr("navigator.usage.publish.noise.secrets.SystemRandom", lambda: Random(3))
    store = Store.open(tmp_path / "counts.sqlite3")
    for month in (1, 2, 9):
        store.write(date(2026, month, 5), [EventCount("started", "", "resident"), EventCount("shown", "saposute", "resident")] * 300)
    store.close()
    report = run("usage", "report", "--from", "2026-02")
    assert "利用の集計　2026年2月\n" not in report.output  # every month up to the last closed one
    assert "相談をはじめた" in report.output
    for kind, name in (("csv", "usage-2026-01-2026-02-summary.csv"), ("xlsx", "usage-2026-01-2026-02.xlsx"), ("json", "usage-2026-01-2026-02.json")):
        done = run("usage", "export", str(tmp_path / "out"), "--to", "2026-02", "--format", kind)
        assert done.exit_code == 0, done.output
        assert (tmp_path / "out" / name).exists()
    written = (tmp_path / "out" / "usage-2026-01-2026-02-summary.csv").read_text(encoding="utf-8")
    started = int(re.search(r"相談をはじめた,(\d+)", written)[1])
    assert started != 600
    assert abs(started - 600) < 100  # seven times its deviation
    assert "内訳の合計は総数と一致しません" in written
    assert run("usage", "report", "--from", "spring").exit_code == 2
    assert "closed are the months" in run("usage", "export", str(tmp_path), "--from", "2099-01").output


def test_usage_that_cannot_be_read_is_said(run, tmp_path, monkeypatch):
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path))
    (tmp_path / "counts.sqlite3").mkdir()
    done = run("usage", "report")
    assert done.exit_code == 1
    assert "the counts cannot be read" in done.output


def test_no_month_is_closed_without_its_channels(run, tmp_path, monkeypatch, knowledge):
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path))
    store = Store.open(tmp_path / "counts.sqlite3")
    store.write(date(2026, 1, 5), [EventCount("started", "", "resident")] * 30)
    store.close()
    (tmp_path / "ledger.sqlite3").mkdir()
    for verb in (["report"], ["close"], ["export", str(tmp_path / "out")]):
        done = run("usage", *verb)
        assert done.exit_code == 1
        assert "the channels cannot be read" in done.output
        assert "try again later" in done.output
    (tmp_path / "ledger.sqlite3").rmdir()
    assert Archive.at(tmp_path / "published.sqlite3").all() == {}
    assert "months are closed" in run("usage", "close").output
    assert Archive.at(tmp_path / "published.sqlite3").all()
