"""The first door: certain as soon as it can be, never another one afterwards, and asked about before anything else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.engine.decide.compiled_rules import RankingStep, compile_rules
from navigator.engine.decide.condition import All
from navigator.engine.decide.decision import decide
from navigator.engine.decide.rule import Finding, Verdict
from tests.engine.sample import FACTS, PEOPLE, ages, book, books, leaf, only, relevant_facts, window

DESK, CLUB, SITE = book().windows
SOURCE = book(
    windows=(
        replace(DESK, when=PEOPLE, offices=()),
        replace(CLUB, when=All((PEOPLE, leaf("work", "c")))),
        replace(SITE, when=PEOPLE),
    ),
    window_steps=(RankingStep(leaf("place", "north"), ("site",)), RankingStep(leaf("alone", "yes"), ("club", "site"))),
    schemes=(), scheme_steps=(),
)  # fmt: skip


def compiled():
    """Compiled anew: rules keep what was read of them."""
    return compile_rules(SOURCE)


def state(**said):
    masks = {name: FACTS[name].mask(values) for name, values in said.items() if values}
    return compiled().state({**dict.fromkeys(said), **masks})


def first_window(**said):
    return compiled().first_window.evaluate(state(**said))


def names(facts):
    return set(compiled().names(facts))


def test_first_window_without_a_certain_one_has_no_reasons():
    assert first_window(who=None, place=["north"], alone=["no"], work=["a"]) == Finding(Verdict.FITS, (), 0, "site")
    assert first_window(who=None, place=None, alone=None, work=None) == Finding(Verdict.FITS, (), 0, "desk")


def test_first_window_is_asked_about_first_with_late_facts_last():
    rules = compile_rules(
        book(
            windows=(replace(DESK, when=PEOPLE), replace(CLUB, when=All((PEOPLE, ages(0, 4)))), SITE),
            window_steps=(RankingStep(leaf("place", "north"), ("club",)), RankingStep(leaf("alone", "yes"), ("site",))),
        )
    )
    person = rules.domains[0].fact.mask(["person"])
    assert decide(rules, rules.state({"who": person})).next_question in {"age", "alone"}
    answers = {"who": person, "alone": rules.domains[3].fact.mask(["no"]), "age": rules.domains[1].fact.mask([2])}
    assert decide(rules, rules.state(answers)).next_question == "place"
    done = {**answers, "place": rules.domains[5].fact.mask(["south"])}
    assert rules.first_window.evaluate(rules.state(done)).settled
    assert decide(rules, rules.state(done)).next_question in {"work", "needs"}


def test_open_first_window_has_the_reasons_and_questions_of_its_priorities():
    found = first_window(who=["person"], place=["south"])
    assert [leaf_.written.fact for leaf_ in found.because] == ["alone", "work", "alone"]
    assert names(found.unasked) == {"alone", "work"}
    held = first_window(who=["person"], place=["north"])
    assert [leaf_.written.fact for leaf_ in held.because] == ["place", "who"]
    assert (held.verdict, held.unasked, held.settled) == ("fits", 0, True)


def test_each_priority_counts_three_quarters_of_the_one_above():
    """Burdens: alone 2, place 3, work 1. Left of the rungs: the north; alone and out of work; alone."""
    state_ = state(who=["person"])
    expected = {5: 3.0, 3: 0.75 * (3 - 1 / 3 * 1) + 0.75**2 * 2, 2: 0.75 * (3 - 1 / 6 * 2)}
    assert dict(compiled().first_window.expected_gains(state_)) == pytest.approx(expected)


def first_among_uncertain(**said):
    """A club for the idle, put first for the lonely, and a desk; for people, and whether one is one is not known."""
    club, desk = window("club", All((PEOPLE, leaf("work", "c")))), window("desk", PEOPLE)
    rules = only("who", "work", "alone", windows=(desk, club), window_steps=(RankingStep(leaf("alone", "yes"), ("club",)),))
    state_ = rules.state({"who": None} | {fact: FACTS[fact].mask([value]) for fact, value in said.items()})
    found = rules.first_window.evaluate(state_)
    return found.verdict, found.office, {rules.domains[fact].fact.id for fact, _ in rules.first_window.expected_gains(state_)}


def test_window_that_only_may_serve_is_first_once_it_is_settled():
    assert first_among_uncertain() == ("maybe", "", {"alone", "work"})
    assert first_among_uncertain(alone="yes") == ("maybe", "", {"work"})
    assert first_among_uncertain(alone="yes", work="c") == ("fits", "club", set())
    assert first_among_uncertain(alone="yes", work="a") == ("fits", "desk", set())
    assert first_among_uncertain(alone="no") == ("fits", "desk", set())
    assert first_among_uncertain(work="a") == ("fits", "desk", set())


@st.composite
def conversations(draw):
    rules = compile_rules(draw(books()))
    facts = draw(st.permutations(range(len(rules.domains))))
    return rules, [(f, draw(st.integers(1, rules.domains[f].all_cells))) for f in facts]


@given(conversations())
def test_first_window_once_certain_stays_first(said):
    rules, answers = said
    now, certain = rules.start, None
    for fact, cells in [(-1, 0), *answers]:
        now = now.answered(fact, cells) if cells else now
        found = rules.first_window.evaluate(now)
        first = decide(rules, now).windows[0]
        if certain is not None:
            assert (found.verdict, found.office) == certain
            assert found.verdict == "not" or first.id == found.office
        if found.verdict != "maybe":
            certain = found.verdict, found.office
    assert certain is not None, "whatever was said, in the end there is a first door, or none at all"
    if certain[0] == "fits":
        assert decide(rules, now).windows[0].id == certain[1]


@given(conversations())
def test_first_window_asks_only_relevant_facts(said):
    rules, answers = said
    now = rules.start
    for fact, cells in answers:
        relevant = relevant_facts(rules, now)
        assert not rules.first_window.evaluate(now).unasked & ~relevant
        now = now.answered(fact, cells)
