"""Free text is read, less well, without the encoder and without any classifiers."""

from dataclasses import replace

import numpy as np
import pytest

from navigator.language.classifiers.features import letter_groups
from navigator.language.classifiers.linear import STORED, TextFeatures, stored_classifiers
from navigator.language.extraction import analysis
from navigator.language.text.line import read_line
from navigator.language.understand import understand
from tests.language.conftest import DAY
from tests.language.extraction.test_danger import DANGERS

DIRECT = [(c, t) for level, _, c, t in DANGERS if level == "certain"]


def test_the_stored_classifiers_are_small():
    assert STORED.stat().st_size < 3_000_000
    assert stored_classifiers(True).names == stored_classifiers(False).names


def test_the_classifiers_know_the_words_by_their_names(lexicon):
    """A role or reason renamed in the words and not in the classifiers would be lost in silence."""
    senses = {word.sense for word in lexicon.words}
    names = {f"calm:{s.id}" for s in senses if s.kind == "calm"} | {f"who:{s.id}:{s.value}" for s in senses if s.kind == "who"}
    assert names == {name for name in stored_classifiers(False).senses if name.startswith(("calm:", "who:"))}


@pytest.fixture(params=["no encoder", "no classifiers"])
def modest(request, monkeypatch, lexicon):
    classifiers = stored_classifiers(False) if request.param == "no encoder" else None
    monkeypatch.setattr(analysis, "stored_classifiers", lambda with_encoder: classifiers)
    monkeypatch.setattr(analysis, "encode", lambda texts: [None] * len(texts))
    return lambda text: understand(lexicon, text, DAY)


@pytest.mark.parametrize(("bias", "likelihood"), [(0.0, 0.5), (-1000.0, 0.0), (1000.0, 1.0)])
def test_a_likelihood_lies_between_none_and_one_however_sure(bias, likelihood):
    """Without bounds the exponent of what is far from everything would overflow."""
    stored = stored_classifiers(False)
    sure = replace(stored, bias=np.full_like(stored.bias, bias), letters=np.zeros_like(stored.letters), words=np.zeros_like(stored.words))
    nothing = TextFeatures(letter_groups(read_line("あ"), []), frozenset(), None)
    (scores,) = sure.scores([nothing])
    assert set(scores) == set(stored.names)
    assert all(score == pytest.approx(likelihood, abs=1e-12) for score in scores.values())


def test_danger_is_caught_all_the_same(modest):
    missed = [text for _, text in DIRECT if modest(text).concern == "none"]
    assert not missed


def test_answers_are_read_all_the_same(modest):
    assert modest("46歳、派遣を転々、正社員になりたい").as_json()["facts"] == {
        "age": 46, "work": "nonregular", "wants_regular": "yes",
    }  # fmt: skip
    assert modest("息子が十年家から出ない").persona == "family"
