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


def test_a_telephone_is_shown_once_it_is_confirmed(region):
    phone = "  phone: {value: 03-0000-0000, source: localgovjp, checked_on: 2026-11-01, status: STATUS}\n"
    for status, shown in (("confirmed", "03-0000-0000"), ("unconfirmed", "")):
        path = region / FILE
        before = path.read_text(encoding="utf-8")
        read = load(with_operator(region, OPERATOR + phone.replace("STATUS", status))).region.operator
        assert read.phone.confirmed_text == shown
        path.write_text(before, encoding="utf-8")


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
