"""Contact values: what is confirmed is shown, what is doubtful is refused."""

from datetime import date

import pytest

from navigator.knowledge.content.sourced_value import SourcedValue, is_phone, read_phone, read_value
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree

CHECKED = {"source": "map", "checked_on": "2030-04-01"}


@pytest.mark.parametrize(
    "number", ["000-000-0000", "0000000000", "0120-000-000", "050-0000-0000", "080-0000-0000", "0800-000-0000", "110", "#8000", "0000"]
)
def test_telephone_numbers(number):
    assert is_phone(number)


@pytest.mark.parametrize(
    "number", ["000-000-000", "000-000-00000", "060-0000-0000", "100-000-0000", "0120-00X-000", "000--000-0000", "-110", "110-", "11", "00000", "#80000", ""]
)
def test_what_is_no_telephone_number(number):
    assert not is_phone(number)


def problems(read, data, *more):
    report = Report()
    read(yaml_tree(data, "a.yaml", report), *more)
    return [problem.text for problem in report.problems]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"value": "x", "status": "sure", **CHECKED}, "status `sure` is not one of confirmed, unconfirmed, unknown"),
        ({"value": "x", "status": "unknown"}, "an unknown value has no `value`"),
        ({"status": "confirmed", **CHECKED}, "`value` is missing. Write it"),
        ({"value": "x", "status": "confirmed", "source": "map"}, "needs its `source` and the day"),
        ({"value": "x", "status": "confirmed", "checked_on": "2030-04-01"}, "needs its `source` and the day"),
        ({"value": "x"}, "`status` is missing"),
    ],
)
def test_a_value_without_source_day_or_status_is_refused(data, problem):
    assert any(problem in text for text in problems(read_value, data))


def test_only_a_confirmed_value_is_shown():
    for status, text in (("confirmed", "x"), ("unconfirmed", "")):
        value = read_value(yaml_tree({"value": "x", "status": status, **CHECKED}, "a.yaml", Report()))
        assert (value.text, value.confirmed_text, value.checked_on) == ("x", text, date(2030, 4, 1))
    assert read_value(None) == SourcedValue()
    unknown = read_value(yaml_tree({"status": "unknown", "note": "ask"}, "a.yaml", Report()))
    assert (unknown.status, unknown.note, unknown.confirmed_text) == ("unknown", "ask", "")


def test_a_known_wrong_number_is_refused_with_the_right_one():
    data = {"value": "000-000-0000", "more": ["000-000-0001"], "status": "confirmed", **CHECKED}
    assert problems(read_phone, data, {}) == []
    assert problems(read_phone, data, {"000-000-0001": "Use 2"}) == ["000-000-0001 is a known wrong number. Use 2"]
    assert "is not a telephone number" in problems(read_phone, data | {"more": "1"}, {})[0]
