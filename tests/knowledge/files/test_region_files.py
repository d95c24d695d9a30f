"""A region is read from its folder with whole texts laid over, and no file knows the difference."""

import pytest

from navigator.knowledge.files.problems import KnowledgeError
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.load import load
from tests.conftest import ROOT

REGION = ROOT / "tests/regions/mahoroba"


@pytest.fixture
def files(tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/b.yaml").write_bytes(b"b: 1\r\n")
    return RegionFiles(tmp_path, {"rules/a.yaml": "a: 2\n", "rules/notes.txt": "", "rules/deep/c.yaml": "c: 3\n"})


def test_a_text_laid_over_stands_beside_the_folders_own(files):
    assert files.names_in("rules") == ["rules/a.yaml", "rules/b.yaml"]
    assert files.names_in("none") == []
    assert (files.content("rules/a.yaml"), files.content("rules/b.yaml")) == (b"a: 2\n", b"b: 1\r\n")
    assert (files.has("rules/a.yaml"), files.has("rules/b.yaml"), files.has("rules/c.yaml")) == (True, True, False)
    assert not files.has(f"rules/{'c' * 300}.yaml")  # longer than the name of any file may be
    with pytest.raises(FileNotFoundError):
        files.content("rules/c.yaml")


def test_a_text_laid_over_replaces_the_file_whole():
    text = (REGION / "content/region.yaml").read_text(encoding="utf-8")
    plain = load(REGION)
    changed = load(RegionFiles(REGION, {"content/region.yaml": text.replace(plain.region.app, "ためしの案内")}))
    assert changed.region.app == "ためしの案内"
    assert changed.rules.schemes.keys() == plain.rules.schemes.keys()


def test_a_problem_of_a_text_laid_over_has_its_line():
    text = (REGION / "rules/windows.yaml").read_text(encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        load(RegionFiles(REGION, {"rules/windows.yaml": text + "no-such-window: [\n"}))
    first = error.value.problems[0]
    assert first.file == "rules/windows.yaml"
    assert first.line > text.count("\n")
