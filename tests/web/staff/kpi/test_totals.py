"""What a target has come to, of the whole and of each body; bodies are added only where that makes the whole."""

from decimal import Decimal

import pytest

from navigator.web.staff.kpi.progress import progress_table
from navigator.web.staff.kpi.totals import figures_of, total_of, whole_figures
from tests.web.staff.kpi.conftest import recorded, target, year_of_targets

MONTHS = ("2025-04", "2025-05", "2025-06")
BODIES = {"each": ("労働局", "県"), "owner": "労働局・県"}


def cells(*entries):
    return {entry.figure.cell: entry for entry in entries}


def row_of(t, kpi, *entries):
    return progress_table(year_of_targets(kpi), cells(*entries), {}, t)[0]


def test_figures_of_bodies_stand_beside_the_whole_and_are_not_added(t):
    row = row_of(
        t, target(**BODIES), recorded("placed", "2025-04", 30), recorded("placed", "2025-04", 20, owner="労働局"),
        recorded("placed", "2025-05", 25, owner="労働局"), recorded("placed", "2025-04", 15, owner="県"),
    )  # fmt: skip
    assert (row.so_far, row.percent, row.missing) == ("30 件", 30, ())
    assert [(share.owner, share.so_far) for share in row.shares] == [("労働局", "45 件"), ("県", "15 件")]


def test_bodies_alone_are_no_whole_unless_they_add_up(t):
    alone = recorded("placed", "2025-04", 20, owner="労働局")
    row = row_of(t, target(**BODIES), alone)
    assert (row.so_far, row.percent, [share.so_far for share in row.shares]) == ("", None, ["20 件"])
    added = row_of(t, target(**BODIES, adds=True), alone, recorded("placed", "2025-04", 15, owner="県"))
    assert (added.so_far, added.percent, added.missing) == ("35 件", 35, ())


def test_a_body_that_is_missing_is_named(t):
    row = row_of(t, target(**BODIES, adds=True), recorded("placed", "2025-04", 20, owner="労働局"))
    assert (row.so_far, row.missing) == ("20 件", ("県",))


@pytest.mark.parametrize("counted", ["month", "rate"])
def test_a_mean_and_a_rate_go_by_months_in_which_no_body_is_missing(t, counted):
    whole = {"whole": Decimal(100)} if counted == "rate" else {}
    kpi = target(**BODIES, adds=True, counted=counted)
    first = [recorded("placed", "2025-04", value, owner=owner, **whole) for owner, value in (("労働局", 60), ("県", 20))]
    row = row_of(t, kpi, *first, recorded("placed", "2025-05", 1, owner="県", **whole))
    assert (row.so_far, row.missing) == ("40 ％" if counted == "rate" else "80 件", ("労働局",))
    only = row_of(t, kpi, recorded("placed", "2025-05", 1, owner="県", **whole))
    assert (only.so_far, only.percent) == ("", None)


def test_rates_of_bodies_are_added_number_by_number(t):
    kpi = target(**BODIES, adds=True, counted="rate")
    current = cells(
        recorded("placed", "2025-04", 10, owner="労働局", whole=Decimal(10)), recorded("placed", "2025-04", 10, owner="県", whole=Decimal(90))
    )
    (figure,) = whole_figures(kpi, MONTHS, current)
    assert (figure.value, figure.whole, figure.size) == (20, 100, 20)  # no mean of 100 % and 11.1 %


def test_what_was_entered_for_the_whole_stands_in_months_without_a_body(t):
    current = cells(recorded("placed", "2025-04", 7), recorded("placed", "2025-05", 3, owner="県"), recorded("placed", "2025-05", 9))
    assert [figure.value for figure in whole_figures(target(**BODIES, adds=True), MONTHS, current)] == [7, 3]
    assert [figure.value for figure in whole_figures(target(**BODIES), MONTHS, current)] == [7, 9]


@pytest.mark.parametrize(("part", "percent"), [(148, "74"), (147, "73.5"), (1479, "739.5"), (2, "1")])
def test_a_rate_is_worked_out(t, part, percent):
    kpi = target(counted="rate")
    total = total_of(kpi, figures_of(kpi, "", MONTHS, cells(recorded("placed", "2025-05", part, whole=Decimal(200)))), t)
    assert (total.so_far, total.size) == (f"{percent} ％", Decimal(percent))
    assert total.basis == f"200のうち{part:,}（令和7年5月の入力）"


def test_a_rate_is_never_rounded_up_to_its_target(t):
    row = row_of(t, target(counted="rate", value="74"), recorded("placed", "2025-04", 7399, whole=Decimal(10000)))
    assert (row.so_far, row.percent, row.state) == ("73.9 ％", 99, "near")


@pytest.mark.parametrize(("part", "whole", "few"), [(9, 100, True), (10, 100, False), (9, 9, True), (10, 10, False)])
def test_a_rate_of_few_stands_on_no_paper(t, part, whole, few):
    row = row_of(
        t, target(counted="rate", **BODIES), recorded("placed", "2025-04", part, whole=Decimal(whole)),
        recorded("placed", "2025-04", part, whole=Decimal(whole), owner="県"),
    )  # fmt: skip
    paper = row.on_paper
    assert row.so_far.endswith(" ％")
    assert ((paper.so_far, paper.percent, paper.basis) == ("少数", None, "")) is few
    assert ((paper.shares[0].so_far, paper.shares[0].basis) == ("少数", "")) is few


def test_words_stand_with_their_month_and_who_wrote_them(t):
    kpi = target(**BODIES, counted="words", value="")
    row = row_of(
        t, kpi, recorded("placed", "2025-04", None, words="はじめ", owner="県"),
        recorded("placed", "2025-06", None, words="研修をした", owner="県"),
    )  # fmt: skip
    (share,) = row.shares
    assert (share.owner, share.words, share.basis, share.who) == ("県", "研修をした", "令和7年6月", "ann")
    assert (row.so_far, row.percent, row.basis) == ("", None, "")
    assert row_of(t, kpi).basis == "まだ入力がありません"
