"""The door for other sites: light, without cookie or script, and only in the frames that officers named."""

import re
from dataclasses import replace
from datetime import date

import pytest

from navigator.ledger import channels
from navigator.ledger.channels import ChannelDoor
from navigator.ledger.database import Actor
from navigator.usage.counts import ChannelCount
from tests.conftest import CAMPAIGN, NOW
from tests.web.conftest import totals

DOOR = ChannelDoor("10524", ("https://www.town.example", "https://kouhou.example"))


@pytest.fixture
def code(site):
    with site.ledger.writing() as connection:
        code = channels.add(connection, "町のサイト", "municipality", Actor("ann", NOW))
        channels.change_door(connection, code, DOOR, Actor("ann", NOW))
    site.ledger_watch.refresh()
    return code


def policy(response):
    (value,) = response.headers.get_list("content-security-policy")
    return dict(part.strip().split(" ", 1) for part in value.split(";"))


def test_a_door_is_light_and_holds_nothing(client, site, code, knowledge):
    for lang in site.languages:
        for town in knowledge.municipalities if CAMPAIGN else ("10524", "10421"):
            site.doors = {code: ChannelDoor(town, DOOR.origins)}
            response = client.get(f"/{lang}/door/{code}")
            assert len(response.content) < 10_000, (lang, town)
            assert "set-cookie" not in response.headers
            page = response.text
            assert not re.search(r"<script|<form|<link|<img|\son\w+=|\sstyle=", page)
            links = re.findall(r"<a\b[^>]*>", page)
            assert len(links) == 3
            assert all('target="_blank" rel="noopener"' in link for link in links)


def test_it_stands_in_the_frames_of_its_own_sites_alone(client, site, code):
    response = client.get(f"/ja/door/{code}")
    assert policy(response)["frame-ancestors"] == "https://www.town.example https://kouhou.example"
    assert policy(response)["default-src"] == "'none'"
    assert policy(response)["style-src"] == f"'{site.door_styles.hash}'"
    site.doors = {}
    assert policy(client.get(f"/ja/door/{code}"))["frame-ancestors"] == "'none'"
    assert policy(client.get("/ja/towns/10524"))["frame-ancestors"] == "'none'", "no other page stands in a frame"


def test_what_it_opens_is_counted_by_its_channel(client, site, code):
    page = client.get(f"/ja/door/{code}").text
    town, first, help_page = re.findall(r'<a\b[^>]*href="([^"]+)"', page)
    assert (town, first, help_page) == (f"/c/{code}/ja/town", f"/c/{code}/ja", "/ja/help")
    response = client.get(town, follow_redirects=False)
    assert response.headers["location"] == "/ja/towns/10524"
    fields = {"start": "1", "fact": ["persona", "municipality"], "persona": "resident", "municipality": "10524"}
    client.get("/ja/towns/10524")
    client.post("/ja/talk", data=fields)
    assert dict(totals(site, date.min, date.max).reach)[ChannelCount(code, "started")] == 1


def test_without_a_town_its_channel_leads_to_the_list(client, site, code):
    site.doors = {code: ChannelDoor("", DOOR.origins)}
    assert "/town" not in client.get(f"/ja/door/{code}").text.replace("www.town", "")
    assert client.get(f"/c/{code}/ja/town", follow_redirects=False).headers["location"] == "/ja/towns"
    assert client.get("/c/zzzzz/ja/town", follow_redirects=False).headers["location"] == "/ja/towns"


def test_a_code_that_nobody_made_has_no_door(client):
    assert client.get("/ja/door/zzzzz").status_code == 404


def test_a_region_may_leave_the_door_out_and_the_towns(client, site, code, knowledge):
    site.knowledge = replace(knowledge, region=replace(knowledge.region, reach=("door",)))
    assert "相談できるところ" not in client.get(f"/ja/door/{code}").text
    assert client.get(f"/c/{code}/ja/town", follow_redirects=False).headers["location"] == "/ja/"
    site.knowledge = replace(knowledge, region=replace(knowledge.region, reach=()))
    assert client.get(f"/ja/door/{code}").status_code == 404
