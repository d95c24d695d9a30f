"""Every file that a draft may hold has words for it, in the real region and in an invented one."""

import pytest

from navigator.editions.edition_files import file_names
from navigator.editions.records.record_files import RecordFiles
from navigator.knowledge.files.region_files import RegionFiles
from navigator.web.staff.editions.file_words import file_words
from tests.conftest import ROOT


@pytest.mark.parametrize("folder", [ROOT, ROOT / "tests/regions/mahoroba"], ids=["own", "invented"])
def test_every_file_is_called_something(folder):
    files = RecordFiles(RegionFiles(folder))
    words = {name: file_words(name, files, str) for name in file_names(files.files)}
    assert len(words) > 10
    assert not [name for name, called in words.items() if "/" in called or "{" in called]
    assert len({*words.values()}) == len(words), "no two are called the same"


def test_a_file_that_nobody_named_stands_for_itself():
    assert file_words("content/other.yaml", RecordFiles(RegionFiles(ROOT)), str) == "content/other.yaml"
