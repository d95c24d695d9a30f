"""A signed-in officer of each role against a served region."""

import re

import pytest
from starlette.testclient import TestClient

from navigator.ledger import Hand, accounts

from ...conftest import NOW

PASSWORD = "correct horse battery"
HASH = accounts.hashed(PASSWORD)


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
            accounts.add(connection, (role, role), HASH, Hand("test", NOW))


@pytest.fixture
def officer(app, accounts_made):
    def of(role):
        one = Officer(app)
        assert one.sign_in(role).status_code == 303
        return one

    return of


@pytest.fixture
def stranger(app):
    return Officer(app)
