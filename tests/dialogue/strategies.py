"""Draws of answers, for properties that hold for every conversation."""

from hypothesis import strategies as st

from navigator.dialogue.answers import DECLINED, DONT_KNOW, make_answer
from navigator.knowledge.load import load
from tests.conftest import ROOT

KNOWLEDGE = load(ROOT)


def answers_to(fact):
    """Any answer to a fact, a range and わからない included."""
    declared = KNOWLEDGE.facts[fact].fact
    if declared.kind == "integer":
        low, high = declared.values[0], declared.values[-1]
        number = st.integers(low, high).map(lambda n: make_answer(str(n)))
        span = st.tuples(st.integers(low, high), st.integers(low, high)).map(
            lambda p: make_answer(f"{min(p)}..{max(p)}")
        )
        return st.one_of(number, span, st.sampled_from((DONT_KNOW, DECLINED)))
    if declared.kind == "several":
        return st.one_of(
            st.sets(st.sampled_from(declared.options)).map(lambda s: make_answer(*sorted(s))), st.just(DONT_KNOW)
        )
    return st.one_of(st.sampled_from(declared.values).map(make_answer), st.sampled_from((DONT_KNOW, DECLINED)))
