"""The account at LINE against a stand-in of its interface: nobody lost, nobody answered twice, nothing kept of who wrote."""

import asyncio
import base64
import hmac
import json
import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from navigator.reach.line import sender
from navigator.settings import SettingsError
from navigator.web.api.line_webhook import LineWebhook
from navigator.web.app import create_app
from navigator.web.process.body_limits import EVENTS_PATH
from tests.conftest import CAMPAIGN, NOW
from tests.web.api.line_stand_in import LineStandIn
from tests.web.own_loop import run

SECRET, PUBLIC = "a channel's secret for tests, long enough", "https://navi.example"
MANY = 1000 if CAMPAIGN else 40


@pytest.fixture
def line():
    stand_in = LineStandIn()
    yield stand_in
    stand_in.close()


@pytest.fixture
def line_settings(settings, line, monkeypatch):
    monkeypatch.setattr(sender, "PAUSES", (0, 0, 0))
    account = {"line_channel_secret": SECRET, "line_channel_token": "the-channel-token", "line_host": line.host, "public_url": PUBLIC}
    return settings.model_copy(update=account)


@pytest.fixture
def app(line_settings, knowledge):
    return create_app(line_settings, lambda: NOW, knowledge)


@pytest.fixture
def client(app):
    with TestClient(app, base_url=PUBLIC) as client:
        yield client


def message(n=1, text="こんにちは", **changes):
    return {
        "type": "message", "mode": "active", "webhookEventId": f"event-{n}", "replyToken": f"token-{n}", "timestamp": 1,
        "source": {"type": "user", "userId": "U4af4980629"}, "deliveryContext": {"isRedelivery": False},
        "message": {"type": "text", "id": "1", "text": text}, **changes,
    }  # fmt: skip


def body_of(*events):
    return json.dumps({"destination": "U0", "events": events}, ensure_ascii=False).encode()


def signature_of(body, secret=SECRET):
    return base64.b64encode(hmac.digest(secret.encode(), body, "sha256")).decode()


def post(client, *events):
    body = body_of(*events)
    return client.post(EVENTS_PATH, content=body, headers={"x-line-signature": signature_of(body)})


def test_what_is_written_is_answered_with_the_channels_own_token(client, line):
    response = post(client, message())
    assert (response.status_code, response.content) == (200, b"")
    ((path, head, body, _),) = line.asked
    assert (path, head["Authorization"]) == ("/v2/bot/message/reply", "Bearer the-channel-token")
    assert json.loads(body)["replyToken"] == "token-1"
    assert "どなたのことですか" in body.encode().decode("unicode_escape")


@pytest.mark.parametrize("signature", ["", "x", "あ".encode(), signature_of(b"{}"), signature_of(body_of(message()), "another secret")])
def test_what_line_did_not_sign_is_answered_by_nobody(client, line, signature):
    response = client.post(EVENTS_PATH, content=body_of(message()), headers={"x-line-signature": signature})
    assert response.status_code == 401
    assert not line.asked


def test_the_signature_is_that_of_the_bytes_as_they_came(client, line):
    body = body_of(message())
    spaced = body.replace(b'": ', b'":  ')
    assert client.post(EVENTS_PATH, content=spaced, headers={"x-line-signature": signature_of(body)}).status_code == 401
    assert client.post(EVENTS_PATH, content=spaced, headers={"x-line-signature": signature_of(spaced)}).status_code == 200


def test_a_delivery_that_comes_again_is_answered_once(client, line):
    again = message(deliveryContext={"isRedelivery": True})
    assert [post(client, message(), message()).status_code, post(client, again).status_code] == [200, 200]
    assert len(line.asked) == 1
    post(client, message(2, deliveryContext={"isRedelivery": True}))
    assert line.taken == {"token-1": 1, "token-2": 1}, "one that never came before is answered"


@pytest.mark.parametrize("faults", [[500], [429, 429], [503, 429, 500]])
def test_a_reply_that_line_does_not_take_is_sent_again(client, line, faults):
    line.answers = list(faults)
    post(client, message())
    assert (len(line.asked), line.taken["token-1"]) == (len(faults) + 1, 1)


def test_a_reply_that_line_refuses_is_not_sent_again_and_the_next_goes_out(client, line, caplog):
    line.answers = [400]
    post(client, message(1, "夫に殴られる、と書いた人"))
    post(client, message(2))
    assert (len(line.asked), line.taken["token-2"]) == (2, 1)
    assert [record.message for record in caplog.records] == ["line: replies are not taken (400)", "line: replies are not taken: over"]


def test_a_quota_that_is_used_up_is_told_once_and_ends(client, line, caplog):
    line.answers = [429] * 8
    post(client, message(1))
    post(client, message(2))
    assert len(line.asked) == 8
    assert [record.message for record in caplog.records] == ["line: replies are not taken (429)"]


