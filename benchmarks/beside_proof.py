"""Pages of citizens while a draft is proven, against the same pages without: 99 of 100 within so many times of idle, in one run.

One worker serves by itself on this machine; an officer's form begins each proof, as on the page of a draft. An officer looks at the page of the proof
every three seconds meanwhile. Idle stretches and proofs follow one another, so that whoever else works on the machine meets both. Ends with 1 when the bound is missed.
"""

import argparse
import asyncio
import http.client
import os
import signal
import sys
import tempfile
import time
from datetime import UTC, datetime
from urllib.parse import urlencode

from load import ANSWERS, _header, percentile
from web import end, exchange, free_port, get, post, start

from navigator.cli.officers.ledger_access import open_ledger
from navigator.editions import draft_texts, proofs, publications
from navigator.editions.draft_texts import TextChange
from navigator.ledger import accounts, sessions
from navigator.ledger.database import Actor
from navigator.paths import ROOT
from navigator.web.staff.session import SESSION_COOKIE, StaffCookies

MOST = 1.5  # times of idle
CITIZENS, PAUSE, STRETCH, WARM, MOST_WAIT = 8, 0.25, 10.0, 4.0, 300.0  # people at once; seconds between two pages of one
LOOK = 3.0  # seconds between two looks at the page of the proof
FILE, OLD, NEW = "rules/parameters.yaml", "{value: 49, valid: 2025-04-01..", "{value: 54, valid: 2025-04-01.."
Turn = tuple[float, float]  # when it began, seconds until its next page


async def talk(port: int, ended: asyncio.Event, turns: list[Turn]) -> None:
    """One person after the other, who reads before each answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while not ended.is_set():
        cookie = ""
        for fact, value in ANSWERS:
            began = time.perf_counter()
            head, _ = await exchange(reader, writer, post("/ja/talk", f"fact={fact}&value={value}", cookie))
            cookie = _header(head, b"set-cookie") or cookie
            await exchange(reader, writer, get(_header(head, b"location"), cookie))
            turns.append((began, time.perf_counter() - began))
            await asyncio.sleep(PAUSE)
    writer.close()


class Officer:
    """An editor with a session, and a draft that raises an age limit."""

    def __init__(self, port: int) -> None:
        self.port = port
        by = Actor("bench", datetime.now(UTC))
        with open_ledger() as (ledger, settings):
            secret = settings.signing_secret()
            with ledger.writing() as connection:
                accounts.add(connection, ("bench", "editor"), accounts.hash_password("long enough a password"), by)
                key = sessions.begin(connection, "bench", by)
                self.draft = publications.begin(connection, "benchmark", by)
                text = (ROOT / FILE).read_text(encoding="utf-8")
                assert OLD in text, f"{FILE} is written otherwise: name another number here"
                draft_texts.save(connection, self.draft, TextChange(FILE, text.replace(OLD, NEW, 1), 0), text, by)
        cookies = StaffCookies(secret)
        self.cookie, self.csrf = f"{SESSION_COOKIE}={cookies._signer.dumps(key)}", cookies.csrf_token(key)

    def prove(self) -> None:
        """Send the form, as its page does."""
        sent = urlencode({"csrf": self.csrf, "do": "prove"})
        if (status := self._ask("POST", f"/staff/editions/{self.draft}", sent)) != 303:
            raise SystemExit(f"the proof was answered with {status}")

    def look(self) -> None:
        """Open the page of the proof."""
        if (status := self._ask("GET", f"/staff/editions/{self.draft}/proof")) != 200:
            raise SystemExit(f"the page of the proof was answered with {status}")

    def is_proving(self) -> bool:
        """Whether it still runs, as the ledger says."""
        with open_ledger() as (ledger, _), ledger.reading() as connection:
            proof = proofs.latest(connection, self.draft)
        return proof is not None and proof.result is None

    def _ask(self, method: str, path: str, body: str = "") -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request(method, path, body or None, {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        answer.read()
        return answer.status


async def measure(port: int, officer: Officer, rounds: int) -> tuple[list[float], list[float]]:
    """Seconds of the turns that began in an idle stretch, and of those that began while a draft was proven."""
    turns: list[Turn] = []
    idle: list[float] = []
    proven: list[float] = []
    ended = asyncio.Event()
    people = [asyncio.create_task(talk(port, ended, turns)) for _ in range(CITIZENS)]
    await asyncio.sleep(WARM)
    for n in range(rounds):
        began = time.perf_counter()
        await asyncio.sleep(STRETCH)
        own = [took for at, took in turns if at > began]
        idle += own
        began = time.perf_counter()
        await asyncio.to_thread(officer.prove)
        while await asyncio.to_thread(officer.is_proving):
            if time.perf_counter() - began > MOST_WAIT:
                raise SystemExit("the proof did not end")
            await asyncio.sleep(LOOK)
            await asyncio.to_thread(officer.look)
        seconds, beside = time.perf_counter() - began, [took for at, took in turns if at > began]
        proven += beside
        print(f"{n + 1}. idle {len(own)} turns, 99 of 100 in {percentile(own, 0.99) * 1000:.0f} ms; "
              f"a proof of {seconds:.0f} s, {len(beside)} turns, 99 of 100 in {percentile(beside, 0.99) * 1000:.0f} ms")  # fmt: skip
    ended.set()
    await asyncio.gather(*people)
    return idle, proven


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--rounds", type=int, default=3)
    rounds = given.parse_args().rounds
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))  # whoever ends this ends the server too
    port = free_port()
    os.environ |= {"NAVIGATOR_DATA_DIR": tempfile.mkdtemp(), "NAVIGATOR_TURNS_A_MINUTE": "100000000"}
    server = start([sys.executable, "-m", "navigator", "serve", "--port", str(port)], {}, port, "/ja/")
    try:
        idle, proven = asyncio.run(measure(port, Officer(port), rounds))
    finally:
        end(server)
    for share in (0.5, 0.9, 0.99):
        one, other = percentile(idle, share) * 1000, percentile(proven, share) * 1000
        print(f"{share:.0%} of the turns: {one:.1f} ms idle, {other:.1f} ms beside a proof, {other / one:.2f} times")
    ratio = percentile(proven, 0.99) / percentile(idle, 0.99)
    print(f"{'held  ' if ratio <= MOST else 'MISSED'} 99 of 100 beside a proof: {ratio:.2f} times of idle (at most {MOST})")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    raise SystemExit(main())
