"""Signing in and out. Takes as long for a name that does not exist, and says the same."""

import secrets

from starlette.responses import Response

from navigator.ledger import accounts, attempts, sessions
from navigator.ledger.accounts import AccountError
from navigator.ledger.attempts import SignInAttempt
from navigator.ledger.database import Actor

from .guard import Route, any_account_exists
from .request import StaffRequest
from .session import SIGN_IN_COOKIE, StaffCookies


class SignIn:
    """The door for officers."""

    def __init__(self, seal: StaffCookies) -> None:
        self.seal = seal

    def show(self, visit: StaffRequest) -> Response:
        """GET the form, or how to make the first account."""
        if visit.account:
            return visit.to(_inside(visit.request.query_params.get("next", "")))
        return self._form(visit)

    def enter(self, visit: StaffRequest) -> Response:
        """POST name and password."""
        typed, password = visit.form.value("name"), visit.form.value("password")
        try:
            name = accounts.plain_name(typed)
        except AccountError:
            name = ""
        one = SignInAttempt(name, self.seal.secret("attempts"), int(visit.site.clock().timestamp()))
        with visit.ledger.writing() as connection:
            waiting = attempts.count_and_wait(connection, one)
        if waiting:
            text = visit.t(
                "続けてまちがえたため、少しお休みしています。{n}秒ほど待ってから、もう一度お試しください。"
            )
            return self._form(visit, 429, problem=text.format(n=waiting), name=typed[:40])
        with visit.ledger.reading() as connection:
            kept = accounts.password_hash_of(connection, name)
        if not accounts.verify_password(kept, password):
            text = visit.t("名前かパスワードがちがうようです。もう一度お試しください。")
            return self._form(visit, 422, problem=text, name=typed[:40])
        return self._begin(visit, name, one)

    def _begin(self, visit: StaffRequest, name: str, one: SignInAttempt) -> Response:
        with visit.ledger.writing() as connection:
            attempts.succeeded(connection, one)
            old = self.seal.key(visit.request)
            if old:
                sessions.end(connection, old)
            key = sessions.begin(connection, name, Actor(name, visit.site.clock()))
        response = visit.to(_inside(visit.form.value("next")))
        self.seal.keep(response, visit.request, key)
        self.seal.forget(response, SIGN_IN_COOKIE)
        return response

    def leave(self, visit: StaffRequest) -> Response:
        """POST: end the session, on every machine."""
        with visit.ledger.writing() as connection:
            sessions.end(connection, self.seal.key(visit.request))
        response = visit.to("sign-in", "signed-out")
        self.seal.forget(response)
        return response

    def _form(self, visit: StaffRequest, status: int = 200, *, problem: str = "", name: str = "") -> Response:
        """The form; its token rests on a key of the browser's own, since there is no session yet."""
        key = self.seal.key(visit.request, SIGN_IN_COOKIE) or secrets.token_urlsafe(16)
        wanted = visit.form.value("next") or visit.request.query_params.get("next", "")
        response = visit.page(
            "sign_in", status, csrf=self.seal.token(key), account=None, problem=problem, name=name,
            next="/staff/" + _inside(wanted), first=not any_account_exists(visit),
        )  # fmt: skip
        self.seal.keep(response, visit.request, key, SIGN_IN_COOKIE)
        return response

    def routes(self) -> tuple[Route, ...]:
        """The pages."""
        return (
            Route("sign-in", None, self.show),
            Route("sign-in", None, self.enter, ("POST",)),
            Route("sign-out", "viewer", self.leave, ("POST",)),
        )


def _inside(path: str) -> str:
    """A page of the staff without its first part; never another site."""
    inside = path.removeprefix("/staff/") if path.startswith("/staff/") else ""
    plain = all(c.isascii() and (c.isalnum() or c in "/-_.") for c in inside)
    return inside if plain and ".." not in inside and not inside.startswith(("/", "sign-")) else ""
