"""Rules by their places: what each reads of a state, and whom it names for those it turns away."""

from dataclasses import replace

import pytest

from navigator.engine.decide.compiled_rules import compile_rules
from navigator.engine.decide.rule import Verdict
from navigator.engine.decide.rule_table import Alternatives
from tests.engine.sample import FACTS, book

FITS, MAYBE, NOT = Verdict
RULES = compile_rules(book())


def state(**said):
    return RULES.state({id: FACTS[id].mask(values) for id, values in said.items()})


@pytest.mark.parametrize("said", [{}, {"who": ["firm"]}, {"who": ["person"], "work": ["c"], "age": [2]}, {"work": ["a", "b"]}])
def test_each_place_reads_what_its_rule_reads_alone(said):
    reading = RULES.table.read(state(**said))
    for placed in (*RULES.table.windows.values(), *RULES.table.schemes.values(), *RULES.table.categories):
        assert reading.find(placed.rule, placed.place) == placed.rule.evaluate(state(**said))


def alternatives(instead):
    return Alternatives(instead, RULES.domains)


def named(of, **said):
    (scheme,) = (placed for placed in RULES.table.schemes.values() if placed.id == "course")
    there = state(**said)
    return of.named(scheme.rule, there, RULES.table.read(there).reads[scheme.place])


def test_whoever_is_named_for_any_failure_stands_once_and_last():
    assert named(alternatives({"": ("desk", "club", "desk")}), who=["firm"]) == ("desk", "club")
    both = alternatives({"": ("desk",), "who": ("site", "desk"), "age": ("club",)})
    assert named(both, who=["firm"]) == ("site", "desk")
    assert named(both, who=["firm"]) == ("site", "desk")  # remembered


def test_what_failed_decides_who_is_named():
    both = alternatives({"": ("desk",), "age": ("club",)})
    (failed,) = [fact for fact in ("who", "age") if named(alternatives({fact: ("club",)}), who=["firm"]) == ("club",)]
    assert failed == "who"
    assert named(both, who=["firm"]) == ("desk",)


def test_nobody_is_named_where_nobody_is_told():
    assert named(alternatives({}), who=["firm"]) == ()


def test_a_rule_without_a_scheme_has_its_place_too():
    closed = compile_rules(replace(book(), alarms=()))
    assert closed.table.alarms == ()
    assert len(closed.table.windows) == len(book().windows)
