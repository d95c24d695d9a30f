"""Where LINE tells of what was written to the account: the signature is checked on the bytes as they came, then LINE has its
answer, and the work is done after it. Off until both of its settings are there.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response
from starlette.background import BackgroundTask

from navigator.reach.line.events import LineEvent, read_events
from navigator.reach.line.replies import LineAccount, reply_to
from navigator.reach.line.seen_events import SeenEvents
from navigator.reach.line.signature import is_signed
from navigator.settings import Settings, SettingsError
from navigator.web.error_response import error_response
from navigator.web.fault_log import FaultLog
from navigator.web.process.body_limits import EVENTS_PATH
from navigator.web.process.reading import read_beside
from navigator.web.site import Site

if TYPE_CHECKING:
    from navigator.reach.line.sender import LineSender

AT_ONCE = 32  # replies that are on their way; a batch holds up to a hundred events, and each reply a connection

log = logging.getLogger(__name__)


def router(site: Site) -> APIRouter:
    """The route of the account, none where it is off. SettingsError where it cannot be served as it is set."""
    if not site.settings.has_line or "line" not in site.knowledge.region.reach:
        return APIRouter()
    webhook = LineWebhook(site, _sender(site.settings))

    @asynccontextmanager
    async def lifespan(_app: Any) -> AsyncIterator[None]:
        yield
        await webhook.sender.close()

    routes = APIRouter(lifespan=lifespan)

    @routes.post(EVENTS_PATH, include_in_schema=False)
    async def take(request: Request) -> Response:
        body = await request.body()
        if not is_signed(body, request.headers.get("x-line-signature", ""), site.settings.line_channel_secret):
            return error_response(401, "The signature is not that of the channel.", "X-Line-Signature")
        return Response(background=BackgroundTask(webhook.answer, body))

    return routes


class LineWebhook:
    """What one process answers."""

    def __init__(self, site: Site, sender: "LineSender") -> None:
        self.site, self.sender, self.seen, self._free = site, sender, SeenEvents(), asyncio.Semaphore(AT_ONCE)

    async def answer(self, body: bytes) -> None:
        """Answer each event once. A fault of one is its own, and says nothing of what was written."""
        new = [event for event in read_events(body) if self.seen.is_new(event.id, time.monotonic())]
        if new:
            await asyncio.gather(*(self._answer(event) for event in new))

    async def _answer(self, event: LineEvent) -> None:
        try:
            async with self._free:
                messages = await read_beside(reply_to, event, self._account())
                await self.sender.reply(event.reply_token, messages)
        except Exception as fault:  # its text may hold what was written
            log.error("line: an event was not answered (%s)", type(fault).__name__)

    def _account(self) -> LineAccount:
        site, settings = self.site, self.site.settings
        return LineAccount(
            site.knowledge, tuple(map(site.translator, site.languages)), site.clock(), settings.public_url.rstrip("/"),
            settings.line_channel_secret, settings.line_code,
        )  # fmt: skip


def _sender(settings: Settings) -> "LineSender":
    """LINE's own library is an extra: it is looked for only where the account is on."""
    if not settings.public_url:
        raise SettingsError("LINE needs NAVIGATOR_PUBLIC_URL: its buttons open pages. Write it like https://navi.example")
    try:
        module = import_module("navigator.reach.line.sender")
    except ImportError as missing:
        raise SettingsError(f"LINE needs a package that is not installed ({missing.name}). Install the extra `line`") from None
    fault_log = FaultLog(log, "line: replies are not taken")
    sender: LineSender = module.LineSender(settings.line_channel_token, settings.line_host, fault_log.failed, fault_log.worked)
    return sender
