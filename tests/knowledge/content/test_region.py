"""Who runs the pages: a name and a contact together, or nobody."""

import pytest

from navigator.knowledge.content.region import Operator
from navigator.knowledge.load import load
from tests.knowledge.conftest import problems

FILE = "content/region.yaml"
OPERATOR = "operator:\n  name: みほん課\n  contact: mihon@example.org\n  page: https://example.org/\n"


def with_operator(region, text):
    path = region / FILE
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return region


def test_the_region_as_it_ships_is_run_by_nobody(knowledge):
    assert knowledge.region.operator == Operator()


def test_an_operator_is_read(region):
    read = load(with_operator(region, OPERATOR)).region.operator
    assert read == Operator("みほん課", "mihon@example.org", "https://example.org/")


@pytest.mark.parametrize(
    ("old", "new", "way_out"),
    [
        ("  contact: mihon@example.org\n", "", "`contact` is missing"),
        ("https://example.org/", "example.org", "page `example.org` is no page. Write its whole address"),
        ("name:", "nama:", "`nama` is not known here. Did you mean `name`?"),
    ],
)
def test_half_a_letterhead_is_refused(region, old, new, way_out):
    found = problems(with_operator(region, OPERATOR.replace(old, new)))
    assert any(way_out in problem and problem.startswith(FILE) for problem in found), found
