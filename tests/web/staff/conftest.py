"""A signed-in officer of each role against a served region."""

import re
from types import SimpleNamespace

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient

from navigator.ledger import accounts, sessions
from navigator.ledger.database import Actor
from navigator.web.staff.request import StaffRequest
from navigator.web.staff.session import StaffCookies
from tests.conftest import FAST_HASHER, NOW
from tests.web.conftest import SECRET

PASSWORD = "correct horse battery"
HASH = FAST_HASHER.hash(PASSWORD)


class Officer:
    """An officer with a browser of their own; forms carry the token that the last page gave."""

    def __init__(self, app):
        self.client = TestClient(app, follow_redirects=False)
        self.token = ""

    def get(self, path):
        response = self.client.get(f"/staff/{path}")
        return self._with_token(response)

    def post(self, path, fields=None, files=None, **more):
        response = self.client.post(
            f"/staff/{path}", data={"csrf": self.token, **(fields or {}), **more}, files=files
        )
        return self._with_token(response)

    def _with_token(self, response):
        if match := re.search(r'name="csrf" value="(\w*)"', response.text):
            self.token = match[1]
        return response

    def begin_session(self, site, name):
        """A session without the slow hash of a password; `sign_in` sends the form."""
        with site.ledger.writing() as connection:
            key = sessions.begin(connection, name, Actor(name, site.clock()))
        response = Response()
        StaffCookies(SECRET).set_key(response, SimpleNamespace(url=SimpleNamespace(scheme="http")), key)
        cookie = response.headers["set-cookie"].split(";")[0].partition("=")[2]
        self.client.cookies.set("staff", cookie, path="/staff")
        self.get("")

    def sign_in(self, name, password=PASSWORD, **more):
        self.get("sign-in")
        response = self.post("sign-in", name=name, password=password, **more)
        if response.status_code == 303:
            self.get("")
        return response


@pytest.fixture
def site(app):
    return app.state.site


@pytest.fixture
def accounts_made(site):
    with site.ledger.writing() as connection:
        for role in ("viewer", "editor", "admin"):
            accounts.add(connection, (role, role), HASH, Actor("test", NOW))


@pytest.fixture
def officer(app, accounts_made):
    """Signs in an officer of a role: officer("editor")."""

    def signed_in(role):
        signed_in_officer = Officer(app)
        signed_in_officer.begin_session(app.state.site, role)
        return signed_in_officer

    return signed_in


@pytest.fixture
def shown(monkeypatch):
    """What the pages told their templates, in the order in which they were shown."""
    pages, page_of = [], StaffRequest.page

    def kept(request, page, status=200):
        pages.append(page)
        return page_of(request, page, status)

    monkeypatch.setattr(StaffRequest, "page", kept)
    return pages


@pytest.fixture
def stranger(app):
    return Officer(app)
