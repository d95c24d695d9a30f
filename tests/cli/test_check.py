"""`navigator check` says what is wrong, how far it looked, and lists what waits."""

import shutil

import pytest
from babel.messages.pofile import read_po

from navigator.knowledge.files import catalogs
from tests.conftest import CAMPAIGN, ROOT

SMALL = ROOT / "tests/regions/mahoroba"


def test_check_says_what_it_read_how_far_it_reached_and_what_wants_attention(run):
    done = run("check", "--region", str(SMALL), "--as-of", "2030-06-01")
    assert done.exit_code == 0
    assert "ok: 7 facts, 3 windows" in done.output
    assert "distinct states" in done.output
    assert "note: content/operator.yaml names no operator: every page says 試作・運営者未設定" in done.output


def test_check_reads_each_catalog_once(run, monkeypatch):
    reads = []
    monkeypatch.setattr(catalogs, "read_po", lambda file, **how: reads.append(file.getvalue()) or read_po(file, **how))
    assert run("check", "--region", str(SMALL), "--as-of", "2030-06-01").exit_code == 0
    assert len(reads) == len(set(reads)) > 1


def test_check_fails_with_the_conversation_that_leads_to_the_fault(run, tmp_path):
    shutil.copytree(SMALL, tmp_path / "region")
    _change(tmp_path / "region/rules/windows.yaml", "  instead: {years: [moon-desk, warm-house]}\n", "")
    _change(tmp_path / "region/cases/people.yaml", "first: warm-house", "first: moon-desk")
    done = run("check", "--region", str(tmp_path / "region"), "--as-of", "2030-06-01")
    assert done.exit_code == 1
    assert "`star-cafe` turns people away and names no one instead" in done.output
    assert "おいくつですか。" in done.output
    assert "golden case「寒い家の方は、まずぬくもりの家」 the first door should be moon-desk and is warm-house" in done.output
    assert "2 fault(s)" in done.output


def test_a_day_of_checking_that_is_to_come_is_a_fault_and_a_point_without_ground_a_note(run, tmp_path):
    shutil.copytree(SMALL, tmp_path / "region")
    _change(tmp_path / "region/content/offices/star-cafe.yaml", "checked_on: 2030-04-01", "checked_on: 2030-06-02")
    _change(tmp_path / "region/content/schemes/tea-circle.yaml", "聞いてください。}", "聞いてください。, points: [お茶が出ます。]}")
    done = run("check", "--region", str(tmp_path / "region"), "--as-of", "2030-06-01")
    assert done.exit_code == 1
    assert "is said to be checked on 2030-06-02, which is to come" in done.output
    assert "note: scheme tea-circle says 「お茶が出ます。」 without `cites`" in done.output
    done = run("check", "--region", str(tmp_path / "region"), "--as-of", "2030-06-02")
    assert done.exit_code == 0


def _change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.skipif(not CAMPAIGN, reason="a proof of the whole region, which tests/review/test_checkup.py has: make campaign")
def test_check_says_the_same_of_a_whole_region(run):
    done = run("check", "--as-of", "2026-02-01")
    assert done.exit_code == 0
    assert "27 schemes" in done.output
    assert "distinct states" in done.output
    assert "note: the plan ends on 2026-03-31" in done.output


@pytest.mark.skipif(not CAMPAIGN, reason="a proof of the whole region, which tests/review/test_checkup.py has: make campaign")
def test_check_of_a_whole_region_fails_with_the_conversation_and_the_golden_case(run, tmp_path):
    for name in ("rules", "content", "tests/cases"):
        shutil.copytree(ROOT / name, tmp_path / name)
    _change(tmp_path / "rules/windows.yaml", "    otherwise: [hello-work, self-reliance]\n", "")
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