def test_line_has_its_answer_before_any_work_is_done(app, line):
    """While LINE's own interface hangs."""
    line.hold.clear()
    body, answered = body_of(message()), asyncio.Event()

    async def deliver():
        async def receive():
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(sent):
            if sent["type"] == "http.response.body" and not sent.get("more_body"):
                answered.set()

        head = [(b"host", b"navi.example"), (b"x-line-signature", signature_of(body).encode())]
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "path": EVENTS_PATH, "raw_path": EVENTS_PATH.encode(),
            "query_string": b"", "headers": head, "scheme": "https", "server": ("navi.example", 443), "client": ("127.0.0.1", 1), "root_path": "",
        }  # fmt: skip
        async with app.router.lifespan_context(app):
            task = asyncio.create_task(app(scope, receive, send))
            await asyncio.wait_for(answered.wait(), 30)
            assert not task.done()
            assert not line.asked
            line.hold.set()
            await asyncio.wait_for(task, 30)

    run(deliver())
    assert line.taken == {"token-1": 1}


def test_a_large_batch_has_few_replies_on_their_way_at_once(app, monkeypatch):
    class Sender:
        on_their_way, most, sent, two = 0, 0, 0, asyncio.Barrier(2)

        async def reply(self, _token, _messages):
            self.on_their_way += 1
            self.most = max(self.most, self.on_their_way)
            await self.two.wait()
            await asyncio.sleep(0.01)  # in which a third would come
            self.on_their_way, self.sent = self.on_their_way - 1, self.sent + 1

    monkeypatch.setattr("navigator.web.api.line_webhook.reply_to", lambda _event, _account: [])
    monkeypatch.setattr("navigator.web.api.line_webhook.AT_ONCE", 2)
    sender = Sender()
    run(LineWebhook(app.state.site, sender).answer(body_of(*(message(n) for n in range(10)))))
    assert (sender.most, sender.sent) == (2, 10)


def test_a_reply_that_was_taken_but_not_answered_in_time_reaches_nobody_twice(client, line, monkeypatch):
    """It is sent again, for it may be lost; LINE takes a token once."""
    monkeypatch.setattr(sender, "SECONDS", 0.2)
    line.late = {"token-1"}
    post(client, message())
    assert (line.taken, len(line.asked)) == ({"token-1": 1}, 2)


def test_of_many_at_once_none_is_lost_and_none_answered_twice(client, line):
    """From eight connections, each delivery twice, while LINE refuses every seventh reply for now."""
    line.busy = {f"token-{n}" for n in range(0, MANY, 7)}
    batches = [[message(n + i, "死にたい" if i % 5 == 0 else "はい") for i in range(20)] for n in range(0, MANY, 20)]
    with ThreadPoolExecutor(8) as connections:
        answers = list(connections.map(lambda batch: post(client, *batch).status_code, [batch for batch in batches for _ in range(2)]))
    assert set(answers) == {200}
    assert line.taken == {f"token-{n}": 1 for n in range(MANY)}
    assert len(line.asked) == MANY + len(line.busy)


def test_nothing_is_kept_of_who_wrote_and_what(app, client, line, settings, caplog):
    caplog.set_level(logging.DEBUG, "navigator")
    line.answers = [400]
    post(client, message(1, "ないしょの話、夫に殴られる"))
    post(client, message(2, "ないしょの話"))
    app.state.site.turns.write(enough=0)
    stored = b"".join(path.read_bytes() for path in settings.data_dir.rglob("*") if path.is_file())
    said = stored.decode("utf-8", "ignore") + caplog.text + "".join(body for _, _, body, _ in line.asked).encode().decode("unicode_escape")
    for secret in ("U4af4980629", "ないしょ", "event-1"):
        assert secret not in said


def test_a_fault_of_ours_says_nothing_of_what_was_written(client, line, caplog, monkeypatch):
    def fail(event, _account):
        raise ValueError(event.text)

    monkeypatch.setattr("navigator.web.api.line_webhook.reply_to", fail)
    assert post(client, message(1, "ないしょ")).status_code == 200
    assert [record.getMessage() for record in caplog.records] == ["line: an event was not answered (ValueError)"]
    assert "ないしょ" not in caplog.text


def test_it_is_off_until_both_settings_are_there_and_where_a_region_leaves_it_out(settings, line_settings, knowledge):
    only_secret = settings.model_copy(update={"line_channel_secret": SECRET})
    without = replace(knowledge, region=replace(knowledge.region, reach=("towns",)))
    for served, region in ((settings, knowledge), (only_secret, knowledge), (line_settings, without)):
        client = TestClient(create_app(served, lambda: NOW, region), base_url=PUBLIC)
        assert post(client, message()).status_code in (404, 405)


def test_what_it_needs_is_said_at_start(line_settings, knowledge, monkeypatch):
    with pytest.raises(SettingsError, match="NAVIGATOR_PUBLIC_URL"):
        create_app(line_settings.model_copy(update={"public_url": ""}), lambda: NOW, knowledge)
    monkeypatch.setitem(sys.modules, "navigator.reach.line.sender", None)
    with pytest.raises(SettingsError, match="extra `line`"):
        create_app(line_settings, lambda: NOW, knowledge)
