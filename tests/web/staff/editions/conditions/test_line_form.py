"""One line of a condition as a form: what can be chosen, what was typed, and what of it cannot be meant."""

from datetime import date

import pytest

from navigator.editions.conditions.written_condition import WrittenGroup, WrittenLeaf
from navigator.knowledge.files.region_files import RegionFiles
from navigator.web.forms import Form
from navigator.web.staff.editions.conditions.condition_words import draft_conditions
from navigator.web.staff.editions.conditions.line_form import (
    NONE_CHOSEN,
    EnteredLine,
    LineForm,
    NumberRange,
    choices,
    line_form,
    new_line,
    read_range,
    typed_line,
    written_range,
)
from tests.web.staff.editions.conftest import REGION

YEARS, JOB, WISH = WrittenLeaf("years", ("..39",)), WrittenLeaf("day_job", ("resting",)), WrittenLeaf("wish", ("learn",))
NAMES = [("star_age_limit", "star_age_limit（39歳）")]


@pytest.fixture(scope="module")
def conditions(small_region, t):
    return draft_conditions(RegionFiles(REGION), small_region, date(2030, 5, 1), t)


@pytest.mark.parametrize(("text", "typed"), [
    ("45", NumberRange("45", "", "45", "")), ("40..49", NumberRange("40", "", "49", "")), ("..49", NumberRange("", "", "49", "")),
    ("40..", NumberRange("40", "", "", "")), ("..{limit}", NumberRange("", "", "", "limit")), ("{low}..{high}", NumberRange("", "low", "", "high")),
    ("{limit}", NumberRange("", "limit", "", "limit")), ("..", NumberRange()),
])  # fmt: skip
def test_a_range_is_read_and_written(text, typed):
    assert read_range(text) == typed
    assert written_range(typed) == ("" if text == ".." else text)


@pytest.mark.parametrize("text", ["old", "-1", "1..2..3", "{a b}", "1.5"])
def test_what_is_no_range_stands_empty(text):
    assert read_range(text) == NumberRange()


@pytest.mark.parametrize(("line", "form"), [
    (WrittenGroup("all", ()), LineForm("group")), (WrittenGroup("any", (JOB,)), LineForm("group")), (WrittenGroup("not", (JOB,)), LineForm("not")),
    (YEARS, LineForm("number", (), [NumberRange(high="39")], NAMES, "歳")),
    (WrittenLeaf("years", ()), LineForm("number", (), [NumberRange()], NAMES, "歳")),
    (WrittenLeaf("years", ("20", "30..")), LineForm("number", (), [NumberRange("20", "", "20"), NumberRange("30")], NAMES, "歳")),
    (JOB, LineForm("choice", [("working", "働いている", False), ("resting", "休んでいる", True)])),
    (WISH, LineForm("choice", [("learn", "学びたい", True), ("meet", "人と会いたい", False), (NONE_CHOSEN, "どれも選んでいない", False)])),
    (WrittenLeaf("wish", ()), LineForm("choice", [("learn", "学びたい", False), ("meet", "人と会いたい", False), (NONE_CHOSEN, "どれも選んでいない", True)])),
    (WrittenLeaf("day_job", ("gone", "working")), LineForm("choice", [("working", "働いている", True), ("resting", "休んでいる", False), ("gone", "gone", True)])),
    (WrittenLeaf("is", ("young",)), LineForm("choice", [("young", "young", True)])),
    (WrittenLeaf("category", ()), LineForm("choice", [("resting", "A resting", False)])),
    (WrittenLeaf("mood", ("good",)), LineForm("choice", [("good", "good", True)])),
])  # fmt: skip
def test_a_line_offers_what_can_be_meant(conditions, line, form):
    assert line_form(line, conditions, None) == form


def test_a_new_line_has_nothing_chosen(conditions):
    options = line_form(WrittenLeaf("wish", ()), conditions, None, is_unchosen=True).options
    assert not any(is_chosen for *_, is_chosen in options)


def test_what_was_refused_stands_in_the_form_again(conditions):
    ranges = [NumberRange("50", "", "40", "", "大きすぎます。")]
    assert line_form(YEARS, conditions, EnteredLine(YEARS, ranges)).ranges == ranges
    assert line_form(JOB, conditions, EnteredLine(JOB, problem="ひとつは。")).problem == "ひとつは。"
    assert line_form(YEARS, conditions, EnteredLine(YEARS, problem="数を。")) == LineForm("number", (), [NumberRange(high="39")], NAMES, "歳", "数を。")


@pytest.mark.parametrize(("ranges", "problem", "is_wrong"), [
    ((), "", False), ((), "?", True), ((NumberRange("1"),), "", False), ((NumberRange("1"), NumberRange(problem="?")), "", True),
])  # fmt: skip
def test_a_line_with_a_problem_is_not_taken(ranges, problem, is_wrong):
    assert EnteredLine(JOB, ranges, problem).is_wrong is is_wrong


