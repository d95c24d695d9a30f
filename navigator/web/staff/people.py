"""Accounts and tokens for the admin, one's own password, and the list of who changed what."""

from collections.abc import Callable

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.ledger import accounts, audit, tokens
from navigator.ledger.accounts import ROLES, AccountError, Role

from .guard import Route
from .request import StaffRequest

ROLE_WORDS = {"viewer": "見る", "editor": "見る・書く", "admin": "見る・書く・職員を登録する"}
SAYS = {
    "name": "名前は、文字・数字・「.」「_」「-」で40文字までにしてください。空白は使えません。",
    "taken": "その名前は、もう使われています。",
    "unknown": "その名前の職員は、もう登録されていません。",
    "short": "パスワードは、{n}文字以上にしてください。いくつかの言葉をつなげると、覚えやすく、当てられにくくなります。",
    "long": "パスワードが長すぎます。{most}文字までにしてください。",
    "weak": "当てられやすいパスワードです。名前を入れず、いろいろな文字を使ってください。",
    "role": "権限を選んでください。",
    "last_admin": "管理者がひとりもいなくなるため、できません。先に、ほかの方を管理者にしてください。",
    "differ": "２回の入力がちがいます。もう一度、同じものを入れてください。",
    "wrong": "いまのパスワードがちがうようです。",
}  # fmt: skip
DEED_WORDS = {
    "account_added": "職員を登録", "account_removed": "職員の登録を消した", "account_role": "権限を変えた",
    "account_password": "パスワードを変えた", "token_added": "合いかぎを作った", "token_removed": "合いかぎを消した",
    "result_entered": "実績を入れた", "result_corrected": "実績を直した", "result_withdrawn": "実績を取り消した",
    "channel_made": "広報を作った", "channel_renamed": "広報の名前を変えた", "channel_retired": "広報を終えた",
    "channel_reopened": "広報を再開した", "contact_confirmed": "連絡先を確認した", "contact_withdrawn": "連絡先の確認を取り消した",
}  # fmt: skip
PAGE = 100


def show(visit: StaffRequest) -> Response:
    """GET everyone."""
    return _people(visit)


def _people(
    visit: StaffRequest, problem: str = "", status: int = 200, *, secret: str = "", typed: str = ""
) -> Response:
    with visit.ledger.reading() as connection:
        everyone, keys = accounts.everyone(connection), tokens.everyone(connection)
    return visit.page(
        "people", status, everyone=everyone, keys=keys, problem=problem, secret=secret, typed=typed,
        roles=[(role, visit.t(ROLE_WORDS[role])) for role in ROLES], shortest=accounts.SHORTEST,
    )  # fmt: skip


def said(visit: StaffRequest, kind: str) -> str:
    """Why an account could not be changed, and the way out."""
    return visit.t(SAYS[kind]).format(n=accounts.SHORTEST, most=accounts.LONGEST)


def _role(text: str) -> Role:
    found = next((role for role in ROLES if role == text), None)
    if found is None:
        raise AccountError("role")
    return found


def _new_password(visit: StaffRequest, name: str) -> str:
    """The hash of a password typed twice."""
    first, second = visit.form.value("password"), visit.form.value("again")
    if first != second:
        raise AccountError("differ")
    accounts.validate_password(name, first)
    return accounts.hash_password(first)


def add(visit: StaffRequest) -> Response:
    """POST an account."""
    try:
        name, role = accounts.plain_name(visit.form.value("name")), _role(visit.form.value("role"))
        password = _new_password(visit, name)
        with visit.ledger.writing() as connection:
            accounts.add(connection, (name, role), password, visit.actor)
    except AccountError as error:
        return _people(visit, said(visit, error.kind), 422, typed=visit.form.value("name")[:40])
    return visit.to("people/", "added")


def change(visit: StaffRequest) -> Response:
    """POST a change of one account: role, password, or its end."""
    name = visit.request.path_params["name"]
    try:
        todo = _change(visit, name)
        with visit.ledger.writing() as connection:
            todo(connection)
    except AccountError as error:
        return _people(visit, said(visit, error.kind), 422)
    return visit.to("people/", "changed")


