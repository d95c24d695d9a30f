"""The matters on the page of a municipality: what does not resolve is a problem at its line."""

import pytest

from navigator.knowledge.content.town_pages import TownMatter, read_town_matters
from navigator.knowledge.load import load
from tests.knowledge.conftest import told_of
from tests.knowledge.written import problems_of, written

MATTERS, REGION = "content/town_pages.yaml", "content/region.yaml"
REACH = "[towns, door, line, open_data, assistants]"
FAULTS = [
    (MATTERS, "livelihood: hard", "livelyhood: hard", "Did you mean `livelihood`?"),
    (MATTERS, "livelihood: hard", "livelihood: harder", "`harder` is no value of `livelihood`. Did you mean `hard`?"),
    (MATTERS, "livelihood: hard", "municipality: '10201'", "told by the page itself"),
    (MATTERS, "persona: resident, livelihood", "livelihood", "`persona` is missing"),
    (MATTERS, "  title: 暮らしのお金\n", "", "`title` is missing"),
    (MATTERS, "window: welfare-office", "window: welfare", "window `welfare` does not exist. Did you mean `welfare-office`?"),
    (REGION, REACH, "[town, door]", "reach `town` is not known here. Did you mean `towns`?"),
    (REGION, REACH, "[door, line]", "`line` leads to the pages of towns. Write `towns` too"),
]


@pytest.mark.parametrize(("file", "old", "new", "way_out"), FAULTS)
def test_a_fault_is_told_at_its_line(region, file, old, new, way_out):
    found = told_of(region, file, old, new)
    assert any(way_out in problem for problem in found), found


def test_pages_without_matters_are_refused(region):
    (region / MATTERS).unlink()
    found = told_of(region, REGION, REACH, "[towns]")
    assert any("needs matters in content/town_pages.yaml" in problem for problem in found), found


def test_a_region_may_leave_all_of_it_out(invented):
    knowledge = load(invented)
    assert (knowledge.town_matters, knowledge.region.reach) == ((), ())


def test_matters_are_read_in_their_order():
    tree = written("money: {title: お金, facts: {persona: resident, livelihood: hard}, window: desk}\nwork: {title: 仕事, facts: {persona: employer}}")
    assert read_town_matters(tree) == (
        TownMatter("money", "お金", {"persona": "resident", "livelihood": "hard"}, "desk"), TownMatter("work", "仕事", {"persona": "employer"}, ""),
    )  # fmt: skip
    assert problems_of(tree) == []


def test_a_matter_needs_its_title_and_its_answers():
    tree = written("money: {windows: desk}")
    read_town_matters(tree)
    assert problems_of(tree) == ["1: `windows` is not known here. Did you mean `window`?", "1: `title` is missing", "1: `facts` is missing"]
