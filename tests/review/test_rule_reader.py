"""Any rule is read from what the engine runs: read_aloud.txt was read through by a person, and holds it to that."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from navigator.engine.prove.rule_lint import every_rule, written_rules
from navigator.knowledge.load import load
from navigator.review.reports import read_aloud, readable
from tests.conftest import ROOT
from tests.review.conftest import change

DAY = date(2025, 10, 1)
GOLDEN = (Path(__file__).parent / "read_aloud.txt").read_text(encoding="utf-8").strip().split("\n\n")


@pytest.mark.parametrize("text", GOLDEN, ids=[text.split("（")[-1].split("）")[0].split()[-1] for text in GOLDEN])
def test_read_as_a_person_has_read_it(knowledge, t, text):
    id = text.splitlines()[0].removesuffix("）").split(" ")[-1]
    assert read_aloud(knowledge, id, DAY, t) == text


def test_every_rule_that_runs_can_be_read(knowledge, t):
    known = readable(knowledge, DAY, t)
    rules = knowledge.rules_on(DAY)
    assert {id for id, _ in written_rules(rules)} <= {*known}
    assert {*knowledge.rules.parameters, *knowledge.rules.conditions} <= {*known}
    assert len(list(every_rule(rules))) > 80
    for id in known:
        lines = read_aloud(knowledge, id, DAY, t).splitlines()
        assert lines[0].startswith("■ ")
        assert len(lines) > 1, id
        assert not [line for line in lines if "{" in line]


def test_what_is_read_is_what_runs(region, t):
    change(region, "rules/parameters.yaml", "value: 49, valid: 2025-04-01..", "value: 49, valid: 2025-04-01..2026-03-31")
    change(region, "rules/parameters.yaml", "2026-03-31, cites: [saposute-age]}", "2026-03-31, cites: [saposute-age]}\n    - {value: 54, valid: 2026-04-01.., cites: [saposute-age]}")
    knowledge = load(region)
    assert "2. 年齢が 49歳まで" in read_aloud(knowledge, "saposute-counselling", DAY, t)
    assert "2. 年齢が 54歳まで" in read_aloud(knowledge, "saposute-counselling", date(2026, 4, 1), t)
    number = read_aloud(knowledge, "saposute_age_limit", date(2026, 4, 1), t)
    assert "2026年4月1日の値：54歳" in number
    assert "　49歳　期間：2025年4月1日〜2026年3月31日" in number


def test_a_rule_that_is_not_in_force_says_so(region, t):
    change(region, "rules/schemes/retention.yaml", "  cites:", "  valid: 2025-04-01..2025-12-31\n  cites:")
    knowledge = load(region)
    assert "期間：2025年4月1日〜2025年12月31日" in read_aloud(knowledge, "retention", DAY, t)
    assert read_aloud(knowledge, "retention", date(2026, 1, 1), t) == "retention は、2026年1月1日 には使われていません。"
    assert "retention" in readable(knowledge, date(2026, 1, 1), t)


def test_everything_but_one_place_is_told_by_that_place(region, t):
    places = ", ".join(f"'{id}'" for id in load(region).municipalities)
    change(region, "rules/windows.yaml", "municipality: '10201'", f"municipality: [{places}]")
    text = read_aloud(load(region), "jobcenter-maebashi", DAY, t)
    assert "\n対象：市町村が「群馬県の外」のほかの方\n" in text


def test_only_one_reason_needs_no_other(knowledge, t):
    assert "\n対象にならない方には：ハローワーク" in read_aloud(knowledge, "retention", DAY, t)


def test_for_whom_the_desk_decides_is_read(knowledge, t):
    text = read_aloud(knowledge, "training-support", DAY, t)
    assert "\n窓口が決める方：お仕事のようすが「契約・パート・派遣など」「自営業」「家事・通学中」のどれかの方\n　理由：いま働いている方" in text
    alone = read_aloud(knowledge, "training-support/desk_decides", DAY, t).splitlines()
    assert alone[1].startswith("窓口が決める方：")
    assert "窓口が決める方" not in read_aloud(knowledge, "hw-placement", DAY, t)


@pytest.mark.parametrize(("day", "told"), [(date(2026, 3, 31), False), (date(2026, 4, 1), True)])
def test_a_desk_that_decides_for_everyone_from_a_day_on_is_read(knowledge, t, day, told):
    text = read_aloud(knowledge, "training-while-working", day, t)
    assert ("窓口が決める方：どなたも\n" in text) is told
    assert ("　期間：2026年4月1日〜" in text) is told


def test_before_its_first_day_a_subsidy_is_read_with_what_served_then(knowledge, t):
    text = read_aloud(knowledge, "subsidy-hire", date(2025, 3, 31), t)
    assert text.startswith("subsidy-hire は、2025年3月31日 には使われていません。\nそのときは：")
    assert "就職氷河期世代安定雇用実現コース" in text
    assert "そのときは" not in read_aloud(knowledge, "subsidy-hire", date(2025, 4, 1), t)


SMALL = ROOT / "tests/regions/mahoroba"
NEXT_DAY = date(2030, 7, 1)


@pytest.mark.parametrize(("day", "told"), [
    (date(2030, 6, 30), "あてはまるときは、先の番号で出したもののあとに、この順で出します：お茶の会"), (NEXT_DAY, "この日に出すものは、ありません。"),
])  # fmt: skip
def test_a_step_of_an_order_says_what_it_puts_forward_on_the_day(tmp_path, t, day, told):
    shutil.copytree(SMALL, tmp_path / "region")
    change(tmp_path / "region", "rules/schemes/tea-circle.yaml", "  cites: [tea-circle]\n", "  valid: 2030-04-01..2030-06-30\n  cites: [tea-circle]\n")
    lines = read_aloud(load(tmp_path / "region"), "rank/schemes/1", day, t).splitlines()
    assert lines[:3] == ["■ 1番目（支援策の順番 rank/schemes/1）", "相談する人：自分のこと", "対象：したいことで、「人と会いたい」を選んでいるの方"]
    assert lines[3] == told


def test_steps_of_both_orders_are_read(t):
    small = load(SMALL)
    assert read_aloud(small, "rank/windows/2", NEXT_DAY, t).splitlines()[:2] == ["■ 2番目（窓口の順番 rank/windows/2）", "相談する人：自分のこと"]
    assert read_aloud(small, "rank/windows/9", NEXT_DAY, t) == "rank/windows/9 は、2030年7月1日 には使われていません。"
