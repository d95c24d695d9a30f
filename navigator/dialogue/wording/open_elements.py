"""The elements that are open at a place of a finished page, each with its language."""

import re

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z0-9]+)")
_LANG = re.compile(r'\slang="([^"]*)"')
_VOID = frozenset({"area", "br", "hr", "img", "input", "link", "meta", "wbr"})


class OpenElements:
    """Told each tag in turn, it knows in which language the text after it is written; "" where nothing says.

    Of the many elements that are open only those matter that say a language, and what is open within them.
    """

    def __init__(self, page: str = "") -> None:
        self._page = page  # the language of the page itself
        self._open: list[tuple[str, str]] = []  # name and language

    @property
    def lang(self) -> str:
        """The language here, as the nearest element around says it."""
        return self._open[-1][1] if self._open else self._page

    def pass_tag(self, tag: str) -> None:
        """A start or an end; an end closes what was left open within it, too. What is neither changes nothing."""
        if not self._open and 'lang="' not in tag:
            return
        match = _TAG.match(tag)
        if match is None:
            return
        end, name = match.groups()
        if name in _VOID:
            return
        if end:
            while self._open and self._open.pop()[0] != name:
                pass
            return
        lang = _LANG.search(tag)
        if name == "html":
            self._page = lang[1] if lang else ""
        elif lang or self._open:
            self._open.append((name, lang[1] if lang else self.lang))
