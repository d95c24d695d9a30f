"""What is sent to a town: all of it on one sheet, with the addresses of that channel."""

import html
from dataclasses import replace

import pytest

from navigator.knowledge.content.region import Operator
from tests.web.staff.statistics.conftest import code_of, make_channel


@pytest.fixture
def code(officer):
    return code_of(make_channel(officer("editor")))


def test_a_town_gets_its_page_poster_frame_and_words(officer, code):
    editor = officer("editor")
    editor.get(f"channels/{code}")
    editor.post(f"channels/{code}", do="door", town="10524", origins="https://www.town.example")
    page = html.unescape(editor.get(f"channels/{code}/kit").text)
    address = f"http://testserver/c/{code}/ja/town"
    assert "大泉町のみなさまへ" in page
    assert f'<code class="secret">{address}</code>' in page
    assert f"お名前はいりません。<br>{address}" in page
    assert f'<iframe src="http://testserver/ja/door/{code}"' in page
    assert f"/staff/channels/{code}/poster?size=a4" in page
    assert f'href="/staff/channels/{code}/kit"' in editor.get(f"channels/{code}").text


def test_a_channel_of_no_town_leads_to_the_first_page(officer, code):
    page = html.unescape(officer("viewer").get(f"channels/{code}/kit").text)
    assert f'<code class="secret">http://testserver/c/{code}</code>' in page
    assert "<iframe" not in page
    assert "枠は、置くサイトの名前を" in page


def test_it_says_who_runs_the_pages_or_that_nobody_does(officer, site, code):
    viewer = officer("viewer")
    assert "決まってから送ってください" in viewer.get(f"channels/{code}/kit").text
    region = replace(site.knowledge.region, operator=Operator("みほん課", "mihon@example.org"))
    site.knowledge = replace(site.knowledge, region=region)
    page = viewer.get(f"channels/{code}/kit").text
    assert "みほん課　mihon@example.org" in page
    assert "決まってから送ってください" not in page


def test_a_channel_that_nobody_made_has_none(officer):
    assert officer("viewer").get("channels/zzzzz/kit").status_code == 404
