"""What translators should look at again."""

import pytest

from navigator.knowledge.checks.translations import changed, read_glossary, remarks, translation_notes
from navigator.knowledge.files.problems import Report
from tests.conftest import ROOT

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
CATALOG = (
    'msgid "居場所の一覧"\nmsgstr "List of dwellings"\n\n'
    'msgid "居場所をさがす"\nmsgstr "Look for Places to feel at home"\n\n'
    'msgid "49歳まで"\nmsgstr "up to 48"\n\n'
    '#, fuzzy\n#| msgid "窓口に電話してください。"\nmsgid "窓口に、電話してください。"\nmsgstr "Please call the office."\n'
)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "en/LC_MESSAGES/region.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + CATALOG, encoding="utf-8")
    (tmp_path / "glossary.yaml").write_text("居場所:\n  en: [feel at home]\n", encoding="utf-8")
    return tmp_path


def test_other_words_and_other_numbers_are_told(folder):
    found = {remark.source: remark.text for remark in remarks(folder, "en", read_glossary(folder, Report()))}
    assert found == {
        "居場所の一覧": "居場所 is said in other words than `feel at home`",
        "49歳まで": "the numbers differ: 48, 49",
    }


def test_a_note_counts_what_is_to_be_looked_at_again(folder):
    first, second = translation_notes(folder, ("en", "pt"), Report())
    assert first.startswith("en: 1 texts changed since their translation (1 still shown)")
    assert second.startswith("en: 2 texts to look at again, the first `居場所の一覧`")
    assert [text.previous for text in changed(folder, "en")] == ["窓口に電話してください。"]


def test_the_glossary_is_read_with_its_problems(folder):
    report = Report()
    assert {"窓口", "居場所", "ひきこもり"} <= set(read_glossary(ROOT / "content/locale", report))
    (folder / "glossary.yaml").write_text("居場所: [en]\n", encoding="utf-8")
    read_glossary(folder, report)
    assert report.problems


def test_no_number_of_any_catalog_differs_from_the_source():
    glossary = {}
    for lang in ("ja-easy", "en", "pt", "vi", "zh", "es", "tl", "ne", "id"):
        assert not list(remarks(ROOT / "content/locale", lang, glossary)), lang
