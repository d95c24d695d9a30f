"""The verbs at the terminal."""

import shutil
from datetime import date

from click.testing import CliRunner

from navigator.cli import main
from navigator.usage import Step, Store, known_from

from .conftest import ROOT


def run(*args, **kwargs):
    return CliRunner().invoke(main, list(args), **kwargs)


def test_check_says_what_it_read():
    done = run("check")
    assert done.exit_code == 0
    assert "26 schemes" in done.output


def test_check_prints_how_far_it_reached_and_what_wants_attention():
    done = run("check", "--as-of", "2026-02-01")
    assert done.exit_code == 0
    assert "distinct states" in done.output
    assert "note: the plan ends on 2026-03-31" in done.output


def test_check_fails_with_the_conversation_that_leads_to_the_fault(tmp_path):
    for name in ("rules", "content", "tests/cases"):
        shutil.copytree(ROOT / name, tmp_path / name)
    path = tmp_path / "rules/windows.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("    otherwise: [hello-work, self-reliance]\n", ""), encoding="utf-8"
    )
    done = run("check", "--region", str(tmp_path))
    assert done.exit_code == 1
    assert "`saposute` turns people away and names no one instead" in done.output
    assert "いま、お仕事はどうされていますか。 → 正社員で働いている" in done.output
    assert "1 fault(s)" in done.output


def test_check_prints_its_lists():
    assert "hw-placement  Ⅲ-2-(1)-ア-①  scheme  <-  window hello-work" in run("check", "--statements").output
    assert "hello-work/ota hours unknown" in run("check", "--unverified").output
    assert "checked on 2026-11-24" in run("check", "--stale", "--as-of", "2028-01-01").output
    assert run("check", "--as-of", "soon").exit_code == 2


def test_check_refuses_a_bad_region(tmp_path):
    for name in ("rules", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "rules/ranks.yaml").unlink()
    done = run("check", "--region", str(tmp_path))
    assert done.exit_code == 1
    assert "rules/ranks.yaml:1  the file is missing" in done.output


def test_check_lists_what_waits_for_confirmation():
    done = run("check", "--contacts")
    assert "hello-work/ota phone unknown" in done.output


def test_read_aloud():
    done = run("read", "saposute-counselling")
    assert "49歳まで" in done.output
    assert "根拠：" in done.output
    assert "Did you mean `saposute-counselling`?" in run("read", "saposute-councelling").output


def test_decide_refuses_what_it_cannot_read():
    assert "not JSON: line 1" in run("decide", "-", input="{").output
    assert "Did you mean `work`?" in run("decide", "-", input='{"facts": {"wrok": "seeking"}}').output


def test_usage_before_a_month_is_closed(tmp_path, monkeypatch):
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path))
    assert "翌月の４日" in run("usage", "report").output
    assert "0 months are closed" in run("usage", "close").output
    assert run("usage", "export", str(tmp_path / "out")).exit_code == 1


def test_usage_of_closed_months(tmp_path, monkeypatch, knowledge):
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path))
    store = Store.open(tmp_path / "counts.sqlite3", known_from(knowledge))
    for month in (1, 2):
        store.write(date(2026, month, 5), [Step("started", "", "resident"), Step("shown", "saposute", "resident")] * 30)
    store.close()
    report = run("usage", "report", "--from", "2026-02")
    assert "利用の集計　2026年2月\n" not in report.output  # every month up to the last closed one
    assert "相談をはじめた" in report.output
    for kind, name in (("csv", "usage-2026-01-2026-02-summary.csv"), ("xlsx", "usage-2026-01-2026-02.xlsx"), ("json", "usage-2026-01-2026-02.json")):
        done = run("usage", "export", str(tmp_path / "out"), "--to", "2026-02", "--format", kind)
        assert done.exit_code == 0, done.output
        assert (tmp_path / "out" / name).exists()
    assert "相談をはじめた,60" in (tmp_path / "out" / "usage-2026-01-2026-02-summary.csv").read_text(encoding="utf-8")
    assert run("usage", "report", "--from", "spring").exit_code == 2
    assert "closed are the months" in run("usage", "export", str(tmp_path), "--from", "2099-01").output


def test_usage_that_cannot_be_read_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path))
    (tmp_path / "counts.sqlite3").mkdir()
    done = run("usage", "report")
    assert done.exit_code == 1
    assert "the counts cannot be read" in done.output
