"""Posted forms: what cannot be one is refused."""


import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from navigator.web.forms import MAX_BYTES, MAX_FIELDS, read_form, read_number
from tests.web.own_loop import run


def read(body, **headers):
    """The form of a request."""
    named = [(b"host", b"navi.example"), *((k.replace("_", "-").encode(), v.encode()) for k, v in headers.items())]
    sent = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive():
        return next(sent)

    request = Request({"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": named}, receive)
    return run(read_form(request))


def test_fields_keep_their_values_in_order():
    form = read(b"a=1&b=&a=%E3%81%82")
    assert form.values("a") == ["1", "あ"]
    assert form.value("a") == "1"
    assert (form.value("b"), form.value("c"), form.values("c")) == ("", "", [])
    assert form.pairs() == [("a", "1"), ("a", "あ"), ("b", "")]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"a=" + b"x" * (MAX_BYTES - 2), None),
        (b"a=" + b"x" * (MAX_BYTES - 1), 413),
        (b"&".join([b"a=1"] * MAX_FIELDS), None),
        (b"&".join([b"a=1"] * (MAX_FIELDS + 1)), 422),
        (b"a=\xff", 422),
    ],
)
def test_a_form_that_is_too_large_or_no_text_is_refused(body, status):
    if status is None:
        assert read(body).value("a")
        return
    with pytest.raises(HTTPException) as error:
        read(body)
    assert error.value.status_code == status


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({}, True),
        ({"sec_fetch_site": "same-origin"}, True),
        ({"sec_fetch_site": "none"}, True),
        ({"sec_fetch_site": "same-site"}, False),
        ({"sec_fetch_site": "cross-site"}, False),
        ({"origin": "https://navi.example"}, True),
        ({"origin": "https://evil.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": "null", "sec_fetch_site": "same-origin"}, True),
        ({"origin": "https://NAVI.example"}, True),
        ({"origin": "https://[", "sec_fetch_site": "cross-site"}, False),
        ({"origin": "https://["}, False),
        ({"origin": "nonsense"}, False),
        ({"origin": "https://public.example", "sec_fetch_site": "same-origin"}, True),  # behind a proxy that rewrites Host
    ],
)
def test_a_form_of_another_site_is_refused(headers, allowed):
    if allowed:
        assert read(b"a=1", **headers).value("a") == "1"
        return
    with pytest.raises(HTTPException) as error:
        read(b"a=1", **headers)
    assert error.value.status_code == 403


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("12", 12), ("999999999", 999999999), ("1234567890", None), ("", None), ("-1", None), ("1.0", None), ("１２", None), ("²", None), (" 1", None)],
)
def test_a_number_is_a_few_plain_digits(text, number):
    assert read_number(text) == number
