"""Who runs the pages: a name and a contact together, or nobody."""

from zoneinfo import ZoneInfo

import pytest

from navigator.knowledge.content.region import OWN_EXIT_PAGE, Operator, Region, read_region
from navigator.knowledge.load import load
from tests.knowledge.conftest import problems
from tests.knowledge.written import problems_of, written

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


LEAST = "name: 県\napp: 案内\nlanguages: [ja, en]\ntimezone: Asia/Seoul\ncountry: JP\noutside: 県の外\n"
MORE = """exit_page: https://www.example.org/
operator: {name: 課, contact: 電話, page: https://www.example.org/ka, phone: {value: 0000-00-0000, source: map, checked_on: 2030-04-01, status: confirmed}}
reach: [towns, line]
licence: CC BY
"""


def test_a_region_is_read_with_all_that_stands_there():
    tree = written(LEAST + MORE.replace("0000-00-0000", "000-000-0000"))
    region = read_region(tree, written(""), {})
    assert problems_of(tree) == []
    assert (region.name, region.app, region.languages, region.timezone) == ("県", "案内", ("ja", "en"), ZoneInfo("Asia/Seoul"))
    assert (region.country, region.outside, region.exit_page) == ("JP", "県の外", "https://www.example.org/")
    assert (region.reach, region.licence) == (("towns", "line"), "CC BY")
    assert (region.operator.name, region.operator.contact, region.operator.page) == ("課", "電話", "https://www.example.org/ka")
    assert region.operator.phone.confirmed_text == "000-000-0000"


def test_what_a_region_may_leave_out():
    tree = written(LEAST)
    assert read_region(tree, written(""), {}) == Region("県", "案内", ("ja", "en"), ZoneInfo("Asia/Seoul"), "JP", "県の外", OWN_EXIT_PAGE, Operator(), (), "")
    assert problems_of(tree) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (LEAST.replace("Asia/Seoul", "Asia/Maebashi"), "timezone `Asia/Maebashi` is not known. Write it like Asia/Tokyo"),
        (LEAST.replace("name: 県\n", ""), "`name` is missing"),
        (LEAST + "reach: [towns, lime]", "reach `lime` is not known here. Did you mean `line`?"),
        (LEAST + "operator: {name: 課}", "`contact` is missing"),
        (LEAST + "operator: {contact: 電話}", "`name` is missing"),
        (LEAST + "exit_page: example.org", "exit_page `example.org` is no page. Write its whole address like https://www.example.org/, or leave it out"),
    ],
)
def test_what_is_wrong_with_a_region_is_told(text, problem):
    tree = written(text)
    region = read_region(tree, written(""), {})
    assert [told.partition(": ")[2] for told in problems_of(tree)] == [problem]
    assert region.exit_page == OWN_EXIT_PAGE
    assert region.timezone.key in ("Asia/Seoul", "Asia/Tokyo")


def test_a_wrong_number_of_the_operator_is_refused():
    tree = written(LEAST + MORE.replace("0000-00-0000", "000-000-0000"))
    read_region(tree, written(""), {"000-000-0000": "Use another"})
    assert problems_of(tree) == ["8: 000-000-0000 is a known wrong number. Use another"]


@pytest.mark.parametrize("letterhead", ["", "# nobody yet\n", "{}\n"])
def test_an_empty_letterhead_is_none(letterhead):
    tree, own = written(LEAST), written(letterhead)
    assert read_region(tree, own, {}).operator == Operator()
    assert problems_of(own) == []


def test_the_letterhead_has_a_file_of_its_own(region):
    own = region / "content/operator.yaml"
    own.write_text("name: みほん課\ncontact: mihon@example.org\n", encoding="utf-8")
    assert load(region).region.operator == Operator("みほん課", "mihon@example.org")
    own.write_text("name: みほん課\n", encoding="utf-8")
    assert problems(region) == ["content/operator.yaml:1  `contact` is missing"]


def test_two_letterheads_are_one_too_many(region):
    (region / "content/operator.yaml").write_text("name: ほか\ncontact: ほか\n", encoding="utf-8")
    assert problems(with_operator(region, OPERATOR)) == [
        "content/operator.yaml:1  `operator` stands already in content/region.yaml. Keep one of the two"
    ]
