"""A short address counts its channel and nobody; a number that did not work is told in one tap."""

import re
from datetime import date

import pytest

from navigator.ledger import channels
from navigator.ledger.database import Actor
from navigator.usage.counts import DIRECT, OTHER, WRONG_NUMBER, ChannelCount, EventCount
from tests.conftest import NOW
from tests.web.conftest import totals

PHONE = "labour-bureau/shokutai"


@pytest.fixture
def poster(site):
    with site.ledger.writing() as connection:
        code = channels.add(connection, "駅のポスター", "poster", Actor("ann", NOW))
    site.ledger_watch.refresh()
    return code


def reached(site):
    return dict(totals(site, date.min, date.max).reach)


def converse(client):
    client.post("/ja/talk", data={"fact": "persona", "value": "resident"})
    client.get("/ja/result")


def test_a_channel_is_counted_from_the_start_to_the_result(client, site, poster):
    response = client.get(f"/c/{poster}", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/ja/")
    assert response.headers["cache-control"] == "no-store"
    converse(client)
    assert reached(site) == {ChannelCount(poster, "started"): 1, ChannelCount(poster, "stopped"): 1}


def test_a_foreign_code_is_other_and_never_a_new_row(client, site, poster):
    for code in ("zzzzz", "<script>", "direct", "x" * 300):
        client.cookies.clear()
        client.get(f"/c/{code}")
        converse(client)
    assert set(reached(site)) == {ChannelCount(OTHER, "started"), ChannelCount(OTHER, "stopped")}


def test_without_a_code_it_is_direct(client, site, poster):
    client.get("/ja/")
    converse(client)
    assert ChannelCount(DIRECT, "started") in reached(site)


def test_a_code_is_read_in_capitals_too_and_leads_to_its_language(client, poster):
    assert client.get(f"/c/{poster.upper()}/ja", follow_redirects=False).headers["location"] == "/ja/"
    assert client.get(f"/c/{poster}/xx", follow_redirects=False).headers["location"] == "/ja/"


def test_what_has_begun_stays_with_what_began_it(client, site, poster):
    client.post("/ja/talk", data={"fact": "persona", "value": "resident"})
    client.get(f"/c/{poster}")
    client.get("/ja/result")
    assert set(reached(site)) == {ChannelCount(DIRECT, "started"), ChannelCount(DIRECT, "stopped")}


def test_a_code_that_another_machine_made_counts_as_other_until_it_is_known(client, site, poster):
    client.get(f"/c/{poster}")
    site.channels = frozenset()
    converse(client)
    assert ChannelCount(OTHER, "started") in reached(site)


def test_two_people_of_one_poster_carry_the_same_and_nothing_else(client, site, poster):
    cookies = set()
    for _ in range(2):
        client.cookies.clear()
        client.get(f"/c/{poster}")
        cookies.add(str(site.seal.open(client.cookies["talk"], NOW)))
    assert len(cookies) == 1


def test_erasing_forgets_the_channel(client, site, poster):
    client.get(f"/c/{poster}")
    client.post("/ja/erase")
    client.cookies.clear()
    converse(client)
    assert ChannelCount(DIRECT, "started") in reached(site)


def test_a_number_that_did_not_work_is_told_in_one_tap(client, site):
    window, _, _office = PHONE.partition("/")
    page = client.get(f"/ja/windows/{window}").text
    assert re.search(rf'action="/ja/wrong-number".*value="{PHONE}"', page)
    response = client.post("/ja/wrong-number", data={"office": PHONE})
    assert response.status_code == 200
    assert "ありがとうございます" in response.text
    assert "ほかの窓口の電話" in response.text
    assert totals(site, date.min, date.max).steps == {EventCount(WRONG_NUMBER, PHONE): 1}


@pytest.mark.parametrize("office", ["", "nothing", "hello-work/nothing", "hello-work/ota"])
def test_only_a_number_that_is_shown_can_have_failed(client, site, office):
    assert client.post("/ja/wrong-number", data={"office": office}).status_code == 404
    assert not totals(site, date.min, date.max).steps


def test_the_number_of_a_town_hall_can_be_told_of(client, site):
    page = client.get("/ja/windows/self-reliance?place=10205").text
    assert 'value="municipality/10205"' in page
    response = client.post("/ja/wrong-number", data={"office": "municipality/10205"})
    assert response.status_code == 200
    assert totals(site, date.min, date.max).steps == {EventCount(WRONG_NUMBER, "municipality/10205"): 1}
    assert client.post("/ja/wrong-number", data={"office": "municipality/99999"}).status_code == 404


def test_the_relay_s_number_can_be_told_of_where_it_is_shown(client):
    page = client.get("/ja/windows/hello-work?place=10205").text
    assert f'value="{PHONE}"' in page
