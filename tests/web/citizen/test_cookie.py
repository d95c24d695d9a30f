"""The cookie: small, guarded, and read whatever it holds."""

import random
import string

import pytest
from starlette.testclient import TestClient

from navigator.dialogue.conversation.free_text_result import FreeTextResult, unpack_free_text
from navigator.web.citizen.cookie import MAX_BYTES, BrowserState
from tests.web.citizen.test_conversation import answer, journey

COOKIES = {
    "tampered": lambda c: c[:-3] + ("aaa" if c[-3:] != "aaa" else "bbb"),
    "truncated": lambda c: c[: len(c) // 2],
    "oversized": lambda c: c + "x" * MAX_BYTES,
    "nonsense": lambda c: "%%%",
    "empty signature": lambda c: c.split(".")[0] + ".",
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
    large = site.signer.dumps({"v": 1, "a": [["persona", "resident"]], "s": noise})
    assert len(large) > MAX_BYTES
    page = client.get("/ja/talk?n=0", headers={"cookie": f"talk={large}"}).text
    assert "はじめからになります" in page
    assert "自分のこと</b>" not in page


def test_an_outdated_answer_is_dropped_and_the_rest_kept(client, site):
    old = site.signer.dumps(
        {"v": 1, "a": [["persona", "resident"], ["shoe_size", "42"], ["work", "seeking"]], "s": ""}
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
