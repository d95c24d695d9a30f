"""What `navigator check` costs over the real region: time, peak memory, and how far it reaches.

    python benchmarks/prove.py
"""

import resource
import sys
import time
from datetime import date
from pathlib import Path

from navigator.dialogue.wording.translation import translator
from navigator.knowledge.checks.reachability import reachable_offices
from navigator.knowledge.load import load
from navigator.review.checkup import check_up
from navigator.review.golden_cases import read_golden

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 24)
SECONDS, MEGABYTES = 10, 500


def timed(text, call):
    start = time.perf_counter()
    found = call()
    print(f"{text:<44}{time.perf_counter() - start:8.2f} s")
    return found


def main() -> None:
    start = time.perf_counter()
    knowledge = timed("load and validate", lambda: load(ROOT))
    cases = timed("read golden cases", lambda: read_golden(ROOT / "tests/cases"))
    found = timed("prove everything (navigator check)", lambda: check_up(knowledge, DAY, cases, translator("ja")))
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"in all {seconds:.2f} s (at most {SECONDS}), peak memory {peak:.0f} MB (at most {MEGABYTES}), one process")
    for line in found.figures:
        print(line)
    by_persona(knowledge)
    print(f"{len(found.faults)} faults")
    sys.exit(bool(found.faults) or seconds > SECONDS or peak > MEGABYTES)


def by_persona(knowledge) -> None:
    """Distinct states that each speaker can be in; those who do not say are led through both halves of the rules."""
    from navigator.engine.prove.exploration import explore

    rules = knowledge.on(DAY)
    walked = explore(rules, reachable_offices(knowledge), "persona")
    domain = rules.domains[rules.index["persona"]]
    for j, cell in enumerate(domain.cells):
        states = sum(bool(voices >> j & 1) for voices in walked.personas)
        print(f"{'・'.join(map(str, domain.fact.chosen(cell))):<20}{states:8,} states")
    print(f"{'not said':<20}{sum(not voices for voices in walked.personas) - 1:8,} states")


if __name__ == "__main__":
    main()
