"""Where the time of a turn goes, by layer: a profile of conversations in this process, without a server.

A profiler makes calls dearer than they are: read the shares, not the sum. `--root FOLDER` measures another tree.
"""

import argparse
import asyncio
import cProfile
import os
import pstats
import sys
import tempfile
from pathlib import Path
from typing import Any

ANSWERS = (("persona", "resident"), ("work", "seeking"), ("age", "45..49"), ("withdrawn", "no"), ("lonely", "no"), ("readiness", "ready"))
LAYERS = (  # by the first of these that stands in the path of the code
    ("framework: routing, requests, answers", ("/starlette/", "/fastapi/", "/anyio/", "/asyncio/", "/language_routes.py", "/web/citizen/app.py")),
    ("middleware of ours", ("/web/process/", "/web/headers.py", "/web/errors.py", "/negotiation.py")),
    ("cookie", ("/cryptography/", "/cookie", "/json/", "/sent_forms.py", "unpack")),
    ("answers, rules, decision", ("/engine/", "/dialogue/answers.py", "/dialogue/evaluation.py", "/knowledge/")),
    ("templates", ("/jinja2/", "/markupsafe/", "/templates/", "/web/rendering/", "/web/site.py")),
    ("phrases, readings, punctuation", ("/phrase_breaks.py", "/furigana.py", "/punctuation.py", "/japanese_runs.py", "/open_elements.py", "/re/")),
    ("views: questions, texts, transcript", ("/dialogue/", "/babel/")),
    ("form and count", ("/web/forms.py", "/urllib/", "/usage/", "/counting.py")),
)


class Visitor:
    """Sends requests to the application as a server would."""

    def __init__(self, app: Any, lang: str) -> None:
        self.app, self.lang, self.cookie = app, lang, ""

    async def ask(self, method: str, path: str, query: str = "", body: str = "") -> dict[bytes, bytes]:
        """The headers of the answer."""
        sent: list[Any] = []
        waiting = [{"type": "http.request", "body": body.encode(), "more_body": False}]

        async def receive() -> Any:
            return waiting.pop(0) if waiting else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        headers = [(b"host", b"127.0.0.1"), (b"cookie", self.cookie.encode()), (b"content-length", str(len(body)).encode())]
        scope = {
            "type": "http", "http_version": "1.1", "method": method, "scheme": "http", "path": path, "raw_path": path.encode(),
            "query_string": query.encode(), "root_path": "", "headers": headers, "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1), "state": {},
        }  # fmt: skip
        await self.app(scope, receive, send)
        return dict(sent[0]["headers"])

    async def turns(self, many: int) -> None:
        """Conversations of six answers, one after the other."""
        for n in range(many):
            if n % len(ANSWERS) == 0:
                self.cookie = ""
            fact, value = ANSWERS[n % len(ANSWERS)]
            head = await self.ask("POST", f"/{self.lang}/talk", body=f"fact={fact}&value={value}")
            self.cookie = head.get(b"set-cookie", self.cookie.encode()).split(b";")[0].decode()
            path, _, query = head[b"location"].decode().partition("?")
            await self.ask("GET", path, query)


def layer(path: str) -> str:
    return next((name for name, parts in LAYERS if any(part in path for part in parts)), "the rest")


def shares(profile: cProfile.Profile) -> dict[str, float]:
    """Of each layer its part of the time; what is built in counts where it is called."""
    seconds: dict[str, float] = {}
    for (path, _, _), (_, _, own, _, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        called = {by[0]: took[2] for by, took in callers.items()} if path == "~" else {path: own}
        for by, took in called.items():
            seconds[layer(by)] = seconds.get(layer(by), 0.0) + took
    whole = sum(seconds.values())
    return {name: part / whole for name, part in seconds.items()}


async def measure(lang: str, many: int) -> cProfile.Profile:
    from navigator.web.app import create_app

    visitor = Visitor(create_app(), lang)
    await visitor.turns(2 * len(ANSWERS))
    profile = cProfile.Profile()
    profile.enable()
    await visitor.turns(many)
    profile.disable()
    return profile


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--root", default=str(Path(__file__).parents[1]))
    arguments.add_argument("--lang", default="ja")
    arguments.add_argument("--many", type=int, default=300)
    given = arguments.parse_args()
    sys.path.insert(0, given.root)
    os.environ |= {"NAVIGATOR_DATA_DIR": tempfile.mkdtemp(), "NAVIGATOR_TURNS_A_MINUTE": "100000000"}
    profile = asyncio.run(measure(given.lang, given.many))
    calls = sum(entry[1] for entry in pstats.Stats(profile).stats.values())  # type: ignore[attr-defined]
    print(f"{calls / given.many:.0f} calls a turn")
    for name, share in sorted(shares(profile).items(), key=lambda part: -part[1]):
        print(f"{share:5.0%}  {name}")


if __name__ == "__main__":
    main()
