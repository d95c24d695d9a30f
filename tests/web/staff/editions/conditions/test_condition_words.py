"""Conditions of a draft: what each is called, how it is read aloud, what cannot be meant, and what changed."""

from datetime import date

import pytest

from navigator.editions.conditions.condition_places import (
    CATEGORIES,
    CONDITIONS,
    HELPLINES,
    OTHER_DOORS,
    RANKS,
    WINDOW_WORDS,
    WINDOWS,
    ConditionPlace,
)
from navigator.editions.conditions.written_condition import WrittenGroup, WrittenLeaf, read_text
from navigator.knowledge.files.region_files import RegionFiles
from navigator.web.staff.editions.conditions.condition_words import (
    FREE,
    ChangedCondition,
    changed_conditions,
    draft_conditions,
)
from tests.web.staff.editions.conftest import REGION, text_of

DAY = date(2030, 5, 1)
SHOP, CLASS, CAFE = "rules/schemes/open-shop.yaml", "rules/schemes/star-class.yaml", "content/offices/star-cafe.yaml"
DOORS = """\
rent:
  label: {resident: 家賃のこと, employer: 家賃}
  leads: {before: [moon-desk], when: {years: ..39}}
  doors:
    - {name: 家の相談, not_for: {day_job: working}}
    - {name: ほかの相談}
debt:
  label: 借りたお金
"""
LINES = "night: {name: よるの電話, in_sight_for: {no_stove: yes}}\nday: {name: ひるの電話}\n"


@pytest.fixture(scope="module")
def drafted(small_region, t):
    """A draft of these texts over the small region."""

    def make(texts=None):
        return draft_conditions(RegionFiles(REGION, texts or {}), small_region, DAY, t)

    return make


def changed(file, old, new):
    assert old in text_of(file)
    return {file: text_of(file).replace(old, new)}


@pytest.mark.parametrize(("place", "title"), [
    (ConditionPlace(CONDITIONS, ("young", "when"), "condition", "young"), "条件「young」"),
    (ConditionPlace(CATEGORIES, ("resting",), "category", "resting"), "類型「A resting」"),
    (ConditionPlace(WINDOWS, ("star-cafe", "eligible"), "window", "star-cafe"), "「ほしの喫茶」の対象"),
    (ConditionPlace(WINDOWS, ("star-cafe", "instead_for"), "instead_for", "star-cafe"), "「ほしの喫茶」を、代わりに案内してよい方"),
    (ConditionPlace(SHOP, ("open-shop", "eligible"), "scheme", "open-shop"), "「ひらく店」の対象"),
    (ConditionPlace(SHOP, ("open-shop", "desk_decides", "when"), "desk", "open-shop"), "「ひらく店」で、窓口が決める方"),
    (ConditionPlace(CAFE, ("hall", "area"), "office", "star-cafe/hall"), "「ほしの喫茶」の受け持ち"),
    (ConditionPlace(CAFE, ("none", "area"), "office", "star-cafe/none"), "「none」の受け持ち"),
    (ConditionPlace(RANKS, ("urgent", 0, "when"), "urgent", "urgent", 0), "いそぎの案内の1番目"),
    (ConditionPlace(RANKS, ("windows", 1, "when"), "windows", "windows", 1), "窓口の順番の2番目（ほしの喫茶）"),
    (ConditionPlace(RANKS, ("schemes", 0, "when"), "schemes", "schemes", 0), "支援策の順番の1番目（お茶の会）"),
    (ConditionPlace(RANKS, ("in_sight", 2, "when"), "in_sight", "in_sight", 2), "支援策を見せる方の3番目"),
    (ConditionPlace(WINDOW_WORDS, ("moon-desk", "variants", 1, "when"), "variant", "moon-desk", 1), "「つきの相談所」の、人に合わせた言葉の2番目"),
    (ConditionPlace(OTHER_DOORS, ("rent", "leads", "when"), "leads", "rent"), "「家賃のこと」の相談先を、先に案内する方"),
    (ConditionPlace(OTHER_DOORS, ("debt", "leads", "when"), "leads", "debt"), "「借りたお金」の相談先を、先に案内する方"),
    (ConditionPlace(OTHER_DOORS, ("gone", "leads", "when"), "leads", "gone"), "「gone」の相談先を、先に案内する方"),
    (ConditionPlace(OTHER_DOORS, ("rent", "doors", 1, "not_for"), "not_for", "rent", 1), "「ほかの相談」を出さない方"),
    (ConditionPlace(HELPLINES, ("day", "in_sight_for"), "in_sight_for", "day"), "「ひるの電話」を結果に出す方"),
])  # fmt: skip
def test_a_condition_is_called_by_what_it_is_of(drafted, place, title):
    assert drafted({OTHER_DOORS: DOORS, HELPLINES: LINES}).title(place) == title


