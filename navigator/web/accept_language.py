"""Which language a browser asks for: RFC 9110 `Accept-Language`, read with patience."""

from collections.abc import Iterator, Sequence

SAME = {"fil": "tl", "in": "id"}
"""Other codes of the same language."""
LONGEST = 400


def preferred(header: str, offered: Sequence[str]) -> str:
    """The offered language that the browser likes best; the first one where it names none, or nonsense."""
    ranked = sorted(_wishes(header[:LONGEST]), key=lambda wish: -wish[0])
    return next((lang for _, lang in ranked if lang in offered), offered[0])


def _wishes(header: str) -> Iterator[tuple[float, str]]:
    for part in header.split(","):
        tag, _, rest = part.strip().partition(";")
        lang = tag.strip().lower().partition("-")[0]
        quality = _quality(rest)
        if quality > 0:
            yield quality, SAME.get(lang, lang)


def _quality(text: str) -> float:
    name, _, number = text.strip().partition("=")
    try:
        return float(number) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
