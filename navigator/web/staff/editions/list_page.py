"""Every draft, what is in force, and what was in force before."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.responses import Response

from navigator.editions import drafts, publications
from navigator.editions.drafts import Edition, EditionError
from navigator.editions.new_year import begin_new_year
from navigator.web.forms import read_number
from navigator.web.staff.request import StaffPage, StaffRequest

from .edition_page import region_files
from .edition_words import DONE, REFUSED, STATES, state_of, title_of
from .prefecture_page import begin_prefecture


@dataclass(frozen=True)
class EditionsPage(StaffPage):
    """The list, newest first."""

    template = "staff/editions.html"
    rows: Sequence[tuple[Edition, str, str]]  # its state, the state in words
    now: str  # what is in force
    before: tuple[int, str] | None  # what can be brought back
    waiting: tuple[str, str] | None  # what comes into force, and when
    problems: Sequence[str]  # why the one in force is not served here
    stale: Sequence[str]  # files that a release changed
    told: str
    refused: str


def editions_page(request: StaffRequest) -> Response:
    """GET the list."""
    now, t = request.now, request.t
    with request.ledger.reading() as connection:
        every = {edition.id: edition for edition in drafts.all_editions(connection)}
        rows = [(edition, state := state_of(connection, edition, now), t(STATES[state])) for edition in every.values()]
        in_force, pending = publications.in_force(connection, now), publications.waiting(connection, now)
        before = publications.before_now(connection, now)
    served, done = request.site.served_edition, request.http.query_params.get("done", "")
    return request.page(
        EditionsPage(
            rows=rows,
            now=title_of(every.get(in_force), t),
            before=None if before is None else (before, title_of(every.get(before), t)),
            waiting=(every[pending.edition].title, request.local_time(pending.starts_at)) if pending else None,
            problems=served.problems,
            stale=served.stale,
            told=t(DONE.get(done, "")),
            refused=t(REFUSED.get(done, "")),
        )
    )


def change_editions(request: StaffRequest) -> Response:
    """POST a new draft, or what concerns all: `do` is begin, new_year, new_prefecture, stop or bring_back."""
    do = request.form.value("do")
    try:
        with request.ledger.writing() as connection:
            path, done = _change(connection, request, do)
    except EditionError as error:
        return request.redirect("editions/", error.kind)
    if do not in ("begin", "new_year", "new_prefecture"):
        request.site.ledger_watch.refresh()
    return request.redirect(path, done)


def _change(connection: Connection, request: StaffRequest, do: str) -> tuple[str, str]:
    if do == "stop":
        publications.stop(connection, request.actor)
        return "editions/", "stopped"
    if do == "bring_back":
        number = read_number(request.form.value("n"))
        publications.bring_back(connection, -1 if number is None else number, request.actor)
        return "editions/", "brought_back"
    if do == "new_prefecture":
        return f"editions/{begin_prefecture(connection, request)}/prefecture", "begun"
    if do == "new_year":
        timezone = request.site.knowledge.region.timezone
        id = begin_new_year(connection, request.form.value("title"), region_files(request), timezone, request.actor)
        return f"editions/{id}/year", "begun"
    id = publications.begin(connection, request.form.value("title"), request.actor)
    return f"editions/{id}", "begun"
