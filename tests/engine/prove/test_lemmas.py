"""The two lemmas of docs/adr/0005, for any rules and answers in any order: what is decided stays decided, and what is
relevant only shrinks."""

from hypothesis import given
from hypothesis import strategies as st

from navigator.engine.decide.compiled_rules import compile_rules
from navigator.engine.decide.decision import decide
from navigator.engine.prove.residual import STUCK, remainder_of_rule
from navigator.engine.prove.rule_lint import every_rule, reversals
from navigator.engine.prove.witness import condition_value
from tests.engine.sample import book, books, relevant_facts


@st.composite
def orders(draw):
    """Rules, and any answers (any set of cells) in any order."""
    rules = compile_rules(draw(books()))
    facts = draw(st.permutations(range(len(rules.domains))))
    everything = [d.all_cells for d in rules.domains]
    return rules, [(f, draw(st.integers(1, everything[f]))) for f in facts]


def states(rules, said):
    state = rules.start
    yield state
    for fact, cells in said:
        state = state.answered(fact, cells)
        yield state


@given(orders())
def test_a_decided_verdict_stays_decided(order):
    rules, said = order
    for rule in every_rule(rules):
        decided = None
        for state in states(rules, said):
            finding = rule.evaluate(state)
            if decided is not None:
                assert (finding.verdict, finding.office) == decided
            if finding.verdict != "maybe":
                decided = (finding.verdict, finding.office)


@given(orders())
def test_relevant_facts_only_shrink_and_lose_the_fact_asked(order):
    rules, said = order
    before = None
    for (fact, _), state in zip([(-1, 0), *said], states(rules, said), strict=True):
        relevant = relevant_facts(rules, state)
        if before is not None:
            assert not relevant & ~before
            assert not relevant >> fact & 1
        before = relevant


@given(orders())
def test_a_certain_door_stays_whatever_is_answered_or_volunteered(order):
    rules, said = order
    door = None
    for state in states(rules, said):
        decision = decide(rules, state)
        first = decision.windows[0]
        assert door in (None, (first.id, first.office))
        if decision.door_certain:
            door = first.id, first.office


@given(orders())
def test_a_screen_is_of_unasked_facts_that_matter_and_empty_only_at_the_end(order):
    rules, said = order
    for state in states(rules, said):
        decision, open_facts = decide(rules, state), relevant_facts(rules, state)
        screen = sum(1 << rules.index[fact] for fact in decision.next_screen)
        assert not screen & ~open_facts
        assert bool(screen) == bool(open_facts)
        assert screen == 0 or screen >> rules.index[decision.next_question] & 1


@given(orders())
def test_remainder_agrees_with_the_verdict(order):
    rules, said = order
    for rule in every_rule(rules):
        if rule.id.endswith("/office"):
            continue
        for state in states(rules, said):
            rest, finding = remainder_of_rule(rule, state), rule.evaluate(state)
            assert condition_value(rule.node, state.masks) == {"fits": True, "not": False, "maybe": None}[finding.verdict]
            assert isinstance(rest, bool) == (finding.verdict != "maybe")
            assert (rest == STUCK) == (finding.verdict == "maybe" and finding.settled)


def test_reversals_try_every_state_of_every_rule():
    found, count = reversals(compile_rules(book()))
    assert not found
    assert count == sum(_own(rule) for rule in every_rule(compile_rules(book())))


def _own(rule):
    total = 1
    for fact in rule.facts:
        total *= 2 + len(rule.cell_classes(fact))
    return total
