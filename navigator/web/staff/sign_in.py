"""Signing in and out. Takes as long for a name that does not exist, and says the same."""

import secrets
from dataclasses import dataclass, replace

from starlette.responses import Response

from navigator.ledger import accounts, attempts, second_factor, sessions
from navigator.ledger.accounts import AccountError
from navigator.ledger.attempts import SignInAttempt
from navigator.ledger.audit import AuditEvent, record
from navigator.ledger.database import Actor

from .request import StaffPage, StaffRequest
from .second_factor_pages import WAIT, WRONG_NUMBER, seed_seal
from .session import SIGN_IN_COOKIE

QUEUE_SECONDS = 5  # until there should be room for another sign-in from a browser that nobody knows


@dataclass(frozen=True)
class SignInPage(StaffPage):
    """The form, or how to make the first account."""

    template = "staff/sign_in.html"
    problem: str
    name: str
    next: str  # the path of the page that was wanted
    first: bool  # nobody has an account yet


@dataclass(frozen=True)
class NumberPage(StaffPage):
    """The form of the number, after the password was right."""

    template = "staff/number.html"
    problem: str
    passed: str  # that it was, signed, for five minutes
    next: str


def sign_in_page(request: StaffRequest) -> Response:
    """GET the form; whoever is signed in goes on to the page that was wanted."""
    if request.account:
        return request.redirect(_staff_path(request.http.query_params.get("next", "")))
    return _form(request)


def sign_in(request: StaffRequest) -> Response:
    """POST name and password. 429 after too many attempts, 422 when they do not match."""
    typed = request.form.value("name")
    try:
        name = accounts.plain_name(typed)
    except AccountError:
        name = ""
    with request.ledger.reading() as connection:
        password_hash = accounts.password_hash_of(connection, name)
    attempt = _attempt(request, name, password_hash)
    if attempt.device:
        return _answer(request, attempt, password_hash)
    with accounts.guess_lane() as is_free:
        return _answer(request, attempt, password_hash) if is_free else _later(request, QUEUE_SECONDS, typed)


def _attempt(request: StaffRequest, name: str, password_hash: str | None) -> SignInAttempt:
    """With the number of the browser where this account signed in there before."""
    cookies = request.cookies
    device = cookies.device(request.http)
    known = device.id if cookies.knows(device, name, password_hash) else ""
    return SignInAttempt(name, cookies.derived_secret("attempts"), int(request.now.timestamp()), known)


def _answer(request: StaffRequest, attempt: SignInAttempt, password_hash: str | None) -> Response:
    typed = request.form.value("name")
    with request.ledger.writing() as connection:
        seconds = attempts.count_or_delay(connection, attempt)
    if seconds:
        return _later(request, seconds, typed)
    if not accounts.verify_password(password_hash, request.form.value("password")) or password_hash is None:
        if password_hash is not None:  # what is no account may be a password in the wrong field
            _note(request, "-", AuditEvent("sign_in_failed", attempt.name))
        text = request.t("名前かパスワードがちがうようです。もう一度お試しください。")
        return _form(request, 422, text, typed[:40])
    with request.ledger.reading() as connection:
        asks_for_number = second_factor.is_on(connection, attempt.name)
    if asks_for_number:
        return _ask_for_number(request, attempt.name, password_hash)
    return _begin_session(request, attempt, password_hash)


def _ask_for_number(request: StaffRequest, name: str, password_hash: str, problem: str = "", status: int = 200) -> Response:
    """The second page: nothing is open yet."""
    key = request.cookies.key(request.http, SIGN_IN_COOKIE)
    passed = request.cookies.passed_token((name, password_hash), key)
    return request.page(NumberPage(problem, passed, request.form.value("next")), status)


