"""The values of a municipality's offices on paper, for a town to check; and how far each municipality is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.web.staff.request import StaffPage, StaffRequest

from .current_values import CurrentValue, current_values


@dataclass(frozen=True)
class TownProgress:
    """How many values of a municipality's offices were confirmed within a year."""

    code: str
    name: str
    confirmed: int
    values: int


@dataclass(frozen=True)
class TownSheetPage(StaffPage):
    """One municipality, to be printed and handed over."""

    template = "staff/contacts_town.html"
    name: str
    count: int  # values to check
    to_check: Sequence[Sequence[CurrentValue]]  # those of an office together
    confirmed: Sequence[Sequence[CurrentValue]]
    on: str  # the day it was made


def town_sheet_page(request: StaffRequest) -> Response:
    """GET the sheet of a municipality. 404 for one that the region does not have."""
    town = request.site.knowledge.municipalities.get(request.http.path_params["code"])
    if town is None:
        raise HTTPException(404)
    with request.ledger.reading() as connection:
        values = [value for value in current_values(request, connection) if value.contact.office.at == town.code]
    to_check, confirmed = ([value for value in values if value.is_confirmed is wanted] for wanted in (False, True))
    page = TownSheetPage(
        request.t(town.name), len(to_check), _by_office(to_check), _by_office(confirmed), request.t.year(request.today)
    )
    return request.page(page)


def _by_office(values: Sequence[CurrentValue]) -> list[list[CurrentValue]]:
    return [list(of_office) for _, of_office in groupby(values, key=lambda value: value.contact.id)]


def progress_by_town(request: StaffRequest, values: Iterable[CurrentValue]) -> list[TownProgress]:
    """Every municipality that has a value to check."""
    by_town: dict[str, list[bool]] = {code: [] for code in request.site.knowledge.municipalities}
    for value in values:
        by_town.get(value.contact.office.at, []).append(value.is_confirmed)
    return [
        TownProgress(code, request.t(request.site.knowledge.municipalities[code].name), sum(confirmed), len(confirmed))
        for code, confirmed in by_town.items()
        if confirmed
    ]
