"""An event is answered once within ten minutes, and no id is kept longer."""

from navigator.reach.line import seen_events
from navigator.reach.line.seen_events import KEPT_SECONDS, SeenEvents


def test_an_event_is_new_once():
    seen = SeenEvents()
    assert [seen.is_new(id, at) for id, at in (("a", 0), ("b", 1), ("a", 2), ("a", KEPT_SECONDS))] == [True, True, False, False]


def test_no_id_is_kept_longer_than_ten_minutes():
    seen = SeenEvents()
    for id in "abc":
        seen.is_new(id, 0)
    assert seen.is_new("d", KEPT_SECONDS + 1)
    assert len(seen) == 1


def test_a_flood_of_events_costs_no_more_memory(monkeypatch):
    monkeypatch.setattr(seen_events, "MOST", 10)
    seen = SeenEvents()
    assert all(seen.is_new(str(n), 0) for n in range(100))
    assert len(seen) <= 11