def test_a_step_says_all_that_it_puts_forward(drafted):
    conditions = drafted(changed(RANKS, "put: [star-cafe]", "put: [star-cafe, warm-house]"))
    place = next(place for place in conditions.by_place if place.kind == "windows" and place.number == 1)
    assert conditions.title(place) == "窓口の順番の2番目（ほしの喫茶、ぬくもりの家）"
    assert [(n, put) for n, put, _ in conditions.steps("windows")] == [(1, "ぬくもりの家"), (2, "ほしの喫茶、ぬくもりの家")]
    assert [(n, put) for n, put, _ in conditions.steps("schemes")] == [(1, "お茶の会"), (2, "ほしの教室")]


def test_an_office_that_is_not_yet_in_force_has_its_name(drafted):
    place = ConditionPlace(CAFE, ("annex", "area"), "office", "star-cafe/annex")
    assert drafted({CAFE: text_of(CAFE) + "annex: {name: ほしの別館}\n"}).title(place) == "「ほしの別館」の受け持ち"


def test_what_holds_without_a_condition_is_said(drafted):
    conditions = drafted({OTHER_DOORS: DOORS, HELPLINES: LINES})
    free = {(place.file, place.at): conditions.said(place) for place in conditions.free}
    assert free[WINDOWS, "moon-desk/eligible"] == ["対象の立場の方なら、どなたでも。"]
    assert free[WINDOWS, "moon-desk/instead_for"] == ["どなたにも案内します。"]
    assert free[OTHER_DOORS, "debt/leads/when"] == ["どなたにも、先には案内しません。"]
    assert free[OTHER_DOORS, "rent/doors/1/not_for"] == ["どなたにも出します。"]
    assert free[HELPLINES, "day/in_sight_for"] == ["どなたの結果にも出しません。"]
    assert (HELPLINES, "night/in_sight_for") not in free
    assert {place.kind for place in conditions.free} <= set(FREE)


def test_what_stands_is_read_aloud_and_what_cannot_be_says_so(drafted):
    conditions = drafted(changed(WINDOWS, "no_stove: yes", "no_stove: perhaps"))
    by_way = {(place.file, place.at): conditions.said(place) for place in conditions.by_place}
    assert by_way[CONDITIONS, "young/when"] == ["条件：お年が 39歳まで"]
    assert by_way[WINDOWS, "star-cafe/eligible"] == ["条件：お年が 39歳まで"], "what is named is read"
    assert by_way[WINDOWS, "warm-house/eligible"] == ["読み上げられません。"]
    assert by_way[RANKS, "windows/1/when"] == ["条件：次のすべてにあてはまる", "　1. 日々のことが「休んでいる」", "　2. お年が 39歳まで"]


@pytest.mark.parametrize(("line", "said"), [
    (WrittenGroup("all", ()), "次のすべてにあてはまる"), (WrittenGroup("any", ()), "次のどれかにあてはまる"),
    (WrittenGroup("not", (WrittenGroup("any", ()),)), "次にあてはまらない"),
    (WrittenLeaf("is", ("young",)), "条件「young」にあてはまる"), (WrittenLeaf("is", ()), "条件（まだ選んでいません）"),
    (WrittenLeaf("is", ("young", "old")), "条件「young」「old」のどれかにあてはまる"),
    (WrittenLeaf("category", ("resting",)), "類型「A resting」にあてはまる"), (WrittenLeaf("category", ()), "類型（まだ選んでいません）"),
    (WrittenLeaf("years", ("..39",)), "お年が 39歳まで"), (WrittenLeaf("years", ("..{star_age_limit}",)), "お年が 39歳まで"),
    (WrittenLeaf("years", ("old",)), "お年（old）"), (WrittenLeaf("years", ()), "お年（まだ選んでいません）"),
    (WrittenLeaf("mood", ("good", "bad")), "mood（good、bad）"), (WrittenLeaf("wish", ("learn",)), "したいことで、「学びたい」を選んでいる"),
])  # fmt: skip
def test_one_line_is_said_without_what_stands_below(drafted, line, said):
    assert drafted().line(line) == said


