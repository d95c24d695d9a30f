"""A channel on paper, in every size and language."""

import re
from dataclasses import replace

import pytest

from navigator.knowledge.content.region import Operator
from navigator.knowledge.content.sourced_value import SourcedValue
from tests.web.staff.statistics.conftest import code_of, make_channel


@pytest.mark.parametrize("size", ["a4", "a6"])
def test_a_poster_has_the_code_and_the_address_to_type(officer, site, size):
    editor = officer("editor")
    code = code_of(make_channel(editor))
    page = editor.get(f"channels/{code}/poster?size={size}").text
    assert f'class="poster {size}"' in page
    assert f"testserver/c/{code}" in page
    assert "<svg" in page
    assert 'style="' not in page
    site.settings.public_url = "https://annai.example.jp/"
    assert f"annai.example.jp/c/{code}" in editor.get(f"channels/{code}/poster?size={size}").text


def test_a_poster_is_written_in_its_language_and_the_page_around_it_in_japanese(officer):
    editor = officer("editor")
    code = code_of(make_channel(editor))
    response = editor.get(f"channels/{code}/poster?lang=en")
    page, poster = response.text, poster_of(response)
    assert 'lang="en"' in poster
    assert "合う相談先を一緒に" not in poster
    assert f"/c/{code}/en" in poster
    assert "もどる" in page


@pytest.mark.parametrize("size", ["a4", "a6"])
def test_no_paper_has_a_raw_mark_and_readings_are_ruby(officer, site, size):
    editor = officer("editor")
    code = code_of(make_channel(editor))
    for lang in site.languages:
        poster = poster_of(editor.get(f"channels/{code}/poster?size={size}&lang={lang}"))
        text = re.sub(r"<[^>]*>", "", poster)
        assert not [mark for mark in ("｜", "《", "{", "}", "[[", "]]", "&lt;") if mark in text], lang
        assert ("<ruby>" in poster) == (lang == "ja-easy"), lang


def poster_of(response):
    return response.text[response.text.index("<article") : response.text.index("</article>")]


def test_the_paper_has_a_picture_and_says_that_nobody_runs_it_yet(officer):
    editor = officer("editor")
    code = code_of(make_channel(editor))
    page = editor.get(f"channels/{code}/poster")
    poster = poster_of(page)
    assert 'class="picture"' in poster
    assert "試作・運営者未設定" in poster
    assert "スマートフォンで読み取る" in poster
    assert "電話で聞く" not in poster
    assert "決まってから配ってください" in page.text


@pytest.mark.parametrize(("status", "shown"), [("confirmed", True), ("unconfirmed", False)])
def test_it_names_who_runs_it_and_a_telephone_once_that_is_confirmed(officer, site, status, shown):
    operator = Operator("みほん課", "mihon@example.org", phone=SourcedValue("03-0000-0000", status=status))
    site.knowledge = replace(site.knowledge, region=replace(site.knowledge.region, operator=operator))
    site.file_knowledge = site.knowledge
    editor = officer("editor")
    poster = poster_of(editor.get(f"channels/{code_of(make_channel(editor))}/poster"))
    assert "運営：みほん課" in poster
    assert "試作" not in poster
    assert ("03-0000-0000" in poster) == shown
    assert ("電話で聞く" in poster) == shown


def test_the_code_alone_can_be_taken_to_the_printer(officer):
    editor = officer("editor")
    code = code_of(make_channel(editor))
    image = editor.get(f"channels/{code}/code.svg")
    assert image.headers["content-type"] == "image/svg+xml"
    assert b"<svg" in image.content
