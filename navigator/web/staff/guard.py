"""The one place where it is decided who may open a page or send a form."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from email.message import Message
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from navigator.ledger import sessions
from navigator.ledger.accounts import Account, Role
from navigator.ledger.audit import AuditEvent, record
from navigator.ledger.database import LedgerError
from navigator.usage.store import StoreError
from navigator.web.forms import Form, read_form, read_number, refuse_other_sites
from navigator.web.site import Site

from .request import PRIVATE, StaffPage, StaffRequest
from .second_factor_pages import PATH, owes_one
from .session import SIGN_IN_COOKIE, StaffCookies

MAX_FORM_BYTES = 4 * 1024 * 1024  # room for a table
MAX_FIELDS = 8000
OWN_PATHS = ("me", "sign-out", "sign-in")  # open before a password that somebody else chose was changed
# Fields of the page itself, and passwords: never shown again.
HIDDEN_FIELDS = ("csrf", "seed", "code", "passed", "next", "n", "kpi", "do", "was", "year", "password", "again", "now", "line")

# status -> title, text
REFUSALS = {
    401: ("もう一度ログインしてください", "しばらく操作がなかったか、ログアウトしたようです。まだ保存されていません。"),
    403: ("この操作はできません",
          "あなたの権限ではできないか、ページを開いてから時間がたちすぎたようです。前のページを開きなおして、もう一度お試しください。"),
    404: ("ページが見つかりません", "消されたか、アドレスがまちがっているようです。"),
    413: ("大きすぎて受けとれませんでした", "４MBまでのファイルにして、もう一度お試しください。"),
    422: ("うまく読みとれませんでした", "前のページにもどって、もう一度お試しください。"),
    503: ("職員用の記録に、いまつながりません",
          "少し待ってから、もう一度お試しください。何も書きかえられていません。住民の方のページは、そのまま動いています。"),
}  # fmt: skip


@dataclass(frozen=True)
class StaffRoute:
    """A page: its path below /staff, who may open it (None: anyone), and what answers."""

    path: str
    role: Role | None
    handler: Callable[[StaffRequest], Response]
    methods: tuple[str, ...] = ("GET",)
    is_export: bool = False  # takes figures or contacts away: noted in the audit log


@dataclass(frozen=True)
class RefusalPage(StaffPage):
    """Why not, and the way out."""

    template = "staff/refusal.html"
    title: str
    text: str
    sign_in: bool
    typed: list[str]  # what was written into the form, to be copied


def guarded(site: Site, cookies: StaffCookies, route: StaffRoute) -> Callable[[Request], Awaitable[Response]]:
    """The route as an endpoint: no session, no role or no CSRF token never reaches its handler."""

    async def endpoint(http: Request) -> Response:
        request = StaffRequest(site, http, cookies, site.clock())
        try:
            return await _answer(request, route)
        except (LedgerError, StoreError):
            return refusal_page(request, 503)
        except HTTPException as error:
            return refusal_page(request, error.status_code)

    return endpoint


async def _answer(request: StaffRequest, route: StaffRoute) -> Response:
    http, cookies = request.http, request.cookies
    session_key = cookies.key(http)
    account = await run_in_threadpool(_account, request, session_key) if session_key else None
    key = session_key if account else cookies.key(http, SIGN_IN_COOKIE)
    request = replace(request, account=account, csrf=cookies.csrf_token(key))
    if route.role and account is None:
        return await _sign_in_first(request)
    if route.role and not request.may(route.role):
        return refusal_page(request, 403)
    if account and account.initial and route.path not in OWN_PATHS:
        return request.redirect("me")
    if account and route.path not in (*OWN_PATHS, PATH) and await run_in_threadpool(owes_one, request, account):
        return request.redirect(PATH)
    if http.method == "POST":
        form, files = await _form_and_files(http) if route.role else (await read_form(http), {})
        request = replace(request, form=form, files=files)
        if not cookies.csrf_matches(key, form.value("csrf")):
            return refusal_page(request, 403)
    # A staff page shows what holds now, whatever another machine wrote a moment ago.
    await run_in_threadpool(request.site.ledger_watch.refresh)
    response = await run_in_threadpool(route.handler, request)
    if route.is_export and response.status_code == 200:
        await run_in_threadpool(_note_export, request)
    return response


def _note_export(request: StaffRequest) -> None:
    with request.ledger.writing() as connection:
        record(connection, request.actor, AuditEvent("exported", request.http.url.path.removeprefix("/staff/")))


def _account(request: StaffRequest, key: str) -> Account | None:
    now = int(request.now.timestamp())
    with request.ledger.reading() as connection:
        account, due = sessions.account_of(connection, key, now), sessions.is_mark_due(connection, key, now)
    if account and due:
        with request.ledger.writing() as connection:
            sessions.mark_used(connection, key, now)
    return account


async def _sign_in_first(request: StaffRequest) -> Response:
    """To the sign-in; what was written into a form meanwhile is shown again, to be copied."""
    http = request.http
    if http.method != "POST":
        return RedirectResponse(f"/staff/sign-in?next={quote(http.url.path)}", 303, headers=PRIVATE)
    if _is_multipart(http):
        return refusal_page(request, 401)
    return refusal_page(replace(request, form=await read_form(http)), 401)


def _is_multipart(http: Request) -> bool:
    return http.headers.get("content-type", "").startswith("multipart/form-data")


def _charset(http: Request) -> str:
    """In which letters a form says that it is written: others than UTF-8 make halves of letters, or fail."""
    head = Message()
    head["content-type"] = http.headers.get("content-type", "")
    return (head.get_content_charset() or "utf-8").replace("utf8", "utf-8")


async def _form_and_files(http: Request) -> tuple[Form, Mapping[str, tuple[str, bytes]]]:
    """The posted form. 403 from another site, 413 when it is too large or hides its size, 422 when it is no text."""
    if not _is_multipart(http):
        return await read_form(http, MAX_FORM_BYTES, MAX_FIELDS), {}
    refuse_other_sites(http)
    length = read_number(http.headers.get("content-length", ""))
    if length is None or length > MAX_FORM_BYTES:
        raise HTTPException(413)
    if _charset(http) != "utf-8":
        raise HTTPException(422)
    fields: dict[str, list[str]] = {}
    files: dict[str, tuple[str, bytes]] = {}
    try:
        async with http.form(max_files=1, max_fields=20) as sent:
            for name, value in sent.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = (value.filename or "", await value.read())
                else:
                    fields.setdefault(name, []).append(value)
    except (MultiPartException, UnicodeDecodeError):
        raise HTTPException(422) from None
    return Form(fields), files


def refusal_page(request: StaffRequest, status: int) -> Response:
    """The page for a status of 400 or more; what was typed stands on it, without passwords."""
    title, text = REFUSALS.get(status, REFUSALS[422])
    typed = [value for name, value in request.form.pairs() if value and name.partition("-")[0] not in HIDDEN_FIELDS]
    return request.page(RefusalPage(request.t(title), request.t(text), status == 401, typed), status)