def test_nothing_chosen_of_several_is_not_yet_chosen_or_meant(drafted):
    line = WrittenLeaf("wish", ())
    assert drafted().line(line, is_unchosen=True) == "したいこと（まだ選んでいません）"
    assert drafted().line(line) != drafted().line(line, is_unchosen=True)
    assert drafted().line(WrittenLeaf("wish", ("learn",)), is_unchosen=True) == "したいことで、「学びたい」を選んでいる"


RULE, NAMED = ConditionPlace(WINDOWS, ("star-cafe", "eligible"), "window", "star-cafe"), ConditionPlace(CONDITIONS, ("young", "when"), "condition", "young")
GROUP = ConditionPlace(CATEGORIES, ("resting",), "category", "resting")


@pytest.mark.parametrize(("place", "line", "problem"), [
    (RULE, WrittenGroup("any", ()), "まだ何も入っていません。下に足してください。"),
    (RULE, WrittenGroup("any", (WrittenLeaf("mood", ()),)), ""),
    (RULE, WrittenLeaf("is", ("young",)), ""), (RULE, WrittenLeaf("is", ("old",)), "使えない値があります。"),
    (RULE, WrittenLeaf("is", ()), "ひとつは選んでください。"), (RULE, WrittenLeaf("category", ("young",)), "使えない値があります。"),
    (RULE, WrittenLeaf("mood", ("good",)), "この項目は、質問にありません。"),
    (RULE, WrittenLeaf("years", ("..39",)), ""), (RULE, WrittenLeaf("years", ("..99",)), "使えない値があります。"),
    (RULE, WrittenLeaf("years", ()), "ひとつは選んでください。"), (RULE, WrittenLeaf("wish", ()), ""),
    (RULE, WrittenLeaf("wish", ("fly",)), "使えない値があります。"),
    (NAMED, WrittenLeaf("is", ("young",)), "めぐりめぐって、この条件自身を使うことになります。"),
    (NAMED, WrittenLeaf("category", ("resting",)), ""),
    (GROUP, WrittenLeaf("category", ("resting",)), "めぐりめぐって、この条件自身を使うことになります。"),
    (GROUP, WrittenLeaf("is", ("resting",)), "使えない値があります。"),
])  # fmt: skip
def test_what_is_wrong_with_a_line_is_said(drafted, place, line, problem):
    assert drafted().problem(line, place) == problem


def test_a_condition_may_rest_on_itself_by_way_of_others(drafted):
    conditions = drafted({CONDITIONS: text_of(CONDITIONS) + "a: {when: {is: b}, cites: [star-age]}\nb: {when: {any: [{is: c}, {is: b}]}, cites: [star-age]}\nc: {when: {category: resting}, cites: [star-age]}\n"})
    told = "めぐりめぐって、この条件自身を使うことになります。"
    at_c = ConditionPlace(CONDITIONS, ("c", "when"), "condition", "c")
    assert conditions.problem(WrittenLeaf("is", ("a",)), at_c) == told
    assert conditions.problem(WrittenLeaf("is", ("young",)), at_c) == ""


def test_who_names_a_condition_is_told(drafted):
    conditions = drafted()
    assert conditions.users(NAMED) == ["「ほしの喫茶」の対象", "窓口の順番の2番目（ほしの喫茶）", "「ほしの教室」の対象"]
    assert conditions.users(GROUP) == ["「ぬくもりの家」の対象", "窓口の順番の2番目（ほしの喫茶）"]
    assert conditions.users(RULE) == []


