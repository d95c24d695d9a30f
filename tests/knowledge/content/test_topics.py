"""What topics lead to: names that resolve, at their line; a region may have none."""

import pytest

from navigator.knowledge.content.topics import TopicWords, read_topics
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.load import load
from tests.knowledge.conftest import change, problems
from tests.knowledge.written import problems_of, written

TOPICS = "content/topics.yaml"
FAULTS = [
    ("labor_trouble:", "labour_trouble:", "Did you mean `labor_trouble`?"),
    ("shows: [saposute]", "shows: [sapposute]", "Did you mean `saposute`?"),
    ("  heard: 居場所\n", "  herd: 居場所\n", "Did you mean `heard`?"),
]


@pytest.mark.parametrize(("old", "new", "way_out"), FAULTS)
def test_a_bad_name_is_a_problem_at_its_line(region, old, new, way_out):
    change(region, TOPICS, old, new)
    found = [p for p in problems(region) if p.startswith(TOPICS)]
    assert any(way_out in p for p in found), found


def test_a_region_may_have_no_topics(region):
    (region / TOPICS).unlink()
    assert load(region).topics == {}


def test_topics_are_read_with_whom_they_are_for_and_what_they_show():
    tree = written("disability: {heard: 障害のこと, for: [resident], shows: [desk, cafe]}\ncontact_access: {heard: 連絡のこと}")
    assert read_topics(tree, ("desk", "cafe")) == {
        "disability": TopicWords("障害のこと", ("resident",), ("desk", "cafe")), "contact_access": TopicWords("連絡のこと", PERSONAS, ()),
    }  # fmt: skip
    assert problems_of(tree) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("disability: {shows: [desk]}", "1: `heard` is missing"),
        ("disability: {heard: あ, shows: [dask]}", "1: `dask` is not known here. Did you mean `desk`?"),
        ("disability: {heard: あ, for: [famly]}", "1: `famly` is not known here. Did you mean `family`?"),
        ("disabilty: {heard: あ}", "1: `disabilty` is not known here. Did you mean `disability`?"),
    ],
)
def test_what_is_wrong_with_a_topic_is_told(line, problem):
    tree = written(line)
    assert "disabilty" not in read_topics(tree, ("desk",))
    assert problems_of(tree) == [problem]
