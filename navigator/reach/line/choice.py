"""What was chosen so far, in the data of a button: for whom, which town, in which language. Signed, and far below 300 bytes.

Nothing else ever stands there: what a button of ours carries stays with LINE.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256

PURPOSE = b"choices of a button: "  # the same secret signs what LINE sends
SIGNATURE_LETTERS = 16


@dataclass(frozen=True, slots=True)
class LineChoice:
    """A persona, a municipality ("" while it is to be chosen), and the language to go on in."""

    persona: str
    town: str
    lang: str

    def sealed(self, secret: str) -> str:
        """As the data of a button."""
        text = ".".join((self.persona, self.town, self.lang))
        return f"{text}.{_signature(text, secret)}"


def open_choice(
    data: str, secret: str, personas: Collection[str], towns: Collection[str], languages: Collection[str]
) -> LineChoice | None:
    """None for what we never wrote, and for a choice that there no longer is."""
    text, _, signature = data.rpartition(".")
    parts = text.split(".")
    if len(parts) != 3 or not hmac.compare_digest(_bytes(signature), _bytes(_signature(text, secret))):
        return None
    choice = LineChoice(*parts)
    is_known = choice.persona in personas and choice.town in ("", *towns) and choice.lang in languages
    return choice if is_known else None


def _signature(text: str, secret: str) -> str:
    digest = hmac.digest(secret.encode(), PURPOSE + _bytes(text), sha256)
    return urlsafe_b64encode(digest).decode("ascii")[:SIGNATURE_LETTERS]


def _bytes(text: str) -> bytes:
    """Of half a letter too, which is none of ours."""
    return text.encode("utf-8", "replace")