def sign_in_with_number(request: StaffRequest) -> Response:
    """POST the number of the app, or a recovery code, within five minutes of the password."""
    cookies, http, form = request.cookies, request.http, request.form
    passed = form.value("passed")
    name = cookies.passed_name(passed, cookies.key(http, SIGN_IN_COOKIE))
    with request.ledger.reading() as connection:
        password_hash = accounts.password_hash_of(connection, name)
    if not name or password_hash is None or not cookies.passed_is_of(passed, password_hash):
        return _form(request, 422, request.t("時間が過ぎました。もう一度、はじめから入ってください。"))
    # Whoever guesses here knows the password: the wait is the longer one, and costs nobody else anything.
    device = _attempt(request, name, password_hash).device or name
    attempt = SignInAttempt(f"{name} number", cookies.derived_secret("attempts"), int(request.now.timestamp()), device)
    with request.ledger.writing() as connection:
        seconds = attempts.count_or_delay(connection, attempt)
        is_right = not seconds and second_factor.accept(
            connection, name, form.value("code")[:40], seed_seal(request), Actor(name, request.now)
        )
        if is_right:
            attempts.succeeded(connection, attempt)
        elif not seconds:
            record(connection, Actor("-", request.now), AuditEvent("sign_in_failed", name))
    if is_right:
        return _begin_session(request, _attempt(request, name, password_hash), password_hash)
    if not seconds:
        return _ask_for_number(request, name, password_hash, request.t(WRONG_NUMBER), 422)
    response = _ask_for_number(request, name, password_hash, request.t(WAIT).format(n=seconds), 429)
    response.headers["retry-after"] = str(seconds)
    return response


def _note(request: StaffRequest, who: str, event: AuditEvent) -> None:
    with request.ledger.writing() as connection:
        record(connection, Actor(who, request.now), event)


def _later(request: StaffRequest, seconds: int, typed: str) -> Response:
    response = _form(request, 429, request.t(WAIT).format(n=seconds), typed[:40])
    response.headers["retry-after"] = str(seconds)
    return response


def _begin_session(request: StaffRequest, attempt: SignInAttempt, password_hash: str) -> Response:
    cookies, http, name = request.cookies, request.http, attempt.name
    with request.ledger.writing() as connection:
        attempts.succeeded(connection, attempt)
        if old_key := cookies.key(http):
            sessions.end(connection, old_key)
        key = sessions.begin(connection, name, Actor(name, request.now))
        record(connection, Actor(name, request.now), AuditEvent("signed_in", name))
    response = request.redirect(_staff_path(request.form.value("next")))
    cookies.set_key(response, http, key)
    cookies.set_device(response, http, cookies.device(http), (name, password_hash))
    cookies.delete_key(response, SIGN_IN_COOKIE)
    return response


def sign_out(request: StaffRequest) -> Response:
    """POST: end the session, on every machine."""
    with request.ledger.writing() as connection:
        sessions.end(connection, request.cookies.key(request.http))
    response = request.redirect("sign-in", "signed-out")
    request.cookies.delete_key(response)
    return response


def _form(request: StaffRequest, status: int = 200, problem: str = "", name: str = "") -> Response:
    """The form. There is no session yet, so its CSRF token rests on a key of the browser's own."""
    key = request.cookies.key(request.http, SIGN_IN_COOKIE) or secrets.token_urlsafe(16)
    wanted = request.form.value("next") or request.http.query_params.get("next", "")
    with request.ledger.reading() as connection:
        first = not accounts.any_account(connection)
    page = SignInPage(problem, name, "/staff/" + _staff_path(wanted), first)
    response = replace(request, account=None, csrf=request.cookies.csrf_token(key)).page(page, status)
    request.cookies.set_key(response, request.http, key, SIGN_IN_COOKIE)
    return response


def _staff_path(path: str) -> str:
    """The path below /staff/; "" for any other page or site."""
    below = path.removeprefix("/staff/") if path.startswith("/staff/") else ""
    plain = all(c.isascii() and (c.isalnum() or c in "/-_.") for c in below)
    return below if plain and ".." not in below and not below.startswith(("/", "sign-")) else ""
