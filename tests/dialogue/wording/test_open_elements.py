"""In which language the text after a tag is written: as the nearest element around it says."""

import pytest

from navigator.dialogue.wording.open_elements import OpenElements


def after(*tags, page=""):
    elements = OpenElements(page)
    for tag in tags:
        elements.pass_tag(tag)
    return elements.lang


@pytest.mark.parametrize(
    ("tags", "lang"),
    [
        ((), "pt"),
        (('<p lang="ja">',), "ja"),
        (('<p lang="ja">', '<b class="x">'), "ja"),
        (('<p lang="ja">', '<b lang="en">'), "en"),
        (('<p lang="ja">', '<b lang="en">', "</b>"), "ja"),
        (('<p lang="ja">', "<b>", "</b>", "</p>"), "pt"),
        (('<p lang="ja">', "<ruby>", "</p>"), "pt"),
        (('<p lang="ja">', "<b>", "<i>", "</b>"), "ja"),
        (('<p lang="ja">', "<br>", "</p>"), "pt"),
        (('<p lang="ja">', '<img alt="">', '<input name="a">', "</p>"), "pt"),
        (('<p lang="ja">', "<!-- p -->", "</p>"), "pt"),
        (('<meta lang="ja">',), "pt"),
        (("<p>", "<b>", "</p>"), "pt"),
        (('<html lang="en">', '<p lang="ja">', "</p>"), "en"),
        (('<a hreflang="ja">',), "pt"),
    ],
)
def test_the_language_is_what_the_nearest_element_says(tags, lang):
    assert after(*tags, page="pt") == lang


def test_a_page_that_says_nothing_has_no_language():
    assert OpenElements().lang == ""


def test_an_end_that_was_never_opened_closes_all_and_goes_no_further():
    assert after('<p lang="ja">', "</section>", page="en") == "en"


def test_a_page_within_an_element_that_says_a_language_is_again_without_one():
    assert after('<p lang="ja">', "<html>", "</p>", page="en") == ""


@pytest.mark.parametrize("void", ["area", "br", "hr", "img", "input", "link", "meta", "wbr"])
def test_what_has_no_end_opens_nothing(void):
    assert after('<p lang="ja">', f'<{void} lang="en">') == "ja"
