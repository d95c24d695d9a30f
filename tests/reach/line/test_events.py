"""What is read of what LINE sends: never who wrote, and no fault of ours whatever comes."""

import json

import pytest

from navigator.reach.line.events import LineEvent, read_events


def event(**changes):
    return {
        "type": "message", "mode": "active", "webhookEventId": "01H", "replyToken": "token", "timestamp": 1,
        "source": {"type": "user", "userId": "U4af4980629"}, "deliveryContext": {"isRedelivery": False},
        "message": {"type": "text", "id": "1", "text": "こんにちは"}, **changes,
    }  # fmt: skip


def read(*events):
    return read_events(json.dumps({"destination": "U1", "events": events}).encode())


def test_an_event_bears_nothing_of_who_wrote():
    assert read(event()) == (LineEvent("message", "01H", "token", "こんにちは"),)
    assert "U4af4980629" not in repr(read(event()))
    assert read(event(type="postback", postback={"data": "x.y"})) == (LineEvent("postback", "01H", "token", "x.y"),)
    assert read(event(type="follow")) == (LineEvent("follow", "01H", "token", "こんにちは"),)
    assert read(event(message={"type": "sticker", "id": "1"}))[0].text == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "unfollow"}, {"mode": "standby"}, {"source": {"type": "group", "groupId": "C1", "userId": "U1"}}, {"source": None},
        {"replyToken": ""}, {"replyToken": None}, {"webhookEventId": 7}, {"type": ["message"]},
    ],
)  # fmt: skip
def test_what_is_not_to_be_answered_is_left_out_and_the_others_stay(changes):
    assert [each.id for each in read(event(**changes), event(webhookEventId="02H"))] == ["02H"]


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{}", b'{"events": 1}', b'{"events": [1, null, []]}', b"\xff", b"[" * 5000, b'{"events":{}}'])
def test_a_body_in_no_form_that_we_know_holds_no_event(body):
    assert read_events(body) == ()
