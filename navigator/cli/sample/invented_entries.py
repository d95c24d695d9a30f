"""What officers would have written in a year: invented channels and results. Contacts stay as they are: citizens see those."""

from collections.abc import Iterator, Sequence
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


def write_invented_channels(connection: Connection, since: datetime) -> tuple[str, ...]:
    """The codes of channels that were made at `since`."""
    return tuple(channels.add(connection, name, kind, Actor(WHO, since)) for name, kind in CHANNELS)


def write_invented_results(connection: Connection, years: Sequence[TargetYear], now: datetime, random: Random) -> None:
    """Results of every month that is over; a year without targets of its own goes by those of another."""
    scale = {kpi.id: kpi.value for year in years for kpi in year.kpis if kpi.value}
    for year in years:
        for kpi in year.kpis:
            if kpi.id in scale:
                figures = _figures(kpi, int(scale[kpi.id]), _months_over(year, now.date()), random)
                results.enter(connection, figures, Actor(WHO, now))


def _months_over(year: TargetYear, today: date) -> list[str]:
    return [month for month in months_of_year(year) if month < month_key(today)]


def _figures(kpi: Kpi, target: int, months: Sequence[str], random: Random) -> Iterator[KpiValue]:
    """A month's share of the target, or (a rate) all of it, more or less: whole numbers, no rate above 100."""
    reached, pace = 0, random.choice(PACES)
    for n, month in enumerate(months):
        chance = pace * random.uniform(LEAST, MOST)
        if kpi.counted == "year":
            so_far = max(reached, round(target * (n * pace + chance) / 12))
            value, reached = so_far - reached, so_far
        else:
            value = min(round(target * chance), 100) if kpi.counted == "rate" else round(target * chance)
        yield KpiValue(kpi.id, month, Decimal(value))
