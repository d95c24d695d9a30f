"""More people than this process can serve: whoever has waited for long is answered at once, with every telephone.

Requests are answered in the order in which they came. The page that tells to come again costs a hundredth of what was asked
for, so that those who came last wait for little more than the bound, and nothing is held that would bring the process down.
"""

import time
from collections.abc import Callable, Sized

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from .public_address import HEALTH

ARRIVED, CROWD = "arrived", "crowd"  # in the state of a request: when its head was read, and all that are being answered
BEYOND = "beyond"  # whether it lay unread where more waited than are held
LONGEST_WAIT = 3.0  # seconds before anything is done for a request
FEW = 50  # at once: what made these wait was no crowd, and it is over
AGAIN_AFTER = "20"  # seconds: for programs; people are told in words
SMALL = "/static/"  # as cheap as the page itself


def note_arrival(state: dict[str, object], crowd: Sized, *, beyond: bool = False) -> None:
    """To be called as soon as a request is known."""
    state |= {ARRIVED: time.monotonic(), CROWD: crowd, BEYOND: beyond}


class Busy:
    """`page`: the whole answer to a request that cannot wait any more."""

    def __init__(self, app: ASGIApp, page: Callable[[Request], Response]) -> None:
        self.app, self._page = app, page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._page(Request(scope)) if scope["type"] == "http" and _waited_too_long(scope) else self.app
        await app(scope, receive, send)


def _waited_too_long(scope: Scope) -> bool:
    state = scope.get("state", {})
    if ARRIVED not in state or len(state[CROWD]) <= FEW:
        return False
    if not state.get(BEYOND) and time.monotonic() - state[ARRIVED] < LONGEST_WAIT:
        return False
    path: str = scope["path"]
    return path not in HEALTH and not path.startswith(SMALL)
