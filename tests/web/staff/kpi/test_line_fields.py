"""What is typed for a target, a month and an owner, at each bound."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.web.staff.errors import EntryRefused
from navigator.web.staff.kpi.line_fields import find_kpi, read_owner, read_result_month, unknown_kpi
from tests.web.staff.kpi.conftest import target, year_of_targets

COUNT, RATE = target("placed", unit="件/月", text="就職した件数"), target("filled", counted="rate", unit="％以上")


BODIES = target("shared", each=("労働局", "県"), owner="労働局・県")


@pytest.mark.parametrize(
    ("kpi", "typed", "owner"),
    [(COUNT, " ", ""), (COUNT, "全体", ""), (BODIES, "", ""), (BODIES, "全体", ""), (BODIES, " 県 ", "県"), (BODIES, "労働 局", "労働局")],
)
def test_the_owner_of_a_line_is_read(kpi, typed, owner, t):
    assert read_owner(typed, kpi, t) == owner


@pytest.mark.parametrize(
    ("kpi", "typed", "words"),
    [
        (COUNT, "県", "担当ごとに分けていません"),
        (BODIES, "市", "「市」は、この目標の担当にありません。労働局、県 か、空"),
        (replace(BODIES, counted="words", value=""), "", "どの担当の進みか"),
    ],
)
def test_an_owner_that_the_target_does_not_have_is_refused(kpi, typed, words, t):
    with pytest.raises(EntryRefused, match=words):
        read_owner(typed, kpi, t)


@pytest.mark.parametrize(("typed", "month"), [("2025-04", "2025-04"), ("７月", "2025-07"), ("令和7年7月分", "2025-07")])
def test_a_month_that_has_begun_is_read(context, typed, month):
    assert read_result_month(typed, COUNT, context(year_of_targets(COUNT), today=date(2025, 7, 1))) == month


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "年月が書かれていません"),
        ("春", "「春」は年月として読めません"),
        ("2025-03", "令和7年3月は、この目標の年度に入っていません"),
        ("2026-04", "令和8年4月は、この目標の年度に入っていません"),
        ("2025-08", "令和7年8月は、まだ来ていません"),
    ],
)
def test_a_month_outside_is_refused(context, typed, words):
    with pytest.raises(EntryRefused) as refused:
        read_result_month(typed, COUNT, context(year_of_targets(COUNT), today=date(2025, 7, 31)))
    assert words in refused.value.text


def test_a_month_belongs_to_the_years_that_have_the_target(context):
    years = year_of_targets(COUNT), year_of_targets(RATE, first=2024)
    assert read_result_month("2024-04", RATE, context(*years)) == "2024-04"
    with pytest.raises(EntryRefused, match="この目標の年度に入っていません"):
        read_result_month("2024-04", COUNT, context(*years))


def test_a_target_is_found_by_id_and_name_and_the_chosen_year_goes_first(context):
    older = target("placed", text="就職した件数", value="7")
    years = context(year_of_targets(COUNT), year_of_targets(older, RATE, first=2024))
    assert find_kpi("ＰＬＡＣＥＤ", years) is COUNT
    assert find_kpi("就職した 件数", years) is COUNT
    assert find_kpi("filled", years) is RATE
    assert find_kpi(" ", years) is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [(" ", "書かれていません"), ("就職した件敷", "「就職した件数」のことでしたら"), ("訓練", "一覧から選びなおして")],
)
def test_an_unknown_target_is_asked_back(context, typed, words):
    assert words in unknown_kpi(typed, context(year_of_targets(COUNT)))
