"""An attacker who knows all else and takes part guesses one person's visits right at most 75 times in 100."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import pytest

from navigator.usage.counts import ChannelCount, EventCount, LanguageCount, MunicipalityCount
from navigator.usage.gathering.contribution import ContributionLimit
from navigator.usage.gathering.turns import Turn
from navigator.usage.publish.calendar import MonthSpan, PublicationPeriod
from navigator.usage.publish.files import figure_text
from navigator.usage.publish.layout import Cell, Layout
from navigator.usage.publish.publication import Publication
from navigator.usage.publish.release import Release
from navigator.usage.publish.released_figures import ReleasedFigures
from navigator.usage.queries import Totals
from tests.conftest import CAMPAIGN
from tests.usage.publish.attack import Reading, at_least, count_shown, right_guesses, weigh
from tests.usage.publish.draws import no_noise, seeded
from tests.usage.publish.test_noise import longest_conversation

SEASONS = 1000 if CAMPAIGN else 60
PROCESSES = 2
FIRST, LAST, TODAY = date(2027, 3, 1), date(2027, 3, 31), date(2027, 4, 5)  # a month that ends its quarter and its year
JANUARY = date(2027, 1, 1)
SPANS = (MonthSpan(FIRST, LAST), MonthSpan(JANUARY, LAST), MonthSpan(date(2026, 4, 1), LAST))
VISIT = ContributionLimit().limited(Turn("", tuple(longest_conversation()), "", "a")).counts
TARGETS = tuple(dict.fromkeys(count.target for count in VISIT if isinstance(count, EventCount) and count.target))
LAYOUT = Layout(TARGETS[:10], TARGETS, ("10201",), ("jobless",), ("ja",), ("direct",))
KINDS = (EventCount, MunicipalityCount, ChannelCount, LanguageCount)


@dataclass
class Counts:
    """So many of this visit, among what is known to the attacker: its own visits and those of others."""

    visits: int  # all in March
    since: date = FIRST

    def first_day(self) -> date:
        return self.since

    def totals(self, first: date, last: date) -> Totals:
        visits = self.visits if last >= FIRST else 0
        return Totals(first, last, *(dict.fromkeys((c for c in VISIT if isinstance(c, kind)), visits) for kind in KINDS))


@dataclass
class Memory:
    """An archive in memory: a season takes a millisecond."""

    kept: dict[PublicationPeriod, Release] = field(default_factory=dict)

    def all(self) -> dict[PublicationPeriod, Release]:
        return self.kept

    def keep(self, release: Release) -> Release:
        return self.kept.setdefault(release.period, release)


class Forgetful(Memory):
    """It draws anew for everyone."""

    def keep(self, release: Release) -> Release:
        return release


def true_counts(visits: int) -> Mapping[Cell, int]:
    return LAYOUT.figures(Counts(visits).totals(FIRST, LAST))


def exports(counts, draw, archive) -> Iterator[Reading]:
    """All that anybody can read, from several processes: of the month, its quarter, its year."""
    for spans in (SPANS, *[SPANS[-1:]] * (PROCESSES - 1)):
        publication = Publication(counts, archive, LAYOUT, lambda: TODAY, draw)
        for span in spans:
            for cell, figure in publication.figures(span).items():
                yield cell, figure_text(figure)


exports_of = exports


def guessed(known, few, many, reader=weigh, *, only="", draw=None, archive=Memory, since=FIRST, seasons=SEASONS) -> float:
    """The share of right guesses, at least: of `few` visits against `many` beside those that are known."""
    draw = draw or seeded(11)

    def publish(came):
        readings = exports_of(Counts(known + came, since), draw, archive())
        return ((cell, text) for cell, text in readings if not only or only in (cell.table, cell.event))

    right = right_guesses(publish, reader, {n: true_counts(known + n) for n in (few, many)}, seasons, 7)
    return at_least(right, seasons)


ATTACKS = {
    "padding": {"known": 200, "few": 1, "many": 3},
    "nobody or two, beside a few": {"known": 10, "few": 0, "many": 2},
    "padding to the threshold": {"known": 22, "few": 0, "many": 2, "reader": count_shown},
    "a channel handed to one person": {"known": 0, "few": 0, "many": 2, "only": "channel"},
    "quarters against months": {"known": 200, "few": 1, "many": 3, "since": JANUARY},
    "danger by the year": {"known": 10, "few": 0, "many": 2, "only": "danger"},
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_at_most_75_guesses_of_100_are_right(attack):
    assert guessed(**ATTACKS[attack]) <= 0.75


def test_the_best_attack_is_as_good_as_the_arithmetic_says():
    """Else the attacker would prove nothing: it is weak, or reads too little."""
    assert guessed(**ATTACKS["padding"], seasons=max(SEASONS, 150)) > 0.58  # of 75 right; 50 is chance


def test_a_threshold_on_what_was_counted_would_tell(monkeypatch):
    """Padded to 22, what is shown from 24 on alone tells of two visits."""
    def exports_by_truth(counts, draw, archive):
        truth = true_counts(counts.visits)
        for cell, _ in exports(counts, draw, archive):
            yield cell, "24" if truth[cell] >= 24 else "少数"

    monkeypatch.setattr("tests.usage.publish.test_attack.exports_of", exports_by_truth)
    assert guessed(**ATTACKS["padding to the threshold"], seasons=30) > 0.75


@pytest.mark.parametrize("known", [200, 22])
def test_without_noise_every_guess_is_right(known):
    assert guessed(known, 1, 3, draw=no_noise, seasons=30) > 0.75


def drawn_otherwise(since=FIRST, archive=Memory) -> set[Cell]:
    """The parts of which anybody can read two draws."""
    readings = Counter(cell for cell, _ in set(exports(Counts(200, since), seeded(3), archive())) if not cell.is_total)
    assert len(readings) > 100
    return {cell for cell, n in readings.items() if n > 1}


@pytest.mark.parametrize("since", [FIRST, JANUARY])
def test_of_no_figure_two_draws_can_be_read(since):
    assert not drawn_otherwise(since)


def two_lengths(monkeypatch):
    """Every figure by month, by quarter and by the year."""
    monkeypatch.setattr(Publication, "_cells", lambda _self, _period, layout, *_: layout.cells())
    monkeypatch.setattr(ReleasedFigures, "is_drawn", lambda *_: False)


def test_two_draws_would_be_seen(monkeypatch):
    assert drawn_otherwise(archive=Forgetful)
    two_lengths(monkeypatch)
    assert drawn_otherwise(JANUARY)


@pytest.mark.skipif(not CAMPAIGN, reason="needs many seasons")
def test_two_draws_would_be_averaged(monkeypatch):
    assert guessed(200, 1, 3, archive=Forgetful) > 0.75
    two_lengths(monkeypatch)
    assert guessed(200, 1, 3, since=JANUARY) > 0.75
