"""A golden case that comes out otherwise is told by names: no id and no English reaches an officer."""

import re
from datetime import date
from types import SimpleNamespace

import pytest

from navigator.review.case_words import CaseWords, _kind_of
from navigator.review.golden_cases import Deviation, GoldenCase, deviations

DAY = date(2025, 10, 1)
FACTS = {"persona": "resident", "age": "50", "work": "not_working", "municipality": "10201"}


@pytest.fixture
def words(knowledge, t):
    return CaseWords(knowledge, knowledge, DAY, t)


def test_who_and_from_where_is_told_before_the_rest(words):
    told = words.told(GoldenCase("五十歳", FACTS | {"lonely": "yes", "shoe": "42"}, {}), ())
    assert told.person == ("自分のこと", "50歳", "前橋市")
    assert any("前橋市" in line for line in told.conversation)
    assert len(told.conversation) == 5


EXPECTED = {
    "fits": ["saposute", "category/unstable"], "maybe": ["hello-work"], "first": "saposute", "second": "labour-bureau",
    "first_scheme": "retention", "office": {"hello-work": "ota"}, "instead": {"saposute": ["labour-bureau"]}, "urgent": "destitution",
    "parts_fit": ["subsidy-hire/sme"], "by_desk": ["hw-placement"],
}  # fmt: skip


def test_everything_that_can_come_out_otherwise_has_its_words(knowledge, words, t):
    case = GoldenCase("五十歳", FACTS, EXPECTED)
    found = deviations(knowledge, case, DAY, t)
    assert {each.kind for each in found} == {
        "verdict", "first", "second", "first_scheme", "office", "instead", "urgent", "part", "by_desk",
    }  # fmt: skip
    told = words.told(case, found)
    assert len(told.changes) == len(found)
    assert not re.search(r"[A-Za-z]{3}", told.text)
    changes = {change.label: (change.old, change.new) for change in told.changes}
    assert changes["窓口「サポステ（若者サポートステーション）」"] == ("対象", "対象外")
    assert changes["「ハローワーク」の受け持ち"] == ("ハローワーク太田", "ハローワーク前橋")
    assert changes["最初の窓口"][0] == "サポステ（若者サポートステーション）"
    assert changes["いそぎの案内"][1] == "なし"
    assert all(change.old and change.new for change in told.changes)


@pytest.mark.parametrize(
    ("deviation", "told"),
    [
        (("office", "hello-work", "ota", ""), ("「ハローワーク」の受け持ち", "ハローワーク太田", "決まらない")),
        (("office", "hello-work", "null", "maebashi"), ("「ハローワーク」の受け持ち", "決まらない", "ハローワーク前橋")),
        (("urgent", "", "destitution", "None"), ("いそぎの案内", "生活と仕事の相談窓口（自立相談）、福祉事務所（生活保護の相談）", "なし")),
        (("verdict", "category/unstable", "fits", "maybe"), ("類型「Ⅱ-5-(1)-① 正社員をめざす方」", "あてはまる", "まだわからない")),
        (("verdict", "hw-placement", "None", "not"), ("支援策「ハローワークの仕事相談と紹介」", "なし", "対象外")),
        (("first", "", "saposute, hello-work", ""), ("最初の窓口", "サポステ（若者サポートステーション）、ハローワーク", "なし")),
        (("by_desk", "hello-work", "", "fits"), ("窓口「ハローワーク」", "窓口が決める", "対象")),
        (("leads", "", "care", "nobody"), ("「まず、こちらへ」と出るもの", "親や家族の介護をしている", "なし")),
        (("unknown", "work", "on_the_moon", ""), ("答え「お仕事のようす」", "on_the_moon", "なくなりました")),
        (("door", "", "", "地域包括支援センター"), ("ほかの相談先", "なし", "地域包括支援センター")),
        (("concern", "", "care", ""), ("ほかの相談先", "親や家族の介護をしている", "なくなりました")),
    ],
)
def test_each_kind_says_what_was_and_what_comes(words, deviation, told):
    (change,) = words.told(GoldenCase("例", FACTS, {}), [Deviation(*deviation, "")]).changes
    assert (change.label, change.old, change.new) == told


def test_an_answer_that_went_is_told_by_the_old_words(words):
    gone = Deviation("unknown", "work", "not_working", "", "`not_working` is no value of `work`.")
    (change,) = words.told(GoldenCase("五十歳", FACTS, {}), [gone]).changes
    assert (change.old, change.new) == ("働いていない", "なくなりました")


def test_it_is_accepted_by_all_that_it_tells(knowledge, words, t):
    case = GoldenCase("五十歳", FACTS, {"first": "saposute"})
    told = words.told(case, deviations(knowledge, case, DAY, t))
    assert told.text.startswith("「五十歳」（自分のこと、50歳、前橋市）最初の窓口：サポステ")


def test_doors_outside_the_plan_are_told_by_their_labels(words, knowledge, t):
    facts = {"persona": "resident", "work": "regular", "age": "52", "livelihood": "ok", "municipality": "10203"}
    expected = {"concerns": ["care"], "leads": "null", "doors": ["無い窓口"], "no_doors": ["地域包括支援センター"]}
    case = GoldenCase("介護", facts, expected)
    changes = words.told(case, deviations(knowledge, case, DAY, t)).changes
    assert [(change.label, change.old, change.new) for change in changes] == [
        ("「まず、こちらへ」と出るもの", "なし", "親や家族の介護をしている"), ("ほかの相談先", "無い窓口", "なし"), ("ほかの相談先", "なし", "地域包括支援センター"),
    ]  # fmt: skip
    gone = GoldenCase("なくなった", facts, {"concerns": ["moon"]})
    (told,) = words.told(gone, deviations(knowledge, gone, DAY, t)).changes
    assert (told.label, told.new) == ("ほかの相談先", "なくなりました")


@pytest.mark.parametrize(("about", "kind"), [
    ("category/resting", ("category", "resting")), ("course/fare", ("part", "course/fare")), ("old-desk", ("window", "old-desk")),
    ("new-desk", ("window", "new-desk")), ("course", ("scheme", "course")), ("category", ("scheme", "category")),
])  # fmt: skip
def test_an_id_of_a_case_is_of_a_window_of_either_side(about, kind):
    old, new = SimpleNamespace(windows={"old-desk"}), SimpleNamespace(windows={"new-desk"})
    assert _kind_of(about, old, new) == kind


def test_a_fact_that_a_region_does_not_know_deviates_by_its_name(knowledge, t):
    (deviation,) = deviations(knowledge, GoldenCase("例", {"persona": "resident", "work": "dreaming"}, {}), DAY, t)
    assert (deviation.kind, deviation.about, deviation.expected, deviation.actual) == ("unknown", "work", "dreaming", "")
