"""Figures of the counts. Parts: `overview`, and those of `machines`. Run all, or those that are named: `benchmarks/usage.py overview`.

Each part is a function that prints its lines; a new one is added to PARTS.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import machines

from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.load import load
from navigator.paths import ROOT
from navigator.usage.counts import (
    DANGER,
    NONE,
    ChannelCount,
    Count,
    EventCount,
    LanguageCount,
    MunicipalityCount,
)
from navigator.usage.publish.archive import Archive
from navigator.usage.publish.calendar import MonthSpan
from navigator.usage.publish.layout import layout_of
from navigator.usage.publish.publication import Publication
from navigator.usage.publish.tables import tables
from navigator.usage.publish.words import names_of
from navigator.usage.store import Store

FIRST, YEARS = date(2016, 4, 1), 10
CHANNELS = tuple(f"c{n}" for n in range(12))
EVENTS = ("started", "finished", "stopped", "contact", "printed")


def overview() -> None:
    """The overview of ten years: every municipality, every event, twelve channels."""
    knowledge = load(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "counts.sqlite3"
        store = Store.open(path)
        began = time.perf_counter()
        for day, counts in _ten_years(knowledge):
            assert store.write(day, counts)
        print(f"ten years written in {time.perf_counter() - began:.1f} s, {path.stat().st_size / YEARS / 1e6:.2f} MB a year")
        layout = layout_of(knowledge, CHANNELS)
        archive = Archive.at(Path(folder) / "published.sqlite3")
        today = FIRST.replace(year=FIRST.year + YEARS) + timedelta(10)
        began = time.perf_counter()
        months = Publication(store, archive, layout, lambda: today).months()
        closed = time.perf_counter() - began
        size = (Path(folder) / "published.sqlite3").stat().st_size / YEARS / 1e6
        print(f"{len(months)} months, quarters and years closed in {closed:.1f} s ({closed / YEARS:.1f} s a year), {size:.2f} MB a year")
        _read(lambda: Publication(store, archive, layout, lambda: today), MonthSpan(months[0].start, months[-1].last), knowledge)
        store.close()


def _read(door: Callable[[], Publication], span: MonthSpan, knowledge: Knowledge) -> None:
    names = names_of(knowledge)
    began, used = time.perf_counter(), time.process_time()
    publication = door()
    list(tables(publication, span, names))
    wall, cpu = (time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000
    print(f"overview of ten years, a process that just started: {wall:.0f} ms ({cpu:.0f} ms of a core)")
    times, cores = [], []
    for _ in range(20):
        began, used = time.perf_counter(), time.process_time()
        list(tables(publication, span, names))
        times.append((time.perf_counter() - began) * 1000)
        cores.append((time.process_time() - used) * 1000)
    median, core = statistics.median(times), statistics.median(cores)
    print(f"overview of ten years, afterwards: median {median:.1f} ms, worst {max(times):.1f} ms ({core:.1f} ms of a core)")


def _ten_years(knowledge: Knowledge) -> Iterator[tuple[date, list[Count]]]:
    """Each day every cell of every table is counted, some once and some sixteen times."""
    steps = [EventCount(event, "", persona) for event in ("started", "finished") for persona in knowledge.facts["persona"].asked_of]
    steps += [EventCount(event, fact, "resident") for event in ("asked", "answered", "unknown", "stopped") for fact in knowledge.facts]
    offers = [*knowledge.windows, *knowledge.schemes]
    steps += [EventCount(event, offer, "resident") for event in ("shown", "contact", "printed") for offer in offers]
    other: list[Count] = [ChannelCount(channel, event) for channel in CHANNELS for event in EVENTS]
    other += [LanguageCount(lang, event) for lang in knowledge.region.languages for event in EVENTS]
    other += [MunicipalityCount(code, category) for code in knowledge.municipalities for category in (*knowledge.rules.categories, NONE)]
    every = [*steps, *other]
    for n in range((FIRST.replace(year=FIRST.year + YEARS) - FIRST).days):
        yield FIRST + timedelta(n), [c for i, c in enumerate(every) for _ in range((i * 7 + n) % 5 // 3 + 1)] + [EventCount(DANGER)]


PARTS = {"overview": overview, **machines.PARTS}


if __name__ == "__main__":
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()
