"""A raised limit in a copy of the real region shows the people whom it reaches, and no one else; equal is proven equal."""

import random
import shutil
from datetime import date

import pytest

from navigator.dialogue.decision_json import decision_json
from navigator.engine.compare.difference import difference
from navigator.engine.compare.divergence import Divergence
from navigator.engine.compare.joint_domain import side_state
from navigator.engine.decide.decision import decide
from navigator.knowledge.load import load
from navigator.review.compare import comparison
from navigator.review.compare.comparison import ComparedRules, as_json, compare
from navigator.review.compare.comparison_text import comparison_text
from tests.conftest import CAMPAIGN, ROOT
from tests.engine.compare.test_difference import changes
from tests.review.test_checkup import change

DAY = date(2025, 10, 1)


def edited(folder, *edits):
    for name in ("rules", "content"):
        shutil.copytree(ROOT / name, folder / name)
    for file, old, new in edits:
        change(folder, file, old, new)
    return load(folder)


@pytest.fixture(scope="module")
def raised(tmp_path_factory):
    return edited(tmp_path_factory.mktemp("raised"), ("rules/parameters.yaml", "value: 49", "value: 54"))


@pytest.fixture(scope="module")
def page(knowledge, raised, t):
    return compare(ComparedRules(knowledge, DAY, "前"), ComparedRules(raised, DAY, "後"), t)


@pytest.fixture
def one_question(monkeypatch):
    """Leaves out the long walk through the questions, which one comparison of this module takes in full."""
    monkeypatch.setattr(comparison, "divergence", lambda *_: Divergence(1, 0, ()))


SPEAKERS = "自分のこと／家族のこと／支援している方のこと"
IDLE = "仕事を探している／働いていない／家事・通学中"
LONG = ("働きたい", "お仕事を離れている期間 12か月から")
MIDDLE_DOORS = ("hw-middle-senior", "saposute")
GAINS = {
    (SPEAKERS, IDLE, "年齢 50〜54歳"): {"saposute", "workplace-experience", "job-training-pref"},
    (SPEAKERS, IDLE, "年齢 50〜54歳", "準備から始めたい"): {"saposute-counselling", "saposute-visiting"},
    (SPEAKERS, "働いていない", "年齢 50〜54歳", *LONG): {"saposute-counselling"},
}


def test_a_raised_limit_reaches_just_those_from_50_to_54(page):
    gains = {
        one.who: {c.id for c in one.changes}
        for one in page.clear
        if any(c.values == ("not", "fits") for c in one.changes)
    }
    assert gains == GAINS
    doors = [(one.who, c.values) for one in page.clear for c in one.changes if c.kind == "door"]
    home = ("外に出られる または 外に出ることがわからない", "なんとかなっている または 暮らしのお金がわからない")
    assert doors == [((SPEAKERS, "働いていない", "年齢 50〜54歳", *LONG, *home), MIDDLE_DOORS)]


def test_a_raised_limit_changes_nothing_but_what_rests_on_it(page):
    touched = {(c.kind, c.id) for one in (*page.clear, *page.vague) for c in one.changes}
    assert touched == {
        ("door", ""),
        ("windows-order", ""),
        ("window", "saposute"),
        *(("scheme", id) for ids in GAINS.values() for id in ids if id != "saposute"),
        ("instead", "saposute-counselling"),
        ("instead", "saposute-visiting"),
    }
    for one in (*page.clear, *page.vague):
        ages = one.where["age"]
        assert {*ages["values"]} <= {50, 51, 52, 53, 54}
        assert not ages["unknown"]
        for text in ages["ranges"]:
            low, high = map(int, text.split(".."))
            assert (low < 50 <= high <= 54) or (50 <= low <= 54 < high)


def test_whoever_is_asked_at_random_lies_in_the_cubes_that_tell_of_them(knowledge, raised):
    old, new = knowledge.on(DAY), raised.on(DAY)
    found, dice = difference(old, new), random.Random(4)
    touched = 0
    for _ in range(50_000 if CAMPAIGN else 700):
        pick = [dice.randrange(len(letter.answers)) for letter in found.letters]
        pick[0] = dice.randrange(3)
        heard = [(x, x.answers[n]) for x, n in zip(found.letters, pick, strict=True)]
        before = decide(old, side_state(old, [(x.old, a.old) for x, a in heard]))
        after = decide(new, side_state(new, [(x.new, a.new) for x, a in heard]))
        around = [r for r in found.regions if all(mask >> pick[fact] & 1 for fact, mask in r.cube)]
        told = {(c.kind, c.id, c.old, c.new) for r in around for c in r.changes}
        assert told == changes((old, new), before, after)
        touched += bool(told)
    assert touched > 50


