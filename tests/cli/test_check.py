"""`navigator check` says what is wrong, how far it looked, and lists what waits."""

import shutil

from tests.conftest import ROOT


def test_check_says_what_it_read_how_far_it_reached_and_what_wants_attention(run):
    done = run("check", "--as-of", "2026-02-01")
    assert done.exit_code == 0
    assert "27 schemes" in done.output
    assert "distinct states" in done.output
    assert "note: the plan ends on 2026-03-31" in done.output
    assert "note: content/region.yaml names no operator: every page says 試作・運営者未設定" in done.output


def test_check_fails_with_the_conversation_that_leads_to_the_fault(run, tmp_path):
    for name in ("rules", "content", "tests/cases"):
        shutil.copytree(ROOT / name, tmp_path / name)
    path = tmp_path / "rules/windows.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("    otherwise: [hello-work, self-reliance]\n", ""), encoding="utf-8"
    )
    done = run("check", "--region", str(tmp_path))
    assert done.exit_code == 1
    assert "`saposute` turns people away and names no one instead" in done.output
    assert "いま、お仕事はどうされていますか。 → 正社員（休職中も）" in done.output
    assert "サポステの代わりに" in done.output, "and the golden case that rests on it"
    assert "2 fault(s)" in done.output


def test_check_prints_its_lists(run):
    assert "hw-placement  Ⅲ-2-(1)-ア-①  scheme  <-  window hello-work" in run("check", "--statements").output
    assert "hello-work/ota hours unknown" in run("check", "--unverified").output
    assert "checked on 2026-11-24" in run("check", "--stale", "--as-of", "2028-01-01").output
    assert run("check", "--as-of", "soon").exit_code == 2


def test_check_refuses_a_bad_region(run, tmp_path):
    for name in ("rules", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "rules/ranks.yaml").unlink()
    done = run("check", "--region", str(tmp_path))
    assert done.exit_code == 1
    assert "rules/ranks.yaml:1  the file is missing" in done.output


def test_check_lists_what_waits_for_confirmation(run):
    done = run("check", "--contacts")
    assert "hello-work/ota phone unknown" in done.output
