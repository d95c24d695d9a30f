"""Static files: named by their content, compressed once, kept by browsers for good."""

import gzip
import hashlib
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

import brotli
from starlette.requests import Request
from starlette.responses import Response

FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Body:
    """The same bytes, plain and compressed."""

    plain: bytes
    gzip: bytes
    brotli: bytes

    def answer(self, request: Request, media_type: str, headers: dict[str, str]) -> Response:
        """The smallest that the browser takes."""
        accepted = request.headers.get("accept-encoding", "")
        if "br" in accepted:
            return Response(
                self.brotli,
                headers={**headers, "content-encoding": "br", "vary": "accept-encoding"},
                media_type=media_type,
            )
        if "gzip" in accepted:
            return Response(
                self.gzip,
                headers={**headers, "content-encoding": "gzip", "vary": "accept-encoding"},
                media_type=media_type,
            )
        return Response(self.plain, headers={**headers, "vary": "accept-encoding"}, media_type=media_type)


def body(data: bytes) -> Body:
    """Compress once, as well as can be."""
    return Body(data, gzip.compress(data, 9, mtime=0), brotli.compress(data, quality=11))


@dataclass(frozen=True)
class Styles:
    """The one stylesheet: tokens and our own rules, joined and squeezed."""

    text: str
    url: str
    body: Body
    hash: str  # for the content security policy


def styles(folder: Path, name: str = "app") -> Styles:
    """Read a stylesheet."""
    parts = [folder / "vendor" / "digital-go-jp" / "tokens.css", folder / f"{name}.css"]
    text = squeezed("".join(path.read_text(encoding="utf-8") for path in parts))
    data = text.encode("utf-8")
    digest = hashlib.sha256(data).digest()
    return Styles(
        text,
        f"/static/{name}.{digest.hex()[:12]}.css",
        body(data),
        f"sha256-{b64encode(digest).decode('ascii')}",
    )


def squeezed(css: str) -> str:
    """Without comments and needless white space; strings in our stylesheet hold no double blanks."""
    while (start := css.find("/*")) >= 0:
        css = css[:start] + css[css.index("*/", start) + 2 :]
    return " ".join(css.split()).replace(" { ", "{").replace("; ", ";").replace(" }", "}").replace("} ", "}")
