"""Cards: where to call, without a telephone twice and without a long list."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.dialogue.answers import Conversation
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.cards import card
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.knowledge.load import load
from tests.conftest import NOW
from tests.dialogue.conftest import MAHOROBA, MAHOROBA_NOW


def telephone(number):
    return SourcedValue(number, ("street-map",), date(2030, 4, 1), "confirmed")


def with_telephones(*numbers):
    """Mahoroba, loaded anew, with as many offices of the warm house as telephones."""
    region = load(MAHOROBA)
    north = region.offices["warm-house"]["north"]
    offices = {str(n): replace(north, id=str(n), phone=telephone(number)) for n, number in enumerate(numbers)}
    return replace(region, rules=replace(region.rules, offices={**region.offices, "warm-house": offices}))


@pytest.mark.parametrize(
    ("numbers", "listed", "more"),
    [
        (("000-1",), ["000-1"], False),
        (("000-1", "000-2"), ["000-1", "000-2"], False),
        (("000-1", "000-1"), ["000-1"], True),
        (("000-1", "000-2", "000-3"), [], True),  # the municipality decides
    ],
)
def test_a_card_lists_up_to_two_offices_and_no_telephone_twice(t, numbers, listed, more):
    evaluation = evaluate_conversation(with_telephones(*numbers), Conversation(), MAHOROBA_NOW, t)
    window_card = card(evaluation, "warm-house", "phone")
    assert [office.phone for office in window_card.offices] == listed
    assert window_card.more == more


def test_the_card_of_a_window_with_many_places_asks_where_one_lives(knowledge, t):
    evaluation = evaluate_conversation(knowledge, Conversation(), NOW, t)
    window_card = card(evaluation, "hello-work", "phone")
    assert window_card.offices == ()
    assert window_card.more


def test_a_card_tells_the_age_by_the_rule_that_decides(knowledge, t):
    evaluation = evaluate_conversation(knowledge, Conversation(), NOW, t)
    assert ("年齢", "49歳までの方が対象です") in card(evaluation, "saposute", "age").rows
    assert ("年齢", "年齢のことは、電話で聞いてみてください。") in card(evaluation, "hello-work", "age").rows


def test_every_window_and_scheme_has_a_card_for_every_question(knowledge, t):
    evaluation = evaluate_conversation(knowledge, Conversation(), NOW, t)
    for id in (*knowledge.windows, *knowledge.schemes):
        for kind in (
            "what",
            "hours",
            "phone",
            "where",
            "cost",
            "booking",
            "online",
            "age",
            "how",
            "family",
            "anonymous",
        ):
            listed = card(evaluation, id, kind)
            assert listed.name
            assert len(listed.offices) <= 2
