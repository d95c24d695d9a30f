"""What every page needs of a region that is served."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from navigator.knowledge.content.confirmation import Confirmation
from navigator.web.process.ledger_watch import LedgerSnapshot
from navigator.web.site import language_links


def test_today_is_the_day_of_the_region(site):
    site.clock = lambda: datetime.fromisoformat("2026-11-24T23:30:00+00:00")
    assert site.today == date(2026, 11, 25)


@pytest.fixture
def snapshot(knowledge):
    window, offices = next(iter(knowledge.offices.items()))
    source, day = next(iter(knowledge.sources)), date(2026, 11, 1)
    address = Confirmation(f"{window}/{next(iter(offices))}", "address", "みほん町1-1", source, day)
    return LedgerSnapshot((address,), frozenset({"abcde"}))


def addresses(site):
    return {office.address.text for offices in site.knowledge.offices.values() for office in offices.values()}


def test_a_snapshot_is_served_and_what_is_no_longer_in_it_is_not(site, snapshot):
    site.apply_snapshot(snapshot)
    assert "みほん町1-1" in addresses(site)
    assert site.channels == {"abcde"}
    assert "abcde" in site.published_figures.publication.layout.channels
    site.apply_snapshot(LedgerSnapshot())
    assert "みほん町1-1" not in addresses(site)
    assert site.knowledge.offices == site.file_knowledge.offices
    assert "abcde" not in site.published_figures.publication.layout.channels


def test_a_page_in_a_language_that_is_not_offered_is_in_the_first(site, client):
    response = client.get("/xx/windows", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (302, "/ja/windows")
    assert client.get(f"/{'x' * 13}/windows", follow_redirects=False).status_code == 404
    assert client.get("/api/windows", follow_redirects=False).status_code == 404


def test_what_all_pages_are_given_is_made_once_for_a_language_and_anew_for_another_edition(site, knowledge, monkeypatch):
    made = []
    monkeypatch.setattr(
        "navigator.web.site.language_links", lambda languages, t: made.append(t.lang) or language_links(languages, t)
    )
    for lang in ("ja", "en", "ja", "en"):
        site.page("citizen/about.html", site.translator(lang), ways=(), plan="", has_data=False, run_by=knowledge.region.operator)
    assert made == ["ja", "en"]
    region = replace(knowledge.region, operator=replace(knowledge.region.operator, name="ある県"))
    site.knowledge = replace(knowledge, region=region)
    page = site.page("citizen/phones.html", site.translator("ja"), groups=(), day="").body.decode()
    assert "運営：ある県" in page.replace("<wbr>", "")
    assert made == ["ja", "en", "ja"]
