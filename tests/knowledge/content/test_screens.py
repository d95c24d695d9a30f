"""The words of screens, of lines to tick and of parts of a municipality: complete, and wrong at their line."""

import pytest

from navigator.knowledge.content.screens import ScreenWords, read_screens
from navigator.knowledge.content.wording import Text
from navigator.knowledge.load import load
from tests.knowledge.conftest import problems, told_of
from tests.knowledge.written import problems_of, written

FACTS, SCREENS, RULES = "content/facts.yaml", "content/screens.yaml", "rules/facts.yaml"
FAULTS = [
    (SCREENS, "daily_life:", "daily_live:", "Did you mean `daily_life`?"),
    (SCREENS, "  why: 暮らしや", "  wy: 暮らしや", "Did you mean `why`?"),
    (SCREENS, "    supporter: ご本人のいまに", "    employer: ご本人のいまに", "`employer` is not known here"),
    (SCREENS, "  heading: 雇う方のことを、教えてください\n", "", "`heading` is missing"),
    (FACTS, "    urgent: 今日食べる", "    urgend: 今日食べる", "Did you mean `urgent`?"),
    (FACTS, "    hard: 暮らしが苦しい（家賃や光熱費など）\n", "", "leaves out exactly one value"),
    (RULES, "part_of: '10202'", "part_of: '10292'", "Did you mean `10202`?"),
]


@pytest.mark.parametrize(("file", "old", "new", "way_out"), FAULTS)
def test_what_is_wrong_is_a_problem_with_a_way_out(region, file, old, new, way_out):
    found = told_of(region, file, old, new)
    assert any(way_out in problem for problem in found), found


def test_a_screen_without_words_is_a_problem(region):
    (region / SCREENS).unlink()
    assert any(problem.startswith(SCREENS) for problem in problems(region))


def test_only_the_screens_of_a_region_need_words(invented):
    assert [*load(invented).screen_words] == ["about_you"]


def test_each_screen_has_a_heading_in_the_voice_of_all_who_see_it(knowledge):
    for id, spec in knowledge.facts.items():
        if spec.fact.screen:
            words = knowledge.screen_words[spec.fact.screen]
            assert all(words.heading(persona) and words.why(persona) for persona in spec.asked_of), id


def test_lines_leave_out_the_value_that_is_meant_when_none_is_ticked(knowledge):
    lined = {id: words.lines for id, words in knowledge.fact_words.items() if words.lines}
    assert {*lined["livelihood"]} == {"urgent", "hard"}
    assert list(lined["livelihood"]) == ["urgent", "hard"], "the urgent one stands first"
    assert lined["readiness"].keys() == {"needs_preparation"}


def test_a_screen_has_its_heading_and_why_for_each_who_sees_it():
    tree = written("life: {heading: 暮らし, why: {resident: あなたのため, employer: 会社のため}}")
    assert read_screens(tree, {"life": {"employer", "resident"}}) == {
        "life": ScreenWords(Text("暮らし"), Text("", {"resident": "あなたのため", "employer": "会社のため"}))
    }
    assert problems_of(tree) == []


def test_a_screen_that_lacks_something_and_one_that_nobody_sees_are_told():
    tree = written("life: {heading: 暮らし}\nmoon: {heading: 月, why: 光}")
    assert list(read_screens(tree, {"life": {"resident"}, "sun": {"resident"}})) == ["life"]
    assert problems_of(tree) == ["2: `moon` is not known here. Write one of: life, sun", "1: `sun` is missing", "1: `why` is missing"]
