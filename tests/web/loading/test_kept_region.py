"""The region of an earlier start comes back whole, from nobody but this server, and never over other files."""

import io
import os
import pickle
import shutil
import sys
from datetime import date
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from navigator.dialogue.decision_json import decision_json
from navigator.dialogue.wording.translation import translator
from navigator.kept_files import KeptFiles, kept_files
from navigator.knowledge.content.office_ref import OfficeRef
from navigator.knowledge.files.problems import KnowledgeError, Problem
from navigator.knowledge.knowledge import Knowledge
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
        kept = kept_files(tmp_path / "cache", secret)
        found = kept_region.kept_region(region, kept, lambda folder: reads.append(folder) or read)
        assert found == read
        return len(reads)

    return begin


def test_the_real_region_comes_back_the_same_and_decides_the_same(tmp_path):
    reads = []
    files = KeptFiles(tmp_path)
    read, kept = (kept_region.kept_region(ROOT, files, lambda folder: reads.append(folder) or load(folder)) for _ in range(2))
    assert kept == read
    assert kept is not read
    assert reads == [ROOT]
    day = date(2026, 11, 24)
    facts = {"persona": "resident", "work": "seeking", "age": 46, "municipality": "10201"}
    one, other = (decision_json(knowledge, facts, day, translator("ja"), NOW) for knowledge in (read, kept))
    assert one == other
    assert len(one) > 3
    assert kept.region.timezone is read.region.timezone


def test_its_words_are_taken_apart_once(start, read, tmp_path, monkeypatch):
    start()
    for name in ("compile_pattern", "compile_bare_pattern"):
        monkeypatch.setattr(f"navigator.language.text.lexicon.{name}", lambda _: pytest.fail("taken apart again"))
    (kept,) = (tmp_path / "cache").iterdir()
    found = kept_region._restored(kept_files(tmp_path / "cache", SECRET).read(kept.name)).lexicon
    assert found.index == read.lexicon.index
    assert found.hidden == read.lexicon.hidden
    assert len(found.index) > 1000


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
    door = program / "web/loading/staff_door.py"
    was = door.stat()
    door.write_text(door.read_text().replace("a", "b", 1))
    os.utime(door, ns=(was.st_atime_ns, was.st_mtime_ns))  # as layers of an image have it: one size, one time
    assert start() == 3


def test_a_file_that_changes_while_it_is_read_is_not_kept(region, read, tmp_path):
    kept, file = KeptFiles(tmp_path / "cache"), region / "rules/facts.yaml"
    (tmp_path / "cache").mkdir(mode=0o700)
    reads = []

    def load_while_it_changes(_):
        reads.append(1)
        if len(reads) == 1:
            file.write_text("a: c")
        return read

    kept_region.kept_region(region, kept, load_while_it_changes)
    file.write_text("a: b")  # put back: what was read was another
    kept_region.kept_region(region, kept, load_while_it_changes)
    kept_region.kept_region(region, kept, load_while_it_changes)
    assert len(reads) == 2


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
            kept_region._Values(io.BytesIO(pickle.dumps(named))).load()


def text(letters):
    return b"\x8c" + bytes([len(letters)]) + letters.encode()


def made(module, name, then=b""):
    """What comes of a class that is named in a pickle, and of what is done with it."""
    return kept_region._Values(io.BytesIO(b"\x80\x04" + text(module) + text(name) + b"\x93" + then + b".")).load()


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("navigator.cli.serve", "os.stat_result"), ("navigator.knowledge.knowledge", "Knowledge.__class__"),
        ("navigator.knowledge.knowledge", "Region"), ("navigator.settings", "Address"), ("navigator", "x"), ("navigatory.knowledge.x", "X"),
    ],
)  # fmt: skip
def test_only_a_class_in_its_own_module_of_a_region_is_named(module, name):
    """`Region` is defined in another module than this one, which imports it."""
    with pytest.raises(pickle.UnpicklingError, match="no value of ours"):
        made(module, name)


def test_no_module_is_loaded_that_holds_no_values_of_a_region(monkeypatch):
    monkeypatch.delitem(sys.modules, "navigator.cli.demo", raising=False)
    with pytest.raises(pickle.UnpicklingError, match="no value of ours"):
        made("navigator.cli.demo", "x")
    assert "navigator.cli.demo" not in sys.modules


@pytest.mark.parametrize("state", [b"N}" + text("poisoned") + text("yes") + b"s\x86", b"}" + text("poisoned") + text("yes") + b"s"])
@pytest.mark.parametrize("kind", [Knowledge, ZoneInfo, date, OfficeRef])
def test_nothing_is_put_into_a_class(kind, state):
    with pytest.raises((AttributeError, TypeError)):
        made(kind.__module__, kind.__qualname__, state + b"b")
    assert not hasattr(kind, "poisoned")


def test_a_signed_one_that_cannot_be_read_is_read_from_the_files(start, tmp_path, caplog):
    start()
    (kept,) = (tmp_path / "cache").iterdir()
    files = kept_files(tmp_path / "cache", SECRET)
    for written in (pickle.dumps(os.system), pickle.dumps(date(2026, 1, 1)), b"no pickle"):
        files.write(kept.name, [written], kept_region.NAMES)
        before = len(caplog.records)
        start()
        assert files.read(kept.name) != written
        assert len(caplog.records) <= before + 1


def test_a_bad_region_is_refused_at_each_start_and_never_kept(region, tmp_path):
    def refuse(_):
        raise KnowledgeError((Problem("rules/facts.yaml", 1, "bad"),))

    for _ in range(2):
        with pytest.raises(KnowledgeError, match="bad"):
            kept_region.kept_region(region, kept_files(tmp_path / "cache", SECRET), refuse)
    assert not list((tmp_path / "cache").iterdir())


def test_where_nothing_can_be_kept_the_files_are_read(region, knowledge, tmp_path):
    for nowhere in (KeptFiles(None), KeptFiles(tmp_path / "missing")):
        assert kept_region.kept_region(region, nowhere, lambda _: knowledge) is knowledge


@pytest.mark.parametrize("put", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("elsewhere")])
def test_what_stands_in_its_place_stops_no_start(start, tmp_path, put):
    start()
    (kept,) = (tmp_path / "cache").iterdir()
    kept.unlink()
    put(kept)
    assert start() == 2
