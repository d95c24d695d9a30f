"""A channel is made once, known at once, and counted for as long as its paper lives."""

import re

import pytest

from navigator.ledger import channels
from navigator.usage.counts import ChannelCount
from tests.web.staff.statistics.conftest import code_of, make_channel


def test_an_editor_makes_a_channel_that_counts_at_once(officer, site):
    code = code_of(make_channel(officer("editor")))
    assert code in site.channels
    assert not site.turns._vocabulary.unknown_column(ChannelCount(code, "started"))
    page = officer("viewer").get(f"channels/{code}").text
    assert "広報まえばし５月号" in page
    assert f"http://testserver/c/{code}" in page


@pytest.mark.parametrize(
    ("fields", "words"), [({"name": "  "}, "名前をつけて"), ({"kind": "tv"}, "種類を選んで")]
)
def test_a_bad_channel_is_said_kindly_and_nothing_is_lost(officer, site, fields, words):
    response = make_channel(officer("editor"), **{"name": "夏のチラシ", "kind": "poster", **fields})
    assert response.status_code == 422
    assert words in response.text
    assert site.channels == frozenset()
    assert fields.get("name", "夏のチラシ").strip() in response.text


def test_a_channel_name_is_used_once(officer):
    editor = officer("editor")
    make_channel(editor)
    assert "もうあります" in make_channel(editor).text


def test_a_retired_channel_goes_on_being_counted(officer, site):
    editor = officer("editor")
    code = code_of(make_channel(editor))
    editor.get(f"channels/{code}")
    assert editor.post(f"channels/{code}", do="retire").status_code == 303
    assert "終わった広報" in editor.get("channels/").text
    site.ledger_watch.refresh()
    assert code in site.channels
    editor.post(f"channels/{code}", do="rename", name="春のチラシ")
    with site.ledger.reading() as connection:
        found = channels.find(connection, code)
    assert (found.name, found.retired) == ("春のチラシ", True)
    assert "広報の名前を変えた" in editor.get("audit").text


def test_each_language_of_the_posters_has_a_name_of_its_own(officer, site):
    editor = officer("editor")
    page = editor.get(make_channel(editor).headers["location"].removeprefix("/staff/")).text
    languages = page.partition('<select name="lang">')[2].partition("</select>")[0]
    names = re.findall(r"<option[^>]*>([^<]+)</option>", languages)
    assert len(names) == len(set(names)) == len(site.languages)
    assert names[:2] == ["日本語", "やさしい日本語"]


def test_only_published_figures_are_shown(officer, site, monkeypatch):
    editor = officer("editor")
    code = code_of(make_channel(editor))
    assert "公表してよい形に整った" in editor.get("channels/").text

    brought = {(code, "started"): "34", (code, "finished"): "＊"}
    monkeypatch.setattr(site.published_figures, "channels", lambda *_: brought)
    for path in ("channels/", f"channels/{code}"):
        text = editor.get(path).text
        assert "34" in text
        assert "＊" in text


@pytest.mark.parametrize("path", ["channels/zzzzz", "channels/zzzzz/poster", "channels/zzzzz/code.svg"])
def test_a_channel_that_was_never_made_does_not_exist(officer, path):
    assert officer("editor").get(path).status_code == 404
