"""A channel on paper, in every size and language."""

import pytest

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
    page = editor.get(f"channels/{code}/poster?lang=en").text
    poster = page[page.index("<article") : page.index("</article>")]
    assert 'lang="en"' in poster
    assert "合う相談先を一緒に" not in poster
    assert f"/c/{code}/en" in poster
    assert "もどる" in page


def test_the_code_alone_can_be_taken_to_the_printer(officer):
    editor = officer("editor")
    code = code_of(make_channel(editor))
    image = editor.get(f"channels/{code}/code.svg")
    assert image.headers["content-type"] == "image/svg+xml"
    assert b"<svg" in image.content
