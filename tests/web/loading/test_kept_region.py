"""The region of an earlier start comes back whole, from nobody but this server, and never over other files."""

import os
import pickle
import shutil
from datetime import date
from types import SimpleNamespace

import pytest

from navigator.dialogue.decision_json import decision_json
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.files.problems import KnowledgeError, Problem
from navigator.knowledge.load import load
from navigator.web.loading import kept_region
from tests.conftest import NOW, ROOT

SECRET = "for tests, and long enough to sign with"


@pytest.fixture
def region(tmp_path):
    """A small folder that has the shape of a region's."""
    (tmp_path / "region/rules").mkdir(parents=True)
    (tmp_path / "region/rules/facts.yaml").write_text("a: b")
    return tmp_path / "region"


@pytest.fixture(scope="module")
def read():
    """As a start reads it: nothing has been looked up in it yet."""
    return load(ROOT)


@pytest.fixture
def start(region, read, tmp_path):
    """A start of the server; how often the files were read so far."""
    reads = []

    def begin(secret=SECRET):
        found = kept_region.kept_region(region, tmp_path / "cache", secret, lambda folder: reads.append(folder) or read)
        assert found == read
        return len(reads)

    return begin


def test_the_real_region_comes_back_the_same_and_decides_the_same(tmp_path):
    reads = []
    read, kept = (kept_region.kept_region(ROOT, tmp_path, SECRET, lambda folder: reads.append(folder) or load(folder)) for _ in range(2))
    assert kept == read
    assert kept is not read
    assert reads == [ROOT]
    day = date(2026, 11, 24)
    facts = {"persona": "resident", "work": "seeking", "age": 46, "municipality": "10201"}
    one, other = (decision_json(knowledge, facts, day, translator("ja"), NOW) for knowledge in (read, kept))
    assert one == other
    assert len(one) > 3
    assert kept.region.timezone is read.region.timezone


def test_files_are_read_once(start, tmp_path):
    assert [start(), start()] == [1, 1]
    (kept,) = (tmp_path / "cache").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_another_file_of_the_region_reads_anew_and_takes_the_place(start, region, tmp_path):
    start()
    (region / "rules/more.yaml").write_text("c: d")
    assert [start(), start()] == [2, 2]
    (region / "rules/facts.yaml").write_text("a: c")
    assert start() == 3
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_another_program_reads_anew(start, monkeypatch, tmp_path):
    start()
    program = tmp_path / "navigator"
    shutil.copytree(ROOT / "navigator/web/loading", program / "web/loading", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(kept_region, "__file__", str(program / "web/loading/kept_region.py"))
    assert [start(), start()] == [2, 2]
    os.utime(program / "web/loading/staff_door.py", ns=(1, 1))
    assert start() == 3


def test_what_another_signed_or_changed_is_not_looked_at(start, tmp_path, monkeypatch):
    start()
    assert start("another secret, and long enough to sign with") == 2
    (kept,) = (tmp_path / "cache").iterdir()
    whole = kept.read_bytes()
    monkeypatch.setattr(kept_region._Values, "load", lambda _: pytest.fail("looked at"))
    for broken in (b"", whole[:-1], whole[:40], whole[:-1] + b"x", b"x" + whole[1:]):
        kept.write_bytes(broken)
        assert start() > 2


def test_nothing_but_values_of_ours_is_made(tmp_path, monkeypatch, caplog):
    for named in (os.system, eval, pickle.loads, SimpleNamespace, kept_region.kept_region, KnowledgeError, kept_region.Path):
        with pytest.raises(pickle.UnpicklingError, match="no value of ours"):
            kept_region._Values(kept_region.io.BytesIO(pickle.dumps(named))).load()


def test_a_signed_one_that_cannot_be_read_is_read_from_the_files(start, tmp_path, caplog):
    start()
    (kept,) = (tmp_path / "cache").iterdir()
    key = kept_region.hmac.digest(SECRET.encode(), b"kept region", "sha256")
    for written in (pickle.dumps(os.system), pickle.dumps(date(2026, 1, 1)), b"no pickle"):
        kept.write_bytes(kept_region.hmac.digest(key, written, "sha256") + written)
        before = len(caplog.records)
        start()
        assert kept.read_bytes()[32:] != written
        assert len(caplog.records) <= before + 1


def test_a_bad_region_is_refused_at_each_start_and_never_kept(region, tmp_path):
    def refuse(_):
        raise KnowledgeError((Problem("rules/facts.yaml", 1, "bad"),))

    for _ in range(2):
        with pytest.raises(KnowledgeError, match="bad"):
            kept_region.kept_region(region, tmp_path / "cache", SECRET, refuse)
    assert not (tmp_path / "cache").exists()


def test_where_nothing_can_be_kept_the_files_are_read(region, knowledge, tmp_path):
    (tmp_path / "file").touch()
    assert kept_region.kept_region(region, tmp_path / "file", SECRET, lambda _: knowledge) is knowledge
