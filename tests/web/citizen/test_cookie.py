"""The cookie: small, guarded, and read whatever it holds."""

import base64
import random
import string
import time
import zlib
from datetime import timedelta

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from navigator.dialogue.conversation.free_text_result import FreeTextResult, unpack_free_text
from navigator.settings import Settings
from navigator.web.app import create_app
from navigator.web.citizen import cookie
from navigator.web.citizen.cookie import MAX_BYTES, BrowserState
from tests.conftest import NOW
from tests.web.citizen.test_conversation import answer, journey

OLD, NEW = "the secret that is to go away: 0001", "the secret that is to take over: 02"
COOKIES = {
    "tampered": lambda c: c[:-3] + ("aaa" if c[-3:] != "aaa" else "bbb"),
    "truncated": lambda c: c[: len(c) // 2],
    "oversized": lambda c: c + "x" * MAX_BYTES,
    "nonsense": lambda c: "%%%",
    "without its end": lambda c: c[:-44],
}


@pytest.mark.parametrize("spoil", COOKIES.values(), ids=COOKIES)
def test_a_spoilt_cookie_starts_afresh_with_a_kind_sentence(client, app, spoil):
    journey(client, persona="resident", work="seeking")
    spoilt = spoil(client.cookies["talk"])
    fresh = TestClient(app)
    response = fresh.get("/ja/talk?n=0", headers={"cookie": f"talk={spoilt}"})
    assert response.status_code == 200
    assert "はじめからになります" in response.text
    assert fresh.get("/ja/result", headers={"cookie": f"talk={spoilt}"}).status_code == 200


def test_a_cookie_too_large_is_not_read_even_when_it_is_ours(client, site):
    noise = "".join(random.Random(1).choices(string.ascii_letters, k=4 * MAX_BYTES))
    large = site.seal.seal({"v": 2, "a": [["persona", "resident"]], "s": noise}, NOW)
    assert len(large) > MAX_BYTES
    page = client.get("/ja/talk?n=0", headers={"cookie": f"talk={large}"}).text
    assert "はじめからになります" in page
    assert "自分のこと</b>" not in page


def test_an_outdated_answer_is_dropped_and_the_rest_kept(client, site):
    old = site.seal.seal(
        {"v": 2, "a": [["persona", "resident"], ["shoe_size", "42"], ["work", "seeking"]], "s": ""}, NOW
    )
    page = client.get("/ja/talk?n=0", headers={"cookie": f"talk={old}"}).text
    assert "はじめから" in page
    assert "仕事を探している</b>" in page


def test_the_cookie_is_small_and_guarded(client, knowledge):
    response = client.post("/ja/talk", data={"fact": "persona", "value": "resident"}, follow_redirects=False)
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Max-Age" not in cookie
    assert "expires" not in cookie.lower()
    for fact, declared in knowledge.facts.items():
        answer(client, fact, *(declared.fact.options or (str(declared.fact.values[-1]),)))
    assert len(client.cookies["talk"]) < 3000


def test_behind_tls_the_cookie_is_secure(app):
    client = TestClient(app, base_url="https://testserver")
    response = client.post("/ja/talk", data={"fact": "persona", "value": "resident"}, follow_redirects=False)
    assert "Secure" in response.headers["set-cookie"]


@pytest.mark.parametrize("certain", [True, False])
def test_both_kinds_of_danger_that_a_line_names_are_told(knowledge, certain):
    """meu marido ameaça me matar: a threat, which could be a wish to die."""
    threat = FreeTextResult(danger="violence", danger_is_certain=certain, danger_also="self_harm")
    assert unpack_free_text(knowledge, threat.pack()) == threat
    told = BrowserState(free_text=threat).with_told("").danger
    assert told.latest == ("violence", "self_harm")
    assert (told.certain if certain else told.possible) == ("violence", "self_harm")


def test_nobody_who_sees_the_cookie_reads_it(client):
    journey(client, persona="resident", work="seeking", withdrawn="yes")
    sealed = base64.urlsafe_b64decode(client.cookies["talk"])
    for word in (b"resident", b"seeking", b"withdrawn"):
        assert word not in sealed
        assert word not in b"".join(zlib_parts(sealed))


def zlib_parts(sealed):
    """What could be unpacked at any place of it."""
    for at in range(len(sealed)):
        try:
            yield zlib.decompressobj().decompress(sealed[at:])
        except zlib.error:
            continue


def test_a_copy_opens_for_twelve_hours_and_no_longer(client, site):
    journey(client, persona="resident", work="seeking")
    copy = {"cookie": f"talk={client.cookies['talk']}"}
    other = TestClient(client.app)
    for hours, opens in ((11.9, True), (12.1, False)):
        site.clock = lambda hours=hours: NOW + timedelta(hours=hours)
        assert ("仕事を探している</b>" in other.get("/ja/talk?n=9", headers=copy).text) == opens


@pytest.mark.parametrize("way", ["erase", "leave"])
def test_a_copy_of_what_was_erased_opens_nothing_on_this_machine(client, settings, knowledge, way):
    journey(client, persona="resident", work="seeking")
    copy = {"cookie": f"talk={client.cookies['talk']}"}
    with TestClient(create_app(settings, lambda: NOW, knowledge)) as other_worker:
        assert "仕事を探している</b>" in other_worker.get("/ja/talk?n=9", headers=copy).text
        client.post(f"/ja/{way}", follow_redirects=False)
        client.cookies.clear()
        assert "仕事を探している</b>" not in client.get("/ja/talk?n=9", headers=copy).text
        deadline = time.monotonic() + 60
        while "仕事を探している</b>" in other_worker.get("/ja/talk?n=9", headers=copy).text:
            assert time.monotonic() < deadline
            time.sleep(0.02)


def test_a_machine_that_is_one_step_behind_with_its_secrets_goes_on(tmp_path, knowledge):
    """The new secret was added everywhere, and is moved to the front on one machine after the other."""
    machines = [
        TestClient(create_app(Settings(data_dir=tmp_path / name, secret=secret), lambda: NOW, knowledge))
        for name, secret in (("one", f"{OLD}|{NEW}"), ("two", f"{NEW}|{OLD}"))
    ]
    for first, second in (machines, machines[::-1]):
        first.cookies.clear()
        journey(first, persona="resident", work="seeking")
        page = second.get("/ja/talk?n=9", headers={"cookie": f"talk={first.cookies['talk']}"}).text
        assert "仕事を探している</b>" in page


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("sealed", ["abc_-0", "abc_-0=", "abc_-0=="])
def test_the_cookie_is_written_as_the_library_would(sealed, scheme):
    """A value that ends with a sign of its own stands in quotes."""
    ours, theirs = Response(), Response()
    cookie.write(ours, Request({"type": "http", "headers": [], "scheme": scheme}), sealed)
    theirs.set_cookie("talk", sealed, path="/", httponly=True, samesite="lax", secure=scheme == "https")
    assert ours.raw_headers == theirs.raw_headers


def test_only_a_browser_without_a_conversation_draws_a_number(monkeypatch):
    begun = BrowserState(was_sent=True)
    monkeypatch.setattr(cookie.secrets, "token_hex", lambda _bytes: pytest.fail("a number was drawn"))
    assert begun.is_empty
    assert "n" not in cookie.packed(begun)
    assert begun.with_told("") is begun
