"""The compiled rules of a day: compiled once for each stretch of time, and never those of other rules."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.knowledge.load import load
from tests.conftest import ROOT


@pytest.fixture
def invented_knowledge():
    return load(ROOT / "tests/regions/mahoroba")


def test_one_compilation_serves_every_day_up_to_the_next_change(invented_knowledge):
    rules = invented_knowledge.rules_on(date(2030, 4, 1))
    assert invented_knowledge.rules_on(date(2031, 3, 31)) is rules
    assert invented_knowledge.rules_on(date(2031, 4, 1)) is not rules


def test_other_contact_values_keep_the_compiled_rules(invented_knowledge):
    rules = invented_knowledge.rules_on(date(2030, 4, 1))
    assert invented_knowledge.with_contacts(invented_knowledge.offices).rules_on(date(2030, 4, 1)) is rules


def test_other_rules_are_compiled_anew(invented_knowledge):
    invented_knowledge.rules_on(date(2030, 4, 1))
    fewer = replace(invented_knowledge.rules, schemes={})
    changed = replace(invented_knowledge, rules=fewer)
    assert changed.rules_on(date(2030, 4, 1)).source.schemes == ()
    assert invented_knowledge.rules_on(date(2030, 4, 1)).source.schemes
