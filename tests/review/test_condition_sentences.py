"""Conditions of an invented region, read as numbered sentences."""

from datetime import date
from pathlib import Path

import pytest

from navigator.engine.decide.condition import compile_condition, without_negation
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import read_yaml
from navigator.knowledge.load import load, load_unfinished
from navigator.knowledge.rules.conditions import Grammar
from navigator.review import condition_sentences
from navigator.review.condition_sentences import ConditionSentences
from tests.conftest import ROOT

REGION = ROOT / "tests/regions/mahoroba"
AGES = "{years: ..39}"
ALL, ANY = "{years: ..39, day_job: resting}", "{any: [{years: ..39}, {day_job: resting}]}"
DEEP = "{any: [{years: ..39, day_job: resting}, {wish: learn}, {not: {any: [{village: outside}, {no_stove: yes, years: 45..}]}}]}"
DEEP_LINES = [
    "　1. 次のすべてにあてはまる", "　　1-1. お年が 39歳まで", "　　1-2. 日々のことが「休んでいる」", "　2. したいことで、「学びたい」を選んでいる",
    "　3. 次のすべてにあてはまる", "　　3-1. お住まいが「かすみ市」「しずく村」「ほたる町」のどれか",
    "　　3-2. 次のどれかにあてはまる", "　　　3-2-1. 火の気が「ある」", "　　　3-2-2. お年が 44歳まで",
]  # fmt: skip


@pytest.fixture(scope="module")
def sentences(t):
    knowledge = load(REGION)
    return ConditionSentences(knowledge, knowledge.rules_on(date(2030, 6, 1)), t)


@pytest.fixture(scope="module")
def compiled(sentences):
    """Compiles a condition as it stands in a rule."""
    domains = sentences.rules.domains
    facts = {each.fact.id: each.fact for each in domains}

    def compile_text(text):
        report = Report()
        written = Grammar(facts, {}, {}, {}).condition(read_yaml("-", RegionFiles(Path("none"), {"-": text}), report))
        assert not report.problems
        return compile_condition(without_negation(written, facts), {each.fact.id: (n, each) for n, each in enumerate(domains)})

    return compile_text


@pytest.mark.parametrize(("text", "said"), [
    ("{years: ..39}", "お年が 39歳まで"),
    ("{years: [..20, 30..39, 60..]}", "お年が 20歳まで、または 30〜39歳、または 60歳から"),
    ("{day_job: resting}", "日々のことが「休んでいる」"),
    ("{day_job: [working, resting]}", "日々のことが「働いている」「休んでいる」のどれか"),
    ("{wish: learn}", "したいことで、「学びたい」を選んでいる"),
    ("{wish: [learn, meet]}", "したいことで、「学びたい」「人と会いたい」のどれかを選んでいる"),
    ("{not: {wish: learn}}", "したいことで、「学びたい」を選んでいない"),
    ("{not: {wish: [learn, meet]}}", "したいことで、「学びたい」「人と会いたい」のどれも選んでいない"),
    ("{not: {village: outside}}", "お住まいが「かすみ市」「しずく村」「ほたる町」のどれか"),
    ("{offer: lend}", "できることで、「場所を貸す」を選んでいる"),
])  # fmt: skip
def test_a_requirement_is_one_phrase(sentences, compiled, text, said):
    assert sentences.leaf(compiled(text)) == said


def test_words_are_short_and_of_the_first_who_is_asked(compiled, sentences, t, monkeypatch):
    texts = {"content/facts.yaml": (REGION / "content/facts.yaml").read_text(encoding="utf-8").replace(
        "village:\n", "village:\n  short: {outside: {resident: よその県, employer: 県の外}}\n"
    )}  # fmt: skip
    knowledge = load_unfinished(RegionFiles(REGION, texts))
    other = ConditionSentences(knowledge, sentences.rules, t)
    assert other.leaf(compiled("{village: outside}")) == "お住まいが「よその県」"
    monkeypatch.setattr(condition_sentences, "FEW", 2)
    assert other.leaf(compiled("{not: {village: outside}}")) == "お住まいが「よその県」のほか"


@pytest.mark.parametrize(("few", "text", "said"), [
    (2, "{not: {village: outside}}", "お住まいが「まほろば県の外」のほか"),
    (3, "{not: {village: outside}}", "お住まいが「かすみ市」「しずく村」「ほたる町」のどれか"),
    (0, "{village: outside}", "お住まいが「まほろば県の外」"),
])  # fmt: skip
def test_all_but_one_of_many_are_told_by_that_one(sentences, compiled, monkeypatch, few, text, said):
    monkeypatch.setattr(condition_sentences, "FEW", few)
    assert sentences.leaf(compiled(text)) == said


@pytest.mark.parametrize(("text", "lines"), [
    ("{}", ["対象：条件はありません。どなたも対象です。"]),
    (AGES, ["対象：お年が 39歳までの方"]),
    ("{persona: resident}", ["相談する人：自分のこと", "対象：条件はありません。どなたも対象です。"]),
    ("{persona: [resident, employer], years: ..39}", ["相談する人：自分のこと／店や会社のこと", "対象：お年が 39歳までの方"]),
    (ALL, ["対象：次のすべてにあてはまる方", "　1. お年が 39歳まで", "　2. 日々のことが「休んでいる」"]),
    (ANY, ["対象：次のどれかにあてはまる方", "　1. お年が 39歳まで", "　2. 日々のことが「休んでいる」"]),
    (DEEP, ["対象：次のどれかにあてはまる方", *DEEP_LINES]),
])  # fmt: skip
def test_a_rule_says_who_asks_and_who_is_served(sentences, compiled, text, lines):
    assert list(sentences.rule(compiled(text))) == lines


@pytest.mark.parametrize(("text", "lines"), [
    ("{}", ["窓口が決める方：どなたも"]),
    (AGES, ["窓口が決める方：お年が 39歳までの方"]),
    (ALL, ["窓口が決める方：次のすべてにあてはまる方", "　1. お年が 39歳まで", "　2. 日々のことが「休んでいる」"]),
    (DEEP, ["窓口が決める方：次のどれかにあてはまる方", *DEEP_LINES]),
])  # fmt: skip
def test_it_is_said_for_whom_the_desk_decides(sentences, compiled, text, lines):
    assert list(sentences.desk(compiled(text))) == lines


@pytest.mark.parametrize(("text", "lines"), [
    ("{}", ["条件はありません。"]),
    ("{any: []}", ["だれもあてはまりません。"]),
    (AGES, ["条件：お年が 39歳まで"]),
    (ANY, ["条件：次のどれかにあてはまる", "　1. お年が 39歳まで", "　2. 日々のことが「休んでいる」"]),
    (DEEP, ["条件：次のどれかにあてはまる", *DEEP_LINES]),
])  # fmt: skip
def test_a_condition_stands_by_itself(sentences, compiled, text, lines):
    assert list(sentences.condition(compiled(text))) == lines
