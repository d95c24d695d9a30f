"""A raised limit in a copy of the real region shows the people whom it reaches, and no one else; equal is proven equal."""

import random
from datetime import date

import pytest

from navigator.engine.compare.difference import Change
from navigator.engine.compare.joint_domain import side_state
from navigator.engine.decide.decision import decide
from navigator.engine.decide.rule import Verdict
from navigator.knowledge.load import load
from navigator.review.compare.comparison import ComparedRules, _ComparisonWriter, _exists, compare
from navigator.review.compare.comparison_json import as_json
from tests.conftest import CAMPAIGN, ROOT
from tests.engine.compare.test_difference import changes
from tests.review.compare.conftest import DAY, edited

SPEAKERS = "自分のこと／家族のこと／支援している方のこと"
OTHER_DOORS = {"hw-middle-senior", "self-reliance", "hello-work"}
OUT = "仕事を探している／働いていない"
FROM_12 = "お仕事を離れている期間 12か月から または お仕事を離れている期間 「12か月から」 のような幅のある答え"
THROUGH_SAPOSUTE = {"workplace-experience", "job-training-pref"}
GAINS = {
    (SPEAKERS, OUT, "年齢 50〜54歳", "準備から始めたい"): {"saposute", "saposute-counselling", "saposute-visiting"},
    (SPEAKERS, "仕事を探している", "年齢 50〜54歳", "準備から始めたい"): THROUGH_SAPOSUTE,
    (SPEAKERS, OUT, "年齢 50〜54歳", "働きたい", "準備から始めたい"): {"workplace-experience"},
    (SPEAKERS, f"{OUT}／家事・通学中", "年齢 50〜54歳", "働きたい", "準備から始めたい"): {"job-training-pref"},
    (SPEAKERS, "働いていない", "年齢 50〜54歳", "働きたい", FROM_12): {"saposute", "saposute-counselling", *THROUGH_SAPOSUTE},
}


def test_a_raised_limit_reaches_just_those_from_50_to_54(page):
    gains = {
        one.answers: {c.id for c in one.changes}
        for one in page.certain
        if any(c.values == ("not", "fits") for c in one.changes)
    }
    assert gains == GAINS
    doors = [c.values for one in page.certain for c in one.changes if c.kind == "door"]
    assert {new for _, new in doors} == {"saposute"}
    assert {"hw-middle-senior"} < {old for old, _ in doors} <= OTHER_DOORS


def test_a_raised_limit_changes_nothing_but_what_rests_on_it(page):
    touched = {(c.kind, c.id) for one in (*page.certain, *page.uncertain) for c in one.changes}
    assert touched == {
        ("door", ""),
        ("window", "saposute"),
        ("schemes-order", ""),  # what Saposute gives stands before what a desk for work gives
        *(("scheme", id) for ids in GAINS.values() for id in ids if id != "saposute"),
        *(("instead", id) for ids in GAINS.values() for id in ids),
    }
    for one in (*page.certain, *page.uncertain):
        ages = one.where["age"]
        assert {*ages["values"]} <= {50, 51, 52, 53, 54}
        assert not ages["unknown"]
        for text in ages["ranges"]:
            low, high = map(int, text.split(".."))
            assert (low < 50 <= high <= 54) or (50 <= low <= 54 < high)


def test_whoever_is_asked_at_random_lies_in_the_cubes_that_tell_of_them(knowledge, raised, changed):
    old, new = knowledge.rules_on(DAY), raised.rules_on(DAY)
    touched, dice = 0, random.Random(4)
    for _ in range(50_000 if CAMPAIGN else 700):
        pick = [dice.randrange(len(letter.answers)) for letter in changed.domains]
        pick[0] = dice.randrange(3)
        heard = [(x, x.answers[n]) for x, n in zip(changed.domains, pick, strict=True)]
        before = decide(old, side_state(old, [(x.old, a.old) for x, a in heard]))
        after = decide(new, side_state(new, [(x.new, a.new) for x, a in heard]))
        around = [r for r in changed.regions if all(mask >> pick[fact] & 1 for fact, mask in r.cube)]
        told = {(c.kind, c.id, c.old, c.new) for r in around for c in r.changes}
        assert told == changes((old, new), before, after)
        touched += bool(told)
    assert touched > 50


@pytest.mark.parametrize(
    ("compared", "asked"),
    [("page_of_small_region", "したいこと"), pytest.param("page", "年齢", marks=pytest.mark.skipif(not CAMPAIGN, reason="a walk of the whole region: make campaign"))],
)
def test_changed_questions_are_counted_with_the_shortest_conversations(compared, asked, request):
    page = request.getfixturevalue(compared)
    assert 0 < page.points_changed < page.points_compared
    assert page.questions[0].old != page.questions[0].new
    assert len(page.questions[0].conversation) <= len(page.questions[-1].conversation)
    assert any(asked in (q.old, q.new) for q in page.questions)


