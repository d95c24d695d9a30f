"""Windows and schemes change places with a button; two officers never move over each other."""

import html
import re

import pytest

from tests.web.staff.editions.conftest import text_of, texts
from tests.web.staff.editions.test_edition_pages import begin

RANKS, WINDOWS = "rules/ranks.yaml", "rules/windows.yaml"


def seen(officer, path, file):
    page = officer.get(f"{path}/order").text
    return re.search(rf'name="file" value="{file}">\s*<input type="hidden" name="seen" value="(\d+)"', page)[1]


def move(officer, path, do, file=RANKS, **more):
    return officer.post(f"{path}/order", {"file": file, "seen": seen(officer, path, file), "do": do} | more)


@pytest.fixture
def path(desk):
    return begin(desk("ann"))


def test_a_step_and_a_window_change_places(desk, path, site):
    bob = desk("bob")
    page = html.unescape(bob.get(f"{path}/order").text)
    assert page.index("ぬくもりの家") < page.index("ほしの喫茶"), "as the steps stand"
    assert move(bob, path, "down:windows-0").headers["location"].endswith("?done=order#order-windows-1")
    steps = text_of(RANKS).splitlines(keepends=True)
    at = steps.index("windows:\n") + 1
    steps[at : at + 2] = steps[at + 1], steps[at]
    assert texts(site) == {RANKS: "".join(steps)}
    assert move(bob, path, "up:2", WINDOWS).status_code == 303
    text = texts(site)[WINDOWS]
    assert text.index("warm-house:") < text.index("star-cafe:")
    assert "順番を変えました" in bob.get(f"{path}/order?done=order").text


def test_what_another_moved_or_nobody_can_move_is_refused(desk, path, site):
    bob = desk("bob")
    before = seen(bob, path, RANKS)
    assert move(bob, path, "down:windows-0").status_code == 303
    refused = move(bob, path, "down:windows-0", seen=before)
    assert refused.status_code == 422
    assert "ほかの方が" in refused.text
    text = texts(site)
    for do in ("up:windows-0", "down:windows-99", "drop:windows-0", "up:x", "up:" + "a-" * 9 + "1", "down:none-0", "down:windows-0-when-0"):
        assert move(bob, path, do).status_code == 422, do
    assert texts(site) == text


def test_who_only_looks_has_no_buttons(desk, path):
    eve = desk("eve")
    assert 'name="do"' not in eve.get(f"{path}/order").text
    assert eve.post(f"{path}/order", do="up:windows-1").status_code == 403


def test_what_moved_is_told_as_an_order(desk, path):
    bob = desk("bob")
    move(bob, path, "down:windows-0")
    for each in ("conditions", "proof"):
        page = html.unescape(bob.get(f"{path}/{each}").text)
        before, after = re.search(
            r"<h3>窓口の順番</h3>.*?<dt><b>前</b></dt>(.*?)<dt><b>後</b></dt>(.*?)</dl>", page, re.DOTALL
        ).groups()
        assert re.findall(r"(\d番目)：(\S+?)<", before) == [("1番目", "ぬくもりの家"), ("2番目", "ほしの喫茶")]
        assert re.findall(r"(\d番目)：(\S+?)<", after) == [("1番目", "ほしの喫茶"), ("2番目", "ぬくもりの家")]
        assert "<h3>窓口の順番の" not in page
