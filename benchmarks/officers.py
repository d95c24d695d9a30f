"""How long officers wait: a table of every office sent in at once, and an age limit raised, proven, approved, published and brought back.

One worker serves by itself on this machine. Requests go out as the pages' forms do, by two officers; what is counted is the time until each answer,
and until the proof is done. Ends with 1 when a bound is missed.
"""

import csv
import http.client
import io
import os
import re
import resource
import signal
import sys
import tempfile
import time
from datetime import UTC, datetime
from html import unescape
from urllib.parse import urlencode

from web import end, free_port, start

from navigator.cli.officers.ledger_access import open_ledger
from navigator.editions import proofs
from navigator.ledger import accounts, sessions
from navigator.ledger.database import Actor
from navigator.web.staff.session import SESSION_COOKIE, StaffCookies

MOST_BULK, MOST_SCRIPT = 5.0, 25.0  # seconds
LIMIT, RAISED, DRAFT = "saposute_age_limit", "54", 1
NUMBER, SOURCE = "0000-00-0000", "窓口に電話して確かめました"
LOOK, MOST_WAIT = 0.2, 300.0  # seconds between two looks whether a proof is done
BOUNDARY = "--a-table-of-contacts"


class Desk:
    """An editor with a session. `waits` are the seconds until each answer, with what was asked."""

    def __init__(self, port: int, name: str) -> None:
        self.port, self.waits = port, list[tuple[str, float]]()
        by = Actor("bench", datetime.now(UTC))
        with open_ledger() as (ledger, settings):
            with ledger.writing() as connection:
                accounts.add(connection, (name, "editor"), accounts.hash_password("long enough a password"), by)
                key = sessions.begin(connection, name, by)
            cookies = StaffCookies(settings.signing_secret())
        self.cookie, self.csrf = f"{SESSION_COOKIE}={cookies._signer.dumps(key)}", cookies.csrf_token(key)

    def get(self, path: str) -> str:
        return self._ask("GET", path)[1]

    def post(self, path: str, fields: list[tuple[str, str]]) -> str:
        """Send a form and go where it leads."""
        sent = urlencode([("csrf", self.csrf), *fields]).encode()
        status, answer = self._ask("POST", path, sent, "application/x-www-form-urlencoded")
        return self._led(status, answer, path)

    def send_file(self, path: str, content: bytes) -> str:
        part = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n'
        body = (part % ("csrf", "")).encode() + self.csrf.encode() + b"\r\n"
        body += (part % ("file", '; filename="contacts.csv"')).encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
        status, answer = self._ask("POST", path, body, f"multipart/form-data; boundary={BOUNDARY}")
        return self._led(status, answer, path)

    def _led(self, status: int, answer: str, path: str) -> str:
        if status not in (200, 303):
            said = re.findall(r'class="(?:wrong|error)[^>]*>(.*?)</p>', answer)
            raise SystemExit(f"{path} was answered with {status}: {said}")
        return self.get(answer) if status == 303 else answer

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "text/plain") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        began = time.perf_counter()
        connection.request(method, path if path.startswith("/") else f"/staff/{path}", body, {"Cookie": self.cookie, "Content-Type": kind})
        answer = connection.getresponse()
        text = answer.read().decode()
        self.waits.append((f"{method} {path.partition('?')[0]}", time.perf_counter() - began))
        return answer.status, str(answer.getheader("location")) if answer.status == 303 else text


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def fill_in(ann: Desk, bob: Desk) -> int:
    """Send a table with a telephone of every office, and let a second officer take it: how many."""
    table = ann.get("contacts/contacts.csv").removeprefix("\ufeff")
    ann.waits.clear()
    head, *rows = csv.reader(io.StringIO(table))
    today = datetime.now(UTC).date().isoformat()
    filled = [row for row in rows if row[-1].rpartition("/")[0].endswith("/phone")]
    for row in filled:
        for heading, value in (("新しい値", NUMBER), ("出典", SOURCE), ("確認した日", today)):
            row[head.index(heading)] = value
    out = io.StringIO()
    csv.writer(out).writerows([head, *rows])
    preview = ann.send_file("contacts/bulk", out.getvalue().encode("utf-8-sig"))
    lines = [("line", unescape(line)) for line in re.findall(r'name="line" value="([^"]*)"', preview)]
    ann.post("contacts/lines", lines)
    page = bob.get("contacts/waiting")
    numbers = re.findall(r'name="n" value="(\d+)"', page)
    bob.post("contacts/waiting", [("do", "approve"), *(("n", n) for n in numbers)])
    if len(numbers) != len(filled):
        raise SystemExit(f"of {len(filled)} telephones {len(numbers)} were taken")
    return len(numbers)


