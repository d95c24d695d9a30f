"""Faults in the order they are shown, and the answers that lead to one."""

from navigator.engine.decide.compiled_rules import compile_rules
from navigator.engine.prove.fault import Fault, FaultReport, answers_in
from tests.engine.sample import FACTS, book

RULES = compile_rules(book())


def test_what_reverses_an_answer_or_leaves_somebody_alone_comes_first():
    order = list(Fault)
    assert order[:5] == [Fault.LOOP, Fault.GROWING, Fault.FLIP, Fault.DEAD_END, Fault.NOBODY]
    assert order.index(Fault.NO_OFFICE) < order.index(Fault.NEVER_ASKED)
    assert len({fault.value for fault in Fault}) == len(order)


def test_the_answers_of_a_state_stand_in_the_order_of_the_facts():
    start = RULES.state({})
    assert answers_in(start.masks, RULES.domains) == ()
    told = RULES.state({"age": FACTS["age"].mask([2]), "who": FACTS["who"].mask(["firm"])})
    answers = answers_in(told.masks, RULES.domains)
    assert [RULES.domains[fact].fact.id for fact, _ in answers] == ["who", "age"]
    assert all(told.masks[fact] == mask for fact, mask in answers)


def test_a_report_names_nobody_else_unless_it_is_told():
    assert FaultReport(Fault.LOOP, "age") == FaultReport(Fault.LOOP, "age", (), ())
