"""What officers enter of a channel's door, and what they paste into the site of a town."""

import html
import re
from dataclasses import replace

import pytest

from tests.web.staff.statistics.conftest import code_of, make_channel

PASTED = re.compile(r'<code class="secret">(.*?)</code>')


@pytest.fixture
def code(officer):
    return code_of(make_channel(officer("editor")))


def test_an_editor_enters_sites_and_a_town_and_pastes_a_frame(officer, site, code):
    editor = officer("editor")
    editor.get(f"channels/{code}")
    origins = "https://www.town.example/\r\nhttps://www.town.example"
    assert editor.post(f"channels/{code}", do="door", town="10524", origins=origins).status_code == 303
    assert site.doors[code].origins == ("https://www.town.example",)
    page = editor.get(f"channels/{code}").text
    _, frame, link, picture = [html.unescape(text) for text in PASTED.findall(page)]
    assert frame.startswith(f'<iframe src="http://testserver/ja/door/{code}" title=')
    assert link.startswith(f'<a href="http://testserver/c/{code}/ja/town">')
    assert f'<a href="http://testserver/c/{code}/ja/town"><img src="door-button.png" alt=' in picture
    saved = re.search(r'href="(/static/door-button[^"]+)"', page)[1]
    assert editor.client.get(saved).headers["content-type"] == "image/png"
    assert "サイトに置く枠を変えた" in editor.get("audit").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"origins": "https://www.town.example/soudan"}, "「https://www.town.example/soudan」は使えません"),
        ({"origins": "http://www.town.example"}, "は使えません"),
        ({"origins": " ".join(f"https://s{n}.example" for n in range(6))}, "５つまで|5つまで"),
        ({"town": "13101"}, "市町村を選んでください"),
    ],
)
def test_what_is_no_site_is_said_kindly_and_kept(officer, site, code, fields, words):
    editor = officer("editor")
    editor.get(f"channels/{code}")
    response = editor.post(f"channels/{code}", do="door", **{"town": "", "origins": "", **fields})
    assert response.status_code == 422
    assert re.search(words, response.text)
    assert fields.get("origins", "") in response.text
    assert code not in site.doors


def test_a_viewer_reads_and_enters_nothing(officer, site, code):
    viewer = officer("viewer")
    page = viewer.get(f"channels/{code}").text
    assert "市町村などのサイトに置く" in page
    assert "<iframe" not in html.unescape(page), "no site is named yet"
    assert 'name="origins"' not in page
    assert viewer.post(f"channels/{code}", do="door", town="", origins="https://www.town.example").status_code == 403


def test_a_region_without_doors_shows_nothing_of_them(officer, site, code, knowledge):
    site.knowledge = replace(knowledge, region=replace(knowledge.region, reach=("towns",)))
    assert "サイトに置く" not in officer("editor").get(f"channels/{code}").text
