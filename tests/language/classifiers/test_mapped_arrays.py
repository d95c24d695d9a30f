"""Arrays come back from their file as they were, and cannot be changed."""

import os

import numpy as np
import pytest

from navigator.language.classifiers.mapped_arrays import MappedArrays, written_arrays

ARRAYS = {
    "a/floats": np.arange(6, dtype=np.float32).reshape(2, 3), "a/none": np.zeros((0,), dtype=np.uint8), "b/whole": np.array([7, 2**32 - 1], dtype=np.uint32),
    "rows": np.arange(40, dtype=np.uint8).reshape(5, 8),
}  # fmt: skip


@pytest.fixture
def path(tmp_path):
    (tmp_path / "some.arrays").write_bytes(b"".join(map(bytes, written_arrays(ARRAYS, {"n": 3, "x": 0.5}))))
    return tmp_path / "some.arrays"


def mapped(path):
    return MappedArrays(os.open(path, os.O_RDONLY))


def test_arrays_and_numbers_come_back(path):
    arrays = mapped(path)
    assert arrays.numbers == {"n": 3, "x": 0.5}
    assert arrays.names("a/") == ["a/floats", "a/none"]
    for name, array in ARRAYS.items():
        assert arrays.array(name).dtype == array.dtype
        assert (arrays.array(name) == array).all()
        assert not arrays.array(name).flags.writeable
    assert (arrays.rows("rows")[np.array([4, 0, 4])] == ARRAYS["rows"][[4, 0, 4]]).all()


@pytest.mark.parametrize("left", [0, 5, 60, -1])
def test_one_that_is_not_whole_is_refused(path, left):
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises((OSError, ValueError)):
        mapped(path)


def test_only_numbers_are_written():
    with pytest.raises(ValueError, match="holds no numbers"):
        list(written_arrays({"texts": np.array(["a"])}, {}))
