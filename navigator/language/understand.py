"""One line of free text: who speaks, about what, which answers stand in it, and whether someone is in danger."""

from datetime import date

from .lexicon import Lexicon
from .line import read_line
from .understanding import Understanding


def understand(
    lexicon: Lexicon, text: object, as_of: date, *, persona: str = "", asked: str = ""
) -> Understanding:
    """Read a line. `persona` and `asked` are what is already known: who speaks, and the fact just asked for.

    Never raises, whatever comes; the same line on the same day gives the same reading; nothing of it is kept.
    """
    line = read_line(text)
    if not line.text:
        return Understanding()
    return Understanding()
