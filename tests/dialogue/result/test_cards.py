"""Cards: where to call, without a telephone twice and without a long list."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.dialogue.answers import Conversation
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.cards import card
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.knowledge.load import load
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
