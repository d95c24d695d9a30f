"""The verbs at the terminal."""

import json
import shutil
from datetime import date

from click.testing import CliRunner

from navigator.cli import main
from navigator.engine.compare.divergence import Divergence
from navigator.review.compare import comparison
from navigator.usage.counts import EventCount
from navigator.usage.publish.archive import Archive
from navigator.usage.store import Store
from navigator.usage.vocabulary import vocabulary_of
from tests.conftest import ROOT


def run(*args, **kwargs):
    return CliRunner().invoke(main, list(args), **kwargs)


def test_check_says_what_it_read_how_far_it_reached_and_what_wants_attention():
    done = run("check", "--as-of", "2026-02-01")
    assert done.exit_code == 0
    assert "26 schemes" in done.output
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
    store = Store.open(tmp_path / "counts.sqlite3", vocabulary_of(knowledge))
    for month in (1, 2):
        store.write(date(2026, month, 5), [EventCount("started", "", "resident"), EventCount("shown", "saposute", "resident")] * 30)
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


def test_no_month_is_closed_without_its_channels(tmp_path, monkeypatch, knowledge):
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path))
    store = Store.open(tmp_path / "counts.sqlite3", vocabulary_of(knowledge))
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


def test_diff_of_two_days_is_proven_equal():
    done = run("diff", "2025-10-01", "2026-04-01")
    assert done.exit_code == 0
    assert "案内の結果は、どの方にも同じです" in done.output
    assert "2025年10月1日 → 2026年4月1日" in done.output


def test_diff_of_two_folders_as_text_data_and_page(tmp_path, monkeypatch):
    monkeypatch.setattr(comparison, "divergence", lambda *_: Divergence(1, 0, ()))
    for name in ("rules", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    path = tmp_path / "rules/schemes/retention.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  cites:", "  valid: 2026-01-01..\n  cites:"), encoding="utf-8")
    page = tmp_path / "diff.html"
    sides = ("diff", str(ROOT), str(tmp_path), "--as-of", "2025-10-01")
    data = json.loads(run(*sides, "--json").output)
    assert {c["id"] for cube in data["cubes"] for c in cube["changes"]} == {"retention"}
    assert run(*sides, "--html", str(page)).exit_code == 0
    html = page.read_text(encoding="utf-8")
    assert "対象 → なし" in run(*sides).output
    assert "<script" not in html
    assert " style=" not in html
    assert "どんな方か" in html


def test_diff_refuses_what_is_neither_a_day_nor_a_region(tmp_path):
    done = run("diff", "2025-13-01", str(ROOT))
    assert done.exit_code == 2
    assert "neither a day like 2025-10-01 nor a folder" in done.output


def test_read_any_rule_on_any_day():
    assert "7番目（窓口の順番 rank/windows/7）" in run("read", "rank/windows/7", "--as-of", "2025-10-01").output
    assert "hello-work/takasaki" in run("read", "--list").output.splitlines()
    assert run("read", "--all").output.count("■ ") > 150
    assert "List them with --list" in run("read", "qqqqqq").output


def test_graph_of_one_thing_as_picture_text_and_page(tmp_path, monkeypatch):
    assert "flowchart LR" in run("graph", "--focus", "saposute", "--mermaid").output
    assert "Did you mean `saposute`?" in run("graph", "--focus", "saposte").output
    assert run("graph", "--html", str(tmp_path / "graph.html")).exit_code == 0
    assert "対象外のときと、次の段階" in (tmp_path / "graph.html").read_text(encoding="utf-8")
    monkeypatch.setenv("PATH", "")
    assert "is not installed: this is Mermaid text" in run("graph", "--paths").output


def test_understand_prints_what_the_interface_tells():
    done = CliRunner().invoke(main, ["understand", "息子が十年家から出ない"])
    assert done.exit_code == 0
    found = json.loads(done.output)
    assert (found["persona"], found["facts"]) == ("family", {"withdrawn": "yes"})
    words = json.loads(CliRunner().invoke(main, ["understand", "もう死にたい", "--words"]).output)
    assert "死にたい" in words["crisis_words"]
