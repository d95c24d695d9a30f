"""The menu of the account: what a tap on each field does, and that the picture shows what stands there."""

from dataclasses import replace

import pytest
from linebot.v3.messaging import RichMenuRequest

from navigator.knowledge.load import load
from navigator.paths import STATIC
from navigator.reach.line.choice import LineChoice
from navigator.reach.line.events import LineEvent
from navigator.reach.line.replies import ask_town, reply_to
from navigator.reach.line.rich_menu import HEIGHT, PICTURE, WIDTH, WORDS_MARK, menu_fields, rich_menu
from tests.conftest import ROOT
from tests.reach.line.conftest import ADDRESS

PNG = (STATIC / PICTURE).read_bytes()


def actions(account):
    return [area["action"] for area in rich_menu(account)["areas"]]


def test_three_fields_choose_and_two_open_pages(account):
    resident, family, employer, phones, in_trouble = actions(account)
    assert [each["type"] for each in (resident, family, employer)] == ["postback"] * 3
    assert (phones["uri"], in_trouble["uri"]) == (f"{ADDRESS}/ja/phones", f"{ADDRESS}/ja/help")


@pytest.mark.parametrize(("n", "persona"), [(0, "resident"), (1, "family"), (2, "employer")])
def test_a_tap_for_whom_asks_for_the_town_at_once(account, n, persona):
    tapped = reply_to(LineEvent("postback", "1", "token", actions(account)[n]["data"]), account)
    assert tapped == ask_town(account, LineChoice(persona, "", "ja"))


def test_whom_a_region_never_asks_about_begins_on_the_first_page(account):
    """The second region of the tests asks about no family."""
    told = actions(replace(account, knowledge=load(ROOT / "tests/regions/mahoroba")))
    assert [each.get("uri") for each in told[:3]] == [None, f"{ADDRESS}/c/k2345/ja", None]


def test_the_fields_are_the_whole_picture_and_none_lies_over_another():
    fields = menu_fields()
    assert sum(field.width * field.height for field in fields) == WIDTH * HEIGHT
    corners = {(field.x, field.y) for field in fields}
    assert len(corners) == len(fields) == 5
    assert all(field.x + field.width <= WIDTH and field.y + field.height <= HEIGHT for field in fields)


def test_line_takes_it(account):
    menu = rich_menu(account)
    assert RichMenuRequest.from_dict(menu).to_dict() == menu
    assert (menu["size"], menu["selected"], menu["name"]) == ({"width": 1200, "height": 810}, True, "support-navigator")
    assert menu["chatBarText"] == "相談先を探す"
    assert [area["bounds"] for area in menu["areas"]] == [
        *({"x": x, "y": 0, "width": 400, "height": 405} for x in (0, 400, 800)),
        *({"x": x, "y": 405, "width": 600, "height": 405} for x in (0, 600)),
    ]
    for action in actions(account):
        assert 0 < len(action["label"]) <= 20
        assert len(action.get("data", "").encode()) <= 300


def test_the_picture_is_of_the_size_of_its_fields_and_says_their_words():
    """Drawn anew by `make pictures` whenever they change."""
    assert PNG[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(PNG[16:20], "big"), int.from_bytes(PNG[20:24], "big")) == (WIDTH, HEIGHT)
    assert len(PNG) < 1_000_000
    words = PNG.partition(b"iTXt" + WORDS_MARK + b"\0\0\0\0\0")[2]
    assert words.startswith("\n".join(field.words for field in menu_fields()).encode())
