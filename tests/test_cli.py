"""The verbs at the terminal."""

import json
import shutil

from click.testing import CliRunner

from navigator.cli import main

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


def test_usage_report(tmp_path, monkeypatch):
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path))
    assert run("usage", "report").exit_code == 0


def test_understand_prints_what_the_interface_tells():
    done = CliRunner().invoke(main, ["understand", "息子が十年家から出ない"])
    assert done.exit_code == 0
    found = json.loads(done.output)
    assert (found["persona"], found["facts"]) == ("family", {"withdrawn": "yes"})
    words = json.loads(CliRunner().invoke(main, ["understand", "もう死にたい", "--words"]).output)
    assert "死にたい" in words["crisis_words"]
