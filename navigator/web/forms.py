"""Posted forms: small, urlencoded, read with care. Refuses what is too large or comes from another site."""

from urllib.parse import parse_qs, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

LARGEST = 16 * 1024  # bytes


class Form:
    """The fields of a form; a missing one is ""."""

    def __init__(self, fields: dict[str, list[str]]) -> None:
        self._fields = fields

    def value(self, name: str) -> str:
        """The first value."""
        return self._fields.get(name, [""])[0]

    def values(self, name: str) -> list[str]:
        """Every value."""
        return self._fields.get(name, [])

    def pairs(self) -> list[tuple[str, str]]:
        """Every field with its values, in order."""
        return [(name, value) for name, values in self._fields.items() for value in values]


async def read_form(request: Request, largest: int = LARGEST, most: int = 100) -> Form:
    """The posted form. 403 from another site, 413 when too large, 422 when it is no text."""
    refuse_other_sites(request)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > largest:
            raise HTTPException(413)
    try:
        return Form(parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=most))
    except (UnicodeDecodeError, ValueError):
        raise HTTPException(422) from None


def refuse_other_sites(request: Request) -> None:
    """A form of another site must not answer for a person."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403)
    origin = request.headers.get("origin")
    if origin and origin != "null" and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403)
    if origin == "null" and "sec-fetch-site" not in request.headers:
        raise HTTPException(403)
