"""Pages that stand alone in a file: to open, to print, to send round. No server, no script, styles inside."""

from typing import Any

from navigator.dialogue.wording.translation import Translator
from navigator.paths import STATIC

from .static_files import squeezed
from .templating import Templates

STYLES = STATIC / "document.css"


def render_standalone(name: str, t: Translator, **values: Any) -> str:
    """A template as a page of its own."""
    styles = squeezed(STYLES.read_text(encoding="utf-8"))
    return Templates().get(name, t).render(values, styles=styles)
