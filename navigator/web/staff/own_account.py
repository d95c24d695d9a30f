"""An officer's own page: what they may do, and another password."""

from dataclasses import dataclass

from starlette.responses import Response

from navigator.ledger import accounts, attempts
from navigator.ledger.accounts import AccountError

from .people import ROLE_WORDS, account_problem, new_password_hash
from .request import StaffPage, StaffRequest
from .second_factor_pages import WAIT, own_attempt


@dataclass(frozen=True)
class OwnPage(StaffPage):
    """The form of another password."""

    template = "staff/me.html"
    problem: str
    role: str
    shortest: int  # characters of a password


def own_page(request: StaffRequest, problem: str = "", status: int = 200) -> Response:
    """GET one's own page."""
    role = request.t(ROLE_WORDS[request.officer.role])
    return request.page(OwnPage(problem, role, accounts.MIN_PASSWORD_LENGTH), status)


def change_own_password(request: StaffRequest) -> Response:
    """POST another password of one's own; every session ends, this one too."""
    name = request.officer.name
    attempt = own_attempt(request)
    with request.ledger.writing() as connection:
        current_hash = accounts.password_hash_of(connection, name)
        seconds = attempts.count_or_delay(connection, attempt)
    if seconds:
        return own_page(request, request.t(WAIT).format(n=seconds), 429)
    try:
        if not accounts.verify_password(current_hash, request.form.value("now")):
            raise AccountError("wrong")
        password_hash = new_password_hash(request, name)
    except AccountError as error:
        return own_page(request, account_problem(request, error), 422)
    with request.ledger.writing() as connection:
        attempts.succeeded(connection, attempt)
        accounts.set_password(connection, name, password_hash, request.actor)
    return request.redirect("sign-in", "password")
