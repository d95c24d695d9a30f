"""The evening of a broadcast: a million people in ten minutes. What it takes, what gives way first, and how kindly.

    python benchmarks/broadcast.py [--people N] [--minutes N] [--cores N] [--price YEN]

Measures what each page and turn costs this machine's processor, plays the evening second by second with more and more cores
until nobody is told to wait, and then overloads one real worker, to see whether the play is right. Times are of the
processor; only the last part goes by the clock. What people do is assumed, and printed with the figures.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from pathlib import Path

from load import ANSWERS, _header, percentile, processor_seconds
from processor import cost, repeat, turns
from web import conversation, end, exchange, free_port, get, post, start

sys.path.insert(0, str(Path(__file__).parents[1]))

from navigator.web.process.busy import LONGEST_WAIT

STAGES = ("first page", *(f"turn {n}" for n in range(1, len(ANSWERS) + 1)), "result")
GO_ON = (0.6, *(0.95 for _ in ANSWERS), 0.0)  # of those who were served, who takes the next step
THINK = (8, 40)  # seconds from a page to the next tap, evenly
AGAIN, MOST_TRIES = (15, 60), 4  # seconds until somebody who was told to wait comes again, and how often at most
FIRST_MINUTES, THEIR_SHARE = 0.2, 0.5  # half of the people come in the first fifth of the time
BUSY_SHARE = 0.9  # of a core that serves; the rest is the system's
SAMPLE_SECONDS, OVERLOAD = 20.0, 2.5  # times as much as one worker can do


@dataclass
class Evening:
    """What became of the people."""

    served: Counter[str] = field(default_factory=Counter)
    told: int = 0  # times that somebody was told to wait
    given_up: int = 0
    longest: float = 0.0
    work: float = 0.0  # seconds of processor
    peak: float = 0.0  # cores asked for in the worst second


def arrivals(people: int, seconds: int) -> list[int]:
    """How many come in each second."""
    early = int(seconds * FIRST_MINUTES)
    first, rest = people * THEIR_SHARE / early, people * (1 - THEIR_SHARE) / (seconds - early)
    return [round(first if second < early else rest) for second in range(seconds)]


def play(coming: list[int], costs: dict[str, float], cores: float) -> Evening:
    """The evening, second by second: requests in their order, and those told to wait come again."""
    rng, evening = random.Random(1), Evening()
    due: dict[int, Counter[tuple[int, int]]] = {second: Counter({(0, 1): many}) for second, many in enumerate(coming)}
    line: deque[tuple[int, int, int, int]] = deque()  # when it came, stage, try, how many
    second = 0
    while due or line:
        news = due.pop(second, Counter())
        line.extend((second, stage, tries, many) for (stage, tries), many in news.items())
        evening.peak = max(evening.peak, sum(many * costs[STAGES[stage]] for (stage, _), many in news.items()))
        left = cores * BUSY_SHARE
        while line and left > 0:
            came, stage, tries, many = line.popleft()
            late = second - came > LONGEST_WAIT and stage > 0
            each = costs["busy"] if late else costs[STAGES[stage]]
            done = min(many, max(1, int(left / each)) if each else many)
            left -= done * each
            evening.work += done * each
            evening.longest = max(evening.longest, second - came)
            if done < many:
                line.appendleft((came, stage, tries, many - done))
            _go_on(evening, due, rng, (second, stage, tries, done), late=late)
        second += 1
    return evening


def _go_on(evening: Evening, due: dict[int, Counter[tuple[int, int]]], rng: random.Random, served: tuple[int, int, int, int], *, late: bool) -> None:
    """What those do next who were served, or told to wait."""
    second, stage, tries, many = served
    if late:
        evening.told += many
        if tries >= MOST_TRIES:
            evening.given_up += many
            return
        after, step, going = AGAIN, (stage, tries + 1), many
    else:
        evening.served[STAGES[stage]] += many
        after, step, going = THINK, (stage + 1, 1), int(many * GO_ON[stage] + rng.random())
    whole, rest = divmod(going, after[1] - after[0])
    for n in range(after[1] - after[0]):
        if number := whole + (n < rest):
            due.setdefault(second + after[0] + n, Counter())[step] += number


def measured(port: int, pid: int, many: int) -> dict[str, float]:
    """Seconds of processor for each page and turn of this machine."""
    cookie = asyncio.run(conversation(port))
    turn = cost(pid, many, lambda: turns(port, "ja", many)) / 1000
    return {
        "first page": cost(pid, many, lambda: visits(port, many)) / 1000,
        **{f"turn {n}": turn for n in range(1, len(ANSWERS) + 1)},
        "result": cost(pid, many // 4, lambda: repeat(port, [get("/ja/result", cookie)], many // 4)) / 1000,
        "file": cost(pid, many, lambda: repeat(port, [get("/static/none.css")], many)) / 1000,
    }


async def visits(port: int, many: int) -> None:
    """First pages, each over a connection of its own."""
    for _ in range(many):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        await exchange(reader, writer, get("/ja/"))
        writer.close()


@dataclass
class Sample:
    """What people met with whom one worker was overloaded."""

    served: list[float] = field(default_factory=list)  # seconds for an answer and its page
    told: list[float] = field(default_factory=list)
    without_numbers: int = 0  # told to wait, and no telephone on the page
    first: list[float] = field(default_factory=list)  # seconds for a first page meanwhile
    cut: Counter[str] = field(default_factory=Counter)


async def person(port: int, sample: Sample) -> None:
    """Opens the first page and answers one question, over a connection of their own."""
    try:
        began = time.perf_counter()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        await exchange(reader, writer, get("/ja/"))
        sample.first.append(time.perf_counter() - began)
        began, cookie = time.perf_counter(), ""
        for n, (fact, value) in enumerate(ANSWERS[:2]):
            for request in (post("/ja/talk", f"fact={fact}&value={value}&n={n}", cookie), get(f"/ja/talk?n={n + 1}", cookie)):
                head, body = await whole(reader, writer, request)
                if head.startswith(b"HTTP/1.1 503"):
                    sample.told.append(time.perf_counter() - began)
                    sample.without_numbers += body.count(b'href="tel:') < 10
                    writer.close()
                    return
                cookie = _header(head, b"set-cookie") or cookie
        sample.served.append((time.perf_counter() - began) / 2)
        writer.close()
    except (OSError, asyncio.IncompleteReadError) as fault:
        sample.cut[type(fault).__name__] += 1


async def whole(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> tuple[bytes, bytes]:
    """The head and the body of an answer."""
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    return head, await reader.readexactly(int(_header(head, b"content-length") or 0))


async def overload(port: int, each_second: float, sample: Sample) -> None:
    """People who come whether or not those before them are served."""
    began, people = time.perf_counter(), []
    while (now := time.perf_counter() - began) < SAMPLE_SECONDS:
        people += [asyncio.create_task(person(port, sample)) for _ in range(int(now * each_second) - len(people))]
        await asyncio.sleep(0.02)
    await asyncio.wait(people, timeout=60)


def busy_cost(port: int, pid: int, each_second: float) -> tuple[Sample, float]:
    """A real worker overloaded: what people met, and what each of those told to wait cost, at most."""
    sample, before = Sample(), processor_seconds(pid)
    asyncio.run(overload(port, each_second, sample))
    return sample, processor_seconds(pid) - before


def tell(evening: Evening, cores: float) -> None:
    print(f"{cores:6.0f} cores: {sum(evening.served.values()):>10,} requests served, {evening.served['result']:,} results; told to wait "
          f"{evening.told:,} times, given up {evening.given_up:,}; longest wait {evening.longest:.0f} s")  # fmt: skip


def main() -> None:
    arguments = argparse.ArgumentParser()
    for name, default in (("people", 1_000_000), ("minutes", 10), ("many", 300), ("cores", 0)):
        arguments.add_argument(f"--{name}", type=int, default=default)
    arguments.add_argument("--price", type=float, default=0.0, help="what a core costs for an hour, from an offer at hand")
    given = arguments.parse_args()
    port, env = free_port(), {"NAVIGATOR_DATA_DIR": tempfile.mkdtemp(), "NAVIGATOR_TURNS_A_MINUTE": "100000000"}
    server = start([sys.executable, "-m", "navigator", "serve", "--port", str(port)], env, port, "/ja/")
    try:
        costs = measured(port, server.pid, given.many)
        a_person = costs["first page"] + 2 * costs["turn 1"]
        sample, spent = busy_cost(port, server.pid, OVERLOAD / a_person)
    finally:
        end(server)
    useful = len(sample.first) * costs["first page"] + 2 * len(sample.served) * costs["turn 1"]
    costs["busy"] = max(costs["file"], (spent - useful) / len(sample.told)) if sample.told else costs["file"]
    for name in ("first page", "turn 1", "result", "file", "busy"):
        print(f"{name:12} {costs[name] * 1000:7.2f} ms of processor")
    told = sample.told or [0.0]
    print(f"one worker, {OVERLOAD} times what it can do, {SAMPLE_SECONDS:.0f} s: {len(sample.served)} served (99 of 100 within "
          f"{percentile(sample.served or [0.0], 0.99):.1f} s a turn), {len(sample.told)} told to wait (after {percentile(told, 0.5):.1f} s, 99 of 100 within "
          f"{percentile(told, 0.99):.1f} s), {sample.without_numbers} of them without telephones; first pages 99 of 100 within "
          f"{percentile(sample.first or [0.0], 0.99):.1f} s; cut {dict(sample.cut) or 0}")  # fmt: skip
    print(f"assumed: {GO_ON[0]:.0%} of the visitors begin, {GO_ON[1]:.0%} go on at each of {len(ANSWERS)} screens, {THINK[0]} to {THINK[1]} s between taps; half come "
          f"in the first fifth; whoever is told to wait comes again up to {MOST_TRIES - 1} times; files come from a cache in front")  # fmt: skip
    evening_of(given, costs)


def evening_of(given: argparse.Namespace, costs: dict[str, float]) -> None:
    """The evening with the cores that are given, else with more and more until nobody waits too long."""
    coming = arrivals(given.people, given.minutes * 60)
    cached = {**costs, "first page": 0.0}
    for name, each in (("every page from here", costs), ("first pages from a cache in front", cached)):
        peak = play(coming, each, 1e9).peak
        print(f"{name}: {peak:.0f} cores asked for in the worst second")
        for share in (0.25, 0.5, 0.75, 1.0, 1.2) if not given.cores else ():
            tell(play(coming, each, cores := max(1, round(peak * share / BUSY_SHARE))), cores)
        if given.cores:
            tell(play(coming, each, given.cores), given.cores)
        if given.price:
            print(f"an hour of {peak / BUSY_SHARE:.0f} cores: {peak / BUSY_SHARE * given.price:,.0f} yen")


if __name__ == "__main__":
    main()
