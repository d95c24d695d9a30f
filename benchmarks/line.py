"""The account at LINE while 50 messages a second come in: how soon LINE has its empty answer, how soon the reply is there, and
that of a thousand none is lost and none answered twice, though each delivery comes again.

    python benchmarks/line.py [--messages N] [--rate N]

A worker of its own, and a stand-in of LINE in this process (tests/web/api/line_stand_in.py). Goes by the clock: a quiet
machine tells the program's own figures. Ends with 1 when a bound is missed.
"""

import argparse
import asyncio
import base64
import hmac
import json
import sys
import time
from pathlib import Path

from load import Bound, percentile
from web import exchange

sys.path.insert(0, str(Path(__file__).parents[1]))

from navigator.reach.line.choice import LineChoice
from tests.web.api.line_stand_in import LineStandIn
from tools.served import serving

SECRET, TOKEN, CODE = "a secret for the benchmark, long enough", "a token for the benchmark", "k2345"
MOST_ANSWER, MOST_REPLY = 1000.0, 300.0  # ms for 95 of 100: LINE's own demand, and ours
WARM_UP = 20  # messages before the measured ones; the first of a kind loads what reads lines
LINES = (
    "こんにちは", "仕事を探しています。46歳です", "死にたい", "家賃が払えなくて今夜いるところがない", "quero morrer", "Tôi muốn tìm việc",
    "うちの会社で正社員にしたい人がいる",
)  # fmt: skip
CHOICES = (LineChoice("resident", "", "ja"), LineChoice("family", "10201", "ja"), LineChoice("employer", "10524", "ja"))


def event(n: int) -> dict[str, object]:
    """Two of three are typed, the third is a tap."""
    told: dict[str, object] = {
        "mode": "active", "webhookEventId": f"event-{n}", "replyToken": f"token-{n}", "source": {"type": "user", "userId": f"U{n}"},
    }  # fmt: skip
    if n % 3 == 2:
        return told | {"type": "postback", "postback": {"data": CHOICES[n // 3 % len(CHOICES)].sealed(SECRET)}}
    return told | {"type": "message", "message": {"type": "text", "id": "1", "text": LINES[n % len(LINES)]}}


async def deliver(port: int, n: int) -> float:
    """One delivery over a connection of its own, as LINE sends it: milliseconds until it was answered."""
    body = json.dumps({"destination": "U0", "events": [event(n)]}, ensure_ascii=False).encode()
    signature = base64.b64encode(hmac.digest(SECRET.encode(), body, "sha256")).decode()
    head = f"POST /api/line HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Line-Signature: {signature}\r\nContent-Length: {len(body)}\r\n\r\n"
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    began = time.monotonic()
    answer, _ = await exchange(reader, writer, head.encode() + body)
    took = (time.monotonic() - began) * 1000
    writer.close()
    if not answer.startswith(b"HTTP/1.1 200"):
        raise SystemExit(f"a delivery was answered with {answer[:60]!r}")
    return took


async def run(port: int, line: LineStandIn, messages: int, rate: float) -> list[Bound]:
    """Each message at its time, whether or not those before it are done; one second later it comes again."""
    for n in range(WARM_UP):
        await deliver(port, messages + n)
    sent: dict[str, float] = {}
    began = time.monotonic() + 0.5

    async def one(n: int) -> float:
        await asyncio.sleep(max(0.0, began + n / rate - time.monotonic()))
        sent[f"token-{n}"] = time.monotonic()
        took = await deliver(port, n)
        await asyncio.sleep(1)
        await deliver(port, n)
        return took

    answers = await asyncio.gather(*(one(n) for n in range(messages)))
    for _ in range(100):
        if len(line.taken) >= messages + WARM_UP:
            break
        await asyncio.sleep(0.1)
    came = {json.loads(body)["replyToken"]: at for _, _, body, at in reversed(line.asked)}
    replies = [(came[token] - at) * 1000 for token, at in sent.items() if token in came]
    tries = len([body for _, _, body, _ in line.asked if json.loads(body)["replyToken"] in sent])
    shares = ", ".join(f"p{share * 100:g} {percentile(replies, share):.0f} ms" for share in (0.5, 0.95, 0.99))
    print(f"{messages} messages, {rate:g} a second: replies {shares}")
    return [
        Bound("messages lost", messages - len(replies), 0, ""),
        Bound("replies sent more than once", tries - len(replies), 0, ""),
        Bound("LINE's answer, 95 of 100", percentile(answers, 0.95), MOST_ANSWER, "ms"),
        Bound("the reply, 95 of 100", percentile(replies, 0.95), MOST_REPLY, "ms"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--messages", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=50)
    options = parser.parse_args()
    line = LineStandIn()
    account = {"LINE_CHANNEL_SECRET": SECRET, "LINE_CHANNEL_TOKEN": TOKEN, "LINE_CODE": CODE, "LINE_HOST": line.host}
    with serving(**{f"NAVIGATOR_{name}": value for name, value in account.items()}) as url:
        bounds = asyncio.run(run(int(url.rpartition(":")[2]), line, options.messages, options.rate))
    line.close()
    print(*bounds, sep="\n")
    sys.exit(not all(bound.is_held for bound in bounds))


if __name__ == "__main__":
    main()
