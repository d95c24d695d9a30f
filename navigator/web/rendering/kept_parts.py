"""What is done to a page after its template, and the parts of pages that are the same for many: made once, finished once.

A part is what a macro makes of values that are compared whole: who brings the same values gets the same part, and nobody
else does. It stands on its page between marks, so that nothing is done to it twice.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from navigator.dialogue.wording.furigana import readings_as_ruby
from navigator.dialogue.wording.japanese_runs import with_japanese_marked
from navigator.dialogue.wording.phrase_breaks import with_phrase_breaks
from navigator.dialogue.wording.punctuation import with_western_punctuation
from navigator.dialogue.wording.translation import SOURCE_LANGUAGE, Translator

MARK = f"\ue003{secrets.token_hex(8)}\ue003"  # of this process: nobody can type it
MOST_PARTS = 256  # of a language; a part is a few kilobytes
MOST_LINES = 1024  # of a language: single lines, a few hundred bytes each


@dataclass(frozen=True)
class Finish:
    """Kanji with their readings, Japanese lines with their breaks (`phrased`), Japanese marked on other pages."""

    t: Translator
    phrased: bool

    def __call__(self, page: str) -> str:
        """The page. Parts begin and end with elements that no sentence goes across."""
        pieces = page.split(MARK)
        pieces[::2] = [piece and self._finished(piece, self.t.tag if n else "") for n, piece in enumerate(pieces[::2])]
        return "".join(pieces)

    def part(self, text: str) -> Markup:
        """A part of a page, finished and between its marks."""
        pieces = text.split(MARK)
        pieces[::2] = [self._finished(piece, self.t.tag) for piece in pieces[::2]]
        return Markup(f"{MARK}{''.join(pieces)}{MARK}")

    def _finished(self, text: str, lang: str) -> str:
        """`lang`: of what stands around the text, "" where it says so itself."""
        text = text if self.t.lang == SOURCE_LANGUAGE else readings_as_ruby(text)
        text = with_western_punctuation(text) if self.t.has_spaces else text
        if not self.t.is_japanese:
            return with_japanese_marked(text, self.t.tag, lang)
        return with_phrase_breaks(text) if self.phrased else text


def part_maker(finish: Finish, most: int = MOST_PARTS) -> Callable[..., Markup]:
    """What templates make parts with."""

    @lru_cache(maxsize=most)
    def made_once(macro: Callable[..., str], *values: Any) -> Markup:
        return finish.part(macro(*values))

    return made_once
