"""Lists for officers: what waits for a confirmation, and what cites the plan."""

import re
from datetime import date

from navigator.knowledge.checks.citations import OWED_A_RULE
from navigator.review.reports import statement_table, waiting_contacts


def test_what_most_towns_depend_on_waits_first(knowledge):
    lines = waiting_contacts(knowledge, date(2026, 11, 24))
    needed = [int(re.search(r"\((\d+) towns\)$", line)[1]) for line in lines]
    assert needed == sorted(needed, reverse=True)
    assert lines[0].startswith("labour-bureau/shokutai hours ")  # every Hello Work is reached through it
    assert needed[0] == 35
    assert any(line.startswith("municipality/10205 hours ") for line in lines)
    assert not [line for line in lines if " confirmed " in line]


def test_statements_that_owe_a_rule_come_first(knowledge):
    lines = statement_table(knowledge)
    owed = [line.split("  ")[2] in OWED_A_RULE for line in lines]
    assert len(lines) == len(knowledge.plan.statements)
    assert owed == sorted(owed, reverse=True)
    assert {*owed} == {True, False}
