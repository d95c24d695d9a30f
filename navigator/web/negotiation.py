"""What a browser asks for: `Accept-Language` and `Accept-Encoding` of RFC 9110, read with patience."""

from collections.abc import Iterator, Sequence

SAME_LANGUAGE = {"fil": "tl", "in": "id"}
"""Other codes of the same language."""
MAX_LETTERS = 400  # of a header; the rest is not read


def preferred_language(header: str, offered: Sequence[str]) -> str:
    """The offered language that the browser likes best; the first one where it names none, or nonsense."""
    ranked = sorted(_weights(header), key=lambda pair: -pair[1])
    return next((lang for tag, weight in ranked if weight > 0 and (lang := nearest_language(tag, offered))), offered[0])


def nearest_language(tag: str, offered: Sequence[str]) -> str:
    """The offered language of a tag, its region and script left aside: `pt-BR` -> `pt`, `fil` -> `tl`; "" for none."""
    whole = tag.lower().replace("_", "-")
    code = whole.partition("-")[0]
    return next((lang for lang in (whole, SAME_LANGUAGE.get(code, code)) if lang in offered), "")


def preferred_encoding(header: str, offered: Sequence[str] = ("br", "gzip")) -> str:
    """The offered coding that the browser likes best, the first of equals; "" for the bytes as they are."""
    weights = dict(_weights(header))
    unnamed = weights.get("*", 0.0)
    best = max(offered, key=lambda coding: weights.get(coding, unnamed))
    return best if weights.get(best, unnamed) > 0 else ""


def _weights(header: str) -> Iterator[tuple[str, float]]:
    """Each name with its `q`, 1 where none is given."""
    for part in header[:MAX_LETTERS].split(","):
        name, _, parameter = part.partition(";")
        yield name.strip().lower(), _weight(parameter)


def _weight(parameter: str) -> float:
    name, _, number = parameter.strip().partition("=")
    try:
        weight = float(number) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
    return weight if weight > 0 else 0.0  # not a number, too
