"""The app reads on, more modestly, without the encoder, and without any heads."""

import pytest

from navigator.language.classifiers.linear import STORED, stored_classifiers
from navigator.language.extraction import analysis as sight
from navigator.language.understand import understand
from tests.language.conftest import DAY
from tests.language.extraction.test_danger import DANGERS

DIRECT = [(c, t) for level, _, c, t in DANGERS if level == "certain"]


def test_the_heads_are_small():
    assert STORED.stat().st_size < 2_000_000
    assert stored_classifiers(True).names == stored_classifiers(False).names


def test_the_heads_know_the_words_by_their_names(lexicon):
    """A role or a reason renamed in the words, and not in the heads, would be unlearnt in silence."""
    named = {w.sense for w in lexicon.words}
    here = {f"calm:{s.id}" for s in named if s.kind == "calm"} | {f"who:{s.id}:{s.value}" for s in named if s.kind == "who"}
    assert here == {name for name in stored_classifiers(False).senses if name.startswith(("calm:", "who:"))}


@pytest.fixture(params=["no encoder", "no heads"])
def modest(request, monkeypatch, lexicon):
    kept = stored_classifiers(False) if request.param == "no encoder" else None
    monkeypatch.setattr(sight, "stored_classifiers", lambda with_encoder: kept)
    monkeypatch.setattr(sight, "encode", lambda texts: [None] * len(texts))
    return lambda text: understand(lexicon, text, DAY)


def test_danger_is_caught_all_the_same(modest):
    missed = [text for _, text in DIRECT if modest(text).concern == "none"]
    assert not missed


def test_answers_are_read_all_the_same(modest):
    assert modest("46歳、派遣を転々、正社員になりたい").as_json()["facts"] == {
        "age": 46, "work": "nonregular", "wants_regular": "yes",
    }  # fmt: skip
    assert modest("息子が十年家から出ない").persona == "family"
