"""The second factor: setting it up, recovery codes, and the page that asks for a number after the password."""

from dataclasses import dataclass

import segno
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.ledger import accounts, attempts, second_factor
from navigator.ledger.accounts import Account
from navigator.ledger.attempts import SignInAttempt
from navigator.ledger.second_factor import SeedSeal

from .people import ACCOUNT_PROBLEMS
from .request import StaffPage, StaffRequest

WAIT = "続けてまちがえたため、少しお休みしています。{n}秒ほど待ってから、もう一度お試しください。"
WRONG_NUMBER = "番号がちがうか、時間が過ぎたようです。アプリに出ている新しい番号を入れてください。"
PATH = "me/second-factor"


@dataclass(frozen=True)
class SecondFactorPage(StaffPage):
    """The form to set it up, or what can be done with it."""

    template = "staff/second_factor.html"
    is_on: bool
    is_required: bool
    problem: str
    picture: str  # the QR code that an app reads, "" when it is on
    letters: str  # the same to be typed, in groups of four
    seed: str  # sealed
    codes: list[str]  # recovery codes, shown once
    left: int  # recovery codes that were not used


def seed_seal(request: StaffRequest) -> SeedSeal:
    """Of the secrets of this machine."""
    return SeedSeal(request.site.settings.all_secrets())


def second_factor_page(
    request: StaffRequest, problem: str = "", status: int = 200, *, seed: str = "", codes: list[str] | None = None
) -> Response:
    """GET the page; a seed that the app has read already is offered again."""
    name = request.officer.name
    with request.ledger.reading() as connection:
        is_on, is_required = second_factor.is_on(connection, name), second_factor.is_required(connection)
        left = second_factor.recovery_codes_left(connection, name)
    seal = seed_seal(request)
    opened = (seal.open(seed) if seed else None) or second_factor.new_seed()
    address = second_factor.app_address(opened, name, request.site.knowledge.region.app)
    letters = address.partition("secret=")[2].partition("&")[0].lower()
    page = SecondFactorPage(
        is_on=is_on,
        is_required=is_required,
        problem=problem,
        picture="" if is_on else segno.make(address, error="m", micro=False).svg_inline(omitsize=True, svgclass=None, lineclass=None),
        letters="" if is_on else " ".join(letters[at : at + 4] for at in range(0, len(letters), 4)),
        seed="" if is_on else seal.seal(opened),
        codes=codes or [],
        left=left,
    )
    return request.page(page, status)


def change_second_factor(request: StaffRequest) -> Response:
    """POST: turn it on, off, or make new recovery codes; each with the current password, as a session may be stolen."""
    name, do = request.officer.name, request.form.value("do")
    if do not in ("on", "off", "codes"):
        raise HTTPException(422)
    seed = request.form.value("seed")
    attempt = own_attempt(request)
    with request.ledger.writing() as connection:
        current_hash = accounts.password_hash_of(connection, name)
        seconds = attempts.count_or_delay(connection, attempt)
    if seconds:
        return second_factor_page(request, request.t(WAIT).format(n=seconds), 429, seed=seed)
    if not accounts.verify_password(current_hash, request.form.value("now")):
        return second_factor_page(request, request.t(ACCOUNT_PROBLEMS["wrong"]), 422, seed=seed)
    with request.ledger.writing() as connection:
        attempts.succeeded(connection, attempt)
    return {"on": _turn_on, "off": _turn_off, "codes": _new_codes}[do](request)


def own_attempt(request: StaffRequest) -> SignInAttempt:
    """A guess at the officer's own password, with a session that may be stolen."""
    name = request.officer.name
    return SignInAttempt(f"{name} at home", request.cookies.derived_secret("attempts"), int(request.now.timestamp()), name)


def _turn_on(request: StaffRequest) -> Response:
    sealed = request.form.value("seed")
    seed = seed_seal(request).open(sealed)
    typed = "".join(request.form.value("code").split())
    step = second_factor.matching_step(seed, typed, int(request.now.timestamp())) if seed else None
    if step is None:
        return second_factor_page(request, request.t(WRONG_NUMBER), 422, seed=sealed)
    with request.ledger.writing() as connection:
        if second_factor.is_on(connection, request.officer.name):
            codes = []
        else:
            codes = second_factor.turn_on(connection, request.officer.name, sealed, step, request.actor)
    return second_factor_page(request, codes=codes)


def _turn_off(request: StaffRequest) -> Response:
    with request.ledger.writing() as connection:
        second_factor.turn_off(connection, request.officer.name, request.actor)
    return request.redirect(PATH, "off")


def _new_codes(request: StaffRequest) -> Response:
    with request.ledger.writing() as connection:
        is_on = second_factor.is_on(connection, request.officer.name)
        codes = second_factor.new_recovery_codes(connection, request.officer.name) if is_on else []
    return second_factor_page(request, codes=codes)


def owes_one(request: StaffRequest, account: Account) -> bool:
    """Whether the account must set one up before anything else."""
    with request.ledger.reading() as connection:
        return second_factor.is_required(connection) and not second_factor.is_on(connection, account.name)
