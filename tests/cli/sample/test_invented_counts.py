"""Invented conversations are of the kinds that are really counted, the same at every start."""

from datetime import date
from random import Random

import pytest

from navigator.cli.sample.invented_counts import CONVERSATIONS, InventedUse
from navigator.usage.counts import ChannelCount, EventCount, MunicipalityCount
from navigator.usage.vocabulary import vocabulary_of

MONTHS = (date(2026, 9, 1), date(2026, 10, 1))


@pytest.fixture(scope="module")
def days(knowledge):
    return InventedUse(knowledge, ("a", "b"), Random(1)).counts(MONTHS)


def total(days, wanted):
    return sum(n for counts in days.values() for count, n in counts.items() if wanted(count))


def test_every_count_is_of_the_closed_lists(days, knowledge):
    vocabulary = vocabulary_of(knowledge, frozenset({"a", "b"}))
    assert {vocabulary.unknown_column(count) for counts in days.values() for count in counts} == {""}


def test_a_month_has_its_conversations_and_fewer_reach_the_end(days):
    started = total(days, lambda c: isinstance(c, EventCount) and c.event == "started")
    finished = total(days, lambda c: isinstance(c, EventCount) and c.event == "finished")
    assert started == sum(CONVERSATIONS[-2:])
    assert 0.4 * started < finished < 0.8 * started
    assert total(days, lambda c: isinstance(c, ChannelCount) and c.event == "started") == started
    assert total(days, lambda c: isinstance(c, MunicipalityCount)) >= finished
    assert {day.month for day in days} == {9, 10}


def test_the_same_seed_gives_the_same_figures(days, knowledge):
    assert InventedUse(knowledge, ("a", "b"), Random(1)).counts(MONTHS) == days
    assert InventedUse(knowledge, ("a", "b"), Random(2)).counts(MONTHS) != days


def test_an_offer_is_made_to_those_it_is_for_and_each_once(days, knowledge):
    shown = {(count.target, count.persona) for counts in days.values() for count in counts if isinstance(count, EventCount) and count.event == "shown"}
    offers = {**knowledge.windows, **knowledge.schemes}
    assert shown
    assert all(persona in (offers[offer].personas or (persona,)) for offer, persona in shown)
    assert {offer for offer, _ in shown} & set(knowledge.windows)
    assert {offer for offer, _ in shown} & set(knowledge.schemes)


def test_who_calls_or_prints_has_come_to_a_result(days):
    for event in ("contact", "printed"):
        made = total(days, lambda c, event=event: isinstance(c, EventCount) and c.event == event)
        assert 0 < made < total(days, lambda c: isinstance(c, EventCount) and c.event == "finished")
