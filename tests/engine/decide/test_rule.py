"""One rule in one state: verdict, reasons, what is worth asking and how much an answer is expected to spare."""

import pytest

from navigator.engine.decide.compiled_rules import Category, Window
from navigator.engine.decide.condition import All, AnyOf, Is, evaluate
from navigator.engine.decide.fact import Fact
from navigator.engine.decide.rule import Verdict
from tests.engine.sample import bare

FITS, MAYBE, NOT = Verdict
A, B, C = (
    Fact("a", "one", ("x", "y"), (1.0, 1.0), 1.0),
    Fact("b", "one", ("x", "y"), (1.0, 2.0), 2.0),
    Fact("c", "one", ("x", "y", "z"), (1.0, 1.0, 2.0), 4.0),
)
AX, BX, CX, CY = Is("a", 0b01), Is("b", 0b01), Is("c", 0b001), Is("c", 0b010)


def rules(when, offices=()):
    return bare(A, B, C, windows=(Window("w", when, {}, (), offices),))


def told(rules_, **said):
    return rules_.state({fact: values or None for fact, values in said.items()})


def test_a_state_is_evaluated_once():
    found = rules(All((AX, BX)))
    (_, rule, _), = found.windows  # fmt: skip
    assert rule.evaluate(told(found, a=1)) is rule.evaluate(told(found, a=1))


@pytest.mark.parametrize(
    ("when", "said", "gains"),
    [
        (AX, {}, {0: 1.0}),
        (All((AX, BX)), {}, {0: 3 - 1 / 2 * 2, 1: 3 - 1 / 3 * 1}),
        (All((AX, BX)), {"a": 1}, {1: 2.0}),
        (All((AX, BX)), {"a": 2}, {}),
        (AnyOf((AX, CX)), {}, {0: 5 - 1 / 2 * 4, 2: 5 - 3 / 4 * 1}),
        (AnyOf((AX, CX)), {"a": 0}, {2: 4.0}),  # asked and not known: no answer is waited for
        (AnyOf((CX, All((CY, AX)))), {}, {0: 1.0, 2: 5 - 1 / 4 * 1}),
        (All((AX, BX)), {"a": 1, "b": 1}, {}),
    ],
)
def test_expected_gains_of_a_rule(when, said, gains):
    found = rules(when)
    (_, rule, _), = found.windows  # fmt: skip
    state = told(found, **said)
    assert dict(rule.expected_gains(state)) == pytest.approx(gains)
    assert rule.expected_gains(state) is rule.expected_gains(state), "weighed once"


def test_memo_keeps_states_apart():
    found = rules(All((AX, BX)))
    (_, rule, _), = found.windows  # fmt: skip
    assert [dict(rule.expected_gains(told(found, **said))).keys() for said in ({}, {"a": 0}, {"b": 0})] == [{0, 1}, {1}, {0}]
    assert [rule.evaluate(told(found, **said)).unasked for said in ({}, {"a": 0}, {"b": 0})] == [0b11, 0b10, 0b01]


def test_fact_without_likely_answers_gains_its_whole_burden():
    never = Fact("n", "one", ("x", "y"), (0.0, 0.0), 8.0)
    (_, rule, _), = bare(never, windows=(Window("w", Is("n", 1), {}, ()),)).windows  # fmt: skip
    assert rule.expected_gains(rules(AX).start) == ((0, 8.0),)


def test_facts_and_cell_classes_of_a_rule():
    found = bare(A, B, C, windows=(Window("w", AnyOf((CX, AX)), {}, ()),), categories=(Category("other", CY, ()),))
    (_, rule, _), = found.windows  # fmt: skip
    assert (rule.id, rule.facts, rule.fact_bits) == ("w", (0, 2), 0b101)
    assert [rule.burden(facts) for facts in (0, 0b001, 0b100, 0b111)] == [0, 1.0, 4.0, 5.0]
    assert [rule.cell_classes(fact) for fact in range(3)] == [(0b01, 0b10), (0b1,), (0b001, 0b110)]


def test_an_office_choice_depends_on_the_facts_of_all_areas():
    choice = rules(All(), OFFICES).windows[0][2]
    assert (choice.id, choice.node.both, choice.facts) == ("w/office", False, (0, 1, 2))
    finding = choice.evaluate(told(rules(All(), OFFICES), a=0, c=6))
    assert "".join(leaf.written.fact for leaf in finding.because) == "aba"


def test_the_office_that_is_chosen_says_what_made_it_so():
    finding = rules(All(), OFFICES).windows[0][2].evaluate(told(rules(All(), OFFICES), a=1, b=1))
    assert (finding.verdict, finding.office) == (FITS, "north")
    assert [leaf.written.fact for leaf in finding.because] == ["a", "b"]


OFFICES = (("north", All((AX, BX))), ("south", CX), ("hut", AX))


@pytest.mark.parametrize(
    ("when", "said", "can"),
    [
        (AX, {}, True),
        (AX, {"a": 1}, True),
        (AX, {"a": 2}, False),
        (AX, {"a": 0}, False),  # asked, and stayed open
        (All((AX, BX)), {"a": 0}, False),
        (AnyOf((AX, BX)), {"a": 0}, True),
        (AnyOf((AX, BX)), {"a": 0, "b": 0}, False),
        (All((AX, BX)), {"a": 1}, True),
        (All(), {}, True),
        (AnyOf(), {}, False),
        (Is("a", 0), {}, False),
    ],
)
def test_can_hold(when, said, can):
    found = bare(A, B, C, windows=(Window("w", when, {}, ()),), categories=tuple(Category(x.fact, x, ()) for x in (AX, BX)))
    state = told(found, **said)
    assert found.windows[0][1].node.can_hold(state.masks, state.asked) is can


def test_range_that_was_answered_can_no_longer_hold():
    found = bare(C, windows=(Window("w", CX, {}, ()),))
    state = found.state({"c": 0b011})
    assert not found.windows[0][1].node.can_hold(state.masks, state.asked)


def test_reasons_are_made_when_they_are_read_and_only_once(monkeypatch):
    asked = []
    monkeypatch.setattr("navigator.engine.decide.rule.evaluate", lambda *given: asked.append(given) or evaluate(*given))
    found = rules(All((AX, BX)))
    finding = found.windows[0][1].evaluate(told(found, a=2))
    assert (finding.verdict, asked) == (NOT, [])
    assert [leaf.written for leaf in finding.because] == [AX]
    assert (finding.because, len(asked)) == (finding.because, 1)


def test_reasons_that_say_something_else_than_was_read_are_refused(monkeypatch):
    found = rules(AX)
    finding = found.windows[0][1].evaluate(told(found, a=2))
    monkeypatch.setattr("navigator.engine.decide.rule.evaluate", lambda *_: (True, ((),)))
    with pytest.raises(AssertionError):
        finding.because  # noqa: B018


def test_memo_is_bounded(monkeypatch):
    monkeypatch.setattr("navigator.engine.decide.memo.MEMO_SIZE", 2)
    found = rules(All((AX, BX)))
    (_, rule, _), = found.windows  # fmt: skip
    sizes = []
    for said in ({"a": 0}, {"a": 1}, {"a": 2}, {"b": 1}):
        assert rule.evaluate(told(found, **said)).verdict == {2: NOT}.get(said.get("a"), MAYBE)
        sizes.append(len(rule._findings))
    assert sizes == [1, 2, 1, 2]
