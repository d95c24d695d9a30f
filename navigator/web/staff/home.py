"""The first page after signing in: what waits for an officer."""

from starlette.responses import Response

from navigator.knowledge.content.targets import target_year_on
from navigator.ledger import channels, confirmed_contacts, results
from navigator.web.staff.contacts.waiting import reported, rows
from navigator.web.staff.statistics.overview import glance

from .guard import Route
from .months import era_month, month_key, months_of_year
from .request import StaffRequest


def show(visit: StaffRequest) -> Response:
    """GET."""
    with visit.ledger.reading() as connection:
        confirmed, made = confirmed_contacts.current(connection), channels.everyone(connection)
        filled = {month for _, month in results.current(connection)}
    found = rows(visit.site.knowledge, visit.today, {}, reported(visit.site, confirmed))
    empty = [month for month in _past(visit) if month not in filled]
    month, usage = glance(visit)
    return visit.page(
        "home", month=month, usage=usage, waiting=sum(bool(row.missing) for row in found), old=sum(bool(row.old) for row in found),
        told=sum(row.reported for row in found), empty=[(month, era_month(month)) for month in empty[-3:]], empties=len(empty),
        channels=sum(not channel.retired for channel in made),
    )  # fmt: skip


def _past(visit: StaffRequest) -> list[str]:
    """The months that are over, of the year of targets that runs, or that ran last."""
    schedules = [s for s in visit.site.knowledge.target_years if s.period.start <= visit.today]
    running = target_year_on(schedules, visit.today) or (schedules[-1] if schedules else None)
    return [month for month in months_of_year(running) if month < month_key(visit.today)] if running else []


ROUTES = (Route("", "viewer", show),)
