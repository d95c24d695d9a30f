"""The verbs at the terminal."""

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
