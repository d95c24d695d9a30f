"""Pages that stand alone in a file: to open, to print, to send round. No server, no script, styles inside."""

from typing import Any

from navigator.dialogue.wording.translation import Tongue
from navigator.paths import STATIC

from .site import environment

STYLES = STATIC / "document.css"


def document(name: str, say: Tongue, **values: Any) -> str:
    """A template as a page of its own."""
    styles = STYLES.read_text(encoding="utf-8")
    return environment().get_template(name).render({"_": say, "lang": say.lang, "styles": styles} | values)
