"""Static files: named by their content, compressed once, kept by browsers for good."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from gzip import compress
from pathlib import Path

from brotli import compress as brotli_compress
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse

from navigator.web.negotiation import preferred_encoding

FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class EncodedBody:
    """The same bytes, plain and compressed, under one weak entity tag. Compressed as well as can be, once, when first asked for."""

    plain: bytes
    etag: str

    @cached_property
    def gzip(self) -> bytes:
        """For most clients."""
        return compress(self.plain, 9, mtime=0)

    @cached_property
    def brotli(self) -> bytes:
        """For browsers."""
        return bytes(brotli_compress(self.plain, quality=11))

    def compress_ahead(self) -> None:
        """Before anybody asks."""
        _ = self.gzip, self.brotli

    def answer(self, request: Request, media_type: str, headers: Mapping[str, str]) -> Response:
        """The coding that the browser likes best; 304 when it has these bytes already."""
        if self._is_known(request.headers.get("if-none-match", "")):
            return NotModifiedResponse(Headers(self._headers(headers)))
        return self.coded(preferred_encoding(request.headers.get("accept-encoding", "")), media_type, headers)

    def coded(self, coding: str, media_type: str, headers: Mapping[str, str]) -> Response:
        """The bytes in a coding of `preferred_encoding`."""
        headers = self._headers(headers)
        match coding:
            case "br":
                return Response(self.brotli, headers={**headers, "content-encoding": "br"}, media_type=media_type)
            case "gzip":
                return Response(self.gzip, headers={**headers, "content-encoding": "gzip"}, media_type=media_type)
        return Response(self.plain, headers=headers, media_type=media_type)

    def _headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        return {**headers, "etag": self.etag, "vary": "accept-encoding"}

    def _is_known(self, if_none_match: str) -> bool:
        """The weak comparison of RFC 9110, 8.8.3.2."""
        tags = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
        return self.etag.removeprefix("W/") in tags or tags == ["*"]


@lru_cache(maxsize=64)
def encode_body(data: bytes) -> EncodedBody:
    """The body of these bytes: one for the same bytes in a process."""
    etag = f'W/"{hashlib.sha256(data).hexdigest()[:16]}"'
    return EncodedBody(data, etag)


@dataclass(frozen=True)
class Asset:
    """A file under an address that changes with its content."""

    url: str
    body: EncodedBody
    media_type: str

    async def answer(self, request: Request) -> Response:
        """The file, kept by browsers for good."""
        return self.body.answer(request, self.media_type, {"cache-control": FOREVER})


def read_asset(path: Path, media_type: str) -> Asset:
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:12]
    return Asset(f"/static/{path.stem}.{digest}{path.suffix}", encode_body(data), media_type)


@dataclass(frozen=True)
class Styles(Asset):
    """A stylesheet: the tokens that it names and its own rules, joined and squeezed."""

    text: str
    hash: str  # for the content security policy


def read_styles(folder: Path, name: str = "app") -> Styles:
    """Read a stylesheet with those design tokens, and those roles over them, that it names."""
    own = (folder / f"{name}.css").read_text(encoding="utf-8")
    roles = used_tokens((folder / "tokens.css").read_text(encoding="utf-8"), own)
    design = (folder / "vendor" / "digital-go-jp" / "tokens.css").read_text(encoding="utf-8")
    text = squeezed(used_tokens(design, roles + own) + unlayered(roles + own))
    data = text.encode("utf-8")
    digest = hashlib.sha256(data).digest()
    return Styles(
        f"/static/{name}.{digest.hex()[:12]}.css", encode_body(data), "text/css; charset=utf-8", text,
        f"sha256-{b64encode(digest).decode('ascii')}",
    )  # fmt: skip


def used_tokens(tokens: str, css: str) -> str:
    """Declarations of custom properties, less those that a stylesheet does not name; rules left empty go too."""
    named = set(re.findall(r"var\((--[\w-]+)\)", css))
    text = re.sub(r"/\*.*?\*/", "", tokens, flags=re.S)
    text = re.sub(r"(--[\w-]+):[^;]+;", lambda m: m[0] if m[1] in named else "", text)
    while (less := re.sub(r"[^{};]*\{\s*\}", "", text)) != text:
        text = less
    return text


def unlayered(css: str) -> str:
    """The rules without the layers around them, in the order of the layers: phones from before 2022 know none.

    Our layers stand in their order in the file, and no rule of an earlier one outweighs a later one by its selector.
    """
    css = re.sub(r"@layer [^;{]*;", "", css)
    out, depth, layers = [], 0, []
    for part in re.split(r"(@layer [\w-]+ \{|[{}])", css):
        if part.startswith("@layer"):
            layers.append(depth)
        elif part == "}" and layers and layers[-1] == depth:
            layers.pop()
        else:
            depth += {"{": 1, "}": -1}.get(part, 0)
            out.append(part)
    return "".join(out)


def squeezed(css: str) -> str:
    """Without comments and needless white space; strings in our stylesheet hold no double blanks."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r":\s+", ":", " ".join(css.split()))).replace(";}", "}")