def _change(visit: StaffRequest, name: str) -> Callable[[Connection], None]:
    match visit.form.value("do"):
        case "role":
            role = _role(visit.form.value("role"))
            return lambda connection: accounts.set_role(connection, name, role, visit.actor)
        case "password":
            password = _new_password(visit, name)
            return lambda connection: accounts.set_password(connection, name, password, visit.actor)
        case "remove":
            return lambda connection: accounts.remove(connection, name, visit.actor)
    raise HTTPException(422)


def token(visit: StaffRequest) -> Response:
    """POST a token: its secret is shown on this one page and never again."""
    name = " ".join(visit.form.value("name").split())[:60]
    if not name:
        return _people(visit, visit.t("何に使う合いかぎか、名前をつけてください。"), 422)
    with visit.ledger.writing() as connection:
        secret = tokens.make(connection, name, visit.actor)
    if secret is None:
        return _people(visit, visit.t("その名前の合いかぎは、もうあります。"), 422)
    return _people(visit, secret=secret)


def end_token(visit: StaffRequest) -> Response:
    """POST: take a token back."""
    with visit.ledger.writing() as connection:
        tokens.remove(connection, visit.form.value("name"), visit.actor)
    return visit.to("people/", "changed")


def me(visit: StaffRequest) -> Response:
    """GET one's own page."""
    assert visit.account
    return visit.page(
        "me", problem="", role=visit.t(ROLE_WORDS[visit.account.role]), shortest=accounts.SHORTEST
    )


def my_password(visit: StaffRequest) -> Response:
    """POST another password of one's own; every session ends, this one too."""
    assert visit.account
    name = visit.account.name
    with visit.ledger.reading() as connection:
        kept = accounts.password_hash_of(connection, name)
    try:
        if not accounts.verify_password(kept, visit.form.value("now")):
            raise AccountError("wrong")
        password = _new_password(visit, name)
    except AccountError as error:
        role = visit.t(ROLE_WORDS[visit.account.role])
        return visit.page("me", 422, problem=said(visit, error.kind), role=role, shortest=accounts.SHORTEST)
    with visit.ledger.writing() as connection:
        accounts.set_password(connection, name, password, visit.actor)
    return visit.to("sign-in", "password")


def history(visit: StaffRequest) -> Response:
    """GET who changed what, the newest first."""
    text = visit.request.query_params.get("before", "")
    with visit.ledger.reading() as connection:
        found = audit.entries(
            connection, PAGE + 1, int(text) if text.isdecimal() and len(text) < 10 else None
        )
    rows = [
        (entry, visit.t(DEED_WORDS[entry.did]), visit.moment(entry.at), about(visit, entry))
        for _, entry in found[:PAGE]
    ]
    return visit.page("audit", rows=rows, more=found[PAGE - 1][0] if len(found) > PAGE else 0)


def about(visit: StaffRequest, entry: audit.AuditEntry) -> str:
    """What was changed, in words where there are words for it."""
    knowledge, (id, _, rest) = visit.site.knowledge, entry.about.partition(" ")
    kpi = next((k for s in knowledge.target_years for k in s.kpis if k.id == id), None)
    if kpi:
        return f"{visit.t(kpi.text)}　{rest}"
    window, _, office = id.partition("/")
    place = knowledge.offices.get(window, {}).get(office)
    return f"{visit.t(place.name)}　{rest}" if place else ""


ROUTES = (
    Route("people/", "admin", show),
    Route("people/", "admin", add, ("POST",)),
    Route("people/tokens", "admin", token, ("POST",)),
    Route("people/tokens/end", "admin", end_token, ("POST",)),
    Route("people/{name}", "admin", change, ("POST",)),
    Route("me", "viewer", me),
    Route("me", "viewer", my_password, ("POST",)),
    Route("audit", "viewer", history),
)
