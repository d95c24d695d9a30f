"""The officers' accounts: for admins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.knowledge.local_words import local_words
from navigator.ledger import accounts, second_factor
from navigator.ledger.accounts import ROLES, Account, AccountError, Role

from .request import StaffPage, StaffRequest

ROLE_WORDS = {"viewer": "見る", "editor": "見る・書く", "admin": "見る・書く・職員を登録する"}
ACCOUNT_PROBLEMS = {
    "name": "名前は、ローマ字か日本語の文字・数字・「.」「_」「-」で40文字までにしてください。空白は使えません。",
    "alike": "ほかの方の名前と、見まちがえやすい名前です。ちがう名前にしてください。",
    "taken": "その名前は、もう使われています。",
    "unknown": "その名前の職員は、もう登録されていません。",
    "short": "パスワードは、{n}文字以上にしてください。いくつかの言葉をつなげると、覚えやすく、当てられにくくなります。",
    "long": "パスワードが長すぎます。{most}文字までにしてください。",
    "weak": "当てられやすいパスワードです。名前や地名、よくある言葉は避けて、いくつかの言葉をつなげてください。",
    "role": "権限を選んでください。",
    "last_admin": "管理者がひとりもいなくなるため、できません。先に、ほかの方を管理者にしてください。",
    "differ": "２回の入力がちがいます。もう一度、同じものを入れてください。",
    "wrong": "いまのパスワードがちがうようです。",
}  # fmt: skip


@dataclass(frozen=True)
class PeoplePage(StaffPage):
    """Every account, and the forms to add or change one."""

    template = "staff/people.html"
    everyone: Sequence[Account]
    problem: str
    typed: str  # the name of an account that could not be added
    roles: list[tuple[Role, str]]
    shortest: int  # characters of a password
    with_factor: frozenset[str]  # names of those with a second factor
    is_required: bool  # whether everybody needs one


def people_page(request: StaffRequest, problem: str = "", status: int = 200, *, typed: str = "") -> Response:
    """GET every account."""
    with request.ledger.reading() as connection:
        everyone = accounts.all_accounts(connection)
        with_factor, is_required = second_factor.accounts_with_one(connection), second_factor.is_required(connection)
    roles = [(role, request.t(ROLE_WORDS[role])) for role in ROLES]
    page = PeoplePage(everyone, problem, typed, roles, accounts.MIN_PASSWORD_LENGTH, with_factor, is_required)
    return request.page(page, status)


def account_problem(request: StaffRequest, error: AccountError) -> str:
    """Why an account could not be changed, and the way out."""
    return request.t(ACCOUNT_PROBLEMS[error.kind]).format(n=accounts.MIN_PASSWORD_LENGTH, most=accounts.MAX_PASSWORD_LENGTH)


def new_password_hash(request: StaffRequest, name: str) -> str:
    """The hash of a password typed twice. AccountError when the two differ or it is too weak."""
    password = request.form.value("password")
    if password != request.form.value("again"):
        raise AccountError("differ")
    accounts.validate_password(name, password, local_words(request.site.knowledge))
    return accounts.hash_password(password)


def _role(typed: str) -> Role:
    for role in ROLES:
        if role == typed:
            return role
    raise AccountError("role")


def add_account(request: StaffRequest) -> Response:
    try:
        name, role = accounts.new_name(request.form.value("name")), _role(request.form.value("role"))
        password_hash = new_password_hash(request, name)
        with request.ledger.writing() as connection:
            accounts.add(connection, (name, role), password_hash, request.actor, initial=True)
    except AccountError as error:
        return people_page(request, account_problem(request, error), 422, typed=request.form.value("name")[:40])
    return request.redirect("people/", "added")


def change_account(request: StaffRequest) -> Response:
    """POST a change of one account: its role, its password, or that it is removed."""
    try:
        change = _change(request, request.http.path_params["name"])
        with request.ledger.writing() as connection:
            change(connection)
    except AccountError as error:
        return people_page(request, account_problem(request, error), 422)
    return request.redirect("people/", "changed")


def _change(request: StaffRequest, name: str) -> Callable[[Connection], object]:
    match request.form.value("do"):
        case "role":
            role = _role(request.form.value("role"))
            return lambda connection: accounts.set_role(connection, name, role, request.actor)
        case "password":
            password_hash = new_password_hash(request, name)
            return lambda connection: accounts.set_password(connection, name, password_hash, request.actor)
        case "factor_off":
            return lambda connection: second_factor.turn_off(connection, name, request.actor)
        case "remove":
            return lambda connection: accounts.remove(connection, name, request.actor)
    raise HTTPException(422)


def require_second_factor(request: StaffRequest) -> Response:
    """POST whether every account needs a second factor."""
    with request.ledger.writing() as connection:
        second_factor.require(connection, request.form.value("do") == "require", request.actor)
    return request.redirect("people/", "changed")
