"""Bodies: what is too large or too slow is refused, by what arrives and not by what was promised."""

import asyncio
from threading import Event

import pytest
from fastapi import HTTPException

from navigator.web.process import body_limits
from navigator.web.process.body_limits import API_BYTES, FORM_BYTES, UPLOAD_BYTES, BodyLimits
from tests.web.own_loop import run

API, FORM, STAFF = "/api/v1/understand", "/ja/talk", "/staff/kpi/import"


def send(path, parts, *, length=None, method="POST", leaving=None, pause=0.0):
    """What the application behind the limits reads: its bytes, or the status of the refusal."""
    headers = [(b"content-length", str(length).encode())] if length is not None else []
    left = list(parts)

    async def receive():
        await asyncio.sleep(pause)
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    async def read(_scope, receive, _send):
        body, more = b"", True
        while more:
            message = await receive()
            body, more = body + message["body"], message["more_body"]
        results.append(len(body))

    async def call():
        try:
            await BodyLimits(read, leaving or Event())({"type": "http", "method": method, "path": path, "headers": headers}, receive, None)
        except HTTPException as refused:
            results.append(refused.status_code)

    results = []
    run(call())
    return results[0]


@pytest.mark.parametrize(("path", "most"), [(API, API_BYTES), (FORM, FORM_BYTES), (STAFF, UPLOAD_BYTES)])
def test_each_door_takes_so_much_and_not_a_byte_more(path, most):
    half = b"x" * (most // 2)
    assert send(path, [half, half]) == most
    assert send(path, [half, half, b"x"]) == 413
    assert send(path, [half, half], length=most) == most


def test_a_length_that_is_too_much_is_refused_before_anything_is_read():
    assert send(API, [], length=API_BYTES + 1) == 413


def test_a_length_that_lies_helps_nobody():
    assert send(API, [b"x" * 60_000] * 5, length=5) == 413
    assert send(API, [b"x"], length="-1") == 1


def test_a_body_that_trickles_ends(monkeypatch):
    monkeypatch.setattr(body_limits, "BODY_SECONDS", 0.1)
    monkeypatch.setattr(body_limits, "TICK", 0.05)
    assert send(FORM, [b"x"], pause=0.02) == 1
    assert send(FORM, [b"x"], pause=60) == 408


def test_a_process_that_ends_waits_for_no_stalled_body(monkeypatch):
    monkeypatch.setattr(body_limits, "TICK", 0.05)
    leaving = Event()
    leaving.set()
    assert send(FORM, [b"x"], pause=60, leaving=leaving) == 408
    assert send(FORM, [b"x"], pause=0.01, leaving=leaving) == 1


def test_what_has_no_body_is_left_alone(monkeypatch):
    monkeypatch.setattr(body_limits, "TICK", 0.01)
    monkeypatch.setattr(body_limits, "BODY_SECONDS", 0.0)
    assert send(FORM, [b""], method="GET", pause=0.05) == 0
