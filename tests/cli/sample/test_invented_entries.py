"""Invented channels and results are of the kinds that are really written, and say that they are a sample."""

from datetime import UTC, datetime
from random import Random

import pytest

from navigator.cli.sample.invented_entries import WHO, write_invented_channels, write_invented_results
from navigator.ledger import channels, results
from navigator.ledger.database import Ledger

NOW = datetime(2026, 11, 24, tzinfo=UTC)


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
