"""The cookies of an officer's browser."""

from types import SimpleNamespace

import pytest
from starlette.responses import Response

from navigator.web.staff.session import SIGN_IN_COOKIE, StaffCookies


def request(name="staff", cookie="", scheme="https"):
    return SimpleNamespace(cookies={name: cookie}, url=SimpleNamespace(scheme=scheme))


def cookie_of(response):
    return response.headers["set-cookie"].split(";")[0].partition("=")[2]


@pytest.mark.parametrize("name", ["staff", SIGN_IN_COOKIE])
def test_a_key_comes_back_from_its_own_cookie(name):
    cookies, response = StaffCookies("secret"), Response()
    cookies.set_key(response, request(), "the key", name)
    assert cookies.key(request(name, cookie_of(response)), name) == "the key"
    assert cookies.key(request(name, cookie_of(response)[:-1]), name) == ""
    assert StaffCookies("another").key(request(name, cookie_of(response)), name) == ""


def test_a_cookie_is_secure_where_the_page_is():
    for scheme, secure in (("https", True), ("http", False)):
        response = Response()
        StaffCookies("secret").set_key(response, request(scheme=scheme), "the key")
        assert ("Secure" in response.headers["set-cookie"]) is secure


def test_a_token_is_that_of_its_session_alone():
    cookies = StaffCookies("secret")
    assert cookies.csrf_matches("one", cookies.csrf_token("one"))
    assert not cookies.csrf_matches("one", cookies.csrf_token("two"))
    assert not cookies.csrf_matches("", cookies.csrf_token(""))
    assert not cookies.csrf_matches("one", "ことば")
    assert cookies.derived_secret("attempts") != cookies.csrf_token("attempts")
