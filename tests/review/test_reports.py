"""Lists for officers: what waits for a confirmation, and what cites the plan."""

from navigator.knowledge.checks.citations import OWED_A_RULE
from navigator.review.reports import statement_table, waiting_contacts


def test_telephones_stand_first_and_of_each_field_offices_with_a_relay(knowledge):
    lines = waiting_contacts(knowledge)
    fields = [line.split()[1] for line in lines]
    assert fields == sorted(fields, key=("phone", "hours", "address").index)
    for field in {*fields}:
        ids = [line.split()[0].split("/") for line, of in zip(lines, fields, strict=True) if of == field]
        relayless = [knowledge.offices[window][office].relay is None for window, office in ids]
        assert relayless == sorted(relayless)
    assert not [line for line in lines if " confirmed " in line]


def test_statements_that_owe_a_rule_come_first(knowledge):
    lines = statement_table(knowledge)
    owed = [line.split("  ")[2] in OWED_A_RULE for line in lines]
    assert len(lines) == len(knowledge.plan.statements)
    assert owed == sorted(owed, reverse=True)
    assert {*owed} == {True, False}