def raise_a_limit(ann: Desk, bob: Desk) -> float:
    """The way of tests/browser/test_officers_way.py: the seconds until its proof was done."""
    path = f"editions/{DRAFT}"
    ann.get("editions/")
    ann.post("editions/", [("do", "begin"), ("title", "benchmark")])
    page = ann.get(f"{path}/parameters")
    form = next(form for form in re.findall(r"<form.*?</form>", page, re.DOTALL) if hidden(form, "id") == LIMIT)
    values = {"id": LIMIT, "seen": hidden(form, "seen"), "value": RAISED, "day": "", "cites": "as-now"}
    values["day"] = hidden(form, "day") or datetime.now(UTC).date().isoformat()
    ann.post(f"{path}/parameters", list(values.items()))
    began = time.perf_counter()
    ann.post(path, [("do", "prove")])
    wait_for_proof()
    proven = time.perf_counter() - began
    while cases := re.findall(r'name="case" value="([^"]*)"', page := ann.get(f"{path}/proof")):
        reason = [("do", "accept"), ("case", unescape(cases[0])), ("alike", hidden(page, "alike")), ("reason", "計画の年齢が変わったため")]
        ann.post(path, reason)
    page = bob.get(f"{path}/proof")
    bob.post(path, [("do", "approve"), ("proof", hidden(page, "proof"))])
    bob.post(path, [("do", "publish")])
    page = bob.get("editions/")
    bob.post("editions/", [("do", "bring_back"), ("n", hidden(page, "n")), ("seen", hidden(page, "seen"))])
    return proven


def wait_for_proof() -> None:
    began = time.perf_counter()
    while time.perf_counter() - began < MOST_WAIT:
        with open_ledger() as (ledger, _), ledger.reading() as connection:
            proof = proofs.latest(connection, DRAFT)
        if proof is not None and proof.result is not None:
            return
        time.sleep(LOOK)
    raise SystemExit("the proof did not end")


def waited(*desks: Desk) -> float:
    return sum(seconds for desk in desks for _, seconds in desk.waits)


def longest(*desks: Desk) -> str:
    return ", ".join(f"{what} {seconds:.2f} s" for what, seconds in sorted(
        (wait for desk in desks for wait in desk.waits), key=lambda wait: -wait[1])[:4])  # fmt: skip


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))  # whoever ends this ends the server too
    port = free_port()
    os.environ |= {"NAVIGATOR_DATA_DIR": tempfile.mkdtemp()}
    server = start([sys.executable, "-m", "navigator", "serve", "--port", str(port)], {}, port, "/ja/")
    try:
        ann, bob = Desk(port, "ann"), Desk(port, "bob")
        ann.get("")
        bob.get("")
        ann.waits.clear()
        bob.waits.clear()
        offices = fill_in(ann, bob)
        bulk = waited(ann, bob)
        print(f"{offices} telephones sent in, looked at and taken: {bulk:.1f} s, of which {longest(ann, bob)}")
        ann.waits.clear()
        bob.waits.clear()
        proven = raise_a_limit(ann, bob)
        script = waited(ann, bob) + proven
        print(f"a limit raised and brought back: {script:.1f} s, of which the proof {proven:.1f} s, {longest(ann, bob)}")
    finally:
        end(server)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"the server and its proof took {used.ru_utime + used.ru_stime:.1f} s of a processor, its start among them")
    missed = [(what, took, most) for what, took, most in (("bulk", bulk, MOST_BULK), ("script", script, MOST_SCRIPT)) if took > most]
    for what, took, most in (("bulk", bulk, MOST_BULK), ("script", script, MOST_SCRIPT)):
        print(f"{'held  ' if took <= most else 'MISSED'} {what}: {took:.1f} s (at most {most:.0f})")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
