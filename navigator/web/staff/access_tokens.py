"""The keys with which other systems read published figures (連携用キー): for admins."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from navigator.ledger import tokens
from navigator.ledger.tokens import Token

from .request import StaffPage, StaffRequest


@dataclass(frozen=True)
class TokensPage(StaffPage):
    """Every token, and the form to make one."""

    template = "staff/tokens.html"
    keys: Sequence[Token]
    problem: str
    secret: str  # of the token just made


def tokens_page(request: StaffRequest, problem: str = "", status: int = 200, *, secret: str = "") -> Response:
    """GET every token."""
    with request.ledger.reading() as connection:
        keys = tokens.all_tokens(connection)
    return request.page(TokensPage(keys, problem, secret), status)


def add_token(request: StaffRequest) -> Response:
    """POST a token: its secret is shown on this one page and never again."""
    name = " ".join(request.form.value("name").split())[:60]
    if not name:
        return tokens_page(request, request.t("何に使う連携用キーか、名前をつけてください。"), 422)
    with request.ledger.writing() as connection:
        secret = tokens.add(connection, name, request.actor)
    if secret is None:
        return tokens_page(request, request.t("その名前の連携用キーは、もうあります。"), 422)
    return tokens_page(request, secret=secret)


def remove_token(request: StaffRequest) -> Response:
    """POST the name of a token that no longer opens anything."""
    with request.ledger.writing() as connection:
        tokens.remove(connection, request.form.value("name"), request.actor)
    return request.redirect("tokens/", "changed")
