"""`navigator diff` compares two days or two folders."""

import json
import shutil

from navigator.engine.compare.divergence import Divergence
from navigator.review.compare import comparison
from tests.conftest import ROOT


def test_diff_of_two_days_is_proven_equal(run):
    done = run("diff", "2026-11-29", "2026-12-01")
    assert done.exit_code == 0
    assert "案内の結果は、どの方にも同じです" in done.output
    assert "2026年11月29日 → 2026年12月1日" in done.output


def test_diff_of_two_folders_as_text_data_and_page(run, tmp_path, monkeypatch):
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


def test_diff_refuses_what_is_neither_a_day_nor_a_region(run, tmp_path):
    done = run("diff", "2025-13-01", str(ROOT))
    assert done.exit_code == 2
    assert "neither a day like 2025-10-01 nor a folder" in done.output
