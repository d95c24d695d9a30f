"""Replies against a stand-in of LINE: sent again where that may help, and a fault told by its kind alone."""

import asyncio

import pytest

from navigator.reach.line import sender
from navigator.reach.line.flex import plain
from navigator.reach.line.sender import LineSender
from tests.web.api.line_stand_in import LineStandIn


@pytest.fixture
def line(monkeypatch):
    monkeypatch.setattr(sender, "PAUSES", (0, 0, 0))
    stand_in = LineStandIn()
    yield stand_in
    stand_in.close()


def reply(host, *tokens):
    """Whether each went out; the faults told; how often it was told that one went out."""
    faults, worked = [], []

    async def send():
        line = LineSender("the-channel-token", host, faults.append, lambda: worked.append(1))
        try:
            return [await line.reply(token, [plain("ことば")]) for token in tokens]
        finally:
            await line.close()
            await line.close()  # which may be asked twice

    return asyncio.run(send()), faults, len(worked)


def test_a_reply_goes_out_once_with_the_channels_token(line):
    assert reply(line.host, "a", "b") == ([True, True], [], 2)
    assert [body for _, _, body, _ in line.asked] == [
        f'{{"replyToken": "{token}", "messages": [{{"type": "text", "text": "\\u3053\\u3068\\u3070"}}], "notificationDisabled": false}}' for token in "ab"
    ]
    assert {head["Authorization"] for _, head, _, _ in line.asked} == {"Bearer the-channel-token"}


@pytest.mark.parametrize("answers", [[500], [429, 503], [500, 502, 429]])
def test_what_may_help_is_tried_again_three_times(line, answers):
    line.answers = list(answers)
    assert reply(line.host, "a") == ([True], [], 1)
    assert len(line.asked) == len(answers) + 1


def test_after_the_fourth_it_ends_with_the_last_fault(line):
    line.answers = [500, 500, 500, 503]
    assert reply(line.host, "a", "b") == ([False, True], ["503"], 1)
    assert len(line.asked) == 5


@pytest.mark.parametrize("status", [400, 401, 499])
def test_what_line_refuses_is_sent_once(line, status):
    line.answers = [status]
    assert reply(line.host, "a") == ([False], [str(status)], 0)
    assert len(line.asked) == 1


def test_a_line_that_is_away_is_told_by_the_kind_of_fault(line):
    line.close()
    assert reply(line.host, "a") == ([False], ["ClientConnectorError"], 0)


def test_a_line_that_does_not_answer_is_waited_for_no_longer(line, monkeypatch):
    monkeypatch.setattr(sender, "SECONDS", 0.05)
    line.hold.clear()
    assert reply(line.host, "a") == ([False], ["TimeoutError"], 0)
