"""What the menu calls a page, its heading and its title say too."""

import re

import pytest

from navigator.web.staff.request import MENU


@pytest.mark.parametrize(("path", "words"), [entry[:2] for entry in MENU], ids=[entry[0] for entry in MENU])
def test_menu_heading_and_title_are_the_same(officer, counted, path, words):
    page = officer("admin").get(path.removeprefix("/staff/")).text
    assert re.findall(r"<h1[^>]*>\s*(.*?)\s*</h1>", page, re.DOTALL) == [words]
    assert re.search(r"<title>(.*?) \|", page)[1] == words
    assert re.findall(r'aria-current="page"[^>]*>\s*(\S+?)\s*</a>', page) == [words]
