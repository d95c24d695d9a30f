"""Behind TLS our cookies bear names that nobody else can set; pages know them by their plain ones."""

import pytest

from navigator.web.process.cookie_names import CookieNames
from tests.web.own_loop import run


def passed(scheme="https", cookies=(), answer=(), type="http"):
    """What the page is asked and what the browser gets, of headers."""
    asked, sent = [], []

    async def page(scope, receive, send):
        asked.append(scope)
        assert await receive() == "body"
        await send({"type": "http.response.start", "status": 200, "headers": [(b"a", b"talk=1"), *((b"set-cookie", each) for each in answer)]})
        await send({"type": "http.response.body", "body": b"talk=1"})

    async def send(message):
        sent.append(message)

    async def receive():
        return "body"

    scope = {"type": type, "scheme": scheme, "path": "/ja/", "headers": [(b"host", b"talk=1"), *((b"cookie", each) for each in cookies)]}
    run(CookieNames(page)(scope, receive, send))
    assert asked[0]["path"] == "/ja/"
    assert asked[0]["headers"][0] == (b"host", b"talk=1")
    assert sent[0]["headers"][0] == (b"a", b"talk=1")
    assert sent[1] == {"type": "http.response.body", "body": b"talk=1"}
    return [value for _, value in asked[0]["headers"][1:]], [value for _, value in sent[0]["headers"][1:]]


@pytest.mark.parametrize(("given", "told"), [
    (b"talk=1; Path=/; Secure", b"__Host-talk=1; Path=/; Secure"),
    (b"talk=1; path=/; secure", b"__Host-talk=1; path=/; secure"),
    (b"talk=; Max-Age=0", b"__Host-talk=; Max-Age=0; Secure"),
    (b"staff=a=b; Path=/staff; Secure", b"__Secure-staff=a=b; Path=/staff; Secure"),
    (b"staff-door=1; Secure", b"__Secure-staff-door=1; Secure"),
    (b"staff-device=1; Secure", b"__Secure-staff-device=1; Secure"),
    (b"theme=dark", b"theme=dark"),
    (b"talks=1", b"talks=1"),
])  # fmt: skip
def test_a_cookie_of_ours_is_sent_with_its_promise(given, told):
    assert passed(answer=[given])[1] == [told]
    assert passed("http", answer=[given])[1] == [given]


@pytest.mark.parametrize(("given", "told"), [
    (b"__Host-talk=1", b"talk=1"),
    (b"__Secure-staff=a=b;__Secure-staff-door=2 ;  __Secure-staff-device=3", b"staff=a=b; staff-door=2; staff-device=3"),
    (b"theme=dark; __Host-talk=1", b"theme=dark; talk=1"),
    (b"talk=1", b""), (b"__Secure-talk=1", b""), (b"__Host-staff=1", b""), (b"__Host-__Secure-staff=1", b""),
    (b"talk=1; __Host-talk=2", b"talk=2"),
    (b"__Host-other=1", b"__Host-other=1"),
    (b"", b""),
])  # fmt: skip
def test_one_of_ours_that_bears_no_promise_was_not_set_by_us(given, told):
    assert passed(cookies=[given])[0] == [told]
    assert passed("http", cookies=[given])[0] == [given]


def test_what_is_no_request_goes_through():
    assert passed(type="lifespan", cookies=[b"talk=1"], answer=[b"talk=1"]) == ([b"talk=1"], [b"talk=1"])


def test_every_cookie_header_is_looked_at():
    assert passed(cookies=[b"__Host-talk=1", b"__Secure-staff=2"], answer=[b"talk=1; secure", b"a=1"]) == (
        [b"talk=1", b"staff=2"], [b"__Host-talk=1; secure", b"a=1"],
    )  # fmt: skip
