"""What LINE tells of: only what is needed to answer. Who wrote is never read, so it can be kept nowhere."""

import json
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["follow", "message", "postback"]
KINDS = ("follow", "message", "postback")


@dataclass(frozen=True, slots=True)
class LineEvent:
    """Something that calls for an answer. `text`: what was typed, or the data of a postback; "" for a picture or a sticker."""

    kind: Kind
    id: str
    reply_token: str
    text: str = ""


def read_events(body: bytes) -> tuple[LineEvent, ...]:
    """The events of a signed body that are to be answered. What is in no form that we know is left out, never a fault."""
    try:
        events = json.loads(body)["events"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()
    read = (_read(event) for event in events if isinstance(event, dict)) if isinstance(events, list) else ()
    return tuple(event for event in read if event)


def _read(event: dict[str, Any]) -> LineEvent | None:
    """None for what needs no answer: a group, where others read along, and an account that somebody else answers from."""
    kind, id, token = event.get("type"), event.get("webhookEventId"), event.get("replyToken")
    source = event.get("source")
    is_alone = isinstance(source, dict) and source.get("type") == "user"
    if kind not in KINDS or not is_alone or event.get("mode") != "active":
        return None
    if not isinstance(id, str) or not isinstance(token, str) or not token:
        return None
    return LineEvent(kind, id, token, _text(event, kind))


def _text(event: dict[str, Any], kind: str) -> str:
    part = event.get("postback" if kind == "postback" else "message")
    text = part.get("data" if kind == "postback" else "text") if isinstance(part, dict) else None
    return text.encode("utf-8", "replace").decode() if isinstance(text, str) else ""  # half a letter is no text
