"""The first page after signing in: what waits for an officer."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from navigator.knowledge.content.targets import target_year_on
from navigator.ledger import channels, confirmed_contacts, proposed_contacts, results
from navigator.web.staff.contacts.waiting import ContactTotals, reported_offices, waiting_offices
from navigator.web.staff.statistics.overview import last_month

from .months import era_month, month_key, months_of_year
from .request import StaffPage, StaffRequest


@dataclass(frozen=True)
class HomePage(StaffPage):
    """How much waits, and the last month that is closed."""

    template = "staff/home.html"
    month: str  # "" while no month is closed
    usage: Sequence[tuple[str, str]]  # words, figure
    waiting: int
    old: int
    told: int
    seconds: int  # contacts that wait for a second person
    empty: list[tuple[str, str]]  # the last months without a result: 2026-04, 令和8年4月
    empties: int  # all months without a result
    channels: int


def home_page(request: StaffRequest) -> Response:
    """GET the first page."""
    with request.ledger.reading() as connection:
        confirmed, all_channels = confirmed_contacts.current(connection), channels.all_channels(connection)
        seconds = len(proposed_contacts.all_waiting(connection))
        filled = {month for _, month, _ in results.current(connection)}
    offices = waiting_offices(request.site.knowledge, request.today, {}, reported_offices(request.site, confirmed))
    totals = ContactTotals.of(offices)
    empty = [month for month in _past_months(request) if month not in filled]
    month, usage = last_month(request)
    return request.page(
        HomePage(
            month=month,
            usage=usage,
            waiting=totals.waiting,
            old=totals.old,
            told=totals.reported,
            seconds=seconds,
            empty=[(month, era_month(month)) for month in empty[-3:]],
            empties=len(empty),
            channels=sum(not channel.retired for channel in all_channels),
        )
    )


def _past_months(request: StaffRequest) -> list[str]:
    """The months that are over, of the year of targets that runs, or that ran last."""
    begun = [year for year in request.site.knowledge.target_years if year.period.start <= request.today]
    target_year = target_year_on(begun, request.today) or (begun[-1] if begun else None)
    this_month = month_key(request.today)
    return [month for month in months_of_year(target_year) if month < this_month] if target_year else []
