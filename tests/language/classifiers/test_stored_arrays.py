"""Arrays come out as numpy reads them, and no head of theirs is parsed as Python."""

import ast

import numpy as np
import pytest

from navigator.language.classifiers.answer_heads import stored_answer_heads
from navigator.language.classifiers.linear import STORED, stored_classifiers
from navigator.language.classifiers.stored_arrays import StoredArrays


@pytest.fixture
def kept(tmp_path):
    def write(**arrays):
        np.savez_compressed(tmp_path / "some.npz", **arrays)
        return StoredArrays(tmp_path / "some.npz")

    return write


def test_the_stored_heads_are_what_numpy_reads():
    with StoredArrays(STORED) as ours, np.load(STORED, allow_pickle=False) as its:
        assert len(its.files) > 10
        for name in its.files:
            assert name in ours
            assert ours[name].dtype == its[name].dtype
            assert ours[name].shape == its[name].shape
            assert ours[name].tobytes() == its[name].tobytes()


@pytest.mark.parametrize(
    "array",
    [
        np.asfortranarray(np.arange(6, dtype=np.int8).reshape(2, 3)), np.float64(3.5), np.zeros((0, 4), np.uint16),
        np.array([True, False]), np.array(["仕事", "x"]),
    ],
    ids=lambda array: f"{array.dtype}{array.shape}",
)  # fmt: skip
def test_any_numbers_and_texts(kept, array):
    found = kept(it=array)["it"]
    assert found.shape == array.shape
    assert found.tolist() == array.tolist()


def test_whatever_else_an_array_may_hold_is_refused(kept):
    arrays = kept(them=np.array([{}, 1], dtype=object))
    with pytest.raises(ValueError, match="no array of numbers"):
        arrays["them"]
    with pytest.raises(KeyError):
        arrays["other"]
    assert "other" not in arrays


def test_nothing_is_parsed(monkeypatch):
    monkeypatch.setattr(ast, "parse", lambda *_, **__: pytest.fail("a head is parsed"))
    monkeypatch.setattr(ast, "literal_eval", lambda *_: pytest.fail("a head is parsed"))
    for stored in (stored_classifiers, stored_answer_heads):
        for with_encoder in (True, False):
            assert stored.__wrapped__(with_encoder).names
