"""The targets of the plan, year by year."""

import shutil

import pytest

from navigator.knowledge.content.targets import target_year_on
from navigator.knowledge.load import load
from tests.knowledge.conftest import change, problems

# The schedule table of the plan and its goal: number, unit, owner and section.
R7 = {
    "goal-regular-3325": ("3325", "人/年", "ぐんま協議会", "Ⅱ-5-(2)"),
    "kpi-hw-hired": ("1538", "件/月", "労働局", "工程表 2-(1)-ア-①"),
    "kpi-hw-referred": ("5229", "件/月", "労働局", "工程表 2-(1)-ア-①"),
    "kpi-ms-hired": ("273", "件/月", "労働局", "工程表 2-(1)-ア-②"),
    "kpi-jobcafe-consult": ("1500", "件/年", "県", "工程表 2-(1)-イ"),
    "kpi-job-fair": ("1", "件/年", "全機関・団体", "工程表 2-(2)-②"),
    "kpi-subsidy-trial": ("40", "件", "労働局", "工程表 2-(3)"),
    "kpi-subsidy-career-up": ("250", "件", "労働局", "工程表 2-(3)"),
    "kpi-subsidy-training": ("150", "件", "労働局", "工程表 2-(3)"),
    "kpi-fill-support": ("74", "％以上", "労働局・県・機構", "工程表 2-(4)"),
    "kpi-fill-commissioned": ("68", "％以上", "労働局・県・機構", "工程表 2-(4)"),
    "kpi-saposute-new": ("203", "件/年", "労働局・県", "工程表 3-(1)"),
    "kpi-saposute-outreach": ("100", "件/年", "労働局・県", "工程表 3-(1)"),
    "kpi-job-training": ("81", "件/年", "労働局・県・経済団体", "工程表 3-(2)"),
    "kpi-municipal-sharing": ("", "", "労働局・県", "工程表 4-(2)"),
    # rows with 「-」, whose progress is told in words
    "kpi-spread-word": ("", "", "全機関・団体", "Ⅲ-1-(1)-①"),
    "kpi-spread-towns": ("", "", "労働局・県", "Ⅲ-1-(1)-②"),
    "kpi-retention": ("", "", "労働局", "Ⅲ-3-(3)"),
    "kpi-counselling": ("", "", "県", "Ⅲ-4-(1)"),
}


def next_year(region, **changes):
    text = (region / "content/kpi/r7.yaml").read_text(encoding="utf-8")
    text = text.replace("2025-04-01..2026-03-31", changes.pop("period", "2026-04-01..2027-03-31")).replace(
        "令和７年度", "令和８年度"
    )
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (region / "content/kpi/r8.yaml").write_text(text, encoding="utf-8")


def test_the_whole_table_of_the_plan_is_there(knowledge):
    year, this = knowledge.target_years
    assert not any(kpi.value for kpi in this.kpis)  # nobody has found them yet
    assert {k.id: (k.value, k.unit, k.owner, k.section) for k in year.kpis} == R7
    assert {k.id: k.within for k in year.kpis if k.within} == {"kpi-ms-hired": "kpi-hw-hired"}
    assert knowledge.plan.kpis == year.kpis
    assert {k.id for k in year.kpis if k.is_words} == {id for id, (value, *_) in R7.items() if not value}
    assert all(list(k.each) == k.owner.split("・") for k in year.kpis if k.each)
    assert {k.rate_of for k in year.kpis if k.is_rate} == {("うまった数", "定員")}


def test_the_next_year_is_another_file_and_the_last_one_stays(region):
    next_year(region, **{"value: 203": "value: 210"})
    knowledge = load(region)
    assert [s.title for s in knowledge.target_years] == ["令和７年度", "令和８年度"]
    new = target_year_on(knowledge.target_years, knowledge.target_years[1].period.start)
    assert (new.title, new.kpi("kpi-saposute-new").value) == ("令和８年度", "210")
    assert knowledge.target_years[0].kpi("kpi-saposute-new").value == "203"
    assert {k.id: k.value for k in knowledge.plan.kpis}[
        "kpi-saposute-new"
    ] == "203"  # the plan keeps its own year's


@pytest.mark.parametrize("period", ["2026-03-01..2027-02-28", "2026-03-31..2027-03-31"])
def test_two_years_never_meet(region, period):
    next_year(region, period=period)
    assert "the period begins before that of content/kpi/r7.yaml ends" in "\n".join(problems(region))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("leading: saposute,", "leading: sapposute,", "Did you mean `saposute`?"),
        ("counted: rate", "counted: daily", "counted `daily` is not one of month, year, rate, words"),
        ("value: 203", "value: 二百", "the target `二百` is not a number"),
        ("within: kpi-hw-hired", "within: kpi-hw", "lies within `kpi-hw`, which is no target"),
        ("{id: kpi-hw-referred,", "{id: kpi-hw-hired,", "written twice"),
        ("2025-04-01..", "2025-04-02..", "begins on the first day of a month"),
        ("each: [労働局, 県, 経済団体]", "each: [労働局, 市]", "the body `市` stands in `each`, and not in the `owner`"),
        ("each: [労働局, 県, 経済団体]", "each: [県, 県]", "`each` of `kpi-job-training` names two bodies or more, each once"),
        ("each: [労働局, 県, 経済団体]", "each: [県]", "`each` of `kpi-job-training` names two bodies or more"),
        ("each: [労働局, 県, 経済団体]", "adds: true", "`adds` of `kpi-job-training` needs figures to add up"),
        ("each: [労働局, 県, 経済団体]", "adds: maybe", "adds `maybe` is neither true nor false"),
        ("owner: 労働局, counted: words", "owner: 労働局, value: 3, counted: words", "is told in words and has a number"),
        ("value: 203", "value: 203, rate_of: [a, b]", "`rate_of` of `kpi-saposute-new` names the two numbers of a rate"),
        ("section: '工程表 3-(2)'", "section: '工程表 9'", "is not among the plan's `sections`"),
    ],
)
def test_a_bad_target_is_refused_with_the_way_out(region, old, new, said):
    change(region, "content/kpi/r7.yaml", old, new)
    assert said in "\n".join(problems(region))


def test_a_region_without_targets_is_served(region):
    shutil.rmtree(region / "content/kpi")
    knowledge = load(region)
    assert knowledge.target_years == ()
    assert knowledge.plan.kpis == ()


def test_bodies_whose_figures_add_up_are_read(region):
    change(region, "content/kpi/r7.yaml", "each: [労働局, 県, 経済団体],", "each: [労働局, 県, 経済団体], adds: true,")
    kpi = load(region).target_years[0].kpi("kpi-job-training")
    assert (kpi.each, kpi.adds) == (("労働局", "県", "経済団体"), True)
