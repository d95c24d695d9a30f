"""The conversation in the person's own browser: a signed session cookie, read defensively."""

from dataclasses import dataclass
from typing import Any

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

from navigator.dialogue import Conversation, unpack
from navigator.knowledge import Knowledge

EMPTY = Conversation()
NAME, VERSION, MOST = "talk", 1, 3000  # bytes


@dataclass(frozen=True)
class Held:
    """What the cookie held. `lost`: there was one, but it could not be read as it stands.

    `seen` is the digest of the answers whose result was already counted; `channel` the code of the leaflet or
    poster that led here, shared by everyone who saw it.
    """

    conversation: Conversation = EMPTY
    seen: str = ""
    lost: bool = False
    channel: str = ""


def read(request: Request, signer: URLSafeSerializer, knowledge: Knowledge) -> Held:
    """The conversation of a request; a fresh one when the cookie is tampered, too large or outdated."""
    raw = request.cookies.get(NAME)
    if not raw:
        return Held()
    if len(raw) > MOST:
        return Held(lost=True)
    try:
        data: Any = signer.loads(raw)
    except (BadData, ValueError, RecursionError):
        return Held(lost=True)
    match data:
        case {"v": 1, "a": list(answers), "s": str(seen)}:
            conversation, dropped = unpack(knowledge, answers)
            channel = data.get("c", "")
            return Held(conversation, seen, dropped, channel if isinstance(channel, str) else "")
    return Held(lost=True)


def write(response: Response, request: Request, signer: URLSafeSerializer, held: Held) -> None:
    """Keep the conversation in the browser until it closes; the channel that led here stays with it."""
    channel = held.channel or _channel(request, signer)
    value = signer.dumps(
        {"v": VERSION, "a": held.conversation.pack(), "s": held.seen, **({"c": channel} if channel else {})}
    )
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
