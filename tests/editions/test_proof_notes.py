"""What a draft leaves behind, and what runs out, is told beside the faults."""

from datetime import date

import pytest

from navigator.dialogue.wording.translation import translator
from navigator.editions.proof_notes import ComparedFiles, figures_said, remarks, untranslated
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.load import load
from tests.conftest import ROOT

REGION = ROOT / "tests/regions/mahoroba"
DAY, LIMIT = date(2030, 5, 1), "rules/parameters.yaml"
HELPLINES, WINDOWS, STAR = "content/helplines.yaml", "content/windows.yaml", "rules/schemes/star-class.yaml"


def compared(texts):
    files = RegionFiles(REGION, texts)
    return ComparedFiles(files, load(files))


def text_of(file):
    return (REGION / file).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def old():
    return compared({})


def test_a_changed_text_lacks_its_translation_and_the_others_do_not(old):
    new = compared({WINDOWS: text_of(WINDOWS).replace("なんでも", "なんでも聞く")})
    assert untranslated(old, new) == [(WINDOWS, "なんでも聞く", ["en"])]


def test_a_text_that_is_translated_elsewhere_lacks_nothing(old):
    """The English catalog of this region has these words."""
    new = compared({WINDOWS: text_of(WINDOWS).replace("なんでも", "おいくつですか。")})
    assert untranslated(old, new) == []


def test_what_runs_out_soon_is_called_by_its_name(old):
    new = compared({STAR: text_of(STAR) + "  valid: 2030-04-01..2030-06-30\n"})
    name, t = old.knowledge.scheme_words["star-class"].name, translator("ja")
    assert remarks(old.knowledge, old.knowledge, DAY, t) == []
    assert remarks(old.knowledge, new.knowledge, DAY, t) == [f"「{name}」は、2030年6月30日までです。"]
    assert remarks(old.knowledge, old.knowledge, date(2031, 3, 1), t)[-2:] == [
        "「star_age_limit（39歳）」の数は、2031年3月31日までです。", "「star_age_limit（44歳）」の数は、2031年4月1日に始まります。",
    ]  # fmt: skip


def test_what_a_desk_decides_for_a_while_is_called_by_the_name_of_the_scheme(old):
    decides = "  desk_decides: {why: 人が多いためです, valid: 2030-04-01..2030-06-30}\n"
    said = remarks(old.knowledge, compared({STAR: text_of(STAR) + decides}).knowledge, DAY, translator("ja"))
    assert said == ["「ほしの教室」で窓口が決めるという決まりは、2030年6月30日までです。"]


def test_a_parameter_is_called_as_officers_call_it(old):
    called = text_of(LIMIT).replace("  unit", "  called: 喫茶の年齢\n  unit")
    said = remarks(old.knowledge, compared({LIMIT: called}).knowledge, date(2031, 3, 1), translator("ja"))
    assert "「喫茶の年齢（39歳）」の数は、2031年3月31日までです。" in said


def test_a_value_that_nobody_has_confirmed_is_named(old):
    new = compared({HELPLINES: text_of(HELPLINES).replace("night-bell:", "dawn-bell:").replace("夜の鐘（架空）", "朝の鐘")})
    said = remarks(old.knowledge, new.knowledge, DAY, translator("ja"))
    assert said[0] == "「朝の鐘 電話」は、まだ確認されていません。"
    assert "夜の鐘" not in "".join(said)


def test_a_text_that_says_a_number_in_words_is_named_also_when_the_draft_raises_it(old):
    said = text_of(WINDOWS).replace("若い人の喫茶です。", "三十九歳までの人の喫茶です。")
    raised = (REGION / LIMIT).read_text(encoding="utf-8").replace("value: 39", "value: 44")
    line = said.splitlines().index("  lead: 三十九歳までの人の喫茶です。") + 1
    told = [f"{WINDOWS}:{line}  `39歳` is a number of the rules. Write `{{star_age_limit}}` in place of the figure"]
    for texts in ({WINDOWS: said}, {WINDOWS: said, LIMIT: raised}):
        assert figures_said(old, compared(texts), DAY) == told
    assert figures_said(old, compared({LIMIT: raised}), DAY) == []
