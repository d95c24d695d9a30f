"""Markup that an officer writes is letters wherever it is shown again."""

import re

import pytest

MARKUP = "<img src=x onerror=1>{{7*191}}"


@pytest.mark.parametrize("shown", ["channels/", "audit", "channels/{code}", "channels/{code}/poster?size=a4"])
def test_markup_in_the_name_of_a_channel(officer, shown):
    editor = officer("editor")
    editor.get("channels/")
    where = editor.post("channels/", name=MARKUP, kind="poster").headers["location"]
    page = editor.get(shown.format(code=re.search(r"channels/(\w+)", where)[1]))
    assert page.status_code == 200
    assert "&lt;img" in page.text
    assert "<img src=x" not in page.text
    assert "1337" not in page.text


def test_markup_in_the_name_of_a_sign_in(stranger, accounts_made):
    page = stranger.sign_in(MARKUP, "x")
    assert "<img src=x" not in page.text


@pytest.mark.parametrize("path", ["me", "people/viewer"])
def test_nobody_gives_themselves_a_role(officer, path):
    viewer = officer("viewer")
    viewer.post(path, role="admin", do="role")
    assert viewer.get("people/").status_code == 403