@pytest.mark.parametrize(("line", "chosen", "entered"), [
    (JOB, ["working"], EnteredLine(WrittenLeaf("day_job", ("working",)))),
    (JOB, ["working", "resting"], EnteredLine(WrittenLeaf("day_job", ("working", "resting")))),
    (WrittenLeaf("day_job", ("resting", "working")), ["working", "resting"], EnteredLine(WrittenLeaf("day_job", ("resting", "working")))),
    (JOB, [], EnteredLine(JOB, problem="ひとつは選んでください。")),
    (JOB, ["sleeping"], EnteredLine(JOB, problem="ひとつは選んでください。")),
    (WISH, [NONE_CHOSEN], EnteredLine(WrittenLeaf("wish", ()))),
    (WISH, [], EnteredLine(WISH, problem="ひとつは選んでください。")),
    (WISH, [NONE_CHOSEN, "meet"], EnteredLine(WISH, problem="「どれも選んでいない」は、ほかのものといっしょには選べません。")),
    (WrittenLeaf("is", ()), ["young"], EnteredLine(WrittenLeaf("is", ("young",)))),
    (WrittenGroup("any", (JOB,)), [], EnteredLine(WrittenGroup("any", (JOB,)))),
])  # fmt: skip
def test_what_was_ticked_is_taken_in_the_order_of_the_choices(conditions, line, chosen, entered):
    assert typed_line(line, Form({"value": chosen}), conditions) == entered


def typed_numbers(conditions, line, **fields):
    return typed_line(line, Form({name.replace("_", "-"): [value] for name, value in fields.items()}), conditions)


@pytest.mark.parametrize(("fields", "value"), [
    ({"high_0": "44"}, "..44"), ({"low_0": "４０", "high_0": " 49 "}, "40..49"), ({"low_0": "045"}, "45.."), ({"low_0": "45", "high_0": "45"}, "45"),
    ({"high_name_0": "star_age_limit"}, "..{star_age_limit}"), ({"low_0": "18", "high_name_0": "star_age_limit"}, "18..{star_age_limit}"),
    ({"low_0": "18"}, "18.."), ({"high_0": "80"}, "..80"), ({"high_0": "39"}, "..39"),
])  # fmt: skip
def test_numbers_are_typed_from_and_to(conditions, fields, value):
    assert typed_numbers(conditions, YEARS, **fields) == EnteredLine(WrittenLeaf("years", (value,)))


BOUNDS = "18から80までの数で、「から」が「まで」より大きくならないようにしてください。"


@pytest.mark.parametrize(("fields", "problem"), [
    ({}, "どちらかに、数を入れてください。"),
    ({"low_0": "20", "low_name_0": "star_age_limit"}, "数と決まりの数は、どちらかひとつにしてください。"),
    ({"high_0": "20", "high_name_0": "star_age_limit"}, "数と決まりの数は、どちらかひとつにしてください。"),
    ({"high_name_0": "gone"}, "その決まりの数は、ありません。"), ({"low_name_0": "gone"}, "その決まりの数は、ありません。"),
    ({"low_0": "四十"}, "数字だけで書いてください。たとえば：44"), ({"high_0": "-4"}, "数字だけで書いてください。たとえば：44"),
    ({"high_0": "123456"}, "数字だけで書いてください。たとえば：44"), ({"high_0": "12345"}, BOUNDS),
    ({"low_0": "17"}, BOUNDS), ({"high_0": "81"}, BOUNDS), ({"low_0": "41", "high_0": "40"}, BOUNDS), ({"low_0": "40", "high_name_0": "star_age_limit"}, BOUNDS),
    ({"low_0": "0"}, BOUNDS), ({"low_0": "000"}, BOUNDS),
])  # fmt: skip
def test_what_cannot_be_a_line_is_said_and_stays_as_it_was_typed(conditions, fields, problem):
    entered = typed_numbers(conditions, YEARS, **fields)
    (range_,) = entered.ranges
    assert (entered.line, range_.problem, entered.is_wrong) == (YEARS, problem, True)
    assert {name: value for name, value in fields.items() if "name" in name} == {
        f"{side}_name_0": name for side, name in (("low", range_.low_name), ("high", range_.high_name)) if name
    }


def test_a_line_of_two_ranges_keeps_the_one_that_was_not_touched(conditions):
    line = WrittenLeaf("years", ("020..030", "60.."))
    shown = {"low_0": "20", "high_0": "30", "low_1": "60", "high_1": ""}
    assert typed_numbers(conditions, line, **shown | {"low_1": "65"}).line.values == ("20..30", "65..")
    plain = WrittenLeaf("years", ("20..30", "60..80"))
    assert typed_numbers(conditions, plain, low_0="20", high_0="30", low_1="60", high_1="80").line == plain
    assert [each.problem for each in typed_numbers(conditions, plain, low_0="20", high_0="30").ranges] == ["", "どちらかに、数を入れてください。"]


def test_a_new_line_is_a_question_a_name_or_a_group(conditions):
    offered = choices(conditions)
    assert offered.facts == [
        ("fact:persona", "どなたのこと"), ("fact:years", "お年"), ("fact:day_job", "日々のこと"), ("fact:no_stove", "火の気"), ("fact:wish", "したいこと"),
        ("fact:offer", "できること"), ("fact:village", "お住まい"),
    ]  # fmt: skip
    assert offered.names == [("is:young", "条件「young」"), ("category:resting", "類型「A resting」")]
    assert offered.groups == [("group:any", "次のどれかにあてはまる"), ("group:all", "次のすべてにあてはまる")]


@pytest.mark.parametrize(("chosen", "line"), [
    ("group:any", WrittenGroup("any", ())), ("group:all", WrittenGroup("all", ())), ("group:not", None), ("is:young", WrittenLeaf("is", ("young",))),
    ("category:resting", WrittenLeaf("category", ("resting",))), ("is:resting", None), ("category:gone", None), ("fact:years", WrittenLeaf("years", ())),
    ("fact:mood", None), ("years", None), ("", None), ("fact:", None),
])  # fmt: skip
def test_what_cannot_be_a_line_is_none(conditions, chosen, line):
    assert new_line(chosen, conditions) == line
