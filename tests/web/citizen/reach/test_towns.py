"""The pages of the municipalities: light, findable by their code alone, and a way into a conversation of one's own."""

import html
import json
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from tests.conftest import CAMPAIGN

LIGHT = 13_000  # bytes, compressed: the page with the styles of the screen and its script
SAMPLE = ("10201", "10202", "10425", "10524")
FIRST_NUMBER = re.compile(r'href="tel:([\d-]+)"')
DATA_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def weight(client, path):
    return int(client.get(path, headers={"accept-encoding": "gzip"}).headers["content-length"])


def test_every_town_has_a_light_page_whose_first_number_is_that_of_its_own_desk(client, site, knowledge):
    styles = weight(client, site.styles.url) + weight(client, site.assets["share.js"].url)
    for code, town in knowledge.municipalities.items():
        response = client.get(f"/ja/towns/{code}", headers={"accept-encoding": "gzip"})
        assert int(response.headers["content-length"]) + styles <= LIGHT, code
        page = response.text
        assert page.count("<h1>") == 1
        assert f"{town.name}で相談できるところ" in page
        assert f"{town.name}が作ったページではありません。" in page
        first = FIRST_NUMBER.search(page)[1]
        own = {office.phone.confirmed_text for offices in knowledge.offices.values() for office in offices.values() if office.at == code}
        assert first in own | {town.phone.confirmed_text}, code


def test_every_language_has_it(client, site, knowledge):
    styles = weight(client, site.styles.url) + weight(client, site.assets["share.js"].url)
    for lang in site.languages:
        for code in knowledge.municipalities if CAMPAIGN else ("10201", "10425"):
            response = client.get(f"/{lang}/towns/{code}", headers={"accept-encoding": "gzip"})
            assert response.status_code == 200
            assert int(response.headers["content-length"]) + styles <= LIGHT, (lang, code)
            assert "｜" not in response.text, (lang, code)
            assert FIRST_NUMBER.search(response.text)[1] == FIRST_NUMBER.search(client.get(f"/ja/towns/{code}").text)[1], (lang, code)


@pytest.mark.parametrize("lang", ["ja", "ja-easy", "vi"])
def test_structured_data_stands_on_the_page_as_it_is_in_every_language(client, lang):
    client.app.state.site.settings = client.app.state.site.settings.model_copy(update={"phrases": True})
    data = json.loads(DATA_BLOCK.search(client.get(f"/{lang}/towns/10524").text)[1])
    assert [office["name"] for office in data["@graph"]] == ["大泉町役場（代表）", "群馬労働局 職業安定部 職業対策課"]
    assert data["@graph"][0]["mainEntityOfPage"].endswith(f"/{lang}/towns/10524")


def test_the_list_leads_to_every_page(client, knowledge):
    page = client.get("/ja/towns").text
    assert set(re.findall(r'href="/ja/towns/(\d+)"', page)) == set(knowledge.municipalities)
    assert "まえばしし" in page


def test_a_conversation_starts_with_the_town_known_and_nothing_of_it_in_an_address(client):
    """The form of the page, as a browser sends it: the town is told, and never asked again."""
    page = client.get("/ja/towns/10524").text
    form = page.partition('action="/ja/talk"')[2].partition("</form>")[0]
    fields = [(name, value) for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]+)"', form)]
    for fact, value in (("persona", "resident"), ("work", "regular"), ("municipality", "10201")):
        client.post("/ja/talk", data={"fact": fact, "value": value})
    response = client.post("/ja/talk", data=_as_sent([*fields, ("persona", "resident")]))
    assert {"10524", "大泉町"} & set(re.split(r"[/?=&]", str(response.url))) == set()
    assert "大泉町" in response.text
    assert 'name="municipality"' not in response.text
    assert 'name="work"' in response.text, "what was answered before is left behind"
    client.post("/ja/talk", data={"fact": ["work"], "work": "seeking"})
    assert "館林" in client.get("/ja/result").text


def _as_sent(fields):
    sent = {}
    for name, value in fields:
        sent.setdefault(name, []).append(value)
    return sent


def test_the_addresses_on_a_page_name_no_more_than_the_town(client):
    page = client.get("/ja/towns/10524").text
    asked = set(re.findall(r'(?:href|action)="/[^"?]*\?([^"]*)"', page))
    assert asked <= {"place=10524"}
    assert "set-cookie" not in client.get("/ja/towns/10524").headers


@pytest.mark.parametrize(("lang", "title"), [("ja", "大泉町で相談できるところ"), ("ja-easy", "大泉町で 相談できるところ"), ("pt", "Oizumi (大泉町)")])
def test_a_page_is_passed_on_by_its_name_and_address_alone(client, lang, title):
    """Whoever came with answers passes on the same as whoever has none."""
    page = client.get(f"/{lang}/towns/10524").text
    shared = html.unescape(re.search(r'<button[^>]* data-share value="([^"]*)" hidden>', page)[1])
    name, address = shared.split("\n")
    assert title in name
    assert address == f"http://testserver/{lang}/towns/10524"
    for way in (r"https://line\.me/R/share\?text=([^\"]*)", r"mailto:\?body=([^\"]*)"):
        assert unquote(html.unescape(re.search(way, page)[1])) == shared
    client.post(f"/{lang}/talk", data={"fact": "persona", "value": "family"})
    client.post(f"/{lang}/talk", data={"fact": "municipality", "value": "10201"})
    assert client.get(f"/{lang}/towns/10524").text.partition('id="share"')[2].partition("</section>")[0] in page


def test_what_is_no_town_is_not_found(client):
    assert client.get("/ja/towns/13101").status_code == 404


def test_a_region_may_leave_the_pages_out(client, site, knowledge):
    site.knowledge = replace(knowledge, region=replace(knowledge.region, reach=()))
    assert client.get("/ja/towns").status_code == client.get("/ja/towns/10201").status_code == 404


def test_where_no_number_is_confirmed_a_page_or_the_words_to_search_stand_instead(client, site, knowledge):
    """Never a number that nobody confirmed, and never nothing."""
    nobody = {
        window: {id: replace(office, phone=replace(office.phone, status="unknown"), relay=None) for id, office in offices.items()}
        for window, offices in knowledge.contact_offices.items()
    }
    site.knowledge = knowledge.with_contacts(nobody)
    page = client.get("/ja/towns/10524").text.partition("<main")[2].partition("<footer")[0]
    assert "tel:" not in page
    assert "探すときの言葉：「" in page
    assert client.get("/ja/towns/10524").text.count('"GovernmentOffice"') == 0
