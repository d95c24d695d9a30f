"""A number of the rules read aloud with its days, and how a draft changes it."""

import pytest

from navigator.editions.parameter_change import parameters_of
from navigator.web.staff.editions.parameter_words import ChangedParameter, changed_parameters, sentences_of

TEXT = """\
limit:
  called: 年齢の上限
  unit: 歳
  values:
    - {value: 44, valid: 2031-04-01.., cites: [a]}
    - {value: 39, valid: 2030-04-01..2031-03-31, cites: [a]}
months:
  unit: か月
  values: [{value: 6, valid: 2030-04-01.., cites: [a]}]
"""
LIMIT = ["2030年4月1日から2031年3月31日まで、39歳です。", "2031年4月1日から、44歳です。"]


@pytest.mark.parametrize(("id", "said"), [("limit", LIMIT), ("months", ["2030年4月1日から、6か月です。"])])
def test_each_value_is_said_with_its_days(t, id, said):
    assert sentences_of(parameters_of(TEXT)[id], t) == said


def test_a_value_may_end_without_a_beginning(t):
    text = TEXT.replace("2030-04-01..2031-03-31", "..2031-03-31")
    assert sentences_of(parameters_of(text)["limit"], t)[0] == "2031年3月31日まで、39歳です。"


@pytest.mark.parametrize(("after", "changed"), [
    (TEXT, []),
    (TEXT.replace("value: 44", "value: 45"), [
        ChangedParameter("limit", "年齢の上限", LIMIT, [LIMIT[0], "2031年4月1日から、45歳です。"]),
    ]),
    (TEXT.partition("months")[0], [ChangedParameter("months", "months", ["2030年4月1日から、6か月です。"], [])]),
    (TEXT + "new: {called: 新しい数, unit: 円, values: [{value: 1, valid: 2030-04-01.., cites: [a]}]}\n", [
        ChangedParameter("new", "新しい数", [], ["2030年4月1日から、1円です。"]),
    ]),
    (TEXT.replace("年齢の上限", "上の線"), []),
    ("a: [", []),
])  # fmt: skip
def test_what_a_draft_says_otherwise_is_told_before_and_after(t, after, changed):
    assert changed_parameters(TEXT, after, t) == changed


def test_a_changed_number_is_called_as_it_is_called_now(t):
    after = TEXT.replace("年齢の上限", "上の線").replace("value: 44", "value: 45")
    assert [each.title for each in changed_parameters(TEXT, after, t)] == ["上の線"]
    assert changed_parameters("a: [", TEXT, t) == []
