"""Golden cases of a draft: one more, one less, nothing else touched."""

import pytest

from navigator.editions.edition_files import OWN_CASES, may_hold
from navigator.editions.records.case_table import NewCase, entries_of, text_with_case, text_without_case
from navigator.editions.records.record_files import RecordFiles
from navigator.knowledge.files.region_files import RegionFiles
from navigator.review.golden_cases import MOST_CASES

TEA = NewCase("お茶を飲む", {"persona": "resident"}, "tea-room", ["tea"], ["coffee"])
BREAD = NewCase("パンを食べる", {"persona": "family", "needs": ["bread"]}, "", [], ["tea"])
AS_WRITTEN = [
    {"name": "お茶を飲む", "facts": {"persona": "resident"}, "first": "tea-room", "fits": ["tea"], "not": ["coffee"]},
    {"name": "パンを食べる", "facts": {"persona": "family", "needs": ["bread"]}, "not": ["tea"]},
]


def files_with(tmp_path, text):
    return RecordFiles(RegionFiles(tmp_path, {OWN_CASES: text} if text else {}))


@pytest.fixture
def both(tmp_path):
    one = text_with_case(files_with(tmp_path, ""), TEA)
    return files_with(tmp_path, text_with_case(files_with(tmp_path, one), BREAD))


def test_cases_are_added_in_order(both):
    assert entries_of(both) == AS_WRITTEN


def test_one_case_is_taken_out_and_the_other_stays(both, tmp_path):
    left = text_without_case(both, "お茶を飲む")
    assert entries_of(files_with(tmp_path, left)) == AS_WRITTEN[1:]


def test_a_name_that_no_case_has_takes_nothing_out(both):
    assert text_without_case(both, "水を飲む") is None


def test_a_full_file_takes_no_more(tmp_path):
    lines = "".join(f"- {{name: c{n}, facts: {{persona: resident}}, first: a}}\n" for n in range(MOST_CASES))
    assert text_with_case(files_with(tmp_path, lines), TEA) is None


@pytest.mark.parametrize(
    ("name", "held"),
    [
        (OWN_CASES, True), ("cases/other.yaml", False), ("rules/facts.yaml", True), ("content/kpi/r8.yaml", True),
        ("content/region.yaml", False), ("content/locale/ja.yaml", False), ("rules/../secret.yaml", False), ("rules/a.txt", False),
    ],
)  # fmt: skip
def test_what_a_draft_may_hold(name, held):
    assert may_hold(name) is held
