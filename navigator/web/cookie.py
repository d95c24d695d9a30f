"""The conversation in the person's own browser: a signed session cookie, read defensively."""

from dataclasses import dataclass
from typing import Any

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

from navigator.dialogue import NOTHING, Conversation, Heard, unpack, unpack_heard
from navigator.knowledge import Knowledge

EMPTY = Conversation()
NAME, VERSION, MOST = "talk", 1, 3000  # bytes


@dataclass(frozen=True)
class Held:
    """What the cookie held. `lost`: there was one, but it could not be read as it stands.

    `seen` is the digest of the answers whose result was already counted; `heard` what the last line led to, in names
    of our own lists, so that the page can be shown again.
    """

    conversation: Conversation = EMPTY
    seen: str = ""
    lost: bool = False
    heard: Heard = NOTHING


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
            return Held(conversation, seen, dropped, unpack_heard(knowledge, data.get("r")))
    return Held(lost=True)


def write(response: Response, request: Request, signer: URLSafeSerializer, held: Held) -> None:
    """Keep the conversation in the browser until it closes."""
    held_in: dict[str, Any] = {"v": VERSION, "a": held.conversation.pack(), "s": held.seen}
    if reply := held.heard.pack():
        held_in["r"] = reply
    value = signer.dumps(held_in)
    text = value if isinstance(value, str) else value.decode("ascii")
    response.set_cookie(
        NAME, text, path="/", httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )


def erase(response: Response) -> None:
    """Forget the conversation at once."""
    response.delete_cookie(NAME, path="/")