def test_a_new_named_condition_can_be_named_at_once(drafted):
    conditions = drafted({CONDITIONS: text_of(CONDITIONS) + "elder: {when: {years: 60..}, cites: [star-age]}\n"})
    assert conditions.sentences_of(read_text("{is: elder}")) == ["条件：お年が 60歳から"]
    assert drafted({CONDITIONS: "a: ["}).sentences_of(read_text("{is: young}")) == ["条件：お年が 39歳まで"], "else what is in force"
    assert drafted().sentences_of(read_text("{is: elder}")) is None


def test_a_new_number_counts_at_once(drafted):
    conditions = drafted(changed("rules/parameters.yaml", "value: 39", "value: 41"))
    assert conditions.line(WrittenLeaf("is", ("young",))) == "条件「young」にあてはまる"
    assert conditions.said(NAMED) == ["条件：お年が 41歳まで"]


def test_a_new_question_counts_where_the_draft_can_be_loaded(drafted):
    facts = text_of("rules/facts.yaml").replace("[working, resting]", "[working, resting, learning]").replace("resting: 40}", "resting: 30, learning: 10}")
    words = text_of("content/facts.yaml").replace("resting: 休んでいる}", "resting: 休んでいる, learning: 習っている}")
    conditions = drafted({"rules/facts.yaml": facts, "content/facts.yaml": words})
    assert conditions.line(WrittenLeaf("day_job", ("learning",))) == "日々のことが「習っている」"
    assert drafted({"rules/facts.yaml": "a: ["}).knowledge.facts["day_job"].fact.values == drafted().knowledge.facts["day_job"].fact.values


def told(drafted, before, after):
    return changed_conditions(drafted(before), drafted(after))


@pytest.mark.parametrize(("before", "after", "changes"), [
    ({}, {}, []),
    ({}, changed(CONDITIONS, '"..{star_age_limit}"', "..50"), [ChangedCondition("条件「young」", ["条件：お年が 39歳まで"], ["条件：お年が 50歳まで"])]),
    (changed(CONDITIONS, '"..{star_age_limit}"', "..50"), {}, [ChangedCondition("条件「young」", ["条件：お年が 50歳まで"], ["条件：お年が 39歳まで"])]),
    ({}, changed(WINDOWS, "  eligible: {is: young}\n", ""), [
        ChangedCondition("「ほしの喫茶」の対象", ["条件：お年が 39歳まで"], ["対象の立場の方なら、どなたでも。"]),
    ]),
    (changed(WINDOWS, "  eligible: {is: young}\n", ""), {}, [
        ChangedCondition("「ほしの喫茶」の対象", ["対象の立場の方なら、どなたでも。"], ["条件：お年が 39歳まで"]),
    ]),
    ({}, {CONDITIONS: text_of(CONDITIONS) + "elder: {when: {years: 60..}, cites: [star-age]}\n"}, [
        ChangedCondition("条件「elder」", [], ["条件：お年が 60歳から"]),
    ]),
    ({}, changed(WINDOWS, "cites: [star-age]", "cites: [moon-desk]"), []),
    ({}, changed(WINDOW_WORDS, "集まる", "つどう"), []),
])  # fmt: skip
def test_what_two_sets_of_files_say_otherwise_is_read_aloud(drafted, before, after, changes):
    assert told(drafted, before, after) == changes


def test_steps_that_only_moved_are_told_as_moved(drafted):
    steps = [line for line in text_of(RANKS).splitlines(keepends=True) if "for: [resident], when: {wish" in line]
    swapped = text_of(RANKS).replace("".join(steps), "".join(steps[::-1]))
    assert told(drafted, {}, {RANKS: swapped}) == [
        ChangedCondition("支援策の順番", ["1番目：お茶の会", "2番目：ほしの教室"], ["1番目：ほしの教室", "2番目：お茶の会"]),
    ]  # fmt: skip
    both = swapped.replace("{wish: meet}", "{wish: [meet, learn]}")
    assert [each.title for each in told(drafted, {}, {RANKS: both})] != ["支援策の順番"], "they say something else, too"
