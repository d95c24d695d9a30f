"""A number gets another value from a day on: the old one is closed, and not a byte changes elsewhere."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.editions.parameter_change import (
    ParameterChange,
    comments_of,
    parameters_of,
    problems_of_change,
    with_value,
)
from tests.conftest import ROOT

DAY = date(2030, 10, 1)
ONE_LINE = "age: {unit: 歳, values: [{value: 39, valid: 2030-04-01.., cites: [a]}]}  # 年\n"
BLOCKS = """\
# 数の決まり
# 二行目
age:  # 行の注
  unit: 歳
  values:
  # はじめの値
  - value: 39
    valid: '2030-04-01..'
    cites: [a]  # 根拠

# 月の数
months:
  unit: か月
  values:
    - {value: 6, valid: 2025-04-01..2031-03-31, cites: [b], interpretation: '「半年」と、読んでいます: 六'}   # 六か月
    - {value: 9, valid: 2031-04-01.., cites: [b]}"""


def change(value="44", day=DAY, cites=("a",), **more):
    return ParameterChange(value, day, cites, **more)


def test_a_block_is_closed_and_followed_by_the_new_value():
    assert with_value(BLOCKS, "age", change()) == BLOCKS.replace("'2030-04-01..'", "'2030-04-01..2030-09-30'").replace(
        "    cites: [a]  # 根拠\n", "    cites: [a]  # 根拠\n  - {value: 44, valid: 2030-10-01.., cites: [a]}\n"
    )


def test_a_value_between_two_ends_where_the_old_one_would_have():
    changed = with_value(BLOCKS, "months", change("7", cites=("b", "c")))
    assert changed == BLOCKS.replace("2025-04-01..2031-03-31", "2025-04-01..2030-09-30").replace(
        "# 六か月\n", "# 六か月\n    - {value: 7, valid: 2030-10-01..2031-03-31, cites: [b, c]}\n"
    )


def test_the_last_line_without_an_end_gets_one():
    changed = with_value(BLOCKS, "months", change("12", date(2032, 4, 1), interpretation="一年: と読みます"))
    assert changed == BLOCKS.replace("2031-04-01..,", "2031-04-01..2032-03-31,") + (
        '\n    - {value: 12, valid: 2032-04-01.., cites: [a], interpretation: "一年: と読みます"}'
    )


def test_a_list_of_one_line_stays_one():
    assert with_value(ONE_LINE, "age", change()) == (
        "age: {unit: 歳, values: [{value: 39, valid: 2030-04-01..2030-09-30, cites: [a]}, "
        "{value: 44, valid: 2030-10-01.., cites: [a]}]}  # 年\n"
    )


def test_a_value_after_a_gap_stands_behind_the_last_one():
    gap = "age:\n  values:\n    - {value: 39, valid: 2025-04-01..2026-03-31, cites: [a]}\n"
    assert with_value(gap, "age", change()) == gap + "    - {value: 44, valid: 2030-10-01.., cites: [a]}\n"


def test_the_ends_of_lines_are_kept():
    changed = with_value(BLOCKS.replace("\n", "\r\n"), "age", change())
    assert changed == with_value(BLOCKS, "age", change()).replace("\n", "\r\n")


@pytest.mark.parametrize("text", ["age: [", "age: 3\n", "other: {values: [{value: 1, valid: 2030-04-01.., cites: [a]}]}\n"])
def test_what_this_cannot_change_is_left_alone(text):
    assert with_value(text, "age", change()) is None


@pytest.mark.parametrize(("typed", "problems"), [
    ({"value": "4.5"}, {"value": "digits"}), ({"value": "四"}, {"value": "digits"}), ({"value": "1234567"}, {"value": "digits"}),
    ({"value": ""}, {"value": "digits"}), ({"value": "39"}, {"value": "same"}), ({"day": date(2030, 4, 1)}, {"day": "first"}),
    ({"day": date(2029, 4, 1)}, {"day": "early"}), ({}, {}),
])  # fmt: skip
def test_what_is_typed_is_looked_at_by_field(typed, problems):
    assert problems_of_change(parameters_of(BLOCKS)["age"], change(**typed)) == problems


def test_comments_are_the_help():
    head, by_id = comments_of(BLOCKS)
    assert head == "数の決まり 二行目"
    assert by_id == {"age": "はじめの値", "months": "月の数"}


@pytest.mark.parametrize("file", ["rules/parameters.yaml", "tests/regions/mahoroba/rules/parameters.yaml"])
def test_every_number_of_a_region_can_be_changed(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    for id, parameter in parameters_of(text).items():
        changed = with_value(text, id, change("77", date(2035, 4, 1), parameter.values[-1].cites))
        lines = {*changed.splitlines()} - {*text.splitlines()}
        assert len(lines) == 2, "the one that is closed, and the new one"
        assert parameters_of(changed)[id].on(date(2035, 4, 1)).value == "77"
        assert parameters_of(changed)[id].on(date(2035, 3, 31)).value == parameter.values[-1].value


@given(st.dates(date(2025, 4, 2), date(2040, 1, 1)), st.integers(0, 999_999), st.text(max_size=20))
def test_whatever_is_written_is_read_again_and_all_else_stands(day, value, words):
    plain = " ".join(words.split())
    asked = change(str(value), day, ("b",), interpretation=plain)
    before = parameters_of(BLOCKS)["months"]
    if problems_of_change(before, asked):
        return
    changed = with_value(BLOCKS, "months", asked)
    if changed is None:
        assert any(ord(letter) < 32 or not letter.isprintable() for letter in plain), "only what no file takes"
        return
    after = parameters_of(changed)["months"]
    assert (after.on(day).value, after.on(day).interpretation) == (str(value), plain)
    assert parameters_of(changed)["age"] == parameters_of(BLOCKS)["age"]
    assert {value.value for value in before.values} <= {value.value for value in after.values}, "closed, never deleted"
    assert after.on(date(2025, 4, 1)).value == "6"
