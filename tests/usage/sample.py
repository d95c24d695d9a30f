"""A small invented region's lists, one turn of a conversation, and counts as JSON for child processes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from navigator.usage.counts import (
    NONE,
    UNKNOWN,
    ChannelCount,
    Count,
    EventCount,
    LanguageCount,
    MunicipalityCount,
)
from navigator.usage.reader import CountReader
from navigator.usage.vocabulary import Vocabulary

DAY = date(2026, 11, 24)
EVERY_TURN = 10_000_000  # a minute: no flood
VOCABULARY = Vocabulary(
    targets=frozenset({"work", "age", "hello-work", "saposute"}),
    municipalities=frozenset({"10201", "10205", UNKNOWN}),
    categories=frozenset({"jobless", "unstable", NONE}),
    languages=frozenset({"ja", "en"}),
)
TURN = (EventCount("answered", "work", "resident"), EventCount("asked", "age", "resident"))


def counted(store: CountReader, first: date = date.min, last: date = date.max) -> dict[Count, int]:
    """Every total of a store."""
    totals = store.totals(first, last)
    counts: dict[Count, int] = {}
    tables: list[Mapping[Any, int]] = [totals.steps, totals.places, totals.reach, totals.languages]
    for table in tables:
        counts.update(table)
    return counts


def as_json(count: Count) -> list[str]:
    return [type(count).__name__, *(getattr(count, name) for name in count.__slots__)]


def from_json(values: list[str]) -> Count:
    kinds: dict[str, Callable[..., Count]] = {kind.__name__: kind for kind in (EventCount, MunicipalityCount, ChannelCount, LanguageCount)}
    name, *columns = values
    return kinds[name](*columns)
