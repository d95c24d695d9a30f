"""What the menu calls a page, its heading and its title say too."""

import html
import re

import pytest

from navigator.web.staff.request import MENU


@pytest.mark.parametrize(("path", "words"), [entry[:2] for entry in MENU], ids=[entry[0] for entry in MENU])
def test_menu_heading_and_title_are_the_same(officer, counted, path, words):
    page = officer("admin").get(path.removeprefix("/staff/")).text
    assert re.findall(r"<h1[^>]*>\s*(.*?)\s*</h1>", page, re.DOTALL) == [words]
    assert re.search(r"<title>(.*?) \|", page)[1] == words
    assert re.findall(r'aria-current="page"[^>]*>\s*(\S+?)\s*</a>', page) == [words]


WORK = {
    "the results of a month": (r"/staff/kpi/month/[\d-]+",),
    "a telephone": ("/staff/contacts/", r"/staff/contacts/[\w-]+/[\w-]+/phone"),
    "the sheet for the council": ("/staff/overview", r"/staff/council\?[^\"]+"),
}


@pytest.mark.parametrize("work", WORK)
def test_an_officers_work_is_at_most_two_taps_from_home(officer, counted, work):
    admin, address = officer("admin"), "/staff/"
    for following in WORK[work]:
        page = admin.get(address.removeprefix("/staff/")).text
        address = html.unescape(re.search(rf'href="({following})"', page)[1])
    assert admin.get(address.removeprefix("/staff/")).status_code == 200
