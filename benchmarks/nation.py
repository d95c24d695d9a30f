"""A nation of 47 regions, 1,700 municipalities, 30,000 offices and 2,000 schemes: what loading and a turn cost.

    python benchmarks/nation.py [--whole] [--folder FOLDER]

A turn is what a citizen's tap costs without the page: the answers in use, the decision, the next question, the views.
Times are of the processor. Each round measures Gunma and one region in turn on people never seen before; the ratio of the medians is published.
--whole puts all regions into one set of rules instead, to show what that costs.
"""

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from navigator.dialogue.answers import Conversation, make_answer  # noqa: E402
from navigator.dialogue.conversation.turn import turn_view  # noqa: E402
from navigator.dialogue.evaluation import evaluate_conversation  # noqa: E402
from navigator.dialogue.wording.translation import translator  # noqa: E402
from navigator.engine.decide.compiled_rules import RuleSource, compile_rules  # noqa: E402
from navigator.engine.decide.condition import All, AnyOf, Is, Not  # noqa: E402
from navigator.engine.decide.decision import decide  # noqa: E402
from navigator.knowledge.knowledge import Knowledge  # noqa: E402
from navigator.knowledge.load import load  # noqa: E402
from tests.regions.nation import Size, write_nation  # noqa: E402

NOW, DAY = datetime(2026, 11, 24, 1, 30, tzinfo=UTC), date(2026, 11, 24)
JAPANESE = translator("ja")
PEOPLE = 150


def load_nation(folder: Path) -> dict[str, Knowledge]:
    """Every region of a folder, each in a folder of its own (docs/adr/0009)."""
    return {path.parent.name: load(path.parent) for path in sorted(folder.glob("*/rules"))}


def region_of_place(regions: dict[str, Knowledge]) -> dict[str, str]:
    """The region of each municipality's code. ValueError when two regions claim one."""
    places: dict[str, str] = {}
    for name, region in regions.items():
        for code in region.municipalities:
            if code in places:
                raise ValueError(f"{code} lies in {places[code]} and in {name}")
            places[code] = name
    return places


def people(knowledge, rng) -> list[Conversation]:
    """Who speaks, and any half of what they could be asked."""
    conversations = []
    for _ in range(PEOPLE):
        conversation = Conversation()
        for fact, declared in knowledge.facts.items():
            if fact == "persona" or rng.random() < 0.5:
                value = rng.choices(declared.fact.values, declared.fact.weights)[0]
                answer = make_answer(*sorted(value)) if isinstance(value, frozenset) else make_answer(str(value))
                conversation = conversation.answer(fact, answer)
        conversations.append(conversation)
    return conversations


def micros(knowledge, rng) -> float:
    """The mean cost of a turn in microseconds of the processor."""
    conversations = people(knowledge, rng)
    start = time.process_time()
    for conversation in conversations:
        turn_view(evaluate_conversation(knowledge, conversation, NOW, JAPANESE))
    return (time.process_time() - start) / len(conversations) * 1e6


def ratio(gunma, region, rounds: int, rng) -> tuple[float, float, float]:
    """Medians over rounds in turn: Gunma, the region, and the ratio."""
    ours, theirs = [], []
    for _ in range(rounds + 1):
        ours.append(micros(gunma, rng))
        theirs.append(micros(region, rng))
    here, there = statistics.median(ours[1:]), statistics.median(theirs[1:])  # the first round warms up
    return here, there, there / here


def whole(books: list[RuleSource]) -> RuleSource:
    """One rule set of them all: every rule holds in its own region alone."""
    place = next(f for f in books[0].facts if f.id == "municipality")
    codes = [c for b in books for f in b.facts if f.id == "municipality" for c in f.values[:-1]]
    every = replace(place, values=(*codes, "outside"), weights=(1.0,) * (len(codes) + 1))
    facts = tuple(every if f.id == "municipality" else f for f in books[0].facts)

    def moved(n, condition):
        own = next(f for f in books[n].facts if f.id == "municipality")

        def move(c):
            match c:
                case Is("municipality", values):
                    return Is("municipality", every.mask(own.values_in(values)))
                case Not(part):
                    return Not(move(part))
                case All(parts) | AnyOf(parts):
                    return type(c)(tuple(move(p) for p in parts))
            return c

        return All((Is("municipality", every.mask(own.values[:-1])), move(condition)))

    def name(n, id):
        return f"{n}.{id}"

    windows, schemes, window_steps, scheme_steps = [], [], [], []
    for n, book in enumerate(books):
        windows += [
            replace(w, id=name(n, w.id), when=moved(n, w.when), instead={}, offices=tuple((o, moved(n, a)) for o, a in w.offices))
            for w in book.windows
        ]
        schemes += [
            replace(s, id=name(n, s.id), when=moved(n, s.when), instead={}, parts=tuple(replace(p, when=moved(n, p.when)) for p in s.parts))
            for s in book.schemes
        ]
        for steps, found in ((book.window_steps, window_steps), (book.scheme_steps, scheme_steps)):
            found += [replace(s, when=moved(n, s.when), put=tuple(name(n, id) for id in s.ids)) for s in steps]
    return RuleSource(DAY, facts, (), tuple(windows), tuple(schemes), tuple(window_steps), tuple(scheme_steps), ())


def compare_whole(gunma, regions, rng) -> None:
    start = time.process_time()
    rules = compile_rules(whole([r.rules.book(DAY) for r in regions]))
    print(f"one rule set of everything: compiled in {time.process_time() - start:.1f} s, {len(rules.goals):,} goals")
    costs = []
    for one in (gunma.on(DAY), rules):
        states = []
        for _ in range(12):
            masks = [rng.choice([d.all_cells, 1 << rng.randrange(len(d.cells))]) for d in one.domains]
            states.append(one.state({d.fact.id: d.values(m) for d, m in zip(one.domains, masks, strict=True) if m != d.all_cells}))
        start = time.process_time()
        for state in states:
            decide(one, state)
        costs.append((time.process_time() - start) / len(states) * 1e6)
    print(f"a decision never met before: Gunma {costs[0]:,.0f} us, everything {costs[1]:,.0f} us, x{costs[1] / costs[0]:.0f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    rng, gunma = random.Random(1), load(ROOT)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        if not any(folder.glob("*/rules")):
            write_nation(folder, Size())
        start = time.process_time()
        regions = load_nation(folder)
        seconds = time.process_time() - start
        places = len(region_of_place(regions))
        offices = sum(len(o) for r in regions.values() for o in r.offices.values())
        schemes = sum(len(r.schemes) for r in regions.values())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{len(regions)} regions, {places:,} municipalities, {offices:,} offices, {schemes:,} schemes")
        print(f"loaded and validated in {seconds:.1f} s, {seconds / len(regions):.2f} s a region; peak memory {peak:.0f} MB")
        found = [(*ratio(gunma, region, 3, rng), name) for name, region in list(regions.items())[::6]]
        here, there, times, name = max(found, key=lambda f: f[2])
        print(f"a turn: Gunma {here:,.0f} us, dearest region ({name}) {there:,.0f} us, x{times:.2f} (at most x2)")
        print(f"in the median of {len(found)} regions x{statistics.median(f[2] for f in found):.2f}")
        if options.whole:
            compare_whole(gunma, list(regions.values()), rng)
        sys.exit(times > 2)


if __name__ == "__main__":
    main()
