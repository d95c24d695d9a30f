"""What a second person says to a value that waits; and what one person may do at once: hide it, or bring the last back."""

from collections.abc import Callable

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.knowledge.confirmations import confirmation_faults
from navigator.ledger import confirmed_contacts, proposed_contacts
from navigator.ledger.proposed_contacts import ProposalError, ProposedContact
from navigator.web.forms import read_number
from navigator.web.staff.request import StaffRequest

from .confirmation_form import ContactField

DEEDS = ("approve", "decline", "hide", "bring_back")


def act(request: StaffRequest, contact: ContactField, do: str) -> Response:
    """POST one of DEEDS; back at the office's page stands what came of it."""
    deeds: dict[str, Callable[[Connection], None]] = {
        "approve": lambda connection: _approve(connection, request, contact),
        "decline": lambda connection: proposed_contacts.decline(connection, _number(request), request.actor),
        "hide": lambda connection: confirmed_contacts.hide(connection, contact.id, contact.field, request.actor),
        "bring_back": lambda connection: confirmed_contacts.bring_back(connection, contact.id, contact.field, request.actor),
    }
    try:
        with request.ledger.writing() as connection:
            deeds[do](connection)
    except ProposalError as error:
        return request.redirect(f"contacts/{contact.id}", error.kind)
    request.site.ledger_watch.refresh()
    return request.redirect(f"contacts/{contact.id}", do)


def say_yes(connection: Connection, request: StaffRequest, waiting: ProposedContact) -> None:
    """ProposalError also for what no longer fits the region: its files were changed meanwhile."""
    if confirmation_faults(request.site.file_knowledge, waiting.confirmation, request.site.settings.more_hosts):
        raise ProposalError("unfit")
    proposed_contacts.approve(connection, waiting.id, request.actor)


def _approve(connection: Connection, request: StaffRequest, contact: ContactField) -> None:
    number, waiting = _number(request), proposed_contacts.of_value(connection, contact.id, contact.field)
    if waiting is None or waiting.id != number:
        raise ProposalError("gone")
    say_yes(connection, request, waiting)


def _number(request: StaffRequest) -> int:
    return waiting_number(request.form.value("n"))


def waiting_number(sent: str) -> int:
    """The number of what waits. 422 for what is none."""
    if (number := read_number(sent)) is None:
        raise HTTPException(422)
    return number
