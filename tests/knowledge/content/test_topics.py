"""What topics lead to: names that resolve, at their line; a region may have none."""

import pytest

from navigator.knowledge.load import load
from tests.knowledge.conftest import change, problems

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
