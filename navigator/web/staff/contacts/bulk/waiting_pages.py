"""Everything that waits for a second person, by who wrote it and when: said yes to in one step, or single values taken out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.ledger import proposed_contacts
from navigator.ledger.proposed_contacts import ProposalError, ProposedContact
from navigator.web.staff.contacts.current_values import (
    CurrentValue,
    ValuesByField,
    by_field,
    confirmation_in_words,
    current_values,
)
from navigator.web.staff.contacts.second_person import say_yes, waiting_number
from navigator.web.staff.request import StaffPage, StaffRequest

# What was done, or could not be, and to how many.
DONE_WORDS = {
    "sent": "{n}件を送りました。変わる値は、ほかの方に、このページで確かめてもらってください。",
    "approve": "{n}件を２人で確かめました。住民の方のページに、もう出ています。",
    "decline": "{n}件を取り下げました。",
}
LEFT_WORDS = "{n}件は、ご自分で書いたものか、待っているあいだに変わったものです。出していません。"


@dataclass(frozen=True)
class WaitingValue:
    """A value that waits, beside what is served now."""

    proposed: ProposedContact
    current: CurrentValue
    text: str
    source: str


@dataclass(frozen=True)
class WaitingTable:
    """What one officer wrote in one step: a whole table, or a single value."""

    who: str
    time: str
    is_own: bool
    values: Sequence[WaitingValue]


@dataclass(frozen=True)
class WaitingTablesPage(StaffPage):
    """All that waits."""

    template = "staff/contacts_waiting.html"
    tables: Sequence[WaitingTable]
    told: str  # what came of the last form, "" for nothing
    left: str  # what of it could not be done


def waiting_tables_page(request: StaffRequest) -> Response:
    """GET all that waits, the oldest first."""
    with request.ledger.reading() as connection:
        values, waiting = by_field(current_values(request, connection)), proposed_contacts.all_waiting(connection)
    shown = [one for proposed in waiting if (one := _waiting_value(request, proposed, values))]
    tables = [
        WaitingTable(who, request.local_time(at), who == request.officer.name, list(of))
        for (who, at), of in groupby(shown, key=lambda one: (one.proposed.who, one.proposed.at))
    ]
    told, left = _told(request)
    return request.page(WaitingTablesPage(tables, told, left))


def answer_waiting(request: StaffRequest) -> Response:
    """POST the yes to the values that are ticked, or what takes them back: all in one transaction."""
    do, numbers = request.form.value("do"), [waiting_number(number) for number in request.form.values("n")]
    if do not in ("approve", "decline"):
        raise HTTPException(422)
    with request.ledger.writing() as connection:
        done = sum(_is_done(connection, request, do, number) for number in numbers)
    request.site.ledger_watch.refresh()
    return request.redirect("contacts/waiting", f"{do}-{done}-{len(numbers) - done}")


def _is_done(connection: Connection, request: StaffRequest, do: str, number: int) -> bool:
    """Nothing was written where it is not."""
    waiting = proposed_contacts.find(connection, number)
    try:
        if do == "decline":
            proposed_contacts.decline(connection, number, request.actor)
        elif waiting:
            say_yes(connection, request, waiting)
    except ProposalError:
        return False
    return waiting is not None


def _waiting_value(request: StaffRequest, proposed: ProposedContact, values: ValuesByField) -> WaitingValue | None:
    """None for an office that the region no longer has."""
    current = values.get((proposed.confirmation.office, proposed.confirmation.field))
    if current is None:
        return None
    source = request.site.knowledge.sources.get(proposed.confirmation.source)
    return WaitingValue(
        proposed, current, confirmation_in_words(request, proposed.confirmation), request.t(source.title) if source else ""
    )


def _told(request: StaffRequest) -> tuple[str, str]:
    """`done` is approve-12-1: what was done, to how many, and for how many it could not be."""
    did, *numbers = request.http.query_params.get("done", "").split("-")
    done, left = (*(number if number.isdecimal() else "" for number in numbers[:2]), "", "")[:2]
    words = request.t(DONE_WORDS[did]).format(n=done) if did in DONE_WORDS and done else ""
    return words, request.t(LEFT_WORDS).format(n=left) if left.strip("0") else ""
