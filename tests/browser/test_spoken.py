"""What a screen reader would say on the way to a door, as text in golden/; NAVIGATOR_GOLDEN=1 writes it anew."""

import os
import re
from pathlib import Path

import pytest

from tests.browser.test_look import opened, told  # noqa: F401

pytestmark = pytest.mark.browser

GOLDEN = Path(__file__).parent / "golden"
PAGES = {
    "first": "",
    "question": "talk",
    "place": "talk?change=4",
    "result": "result",
    "phones": "phones",
}
MOMENTS = (
    (re.compile(r"いま受け付けています（[^）]*）。|いまは時間外です。[^。]*。"), "〔いま開いているか〕"),
    (re.compile(r"\d{4}年\d{1,2}月\d{1,2}日"), "〔日付〕"),
)


def spoken(page):
    """The tree of roles and names, without what changes with the hour."""
    text = page.locator("body").aria_snapshot()
    for pattern, words in MOMENTS:
        text = pattern.sub(words, text)
    return text + "\n"


@pytest.mark.parametrize("name", PAGES)
def test_what_is_said(opened, server, name):  # noqa: F811
    page = opened()
    if name != "first":
        told(page, server, "family")
    page.goto(f"{server}/ja/{PAGES[name]}")
    path, found = GOLDEN / f"{name}.yaml", spoken(page)
    if os.environ.get("NAVIGATOR_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8"), (
        "NAVIGATOR_GOLDEN=1 writes the golden files anew; read the difference"
    )


@pytest.mark.parametrize("name", PAGES)
def test_everything_that_can_be_used_has_a_name(name):
    for line in (GOLDEN / f"{name}.yaml").read_text(encoding="utf-8").splitlines():
        part = re.match(r"\s*- (button|link|textbox|checkbox|radio|heading)\b(.*)", line)
        assert not part or '"' in part[2], line
