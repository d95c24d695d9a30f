"""The heads that read answers: likelihoods of one question, which add up to one."""

import numpy as np
import pytest

from navigator.language.classifiers.answer_heads import AnswerHeads, stored_answer_heads
from navigator.language.classifiers.features import BUCKETS
from navigator.language.classifiers.linear import TextFeatures

EMPTY = TextFeatures({}, frozenset())


@pytest.fixture
def heads():
    letters = np.zeros((BUCKETS, 3), np.int8)
    letters[7, 0] = 100
    words = np.array([[0.0, 3.0, 0.0]], np.float32)
    return AnswerHeads(
        ("work:regular", "work:ask", "age:told"), {"who:family": 0}, None, letters, np.ones(3, np.float32) / 25, words, np.zeros(3, np.float32)
    )


@pytest.mark.parametrize(
    ("text", "likeliest"),
    [(TextFeatures({7: 1.0}, frozenset()), "regular"), (TextFeatures({BUCKETS - 1: 1.0}, frozenset({"who:family"})), "ask"),
     (TextFeatures({8: 1.0}, frozenset({"who:family"})), "ask")],
)  # fmt: skip
def test_letters_and_words_tell_the_answer(heads, text, likeliest):
    likelihoods = heads.likelihoods("work", text)
    assert sum(likelihoods.values()) == pytest.approx(1)
    assert max(likelihoods, key=likelihoods.get) == likeliest


def test_each_question_is_judged_by_its_own_heads_alone(heads):
    assert heads.likelihoods("work", EMPTY) == pytest.approx({"regular": 0.5, "ask": 0.5})
    assert heads.likelihoods("age", EMPTY) == {"told": 1.0}
    assert heads.likelihoods("lonely", EMPTY) == {}


def test_both_sets_that_ship_know_the_same_answers():
    full, plain = stored_answer_heads(True), stored_answer_heads(False)
    assert full.names == plain.names
    assert (full.encoder is None, plain.encoder is None) == (False, True)
    assert {name.partition(":")[0] for name in full.names} >= {"work", "livelihood", "withdrawn", "wants_work", "persona"}
