"""Search engines are kept away while nobody runs the pages; then they find every public page, and no personal one."""

import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from navigator.knowledge.content.region import Operator
from navigator.web.app import create_app
from tests.conftest import NOW

PUBLIC = "https://navi.example"


@pytest.fixture
def run_by_somebody(settings, knowledge):
    region = replace(knowledge.region, operator=Operator("みほん課", "mihon@example.org"))
    settings = settings.model_copy(update={"public_url": PUBLIC})
    with TestClient(create_app(settings, lambda: NOW, replace(knowledge, region=region)), base_url=PUBLIC) as client:
        yield client


def test_they_are_kept_away_while_nobody_runs_the_pages(client):
    for path in ("/ja/", "/ja/towns", "/ja/towns/10201", "/ja/windows", "/robots.txt"):
        assert client.get(path).headers["x-robots-tag"] == "noindex, nofollow", path
    assert client.get("/sitemap.xml").status_code == 404
    text = client.get("/robots.txt").text
    assert "Sitemap" not in text
    assert "Disallow: /ja" not in text, "or the header would never be read"


def test_they_find_every_public_page_once_somebody_does(run_by_somebody, knowledge):
    assert f"Sitemap: {PUBLIC}/sitemap.xml\n" in run_by_somebody.get("/robots.txt").text
    response = run_by_somebody.get("/sitemap.xml")
    assert response.headers["content-type"] == "application/xml"
    places = re.findall(r"<loc>([^<]+)</loc>", response.text)
    assert len(places) == len(set(places))
    assert {f"{PUBLIC}/ja/towns/{code}" for code in knowledge.municipalities} <= set(places)
    for place in (place for place in places if place.startswith(f"{PUBLIC}/ja/")):
        page = run_by_somebody.get(place)
        assert page.status_code == 200, place
        assert "noindex" not in page.text + page.headers.get("x-robots-tag", ""), place
    assert not [place for place in places if re.search(r"/(talk|result|sheet|staff|c)(/|$)", place)]


def test_personal_and_staff_pages_stay_hidden(run_by_somebody):
    assert 'content="noindex"' in run_by_somebody.get("/ja/talk").text
    assert "noindex" in run_by_somebody.get("/staff/").headers["x-robots-tag"]


def test_a_shared_link_bears_our_drawing_and_nothing_of_a_person(run_by_somebody):
    for path, title in (("towns/10524", "大泉町で相談できるところ"), ("", "ぐんま")):
        head = run_by_somebody.get(f"/ja/{path}").text.partition("</head>")[0]
        shown = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', head))
        assert shown.keys() == {"type", "title", "description", "url", "image"}
        assert title in shown["title"]
        assert shown["url"] == f"{PUBLIC}/ja/{path}"
        picture = run_by_somebody.get(shown["image"])
        assert picture.content[:8] == b"\x89PNG\r\n\x1a\n"
        assert picture.content[16:24] == (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")
    assert "og:" not in run_by_somebody.get("/ja/talk").text


def test_the_first_page_stays_light_with_all_of_it(run_by_somebody):
    for encoding in ("br", "gzip"):
        assert int(run_by_somebody.get("/ja/", headers={"accept-encoding": encoding}).headers["content-length"]) <= 13_000
