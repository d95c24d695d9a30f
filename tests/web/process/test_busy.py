"""Too many at once: whoever has waited for long is told so at once, with every telephone."""

import time
from dataclasses import replace

import pytest

from navigator.dialogue.result.take_along.phonebook import phonebook
from navigator.web.busy_page import busy_page
from navigator.web.process.busy import ARRIVED, BEYOND, CROWD, FEW, LONGEST_WAIT
from navigator.web.process.ledger_watch import LedgerSnapshot
from tests.web.own_loop import run

LONG, MANY = LONGEST_WAIT + 1, range(FEW + 1)


def answered(app, path, waited=LONG, crowd=MANY, method="GET", body=b"", beyond=False, **headers):
    """Status, headers and body of the answer to a request that waited for so many seconds."""
    sent, left = [], [{"type": "http.request", "body": body, "more_body": False}]

    async def receive():
        return left.pop() if left else {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    given = {"host": "testserver", "content-length": str(len(body)), **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope = {
        "type": "http", "http_version": "1.1", "method": method, "scheme": "http", "path": path, "raw_path": path.encode(), "query_string": b"",
        "root_path": "", "headers": [(name.encode(), value.encode()) for name, value in given.items()], "server": ("testserver", 80),
        "client": ("127.0.0.1", 1), "state": {ARRIVED: time.monotonic() - waited, CROWD: crowd, BEYOND: beyond},
    }  # fmt: skip
    run(app(scope, receive, send))
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], told, b"".join(message.get("body", b"") for message in sent[1:]).decode("utf-8", "replace")


@pytest.mark.parametrize(("path", "lang"), [("/ja/talk", "ja"), ("/pt/talk", "pt"), ("/en/nowhere", "en"), ("/", "ja")])
def test_it_is_told_in_the_language_of_the_path_with_every_telephone(app, site, path, lang):
    status, told, page = answered(app, path)
    assert status == 503
    assert (told["retry-after"], told["cache-control"], told["x-content-type-options"]) == ("20", "no-store", "nosniff")
    assert f'<html lang="{lang}"' in page
    phones = {phone.phone for group in phonebook(site.knowledge, site.translator(lang), site.today) for phone in group.phones}
    assert len(phones) > len(site.knowledge.helplines) / 2
    assert {phone for phone in phones if f'href="tel:{phone}"' not in page} == set()


def test_who_comes_beyond_what_is_held_is_told_at_once_unless_few_are_left(app):
    status, _, page = answered(app, "/ja/talk", waited=0, beyond=True)
    assert status == 503
    assert page.count('href="tel:') > 10
    assert answered(app, "/ja/talk", waited=0, crowd=range(FEW), beyond=True)[0] != 503


def test_a_form_is_not_taken_and_says_so(app, site):
    status, told, page = answered(app, "/ja/talk", method="POST", body=b"fact=persona&value=resident")
    assert (status, "set-cookie" in told) == (503, False)
    assert "ここまでの答えは消えていません" in page


def test_a_program_is_told_in_json(app):
    status, told, body = answered(app, "/api/decide")
    assert (status, told["content-type"], told["retry-after"]) == (503, "application/json", "20")
    assert "Too many requests" in body


@pytest.mark.parametrize(
    ("path", "waited", "crowd"),
    [("/ja/talk", LONG, range(FEW)), ("/ja/talk", -LONG, MANY), ("/healthz", LONG, MANY), ("/static/none.css", LONG, MANY)],
    ids=["few", "just come", "health", "a file"],
)
def test_these_are_served(app, path, waited, crowd):
    assert answered(app, path, waited, crowd)[0] != 503


def test_it_goes_out_compressed_and_once_for_all(app, site):
    _, told, _ = answered(app, "/ja/talk", accept_encoding="gzip, br")
    assert (told["content-encoding"], told["vary"]) == ("gzip", "accept-encoding")
    t = site.translator("ja")
    assert busy_page(site, t) is busy_page(site, t)


def test_other_numbers_make_another_page(app, site):
    line = next(line for line in site.knowledge.helplines if line.emergency and line.phone.text)
    assert f"tel:{line.phone.text}" in answered(app, "/ja/talk")[2]
    site.file_knowledge = replace(site.file_knowledge, helplines=())
    site.apply_snapshot(LedgerSnapshot())
    assert f"tel:{line.phone.text}" not in answered(app, "/ja/talk")[2]
