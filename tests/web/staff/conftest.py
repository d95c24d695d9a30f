"""A signed-in officer of each role against a served region."""

import re
from types import SimpleNamespace

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient

from navigator.ledger import accounts, sessions
from navigator.ledger.database import Actor
from navigator.settings import Settings
from navigator.web.app import create_app
from navigator.web.staff.session import StaffCookies
from tests.conftest import NOW

PASSWORD = "correct horse battery"
HASH = accounts.hash_password(PASSWORD)


@pytest.fixture
def app(tmp_path, knowledge, monkeypatch):
    """The region is read once for all these tests: it never changes."""
    monkeypatch.setattr("navigator.web.app.load", lambda _: knowledge)
    return create_app(Settings(data_dir=tmp_path / "data", secret="for tests"), clock=lambda: NOW)


class Officer:
    """An officer with a browser of their own; forms carry the token that the last page gave."""

    def __init__(self, app):
        self.client = TestClient(app, follow_redirects=False)
        self.token = ""

    def get(self, path):
        response = self.client.get(f"/staff/{path}")
        if found := re.search(r'name="csrf" value="(\w*)"', response.text):
            self.token = found[1]
        return response

    def post(self, path, fields=None, files=None, **more):
        response = self.client.post(
            f"/staff/{path}", data={"csrf": self.token, **(fields or {}), **more}, files=files
        )
        if found := re.search(r'name="csrf" value="(\w*)"', response.text):
            self.token = found[1]
        return response

    def walk_in(self, site, name):
        """A session without the slow hash of a password; `sign_in` is what most tests of the door use."""
        with site.ledger.writing() as connection:
            key = sessions.begin(connection, name, Actor(name, site.clock()))
        kept = Response()
        StaffCookies("for tests").keep(kept, SimpleNamespace(url=SimpleNamespace(scheme="http")), key)
        self.client.cookies.set(
            "staff", kept.headers["set-cookie"].split(";")[0].partition("=")[2], path="/staff"
        )
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
    def of(role):
        one = Officer(app)
        one.walk_in(app.state.site, role)
        return one

    return of


@pytest.fixture
def stranger(app):
    return Officer(app)
