"""Numbers, ranges and requirements in words."""

import pytest

from navigator.dialogue.answers import DONT_KNOW, make_answer
from navigator.dialogue.wording.fact_text import (
    answer_alone,
    answer_text,
    number_text,
    requirement,
    wanted_ranges,
)
from navigator.dialogue.wording.translation import translator
from navigator.engine.decide.condition import Is, Leaf
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("46", "46歳"),
        ("46..46", "46歳"),
        ("18..44", "44歳まで"),
        ("..44", "44歳まで"),
        ("45..80", "45歳から"),
        ("45..", "45歳から"),
        ("40..44", "40〜44歳"),
    ],
)
def test_a_range_to_either_end_names_the_other_end_alone(mahoroba, t, value, text):
    assert number_text(value, mahoroba.facts["years"].fact, "歳", t) == text


@pytest.mark.parametrize(
    ("numbers", "ranges"),
    [([], []), ([18], ["18"]), ([18, 19, 20], ["18..20"]), ([18, 20, 21, 80], ["18", "20..21", "80"])],
)
def test_numbers_in_a_row_are_one_range(mahoroba, numbers, ranges):
    fact = mahoroba.facts["years"].fact
    assert wanted_ranges(fact, fact.mask(numbers)) == ranges


@pytest.mark.parametrize(("count", "named"), [(6, True), (7, False)])
def test_more_than_six_places_are_the_region(knowledge, t, count, named):
    fact = knowledge.facts["municipality"].fact
    codes = list(knowledge.municipalities)[:count]
    leaf = Leaf(0, 0, 0, Is("municipality", fact.mask(codes)))
    text = requirement(knowledge, leaf, fact, "resident", t)
    assert (knowledge.municipalities[codes[0]].name in text) == named
    assert (knowledge.region.name in text) != named


@pytest.mark.parametrize(
    ("months", "beside", "alone"),
    [
        ("216", "18年", "仕事を離れて18年"),
        ("24", "2年", "仕事を離れて2年"),
        ("12", "12か月", "仕事を離れて12か月"),
        ("30", "30か月", "仕事を離れて30か月"),
        ("0..5", "半年より短い", "仕事を離れて半年より短い"),
    ],
)
def test_months_are_years_where_they_are_whole_and_say_of_what_where_they_stand_alone(knowledge, t, months, beside, alone):
    answer = make_answer(months)
    assert answer_text(knowledge, "jobless_months", answer, "resident", t, short=True) == beside
    assert answer_alone(knowledge, "jobless_months", answer, "resident", t) == alone


def test_what_is_not_known_stands_alone_as_it_is(knowledge, t):
    assert answer_alone(knowledge, "jobless_months", DONT_KNOW, "resident", t) == "わからない"


@pytest.mark.parametrize(
    ("lang", "one", "two"), [("en", "1 month", "2 months"), ("pt", "1 mês", "2 meses"), ("es", "1 mes", "2 meses"), ("vi", "1 tháng", "2 tháng")]
)
def test_a_unit_has_the_form_of_its_number(knowledge, lang, one, two):
    fact, unit = knowledge.facts["jobless_months"].fact, knowledge.fact_words["jobless_months"].unit
    foreign = translator(lang, ROOT / "content/locale")
    assert [number_text(value, fact, unit, foreign) for value in ("1", "2")] == [one, two]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ja", "お仕事のようすが「契約・パート・派遣など、自営業、または仕事を探している」の方"),
        ("en", "people with this work situation: “contract, part-time, temp or similar / self-employed / looking for work”"),
        ("pt", "quem está em “contrato, meio período, empreiteira etc. / conta própria / procurando trabalho” (trabalho)"),
    ],
)
def test_of_several_options_any_may_hold(knowledge, lang, text):
    """A label begins small within a sentence though its language writes it so nowhere else."""
    fact = knowledge.facts["work"].fact
    leaf = Leaf(0, 0, 0, Is("work", fact.mask(["nonregular", "self_employed", "seeking"])))
    assert requirement(knowledge, leaf, fact, "resident", translator(lang, ROOT / "content/locale")) == text
