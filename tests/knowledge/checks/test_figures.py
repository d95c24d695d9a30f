"""Texts name the parameters of the rules, in every language, and never their figures."""

import pytest
from babel.messages.pofile import read_po

from navigator.dialogue.wording.translation import translator
from navigator.knowledge.checks.figures import SENTENCE_PARTS, check_placeholders, figures_in_prose
from navigator.knowledge.files.catalogs import placeholders
from navigator.knowledge.files.problems import KnowledgeError, Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import yaml_tree
from navigator.knowledge.load import load
from tests.conftest import NOW, ROOT
from tests.dialogue.conftest import MAHOROBA

LEAD = "content/schemes/star-class.yaml"


@pytest.fixture(scope="module")
def mahoroba():
    return load(MAHOROBA)


def with_lead(text):
    return RegionFiles(MAHOROBA, {LEAD: f"star-class:\n  name: ほしの教室\n  lead: '{text}'\n  start: ほしの喫茶で聞いてください。\n"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("39歳までの方へ", "39歳"),
        ("３９歳までの方へ", "39歳"),
        ("三十九歳までの方へ", "39歳"),
        ("三九歳までの方へ", "39歳"),
        ("20〜39歳の方へ", "39歳"),
        ("39〜50歳の方へ", "39〜50歳"),
        ("{star_age_limit}歳までの方へ", ""),
        ("44歳までの方へ", ""),  # next year's
        ("139歳の木、39人、39", ""),
    ],
)
def test_a_figure_that_equals_a_parameter_in_force_is_told_with_its_place(mahoroba, text, said):
    parameters = mahoroba.rules.parameters
    notes = figures_in_prose(with_lead(text), parameters, mahoroba.rules.parameter_values_on(NOW.date().replace(year=2030)))
    way_out = "is a number of the rules. Write `{star_age_limit}` in place of the figure"
    assert notes == ([f"{LEAD}:3  `{said}` {way_out}"] if said else [])


def test_no_text_of_the_region_says_a_number_of_the_rules(knowledge):
    assert figures_in_prose(RegionFiles(ROOT), knowledge.rules.parameters, knowledge.rules.parameter_values_on(NOW.date())) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{star_age_limt}歳まで", "`{star_age_limt}` is no parameter of rules/parameters.yaml, and nothing fills it here. Did you mean `star_age_limit`?"),
        ("{star_age_limit歳まで", "an unpaired brace"),
        ("{star_age_limit:d}歳まで", "one that holds no name alone"),
        ("{star_age_limit!r}歳まで", "one that holds no name alone"),
        ("{star_age_limit:>50000000}歳まで", "one that holds no name alone"),
        ("{{star_age_limit}}歳まで", "one that holds no name alone"),
        ("{star_age_limit.real}歳まで", "one that holds no name alone"),
        ("{}歳まで", "one that holds no name alone"),
        ("{0}歳まで", "`{0}` is no parameter"),
        ("{values}の方", "`{values}` is no parameter"),  # another field's
    ],
)
def test_a_name_that_nothing_fills_is_refused(text, problem):
    with pytest.raises(KnowledgeError) as refused:
        load(with_lead(text))
    assert [(each.file, each.line) for each in refused.value.problems] == [(LEAD, 3)]
    assert problem in refused.value.problems[0].text


@pytest.mark.parametrize(("field", "text"), [("needs", "{n}の方"), ("needs", "{value}の方"), ("alone", "{values}"), ("years", "{values}年")])
def test_a_sentence_names_what_its_own_field_is_filled_with(field, text):
    tree = yaml_tree({"age": {field: text}}, "content/facts.yaml", report := Report())
    check_placeholders([tree], ("age_limit",))
    assert ["nothing fills it here" in each.text for each in report.problems] == [True]
    check_placeholders([yaml_tree({"age": {field: f"{{{SENTENCE_PARTS[field]}}}と{{age_limit}}"}}, "", again := Report())], ("age_limit",))
    assert not again.problems


def test_every_language_says_the_number_in_force(knowledge):
    """Whatever it is: each text that names a parameter, in each of the ten."""
    figures = tuple((id, str(700 + n)) for n, id in enumerate(knowledge.rules.parameters))
    with (ROOT / "content/locale/region.pot").open("rb") as file:
        naming = {m.id: (placeholders(m.id) or frozenset()) - {*SENTENCE_PARTS.values()} for m in read_po(file) if m.id and "{" in m.id}
    naming = {text: names for text, names in naming.items() if names}
    assert len(naming) > 8
    for lang in knowledge.region.languages:
        t = translator(lang, ROOT / "content/locale", figures)
        for text, names in naming.items():
            assert all(dict(figures)[name] in t(text) for name in names), (lang, text)
            assert "{" not in t(text), (lang, text)
            assert "{" not in t.japanese(text), (lang, text)


def test_a_scheme_is_known_by_its_name_with_the_number(knowledge):
    written = {word.written for word in knowledge.lexicon.words if word.sense.id == "subsidy-hire-60"}
    assert any(name.startswith("60歳からの方・ひとり親の方など") for name in written)
    assert not [name for name in written if "hire_60" in name]
