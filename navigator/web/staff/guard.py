"""The one place where it is decided who may open a page or send a form."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from navigator.ledger import accounts, sessions
from navigator.ledger.accounts import Account, Role
from navigator.ledger.database import LedgerError
from navigator.usage.store import StoreError
from navigator.web.forms import Form, read_form, refuse_other_sites
from navigator.web.site import Site

from .request import PRIVATE, StaffRequest
from .session import SIGN_IN_COOKIE, StaffCookies

Handler = Callable[[StaffRequest], Response]
LARGEST = 4 * 1024 * 1024  # bytes of a form with a table in it
MOST_FIELDS = 8000
# Fields of the page itself, and passwords: never shown again.
HIDDEN_FIELDS = ("csrf", "next", "n", "kpi", "do", "was", "year", "password", "again", "now")

WORDS = {
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
class Route:
    """A page: its path below /staff, who may open it (None: anyone), and what answers."""

    path: str
    role: Role | None
    handler: Handler
    methods: tuple[str, ...] = ("GET",)


def guarded(site: Site, seal: StaffCookies, route: Route) -> Callable[[Request], Awaitable[Response]]:
    """The route as the server calls it."""

    async def serve(request: Request) -> Response:
        visit = StaffRequest(site, request, None, "")
        try:
            return await _answer(visit, seal, route)
        except (LedgerError, StoreError):
            return refusal(visit, 503)
        except HTTPException as error:
            return refusal(visit, error.status_code)

    return serve


async def _answer(visit: StaffRequest, seal: StaffCookies, route: Route) -> Response:
    request, site = visit.request, visit.site
    key = seal.key(request)
    account = await run_in_threadpool(_account, visit, key) if key else None
    visit = replace(visit, account=account, csrf=seal.token(key if account else seal.key(request, SIGN_IN_COOKIE)))
    if route.role and account is None:
        return await _sign_in_first(visit)
    if route.role and not visit.may(route.role):
        return refusal(visit, 403)
    if request.method == "POST":
        form, files = await _sent(request)
        if not seal.fits(key if account else seal.key(request, SIGN_IN_COOKIE), form.value("csrf")):
            return refusal(replace(visit, form=form), 403)
        visit = replace(visit, form=form, files=files)
    # A staff page shows what holds now, whatever another machine wrote a moment ago.
    await run_in_threadpool(site.freshness.refresh)
    return await run_in_threadpool(route.handler, visit)


def _account(visit: StaffRequest, key: str) -> Account | None:
    now = int(visit.site.clock().timestamp())
    with visit.ledger.reading() as connection:
        account, due = sessions.account_of(connection, key, now), sessions.is_due(connection, key, now)
    if account and due:
        with visit.ledger.writing() as connection:
            sessions.seen(connection, key, now)
    return account


async def _sign_in_first(visit: StaffRequest) -> Response:
    """To the sign-in; what was written into a form meanwhile is shown again, to be copied."""
    request = visit.request
    if request.method != "POST":
        return RedirectResponse(f"/staff/sign-in?next={quote(request.url.path)}", 303, headers=PRIVATE)
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        return refusal(visit, 401)
    return refusal(replace(visit, form=await read_form(request)), 401)


async def _sent(request: Request) -> tuple[Form, Mapping[str, tuple[str, bytes]]]:
    """The fields and files of a form."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await read_form(request, LARGEST, MOST_FIELDS), {}
    refuse_other_sites(request)
    if not request.headers.get("content-length", "").isdigit():
        raise HTTPException(413)
    if int(request.headers["content-length"]) > LARGEST:
        raise HTTPException(413)
    fields: dict[str, list[str]] = {}
    files: dict[str, tuple[str, bytes]] = {}
    try:
        async with request.form(max_files=1, max_fields=20) as sent:
            for name, value in sent.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = (value.filename or "", await value.read())
                else:
                    fields.setdefault(name, []).append(value)
    except (MultiPartException, UnicodeDecodeError):
        raise HTTPException(422) from None
    return Form(fields), files


def refusal(visit: StaffRequest, status: int) -> Response:
    """A page that says why not, and the way out."""
    title, text = WORDS.get(status, WORDS[422])
    typed = [value for name, value in visit.form.pairs() if value and name.partition("-")[0] not in HIDDEN_FIELDS]
    return visit.page(
        "refusal", status, title=visit.t(title), text=visit.t(text), sign_in=status == 401, typed=typed
    )


def any_account_exists(visit: StaffRequest) -> bool:
    """Whether there is any account at all."""
    with visit.ledger.reading() as connection:
        return accounts.any_account(connection)
