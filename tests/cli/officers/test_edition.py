"""Drafts at the terminal: the same steps as on the staff pages, and the same refusals."""

from datetime import UTC, datetime

import pytest

from navigator.editions import drafts, proofs
from navigator.editions.prefecture.new_prefecture import NewRegion, begin_new_prefecture
from navigator.knowledge.files.period import Period
from navigator.knowledge.files.region_files import RegionFiles
from navigator.ledger.database import Actor, Ledger
from navigator.settings import Settings
from tests.conftest import ROOT

REGION = ROOT / "tests/regions/mahoroba"
FILE = "content/windows.yaml"
NOW = datetime(2030, 5, 1, 3, 0, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    """The ledger of the terminal, on a day on which the region's plan runs."""
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("NAVIGATOR_REGION", str(REGION))
    monkeypatch.setattr("navigator.cli.officers.edition.terminal", lambda: Actor("terminal", NOW))
    settings = Settings()
    ledger = Ledger.open("", settings.data_dir, settings.audit_secret())
    yield ledger
    ledger.close()


@pytest.fixture
def folder(run, ledger, tmp_path):
    """The region's own files, out of the ledger."""
    done = run("edition", "export", "0", str(tmp_path / "out"))
    assert done.exit_code == 0, done.output
    return tmp_path / "out"


def rename(folder, old="つきの相談所", new="つきの丘の相談所"):
    path = folder / FILE
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_draft_goes_all_the_way(run, ledger, folder):
    rename(folder)
    assert run("edition", "import", str(folder), "--title", "名前の改定").output == f"draft 1\n{FILE}\n"
    assert run("edition", "check", "1").output.splitlines()[-1] == "ok"
    assert "変わりません" in run("edition", "diff", "1", "--as-of", "2030-05-01").output
    refused = run("edition", "publish", "1")
    assert refused.exit_code == 1
    assert "approved" in refused.output
    with ledger.writing() as connection:
        read = proofs.read_mark(connection, 1, proofs.latest(connection, 1))
        assert proofs.approve(connection, 1, RegionFiles(REGION), read, Actor("ann", NOW))
    assert run("edition", "publish", "1").output == "draft 1 is published\n"
    assert run("edition", "list").output == "1  in force  名前の改定  (terminal)\n"


def test_a_faulty_draft_is_named_and_refused(run, ledger, folder):
    rename(folder, "moon-desk:", "moon-disk:")
    run("edition", "import", str(folder), "--title", "まちがい")
    done = run("edition", "check", "1")
    assert done.exit_code == 1
    assert f"{FILE}:1" in done.stderr
    with ledger.reading() as connection:
        assert drafts.find(connection, 1).state == "draft"


def test_what_cannot_be_done_is_told_in_words(run, ledger, folder):
    assert "0  in force" in run("edition", "list").output
    assert "nothing in it differs" in run("edition", "import", str(folder), "--title", "同じ").output
    assert run("edition", "list").output.startswith("0  in force"), "and no empty draft is left behind"
    assert "there is no such draft" in run("edition", "export", "7", str(folder)).output
    (folder / FILE).write_bytes(b"\xff")
    assert "UTF-8" in run("edition", "import", str(folder), "--title", "文字").output


def test_a_prefecture_of_its_own_is_checked_and_taken_out_and_never_published(run, ledger, tmp_path):
    period = Period(NOW.date(), NOW.date().replace(year=2031))
    with ledger.writing() as connection:
        begin_new_prefecture(connection, NewRegion("あけぼの県", "あけぼの 案内", "計画", period), Actor("ann", NOW))
    assert "`resident` has no window" in run("edition", "check", "1").stderr
    for verb in ("diff", "publish"):
        assert "prefecture of its own" in run("edition", verb, "1").output
    assert run("edition", "export", "1", str(tmp_path / "new")).exit_code == 0
    assert (tmp_path / "new/content/region.yaml").read_text(encoding="utf-8").startswith('name: "あけぼの県"')
