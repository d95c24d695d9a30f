"""Names seen: each is new once in twelve hours, and is forgotten after twice that at the latest."""

from navigator.usage.gathering import seen_names
from navigator.usage.gathering.numbers_for_hours import LIFETIME
from navigator.usage.gathering.seen_names import SeenNames


def test_a_name_is_new_once() -> None:
    names = SeenNames()
    assert [names.add(name) for name in ("a", "a", "b", "a", "b")] == [True, False, True, False, False]


def test_a_name_is_known_for_its_hours_and_then_new_again() -> None:
    now = [0.0]
    names = SeenNames(lambda: now[0])
    now[0] = LIFETIME - 1
    assert names.add("late")
    now[0] = 2 * LIFETIME - 2
    assert not names.add("late")
    now[0] = 4 * LIFETIME
    assert names.add("late")


def test_after_a_long_silence_nothing_is_known() -> None:
    now = [0.0]
    names = SeenNames(lambda: now[0])
    names.add("a")
    now[0] = 2 * LIFETIME
    assert names.add("a")


def test_a_crowd_makes_names_seen_and_never_new(monkeypatch) -> None:
    monkeypatch.setattr(seen_names, "BITS", 1 << 10)
    names = SeenNames()
    for n in range(1000):
        names.add(f"{n}")
    assert not any(names.add(f"{n}") for n in range(1000))
    assert sum(names.add(f"new {n}") for n in range(100)) < 10
