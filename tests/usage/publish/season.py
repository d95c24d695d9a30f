"""Invented seasons: conversations drawn at random, counted as the pages count them."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from navigator.usage.counts import DANGER, NONE, ChannelCount, EventCount, LanguageCount, MunicipalityCount
from navigator.usage.publish.layout import Layout
from navigator.usage.queries import Totals

LAYOUT = Layout(
    questions=("work", "age", "withdrawn", "plans", "insured"),
    offers=("hello-work", "saposute", "centre", "bureau", "training", "subsidy"),
    municipalities=("10201", "10202", "10203", "10421", "10424", "outside", "unknown"),
    categories=("unstable", "jobless", "participation", NONE),
    languages=("ja", "pt", "vi", "en"),
    channels=("direct", "paper", "poster", "other"),
)
OF_EMPLOYERS = ("plans", "insured", "bureau", "subsidy")
MANY = Layout(
    questions=tuple(f"q{n}" for n in range(22)),
    offers=tuple(f"o{n}" for n in range(37)),
    municipalities=(*(str(10201 + n) for n in range(35)), "outside", "unknown"),
    categories=LAYOUT.categories,
    languages=("ja", "ja-easy", "en", "pt", "vi", "zh", "es", "tl", "ne", "id"),
    channels=("direct", *(f"c{n}" for n in range(8)), "other"),
)


@dataclass
class Season:
    """Counts by day, summed on demand like a store."""

    steps: dict[date, Counter[EventCount]] = field(default_factory=dict)
    places: dict[str, Counter[MunicipalityCount]] = field(default_factory=dict)
    reach: dict[date, Counter[ChannelCount]] = field(default_factory=dict)
    languages: dict[date, Counter[LanguageCount]] = field(default_factory=dict)

    def first_day(self) -> date | None:
        return min(self.steps, default=None)

    def totals(self, first: date, last: date) -> Totals:
        months = {first.isoformat()[:7], last.isoformat()[:7]}
        places: Counter[MunicipalityCount] = Counter()
        for month, found in self.places.items():
            if min(months) <= month <= max(months):
                places.update(found)

        def over(table):
            found: Counter = Counter()
            for day, counts in table.items():
                if first <= day <= last:
                    found.update(counts)
            return found

        return Totals(first, last, over(self.steps), places, over(self.reach), over(self.languages))

    def happened(self, day: date, event: str, target: str, who: tuple[str, str, str]) -> None:
        persona, language, channel = who
        self.steps.setdefault(day, Counter())[EventCount(event, target, persona)] += 1
        self.reach.setdefault(day, Counter())[ChannelCount(channel, event)] += 1
        self.languages.setdefault(day, Counter())[LanguageCount(language, event)] += 1


def season(seed: int, layout: Layout, a_month: float, months: int = 12, start: date = date(2026, 4, 1)) -> Season:
    """`a_month` conversations a month, more or less."""
    chance = random.Random(seed)
    found = Season()
    days = [start + timedelta(n) for n in range(366) if (start + timedelta(n)).isoformat()[:7] < _end(start, months)]
    for _ in range(round(a_month * months)):
        _conversation(chance, found, layout, chance.choice(days))
    for day in days:
        found.steps.setdefault(day, Counter())
    return found


def _end(start: date, months: int) -> str:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, 1).isoformat()[:7]


def _skewed(chance: random.Random, names: tuple[str, ...]) -> str:
    """The first names far oftener than the last."""
    return names[min(int(chance.expovariate(0.7)), len(names) - 1)]


def _conversation(chance: random.Random, found: Season, layout: Layout, day: date) -> None:
    persona = _skewed(chance, ("resident", "family", "employer", "supporter"))
    who = (persona, _skewed(chance, layout.languages), _skewed(chance, layout.channels))
    found.happened(day, "started", "", who)
    own = [q for q in layout.questions if (q in OF_EMPLOYERS) == (persona == "employer")] or layout.questions[:8]
    steps = found.steps[day]
    for question in own:
        steps[EventCount("asked", question, persona)] += 1
        kind = chance.choices(("answered", "unknown", "left"), (80, 15, 5))[0]
        if kind == "left":
            if chance.random() < 0.5:
                found.happened(day, "stopped", question, who)
                _result(chance, found, layout, (day, who))
            return
        steps[EventCount(kind, question, persona)] += 1
    found.happened(day, "finished", "", who)
    _result(chance, found, layout, (day, who))
    if chance.random() < 0.03:
        steps[EventCount(DANGER)] += 1


def _result(chance: random.Random, found: Season, layout: Layout, at: tuple[date, tuple[str, str, str]]) -> None:
    day, who = at
    offers = [o for o in layout.offers if who[0] == "employer" or o not in OF_EMPLOYERS]
    for offer in dict.fromkeys(_skewed(chance, tuple(offers)) for _ in range(3)):
        found.steps[day][EventCount("shown", offer, who[0])] += 1
        if chance.random() < 0.3:
            found.happened(day, "contact", offer, who)
        if chance.random() < 0.1:
            found.happened(day, "printed", offer, who)
    place = layout.municipalities[min(int(chance.expovariate(0.15)), len(layout.municipalities) - 1)]
    category = chance.choice(("unstable", "jobless", "participation", NONE))
    found.places.setdefault(day.isoformat()[:7], Counter())[MunicipalityCount(place, category)] += 1
