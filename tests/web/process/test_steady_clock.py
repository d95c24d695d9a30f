"""A clock that jumps ahead closes no month; set right, everything goes on."""

from datetime import UTC, date, datetime, timedelta

import pytest

from navigator.usage.counts import EventCount
from navigator.web.app import create_app
from navigator.web.process.steady_clock import SteadyClock

START = datetime(2026, 10, 10, 3, tzinfo=UTC)
STARTED = EventCount("started", "", "resident")


class Machine:
    """A clock that is set, and a counter that is not."""

    def __init__(self):
        self.now, self.passed = START, 500.0

    def wait(self, **time):
        self.now += timedelta(**time)
        self.passed += timedelta(**time).total_seconds()

    def set_clock(self, **ahead):
        self.now += timedelta(**ahead)


@pytest.fixture
def machine():
    return Machine()


@pytest.fixture
def clock(machine):
    return SteadyClock(lambda: machine.now, lambda: machine.passed)


def test_time_that_passes_is_told_as_it_is(machine, clock):
    for hours in (1, 23, 24 * 41):
        machine.wait(hours=hours)
        assert clock() == machine.now


def test_a_jump_ahead_is_taken_away_until_the_clock_is_right(machine, clock):
    machine.wait(days=1)
    machine.set_clock(days=41)
    assert clock() == START + timedelta(days=1)
    machine.wait(days=2)
    assert clock() == START + timedelta(days=3)
    machine.set_clock(days=-41)
    assert clock() == machine.now == START + timedelta(days=3)


def test_a_clock_that_is_slewed_is_believed(machine, clock):
    machine.set_clock(minutes=59)
    assert clock() == machine.now


def test_a_clock_that_was_ahead_from_the_start_is_believed_when_it_is_set_back(machine, clock):
    machine.set_clock(days=-41)
    assert clock() == machine.now
    machine.set_clock(days=41)
    assert clock() == START - timedelta(days=41), "and once it was, not ahead again"


def test_no_month_is_closed_by_a_clock_that_jumped(settings, knowledge, machine, monkeypatch):
    """Twelve visits in October, a clock 41 days ahead, one look at the figures; then fifty visits more."""
    monkeypatch.setattr("navigator.web.process.steady_clock.seconds_passed", lambda: machine.passed)
    site = create_app(settings, lambda: machine.now, knowledge).state.site
    months = site.published_figures.publication.months
    site.store.write(date(2026, 10, 10), [STARTED] * 12)
    machine.set_clock(days=41)
    assert months() == []
    machine.set_clock(days=-41)
    site.store.write(date(2026, 10, 20), [STARTED] * 50)
    machine.wait(days=30)
    assert [str(month) for month in months()] == ["2026-10"]
