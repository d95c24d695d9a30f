"""Messages in LINE's own form, as its own library reads them."""

import pytest
from linebot.v3.messaging import FlexMessage, TextMessage

from navigator.reach.line import flex

WORDS = {"type": "text", "text": "ことば", "wrap": True, "size": "md", "weight": "regular"}


def as_line_reads(message):
    """Through the library and back: what it does not know it leaves out."""
    model = FlexMessage if message["type"] == "flex" else TextMessage
    return model.from_dict(message).to_dict()


def test_a_paragraph_wraps_and_may_be_bold_or_small():
    assert flex.text("ことば") == WORDS
    assert flex.text("ことば", size="sm", bold=True) == WORDS | {"size": "sm", "weight": "bold"}


@pytest.mark.parametrize(
    ("button", "style", "action"),
    [
        (flex.page_button("見る", "https://navi.example/"), "secondary", {"type": "uri", "label": "見る", "uri": "https://navi.example/"}),
        (flex.page_button("見る", "https://navi.example/", style="link"), "link", {"type": "uri", "label": "見る", "uri": "https://navi.example/"}),
        (flex.choice_button("自分のこと", "resident"), "secondary", {"type": "postback", "label": "自分のこと", "data": "resident"}),
        (*flex.call_buttons("電話する", "0000-00-0000"), "primary", {"type": "uri", "label": "電話する", "uri": "tel:0000-00-0000"}),
        (*flex.call_buttons("電話する", "110", style="secondary"), "secondary", {"type": "uri", "label": "電話する", "uri": "tel:110"}),
    ],
)
def test_a_button_says_what_it_does(button, style, action):
    assert button == {"type": "button", "style": style, "height": "sm", "adjustMode": "shrink-to-fit", "action": action}


@pytest.mark.parametrize("button", [flex.page_button("あ" * 41, "x"), flex.choice_button("あ" * 41, "x"), *flex.call_buttons("あ" * 41, "0")])
def test_a_label_is_as_long_as_line_takes(button):
    assert button["action"]["label"] == "あ" * 40


@pytest.mark.parametrize("number", ["#8000", "*123", "0000-00-0000 内線5", ""])
def test_a_number_with_a_sign_of_its_own_is_dialled_by_hand(number):
    assert flex.call_buttons("電話する", number) == []


def test_one_card_stands_alone_and_line_reads_it_whole():
    button = flex.choice_button("自分のこと", "resident")
    message = flex.message("どなたのことですか", [flex.bubble([flex.text("ことば")], [button])])
    box = {"type": "box", "layout": "vertical", "spacing": "sm"}
    card = {"type": "bubble", "body": box | {"contents": [WORDS]}, "footer": box | {"contents": [button]}}
    assert message == {"type": "flex", "altText": "どなたのことですか", "contents": card}
    assert as_line_reads(message) == message


def test_several_cards_stand_side_by_side_and_one_without_buttons_has_no_foot():
    card = flex.bubble([flex.text("ことば")])
    assert "footer" not in card
    message = flex.message("x" * 401, [card] * 13)
    assert message["altText"] == "x" * 400
    assert message["contents"] == {"type": "carousel", "contents": [card] * 12}
    assert as_line_reads(message) == message


def test_a_message_of_text_alone():
    assert flex.plain("ことば") == {"type": "text", "text": "ことば"}
    assert as_line_reads(flex.plain("ことば")) == flex.plain("ことば")
