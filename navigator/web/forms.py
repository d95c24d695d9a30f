"""Posted forms: small, urlencoded, read with care. Refuses what is too large or comes from another site."""

from urllib.parse import parse_qs, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

MAX_BYTES, MAX_FIELDS = 16 * 1024, 100
LONGEST_NUMBER = 9  # digits


class Form:
    """The fields of a form; a missing one is ""."""

    def __init__(self, fields: dict[str, list[str]]) -> None:
        self._fields = fields

    def value(self, name: str) -> str:
        """The first value."""
        return self._fields.get(name, [""])[0]

    def values(self, name: str) -> list[str]:
        return self._fields.get(name, [])

    def pairs(self) -> list[tuple[str, str]]:
        """Every field with its values, in order."""
        return [(name, value) for name, values in self._fields.items() for value in values]


def read_number(text: str) -> int | None:
    """The whole number that an address or a form holds, None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else None


async def read_form(request: Request, max_bytes: int = MAX_BYTES, max_fields: int = MAX_FIELDS) -> Form:
    """The posted form. 403 from another site, 413 when too large, 422 when it is no text."""
    refuse_other_sites(request)
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > max_bytes:
                raise HTTPException(413)
        return Form(parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=max_fields))
    except ClientDisconnect:
        raise HTTPException(400) from None  # nobody is there to read it
    except (UnicodeDecodeError, ValueError):
        raise HTTPException(422) from None


def refuse_other_sites(request: Request) -> None:
    """HTTPException 403 for a form of another site, which must not answer for a person.

    Browsers say so in `Sec-Fetch-Site`, and that is enough, whatever name a proxy put into `Host`; older ones in
    `Origin` alone. With our `no-referrer` their `Origin` may be `null` for our own pages too, so that `null` counts
    only where the browser says nothing else.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin", "")
    if site not in (None, "same-origin", "none"):
        raise HTTPException(403)
    if site is None and origin and _host(origin) != request.headers.get("host", "").lower():
        raise HTTPException(403)


def _host(origin: str) -> str | None:
    """The host and port of an origin, None for `null` and what is none."""
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None
