"""What `navigator check` costs over the real region: time, peak memory, and how far it reaches.

    python benchmarks/prove.py
"""

import resource
import sys
import time
from datetime import date
from pathlib import Path

from navigator.dialogue.wording.translation import translator
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
    print(f"{len(found.faults)} faults")
    sys.exit(bool(found.faults) or seconds > SECONDS or peak > MEGABYTES)


if __name__ == "__main__":
    main()
