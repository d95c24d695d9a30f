"""What expires, and which contact data is old or unconfirmed, on a given day."""

import shutil
from datetime import date

import pytest

from navigator.knowledge.checks.validity import due, expired_parameters, idle_parameters, stale, unverified
from navigator.knowledge.load import load
from tests.conftest import ROOT

LIMIT = "value: 49, valid: 2025-04-01.."


@pytest.fixture(scope="module")
def changing(tmp_path_factory):
    """The limit rises in April 2027; one scheme ends with 2026; nothing gave the limit before April 2025."""
    region = tmp_path_factory.mktemp("region")
    for name in ("rules", "content"):
        shutil.copytree(ROOT / name, region / name)
    path = region / "rules/parameters.yaml"
    text = path.read_text(encoding="utf-8")
    new = f"    - {{{LIMIT}2027-03-31, cites: [saposute-age]}}\n    - {{value: 59, valid: 2027-04-01.., cites: [saposute-age]}}"
    path.write_text(text.replace(f"    - {{{LIMIT}, cites: [saposute-age]}}", new), encoding="utf-8")
    path = region / "rules/schemes/ms-seminar.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  valid: 2025-04-01..2026-12-31\n", encoding="utf-8")
    return load(region)


def due_rules(knowledge, *day):
    return [str(item) for item in due(knowledge, date(*day)) if "the plan" not in item.about]


def test_what_ends_or_begins_within_ninety_days(changing):
    limit = ["parameter saposute_age_limit = 49 ends on 2027-03-31", "parameter saposute_age_limit = 59 begins on 2027-04-01"]
    assert due_rules(changing, 2026, 10, 1) == []
    assert due_rules(changing, 2026, 10, 2) == ["scheme ms-seminar ends on 2026-12-31"]
    assert due_rules(changing, 2026, 12, 31)[1:] == limit[:1]
    assert due_rules(changing, 2027, 1, 1) == ["scheme ms-seminar ended on 2026-12-31", *limit]
    assert due_rules(changing, 2027, 4, 1) == ["scheme ms-seminar ended on 2026-12-31"]  # a closed value has its successor


def test_a_parameter_without_a_value_in_force_is_due_rules(changing):
    assert expired_parameters(changing, date(2026, 6, 1)) == []
    assert "saposute_age_limit" in expired_parameters(changing, date(2025, 3, 31))
    assert "parameter saposute_age_limit = 49 begins on 2025-04-01" in due_rules(changing, 2025, 3, 31)
    assert "parameter saposute_age_limit = 49 begins only on 2025-04-01" in due_rules(changing, 2024, 3, 31)


def test_no_parameter_is_idle(knowledge):
    assert idle_parameters(knowledge, date(2026, 11, 24)) == []


def test_the_plan_runs_out(knowledge):
    assert next(str(item) for item in due(knowledge, date(2026, 2, 1))) == "the plan ends on 2026-03-31"
    assert [str(item) for item in due(knowledge, date(2026, 4, 1))] == ["the plan ended on 2026-03-31"]



def test_it_is_told_when_a_desk_begins_to_decide(knowledge):
    begins = "training-while-working: its desk decides, which begins on 2026-04-01"
    assert begins in [str(item) for item in due(knowledge, date(2026, 2, 1))]
    assert begins not in [str(item) for item in due(knowledge, date(2026, 4, 1))]


def test_values_are_old_after_a_year_and_a_day(knowledge):
    assert stale(knowledge, date(2027, 11, 24)) == []
    assert "hikikomori-centre/centre phone checked on 2026-11-24" in stale(knowledge, date(2027, 11, 25))


def test_unverified_values_are_named(knowledge):
    assert "hello-work/ota phone unknown" in unverified(knowledge)
    assert not any(line.startswith("hikikomori-centre/centre phone") for line in unverified(knowledge))
