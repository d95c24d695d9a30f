"""Arrays come back from their file as they were, and cannot be changed."""

import numpy as np
import pytest

from navigator.language.classifiers.mapped_arrays import MappedArrays, write_arrays

ARRAYS = {
    "a/floats": np.arange(6, dtype=np.float32).reshape(2, 3), "a/none": np.zeros((0,), dtype=np.uint8), "b/whole": np.array([7, 2**32 - 1], dtype=np.uint32),
    "rows": np.arange(40, dtype=np.uint8).reshape(5, 8),
}  # fmt: skip


@pytest.fixture
def path(tmp_path):
    write_arrays(tmp_path / "some.arrays", ARRAYS, {"n": 3, "x": 0.5})
    return tmp_path / "some.arrays"


def test_arrays_and_numbers_come_back(path):
    arrays = MappedArrays(path)
    assert arrays.numbers == {"n": 3, "x": 0.5}
    assert arrays.names("a/") == ["a/floats", "a/none"]
    for name, array in ARRAYS.items():
        assert arrays.array(name).dtype == array.dtype
        assert (arrays.array(name) == array).all()
        assert not arrays.array(name).flags.writeable
    assert (arrays.rows("rows")[np.array([4, 0, 4])] == ARRAYS["rows"][[4, 0, 4]]).all()


def test_the_file_is_for_its_user_alone_and_no_draft_stays(path):
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("left", [0, 5, 60, -1])
def test_one_that_is_not_whole_is_refused(path, left):
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises((OSError, ValueError)):
        MappedArrays(path)


def test_only_numbers_are_written(tmp_path):
    with pytest.raises(ValueError, match="holds no numbers"):
        write_arrays(tmp_path / "x", {"texts": np.array(["a"])}, {})
    assert list(tmp_path.iterdir()) == []
