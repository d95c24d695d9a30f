"""What officers would have written in a year: invented channels and results. Contacts stay as they are: citizens see those."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from random import Random

from sqlalchemy import Connection

from navigator.knowledge.content.targets import Kpi, TargetYear
from navigator.ledger import channels, results
from navigator.ledger.database import Actor
from navigator.ledger.results import KpiValue
from navigator.web.staff.months import month_key, months_of_year

WHO = "見本"
CHANNELS = (
    ("駅のポスター（見本）", "poster"), ("広報誌 春の号（見本）", "magazine"), ("図書館のカード（見本）", "leaflet"),
    ("商工会の催し（見本）", "event"), ("LINEのお知らせ（見本）", "line"),
)  # fmt: skip
PACES = (0.7, 0.85, 0.95, 1.0, 1.1)  # of a target, in a year
LEAST, MOST = 0.85, 1.15  # of that, in a month
PLACES = (8, 30)  # of a training, new in a month
PROGRESS = (
    "広報誌とSNSで知らせました。（見本）", "担当者が集まり、よい例を分け合いました。（見本）",
    "研修を開き、来年度の進めかたを話し合っています。（見本）",
)  # fmt: skip


def write_invented_channels(connection: Connection, since: datetime) -> tuple[str, ...]:
    """The codes of channels that were made at `since`."""
    return tuple(channels.add(connection, name, kind, Actor(WHO, since)) for name, kind in CHANNELS)


def write_invented_results(connection: Connection, years: Sequence[TargetYear], now: datetime, random: Random) -> None:
    """Results of every month that is over; a year without targets of its own goes by those of another."""
    scale = {kpi.id: int(kpi.value) for year in years for kpi in year.kpis if kpi.value}
    for year in years:
        months = _months_over(year, now.date())
        for kpi in year.kpis:
            for owner, share in _shares(kpi):
                if kpi.is_words:
                    results.enter(connection, _words(kpi, owner, months, random), Actor(WHO, now))
                elif kpi.id in scale:
                    figures = _figures(kpi, round(scale[kpi.id] * share), months, random)
                    results.enter(connection, (replace(figure, owner=owner) for figure in figures), Actor(WHO, now))


def _months_over(year: TargetYear, today: date) -> list[str]:
    return [month for month in months_of_year(year) if month < month_key(today)]


def _shares(kpi: Kpi) -> list[tuple[str, float]]:
    """Who enters something of a target, and how much of the target it makes; a rate is the same for a part of the people."""
    part = 1.0 if kpi.is_rate else 1 / max(1, len(kpi.each))
    has_whole = not kpi.each or not (kpi.adds or kpi.is_words)
    return [*([("", 1.0)] if has_whole else []), *((body, part) for body in kpi.each)]


def _words(kpi: Kpi, owner: str, months: Sequence[str], random: Random) -> Iterator[KpiValue]:
    """Words for the first month of every three."""
    for month in months[::3]:
        yield KpiValue(kpi.id, month, None, owner=owner, words=random.choice(PROGRESS))


def _figures(kpi: Kpi, target: int, months: Sequence[str], random: Random) -> Iterator[KpiValue]:
    """A month's share of the target, or (a rate) its two numbers from the first month on, more or less; no rate above 100."""
    reached, pace, whole = 0, random.choice(PACES), 0
    for n, month in enumerate(months):
        chance = pace * random.uniform(LEAST, MOST)
        if kpi.is_rate:
            whole += random.randrange(*PLACES)
            part = round(whole * min(target * chance, 100) / 100)
            yield KpiValue(kpi.id, month, Decimal(part), whole=Decimal(whole))
            continue
        if kpi.counted == "year":
            so_far = max(reached, round(target * (n * pace + chance) / 12))
            value, reached = so_far - reached, so_far
        else:
            value = round(target * chance)
        yield KpiValue(kpi.id, month, Decimal(value))
