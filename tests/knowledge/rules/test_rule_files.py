"""Parameters through time, and the rules of a day, in the invented region."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.engine.decide.condition import All, Is
from navigator.knowledge.files.period import Period
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree
from navigator.knowledge.load import load
from navigator.knowledge.rules.rule_files import (
    SCHEME_KEYS,
    Before,
    Parameter,
    ParameterValue,
    read_parameters,
    read_rule_text,
)
from tests.conftest import ROOT


def value(text, start, end=date.max):
    return ParameterValue(text, Period(start, end), ("plan",), "")


LIMIT = Parameter(
    "age_limit",
    "歳",
    (
        value("45", date(2024, 4, 1), date(2025, 3, 31)),
        value("49", date(2025, 4, 1), date(2026, 3, 31)),
        value("39", date(2023, 4, 1), date(2024, 3, 31)),
    ),
)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2025, 3, 31), "45"),
        (date(2025, 4, 1), "49"),
        (date(2026, 3, 31), "49"),
        (date(2026, 4, 1), "49"),  # all have lapsed: the latest, however the file orders them
        (date(2023, 3, 31), "45"),  # none has begun: the first that is written
    ],
)
def test_a_parameter_on_each_side_of_its_periods(day, text):
    assert LIMIT.on(day).value == text


@pytest.fixture(scope="module")
def rules():
    return load(ROOT / "tests/regions/mahoroba").rules


def test_the_rules_change_on_first_days_and_after_last_days(rules):
    assert rules.boundaries() == (date.min, date(2030, 4, 1), date(2031, 4, 1))


def test_each_municipality_goes_to_its_nearest_office(rules):
    (window,) = [window for window in rules.source_on(date(2030, 4, 1)).windows if window.id == "warm-house"]
    village = rules.facts["village"].fact
    assert {office: village.values_in(area.values) for office, area in window.offices} == {
        "north": ("90001", "90002"),
        "east": ("90003",),
    }


def test_an_alarm_is_raised_by_its_condition_alone(rules):
    (alarm,) = rules.source_on(date(2030, 4, 1)).alarms
    stove = rules.facts["no_stove"].fact
    assert (alarm.kind, alarm.when, alarm.windows) == ("destitution", Is("no_stove", stove.mask(["yes"])), ("warm-house",))


def test_alternatives_by_failed_fact_and_for_any_other(rules):
    windows = {window.id: window for window in rules.source_on(date(2030, 4, 1)).windows}
    assert windows["star-cafe"].instead == {"years": ("moon-desk", "warm-house")}
    assert windows["warm-house"].instead == {"": ("moon-desk",)}


def test_what_is_not_valid_on_a_day_is_left_out_wherever_it_is_named(rules):
    closed = replace(rules.windows["warm-house"], valid=Period(end=date(2030, 3, 31)))
    source = replace(rules, windows=rules.windows | {"warm-house": closed}).source_on(date(2030, 4, 1))
    assert [window.id for window in source.windows] == ["moon-desk", "star-cafe"]
    assert source.windows[1].instead == {"years": ("moon-desk",)}
    assert all("warm-house" not in step.ids for step in source.window_steps)


def test_the_names_that_rules_rest_on(rules):
    assert {"star_age_limit", "young", "resting"} <= rules.names_used(date(2030, 4, 1))
    alone = replace(rules, windows={}, schemes={}, categories={}, ranks=replace(rules.ranks, value={}))
    assert alone.names_used(date(2030, 4, 1)) == frozenset()


@pytest.mark.parametrize(("last", "clash"), [("2030-03-30", False), ("2030-03-31", False), ("2030-04-01", True)])
@pytest.mark.parametrize("reverse", [False, True])
def test_two_values_of_a_parameter_never_overlap(last, clash, reverse):
    report = Report()
    values = [
        {"value": "1", "valid": f"..{last}", "cites": "plan"},
        {"value": "2", "valid": "2030-04-01..", "cites": "plan"},
    ]
    values.sort(key=lambda value: value["value"], reverse=reverse)
    read_parameters(yaml_tree({"limit": {"values": values}}, "a.yaml", report))
    assert bool(report.problems) is clash


def with_scheme(rules, **written):
    """The rules with one scheme, as its file would write it; and what is wrong with it."""
    report = Report()
    entry = {"for": "resident", "window": "moon-desk", "cites": "plan"} | written
    text = read_rule_text("walk", yaml_tree(entry, "walk.yaml", report), SCHEME_KEYS)
    return replace(rules, schemes={"walk": text}), report


def test_for_whom_the_desk_decides(rules):
    desk = {"when": {"day_job": "resting"}, "why": "理由"}
    (scheme,) = with_scheme(rules, desk_decides=desk)[0].source_on(date(2030, 4, 1)).schemes
    assert scheme.desk_decides == Is("day_job", rules.facts["day_job"].fact.mask(["resting"]))
    (plain,) = with_scheme(rules)[0].source_on(date(2030, 4, 1)).schemes
    assert plain.desk_decides is None


@pytest.mark.parametrize(("day", "decides"), [(date(2031, 3, 31), False), (date(2031, 4, 1), True)])
def test_the_desk_decides_for_everyone_from_a_day_on(rules, day, decides):
    changed, report = with_scheme(rules, desk_decides={"why": "x", "valid": "2031-04-01.."})
    (scheme,) = changed.source_on(day).schemes
    assert (scheme.desk_decides == All()) is decides
    assert date(2031, 4, 1) in changed.boundaries()
    assert not report.problems


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"desk_decides": {"when": {"day_job": "resting"}}}, "`why` is missing"),
        ({"desk_decides": {"why": "x", "wen": {"day_job": "resting"}}}, "wen"),
        ({"before": {"text": "x", "cites": "plan"}}, "`valid`, which is missing"),
        ({"before": {"text": "x"}, "valid": "2031-04-01.."}, "`cites` is missing"),
    ],
)
def test_what_is_wrong_with_a_desk_or_with_what_served_before(rules, written, said):
    _, report = with_scheme(rules, **written)
    assert any(said in str(problem) for problem in report.problems), report.problems


def test_what_served_before(rules):
    changed, report = with_scheme(rules, valid="2031-04-01..", before={"text": "old", "cites": "plan"})
    assert changed.schemes["walk"].before == Before("old", ("plan",))
    assert not report.problems
