"""What the forms of a region are chosen from, and whom the words of a record speak to."""

import pytest

from navigator.editions.records.kinds.every_kind import KINDS
from navigator.editions.records.record_files import RecordFiles, problems_of_record
from navigator.knowledge.files.region_files import RegionFiles
from tests.conftest import ROOT

FACTS = """\
work: {screen: here, asked_of: [resident, family], type: choice, values: [a, b]}
size: {screen: there, asked_of: [employer], type: choice, values: [a, b]}
"""


@pytest.fixture(scope="module")
def gunma():
    return RecordFiles(RegionFiles(ROOT))


def test_grounds_are_sources_and_statements_of_the_plan_and_sources_are_not(gunma):
    sources, grounds = gunma.choices("sources"), gunma.choices("grounds")
    assert sources.items() < grounds.items()
    assert all(words.startswith("計画：") for id, words in grounds.items() if id not in sources)


def test_a_screen_speaks_to_whom_its_questions_are_asked(tmp_path):
    files = RecordFiles(RegionFiles(tmp_path, {"rules/facts.yaml": FACTS, "content/screens.yaml": "here: {head: a}\nthere: {head: a}\n"}))
    spoken = {record.id: files.voices(record) for record in files.records(KINDS["screens"])}
    assert spoken == {"here": ("resident", "family"), "there": ("employer",)}


@pytest.mark.parametrize("kind", ["windows", "schemes"])
def test_a_record_of_the_region_has_no_fault(gunma, kind):
    for record in list(gunma.records(KINDS[kind]))[:3]:
        assert problems_of_record(gunma, KINDS[kind], record.id) == []


def test_a_scheme_is_read_with_its_rule():
    """A rule that cannot be read is told, though its words can."""
    scheme = "rules/schemes/retention.yaml"
    broken = (ROOT / scheme).read_text(encoding="utf-8").replace("eligible:", "elgible:", 1)
    files = RecordFiles(RegionFiles(ROOT, {scheme: broken}))
    assert problems_of_record(files, KINDS["schemes"], "retention")
