"""The conversation in the person's own browser: a signed session cookie, read defensively."""

from dataclasses import dataclass
from typing import Any

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

from navigator.dialogue.answers import Conversation, unpack_conversation
from navigator.dialogue.conversation.free_text_result import NO_FREE_TEXT, FreeTextResult, unpack_free_text
from navigator.knowledge.knowledge import Knowledge

EMPTY = Conversation()
NAME, VERSION, MOST = "talk", 1, 3000  # bytes


@dataclass(frozen=True)
class BrowserState:
    """What the cookie held. `lost`: there was one, but it could not be read as it stands.

    `seen` is the digest of the answers whose result was already counted; `channel` the code of the leaflet or
    poster that led here, shared by everyone who saw it; `heard` what the last line led to, in names of our own lists,
    so that the page can be shown again.
    """

    conversation: Conversation = EMPTY
    counted_digest: str = ""
    was_unreadable: bool = False
    channel: str = ""
    free_text: FreeTextResult = NO_FREE_TEXT


def read(request: Request, signer: URLSafeSerializer, knowledge: Knowledge) -> BrowserState:
    """The conversation of a request; a fresh one when the cookie is tampered, too large or outdated."""
    raw = request.cookies.get(NAME)
    if not raw:
        return BrowserState()
    if len(raw) > MOST:
        return BrowserState(was_unreadable=True)
    try:
        data: Any = signer.loads(raw)
    except (BadData, ValueError, RecursionError):
        return BrowserState(was_unreadable=True)
    match data:
        case {"v": 1, "a": list(answers), "s": str(seen)}:
            conversation, dropped = unpack_conversation(knowledge, answers)
            channel = data.get("c", "")
            heard = unpack_free_text(knowledge, data.get("r"))
            return BrowserState(conversation, seen, dropped, channel if isinstance(channel, str) else "", heard)
    return BrowserState(was_unreadable=True)


def write(response: Response, request: Request, signer: URLSafeSerializer, held: BrowserState) -> None:
    """Keep the conversation in the browser until it closes; the channel that led here stays with it."""
    channel = held.channel or _channel(request, signer)
    kept: dict[str, Any] = {"v": VERSION, "a": held.conversation.pack(), "s": held.counted_digest}
    if channel:
        kept["c"] = channel
    if reply := held.free_text.pack():
        kept["r"] = reply
    value = signer.dumps(kept)
    text = value if isinstance(value, str) else value.decode("ascii")
    response.set_cookie(
        NAME, text, path="/", httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )


def _channel(request: Request, signer: URLSafeSerializer) -> str:
    try:
        data: Any = signer.loads(request.cookies.get(NAME, "")[:MOST])
    except (BadData, ValueError, RecursionError):
        return ""
    channel = data.get("c", "") if isinstance(data, dict) else ""
    return channel if isinstance(channel, str) else ""


def erase(response: Response) -> None:
    """Forget the conversation at once."""
    response.delete_cookie(NAME, path="/")
