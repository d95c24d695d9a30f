"""A bad lexicon is refused with file, line and the way out; a tiny or missing one is enough."""

import shutil
from datetime import date

import pytest

from navigator.knowledge import lexicon
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import read_yaml, yaml_tree
from navigator.knowledge.lexicon.entries import LexiconContext
from navigator.knowledge.lexicon.read_lexicon import read_lexicon
from navigator.knowledge.load import load
from navigator.language.understand import understand
from tests.conftest import ROOT
from tests.knowledge.conftest import change, problems

GENERAL = "content/language/general/"
OWN = "content/language/"
FAULTS = [
    (GENERAL + "danger.yaml", "    why: 死にたい気持ちをそのまま言う言葉（当て字・ローマ字・のばした書き方も）\n", "", ["`why` is missing", "danger.yaml:"]),
    (GENERAL + "danger.yaml", "level: certain", "level: sertain", ["Did you mean `certain`?"]),
    (GENERAL + "danger.yaml", "violence:\n", "violens:\n", ["Did you mean `violence`?"]),
    (GENERAL + "danger.yaml", "      - 希死念慮\n", "      - 希死念慮\n      - 希死念慮\n", ["stands already in content/language/general/danger.yaml:", "Keep one"]),
    (GENERAL + "danger.yaml", "      - 希死念慮\n", "      - 希死念慮\n      - 希死念慮がある\n", ["never needed: `希死念慮` stands in it"]),
    (GENERAL + "danger.yaml", "      - 希死念慮\n", "      - (希死念慮\n", ["a bracket is not closed"]),
    (GENERAL + "calm.yaml", "denial:\n", "deniel:\n", ["Did you mean `denial`?"]),
    (GENERAL + "topics.yaml", "hikikomori:\n", "hikikomory:\n", ["Did you mean `hikikomori`?"]),
    (GENERAL + "people.yaml", "employer:\n", "employr:\n", ["Did you mean `employer`?"]),
    (GENERAL + "follows.yaml", "hikikomori: {", "hikikomory: {", ["Did you mean `hikikomori`?"]),
    (OWN + "places.yaml", "'10201':\n", "'10200':\n", ["`10200` is not known here", "places.yaml:"]),
    (OWN + "names.yaml", "  saposute:\n", "  sapposute:\n", ["`sapposute` is no window. Did you mean `saposute`?"]),
    (OWN + "names.yaml", "  subsidy-trial:\n", "  subsidy-tryal:\n", ["is no scheme. Did you mean `subsidy-trial`?"]),
    ("rules/facts.yaml", "{work: [not_working]}", "{wark: [not_working]}", ["fact `wark` is not declared. Did you mean `work`?"]),
    ("rules/facts.yaml", "{work: [not_working]}", "{work: [not_wroking]}", ["is no value of `work`. Did you mean `not_working`?"]),
    ("rules/facts.yaml", "  reads: age\n", "  reads: age\n  beside: {work: [not_working]}\n", ["`beside` stands on a fact that `reads: jobless`"]),
    (OWN + "answers.yaml", "takasaki_area:\n", "takasaki_aria:\n", ["fact `takasaki_aria` is not declared. Did you mean `takasaki_area`?"]),
    (OWN + "answers.yaml", "  shinmachi_yoshii:\n", "  shinmachi_yosii:\n", ["is no value of `takasaki_area`. Did you mean `shinmachi_yoshii`?"]),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "words"), FAULTS, ids=range(len(FAULTS)))
def test_a_fault_is_named_with_its_line_and_the_way_out(region, file, old, new, words):
    change(region, file, old, new)
    text = "\n".join(problems(region))
    assert f"{file}:" in text
    for word in words:
        assert word in text


def test_names_that_sound_alike_are_no_spelling_of_either(region):
    change(region, "content/municipalities.yaml", "romaji: Tomioka", "romaji: Fujioka")
    places = load(region).lexicon.places
    assert "fujioka" not in places
    assert places["とみおか"] == "10210"


def test_the_region_tells_its_bounds_and_what_is_without_work(region):
    change(region, "rules/facts.yaml", "range: 0..600", "range: 0..900")
    change(region, "rules/facts.yaml", "120..600]", "120..900]")
    change(region, "rules/facts.yaml", "120..600: 18", "120..900: 18")
    change(region, "content/facts.yaml", "120..600:", "120..900:")
    change(region, "rules/facts.yaml", "{work: [not_working]}", "{work: [seeking]}")
    lexicon, day = load(region).lexicon, date(2025, 10, 1)

    def months(line, asked=""):
        found = understand(lexicon, line, day, "resident", asked).facts.get("jobless_months")
        return found and found.plain

    assert months("5年以上", "jobless_months") == "60..900"
    assert months("60年", "jobless_months") == 720
    assert months("90年", "jobless_months") is None
    assert months("求職中で3年") == 36
    assert months("働けないまま3年") is None


def test_a_file_that_nobody_reads_is_named(region):
    (region / OWN / "topic.yaml").write_text("hikikomori: [こもり]\n", encoding="utf-8")
    assert any("Did you mean `topics`?" in problem for problem in problems(region))


def test_an_officer_adds_a_word_without_touching_code(region):
    (region / OWN / "danger.yaml").write_text(
        "self_harm:\n  - {words: [くもんなりてえだ], level: certain, why: 方言で死にたい気持ちを言う言葉}\n",
        encoding="utf-8",
    )
    day = date(2025, 10, 1)
    assert understand(load(ROOT).lexicon, "はあくもんなりてえだ", day).crisis_words == ()
    assert "くもんなりてえだ" in understand(load(region).lexicon, "はあくもんなりてえだ", day).crisis_words


def test_windows_and_schemes_are_known_by_their_own_names_of_three_letters_and_more():
    report = Report()
    context = LexiconContext({}, {}, {"w": ("星の", "星の塔")}, {"s": ("お茶の会",)}, yaml_tree({}, "ranks.yaml", report))
    words = {(word.sense.id, word.written) for word in read_lexicon(RegionFiles(ROOT), context, report).words if word.sense.value == "name"}
    assert words == {("w", "星の塔"), ("s", "お茶の会")}


@pytest.mark.parametrize("left", ["nothing of its own", "nothing at all"])
def test_a_region_without_a_lexicon_reads_with_the_general_one(region, left):
    if left == "nothing at all":
        shutil.rmtree(region / OWN)
    else:
        for path in (region / OWN).glob("*.yaml"):
            path.unlink()
    lexicon = load(region).lexicon
    found = understand(lexicon, "46歳、前橋で派遣です。もう死にたい", date(2025, 10, 1))
    assert (found.concern, found.crisis) == ("certain", "self_harm")
    assert found.facts["age"].plain == 46
    assert found.facts["municipality"].values == ("10201",)


def test_general_files_are_parsed_once_and_those_of_a_region_each_time(region, monkeypatch):
    """A server that takes over an edition reads the same general words again: their parsing takes most of a second."""
    load(region)
    parsed = []
    monkeypatch.setattr(lexicon.read_lexicon, "read_yaml", lambda name, files, report: parsed.append(name) or read_yaml(name, files, report))
    load(region)
    assert parsed
    assert not [name for name in parsed if name.startswith(GENERAL)]
    change(region, GENERAL + "danger.yaml", "      - 希死念慮\n", "      - 希死念慮\n      - ほしのことば\n")
    load(region)
    assert [name for name in parsed if name.startswith(GENERAL)] == [GENERAL + "danger.yaml"]
