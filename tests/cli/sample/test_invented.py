"""Invented figures are of the kinds that are really counted and written, the same at every start, and no telephone."""

from datetime import UTC, date, datetime
from random import Random

import pytest

from navigator.cli.sample.invented_counts import CONVERSATIONS, InventedUse
from navigator.cli.sample.invented_entries import WHO, write_invented_channels, write_invented_results
from navigator.ledger import channels, results
from navigator.ledger.database import Ledger
from navigator.usage.counts import ChannelCount, EventCount, MunicipalityCount
from navigator.usage.vocabulary import vocabulary_of

MONTHS = (date(2026, 9, 1), date(2026, 10, 1))
NOW = datetime(2026, 11, 24, tzinfo=UTC)


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


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger.open("", tmp_path)
    yield opened
    opened.close()


def test_results_end_with_the_last_month_that_is_over(ledger, knowledge):
    with ledger.writing() as connection:
        write_invented_results(connection, knowledge.target_years, NOW, Random(1))
        current = results.current(connection)
    assert max(month for _, month, _ in current) == "2026-10"
    assert min(month for _, month, _ in current) == "2025-04"
    assert {recorded.who for recorded in current.values()} == {WHO}
    figures = [recorded.figure for recorded in current.values()]
    rates = [100 * figure.value / figure.whole for figure in figures if figure.kpi == "kpi-fill-support"]
    assert len(rates) > 40
    assert all(40 < rate <= 100 for rate in rates)
    assert {figure.owner for figure in figures if figure.kpi == "kpi-fill-support"} == {"", "労働局", "県", "機構"}
    told = [figure for figure in figures if figure.words]
    assert {figure.kpi for figure in told} == {kpi.id for kpi in knowledge.target_years[0].kpis if kpi.is_words}
    assert all("見本" in figure.words for figure in told)
    fairs = [figure.value for figure in figures if figure.kpi == "kpi-job-fair" and figure.month < "2026-04"]
    assert sum(fairs) == 1


def test_every_channel_says_that_it_is_a_sample(ledger):
    with ledger.writing() as connection:
        codes = write_invented_channels(connection, NOW)
        made = channels.all_channels(connection)
    assert {channel.code for channel in made} == set(codes)
    assert all("見本" in channel.name and channel.who == WHO for channel in made)