def test_each_example_shows_its_change_to_whoever_asks(page, knowledge, raised, t):
    for cube in as_json(page)["cubes"]:
        sides = [decision_json(k, cube["example"]["facts"], DAY, t) for k in (knowledge, raised)]
        assert len(cube["example"]["words"]) == len(cube["example"]["facts"])
        for told in cube["changes"]:
            if told["kind"] in ("window", "scheme"):
                shown = [{i["id"]: i["verdict"] for i in side[f"{told['kind']}s"]}[told["id"]] for side in sides]
                assert shown == [told["old"], told["new"]]
            if told["kind"] == "door":
                assert [side["windows"][0]["id"] for side in sides] == [told["old"], told["new"]]


def test_changed_questions_are_counted_with_the_shortest_conversations(page):
    assert 0 < page.partings < page.points
    assert page.questions[0].old != page.questions[0].new
    assert len(page.questions[0].said) <= len(page.questions[-1].said)
    assert any("年齢" in (q.old, q.new) for q in page.questions)


def test_the_text_is_read_by_officers(page, t):
    text = comparison_text(page, t)
    assert "基準値 saposute_age_limit：49歳 → 54歳" in text
    assert f"2. {SPEAKERS} で {IDLE} で 年齢 50〜54歳 の方\n　・窓口「サポステ（若者サポートステーション）」：対象外 → 対象\n" in text
    assert "　　おいくつですか。だいたいでかまいません。 → 50〜54歳\n" in text
    assert "年齢 「50〜59歳」／「50歳から」 のような幅のある答え" in text


def test_equal_is_proven_equal(knowledge, t):
    same = compare(ComparedRules(knowledge, DAY, "前"), ComparedRules(knowledge, date(2026, 4, 1), "後"), t)
    assert same.equal
    assert f"答えの組み合わせ {same.classes:,} とおりすべてで確かめました" in same.summary
    assert same.classes > 10**12
    assert same.notes == ("後は、計画の期間の外です。",)
    assert as_json(same)["cubes"] == []


def test_a_value_that_only_changed_its_name_is_the_same(knowledge, t, tmp_path, one_question):
    edits = [
        (file, "home_or_school", "at_home")
        for file in ("rules/facts.yaml", "rules/conditions.yaml", "content/facts.yaml")
    ]
    edits.append(("content/facts.yaml", "find_job:", "look_for_job:"))
    edits.append(("rules/facts.yaml", "find_job", "look_for_job"))
    edits.append(("rules/ranks.yaml", "find_job", "look_for_job"))
    found = compare(ComparedRules(knowledge, DAY, "前"), ComparedRules(edited(tmp_path, *edits), DAY, "後"), t)
    assert found.equal
    assert found.names == (
        "質問「お仕事のようす」の答えの名前だけの変更：home_or_school → at_home",
        "質問「ほしい助け」の答えの名前だけの変更：find_job → look_for_job",
    )


def test_what_comes_and_goes_is_told_by_name_and_by_whom_it_reaches(knowledge, t, tmp_path, one_question):
    later = edited(tmp_path, ("rules/schemes/public-service.yaml", "  cites:", "  valid: ..2025-12-31\n  cites:"))
    gone = compare(ComparedRules(later, DAY, "前"), ComparedRules(later, date(2026, 1, 1), "後"), t)
    assert gone.names == (f"なくなった支援策：{knowledge.scheme_words['public-service'].name}",)
    told = [c for one in gone.clear for c in one.changes if c.id == "public-service"]
    assert {(c.old, c.new) for c in told} == {("対象", "なし")}
    back = compare(ComparedRules(later, date(2026, 1, 1), "前"), ComparedRules(later, DAY, "後"), t)
    assert {(c.old, c.new) for one in back.clear for c in one.changes if c.id == "public-service"} == {("なし", "対象")}


def test_a_day_on_which_nothing_is_in_force_says_so(knowledge, t, tmp_path, one_question):
    edits = [(f"rules/schemes/{p.name}", "\n  cites:", "\n  valid: 2025-04-01..\n  cites:") for p in (ROOT / "rules/schemes").glob("*.yaml")]
    bounded = edited(tmp_path, *edits)
    found = compare(ComparedRules(bounded, date(2024, 1, 1), "前"), ComparedRules(bounded, DAY, "後"), t)
    assert "前に使われている支援策は、ひとつもありません。" in found.notes
    assert len([n for n in found.names if n.startswith("増えた支援策")]) == 26
    assert not found.equal


def test_choices_of_several_are_told_by_option(knowledge, t, tmp_path, one_question):
    moved = edited(tmp_path, ("rules/windows.yaml", "plans: [retain]", "plans: [retain, fair]"))
    found = compare(ComparedRules(knowledge, DAY, "前"), ComparedRules(moved, DAY, "後"), t)
    window = next(one for one in found.clear if any(c.id == "hw-middle-senior" for c in one.changes))
    assert window.who == ("会社のこと（人を雇う側）", "「面接会に出たい」を選び、「長く働いてもらいたい」は選ばない")
