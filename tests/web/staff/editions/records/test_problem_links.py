"""From a problem of a draft to the form of what it is about."""

import pytest

from navigator.editions.records.record_files import RecordFiles
from navigator.knowledge.files.region_files import RegionFiles
from navigator.web.staff.editions.problem_words import FoundProblem
from navigator.web.staff.editions.records.problem_links import linked
from tests.web.staff.editions.conftest import REGION, text_of


@pytest.fixture(scope="module")
def files():
    return RecordFiles(RegionFiles(REGION))


def line_of(file, begin, after=""):
    """The number of the first line that begins so, behind another one."""
    lines = text_of(file).splitlines()
    start = next((n for n, line in enumerate(lines) if line.startswith(after)), 0) if after else 0
    return next(n for n, line in enumerate(lines, 1) if n > start and line.startswith(begin))


WORDS, WINDOWS, CONDITIONS, LIMIT = "content/windows.yaml", "rules/windows.yaml", "rules/conditions.yaml", "rules/parameters.yaml"


@pytest.mark.parametrize(("file", "begin", "after", "place", "link"), [
    (WORDS, "star-cafe:", "", "窓口「ほしの喫茶」", "records/windows/star-cafe"),
    (WORDS, "  lead:", "star-cafe:", "窓口「ほしの喫茶」の「どんなところか」", "records/windows/star-cafe#0.lead-field"),
    (WINDOWS, "  for:", "star-cafe:", "窓口「ほしの喫茶」の「だれのためのところか」", "records/windows/star-cafe#1.for-field"),
    (WINDOWS, "  eligible:", "star-cafe:", "窓口「ほしの喫茶」の条件", "condition?file=rules/windows.yaml&at=star-cafe/eligible"),
    (WINDOWS, "      - category", "warm-house:", "窓口「ぬくもりの家」の条件", "condition?file=rules/windows.yaml&at=warm-house/eligible"),
    (WINDOWS, "  instead:", "warm-house:", "窓口「ぬくもりの家」の「対象外の方に、代わりに示すところ」",
     "records/windows/warm-house#1.instead/otherwise-field"),
    (CONDITIONS, "  when:", "young:", "いくつもの決まりが使う条件「young」の条件", "condition?file=rules/conditions.yaml&at=young/when"),
    ("rules/ranks.yaml", "  - {kind", "", "決まりの条件", "condition?file=rules/ranks.yaml&at=urgent/0/when"),
    (LIMIT, "star_age_limit:", "", "決まりの数「star_age_limit」", "parameters#star_age_limit"),
    (LIMIT, "    - {value: 44", "", "決まりの数「star_age_limit」", "parameters#star_age_limit"),
])  # fmt: skip
def test_a_problem_leads_to_the_form_of_its_line(files, t, file, begin, after, place, link):
    (told,) = linked([FoundProblem(file, line_of(file, begin, after), "", "?")], files, 7, t)
    assert (told.place, told.link) == (place, f"/staff/editions/7/{link}")


@pytest.mark.parametrize(("file", "line"), [(WORDS, 0), ("rules/none.yaml", 1), (LIMIT, 0), ("", 0), ("rules/facts.yaml", 1)])
def test_what_no_form_shows_has_no_link(files, t, file, line):
    (told,) = linked([FoundProblem(file, line, "意味", "?")], files, 7, t)
    assert (told.place, told.link, told.meaning, told.text) == ("", "", "意味", "?")


def test_a_number_that_cannot_be_read_has_no_link(t):
    files = RecordFiles(RegionFiles(REGION, {LIMIT: "star_age_limit:\n  unit: 歳\n"}))
    (told,) = linked([FoundProblem(LIMIT, 2, "", "?")], files, 7, t)
    assert told.link in ("", "/staff/editions/7/parameters#star_age_limit")


def test_ids_in_the_meaning_are_told_by_their_names_and_files_by_their_words(files, t):
    (told,) = linked([FoundProblem(WORDS, 1, "「star-cafe」と「tea-circle」と「nobody」", "?")], files, 7, t)
    assert told.meaning == "「ほしの喫茶」と「お茶の会」と「nobody」"
    assert told.words == "窓口の言葉"
    assert linked([], files, 7, t) == []
