"""Published figures go to who brings a token, by whole months; what cannot be read is told."""

from datetime import timedelta

import pytest

from navigator.ledger import tokens
from navigator.ledger.database import Actor, LedgerError
from navigator.usage.store import StoreError
from navigator.web.api import statistics
from tests.conftest import NOW
from tests.ledger.conftest import audit_rows
from tests.web.staff.statistics.conftest import counted  # noqa: F401

pytestmark = pytest.mark.usefixtures("counted")  # of September and October

URL = "/api/v1/statistics"


@pytest.fixture
def secret(site):
    with site.ledger.writing() as connection:
        return tokens.add(connection, "表", Actor("ann", NOW))


def asked(client, secret, query="from=2026-09&to=2026-10", scheme="Bearer"):
    return client.get(f"{URL}?{query}", headers={"authorization": f"{scheme} {secret}"})


@pytest.mark.parametrize(("query", "first", "last"), [
    ("from=2026-09&to=2026-10", "2026-09", "2026-10"), ("from=2026-10&to=2026-10", "2026-10", "2026-10"), ("from=2026-09&to=2026-09", "2026-09", "2026-09"),
])  # fmt: skip
def test_who_brings_a_token_gets_every_table_of_the_months(client, site, secret, query, first, last):
    answer = asked(client, secret, query)
    body = answer.json()
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert (body["from"], body["to"], body["sample"], body["region"]) == (first, last, False, "群馬県")
    assert body["note"].startswith(site.translator("ja")(statistics.PARTS))
    assert body["note"].endswith(site.translator("ja")(statistics.LEGEND))
    span = site.published_figures.span(first, last)
    published = statistics.tables(site.published_figures.publication, span, site.published_figures.names())
    assert body["tables"] == [statistics.as_values(table, site.translator("ja")) for table in published]
    assert len(body["tables"]) > 3


@pytest.mark.parametrize(("query", "status"), [
    ("", 200), ("from=2026-10", 200), ("from=&to=", 200), ("from=2026-13", 422), ("from=2026-1", 422), ("to=2026-00", 422), ("to=26-10", 422),
    ("from=2026-10-01", 422), ("from=2026-12", 200),
])  # fmt: skip
def test_a_month_is_written_as_one(client, secret, query, status):
    assert asked(client, secret, query).status_code == status


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer ", "Bearer wrong", "Basic {}", "{}", "Bearer{}", "Token {}"])
def test_nobody_else_gets_anything(client, secret, authorization):
    answer = client.get(URL, headers={"authorization": authorization.format(secret)} if authorization else {})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert answer.json()["error"] == {
        "field": "Authorization", "value": None, "nearest": "", "message": "Send `Authorization: Bearer TOKEN`; an administrator makes tokens.",
    }  # fmt: skip


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER", "Bearer "])
def test_a_token_is_taken_however_its_scheme_is_written(client, secret, scheme):
    assert asked(client, secret, scheme=scheme).status_code == 200


def test_the_use_of_a_token_is_noted_once_an_hour(app, site, client, secret):
    def used():
        with site.ledger.reading() as connection:
            return tokens.all_tokens(connection)[0].used_at

    assert used() is None
    asked(client, "wrong")
    assert used() is None
    asked(client, secret)
    assert used() == NOW
    assert audit_rows(site.ledger)[-1][1:3] == ("token_used", "表")
    for minutes, noted in ((59, NOW), (60, NOW + timedelta(hours=1))):
        site.clock = lambda: NOW + timedelta(minutes=minutes)  # noqa: B023
        assert asked(client, secret).status_code == 200
        assert used() == noted


def test_a_token_that_has_ended_opens_nothing(site, client, secret):
    site.clock = lambda: NOW + timedelta(seconds=tokens.LIFE)
    assert asked(client, secret).status_code == 401


def test_before_a_month_is_closed_there_is_nothing(client, site, secret, monkeypatch):
    monkeypatch.setattr(site.published_figures, "span", lambda *_: None)
    answer = asked(client, secret)
    assert (answer.status_code, answer.json()["error"]["field"]) == (404, "from")
    assert answer.json()["error"]["message"] == "No month is closed yet: a month is published from the 4th of the next."


def failing(fault):
    def fail(*_):
        raise fault

    return fail


def test_what_cannot_be_read_at_this_moment_is_told(client, site, secret, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(site.published_figures, "span", failing(StoreError("counts", "OperationalError")))
        figures = asked(client, secret)
    monkeypatch.setattr(tokens, "find", failing(LedgerError("OperationalError")))
    known = asked(client, secret)
    assert [(each.status_code, each.json()["error"]["field"], each.json()["error"]["message"]) for each in (figures, known)] == [
        (503, "from", "The published figures cannot be read at this moment. Try again later."),
        (503, "Authorization", "The tokens cannot be read at this moment. Try again later."),
    ]


def test_invented_figures_say_so(client, site, secret):
    site.sample = True
    assert asked(client, secret).json()["sample"] is True