def test_equal_is_proven_equal(knowledge, t):
    days = date(2026, 4, 1), date(2026, 6, 1)
    same = compare(ComparedRules(knowledge, days[0], "前"), ComparedRules(knowledge, days[1], "後"), t)
    assert same.equal
    assert f"答えの組み合わせ {same.classes:,} とおりすべてで確かめました" in same.summary
    assert same.classes > 10**12
    assert same.notes == ("前は、計画の期間の外です。", "後は、計画の期間の外です。")
    assert as_json(same)["cubes"] == []


def test_a_day_on_which_nothing_is_in_force_says_so(knowledge, t, tmp_path, one_question):
    edits = [(f"rules/schemes/{p.name}", "\n  cites:", "\n  valid: 2025-04-01..\n  cites:") for p in (ROOT / "rules/schemes").glob("*.yaml") if p.name != "subsidy-hire.yaml"]
    bounded = edited(tmp_path, *edits)
    changed = compare(ComparedRules(bounded, date(2024, 1, 1), "前"), ComparedRules(bounded, DAY, "後"), t)
    assert "前に使われている支援策は、ひとつもありません。" in changed.notes
    assert len([n for n in changed.inventory_changes if n.startswith("増えた支援策")]) == 27
    assert not changed.equal


def test_the_end_of_the_plans_year_is_told_of_what_the_desk_decides_from_then_on(knowledge, t):
    changed = compare(ComparedRules(knowledge, DAY, "前"), ComparedRules(knowledge, date(2026, 4, 1), "後"), t)
    told = {(c.id, c.values) for one in changed.certain for c in one.changes if c.kind == "scheme"}
    of_one_year = {"job-fair", "training-while-working", "training-bridge", "training-company", "job-training-pref"}
    assert told == {(id, ("fits", "maybe")) for id in of_one_year}


@pytest.fixture(scope="module")
def writer(t):
    small = load(ROOT / "tests/regions/mahoroba")
    return _ComparisonWriter(ComparedRules(small, date(2030, 6, 1), "前"), ComparedRules(small, date(2031, 6, 1), "後"), t)


@pytest.mark.parametrize(("change", "label", "old", "new"), [
    (Change("window", "star-cafe", Verdict.NOT, Verdict.FITS), "窓口「ほしの喫茶」", "対象外", "対象"),
    (Change("window", "star-cafe", Verdict.MAYBE, Verdict.FITS), "窓口「ほしの喫茶」", "窓口で確認", "対象"),
    (Change("window", "gone", Verdict.NOT, Verdict.NOT), "窓口「gone」", "なし", "なし"),
    (Change("category", "resting", Verdict.NOT, Verdict.MAYBE), "類型「A resting」", "あてはまらない", "まだわからない"),
    (Change("category", "resting", Verdict.FITS, Verdict.NOT), "類型「A resting」", "あてはまる", "あてはまらない"),
    (Change("instead", "star-cafe", ("moon-desk", "warm-house"), ()), "「ほしの喫茶」の代わりの案内", "つきの相談所、ぬくもりの家", "最初の窓口"),
    (Change("alarm", "", ("danger", "star-cafe"), ("danger",)), "いそぎの案内", "ほしの喫茶", "最初の窓口"),
    (Change("door", "", "moon-desk", ""), "最初の窓口", "つきの相談所", "なし"),
    (Change("office", "moon-desk", "", None), "「つきの相談所」の受け持ち", "決まらない", "決まらない"),
    (Change("windows-order", "", None, None), "窓口の順番", "", ""),
    (Change("schemes-order", "", None, None), "支援策の順番", "", ""),
])  # fmt: skip
def test_each_change_is_told_in_words(writer, change, label, old, new):
    told = writer.change(change)
    assert (told.kind, told.id, told.label, told.old, told.new) == (change.kind, change.id, label, old, new)
    assert told.values == (change.old, change.new)


@pytest.mark.parametrize(("kind", "id", "exists"), [
    ("window", "star-cafe", True), ("window", "tea-circle", False), ("scheme", "tea-circle", True), ("scheme", "none", False),
    ("category", "resting", True), ("category", "young", False), ("part", "open-shop/thanks", True), ("part", "open-shop/none", False),
    ("part", "tea-circle/thanks", False), ("instead", "none", True),
])  # fmt: skip
def test_what_a_change_is_about_is_there_or_not(writer, kind, id, exists):
    assert _exists(writer.rules[0], kind, id) is exists
