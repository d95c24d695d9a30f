"""What `navigator diff` costs over the real region: two years, and a copy with the Saposute limit at 54.

python benchmarks/diff.py
"""

import resource
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from navigator.dialogue.wording.translation import translator
from navigator.engine.compare.difference import difference
from navigator.knowledge.load import load
from navigator.review.compare.comparison import ComparedRules, compare

ROOT = Path(__file__).parent.parent
YEARS = date(2025, 10, 1), date(2026, 4, 1)
SECONDS = 20
NEXT_YEAR = (  # a year in which much changes: numbers, a scheme that ends, one at another window, ranks, an office
    ("rules/parameters.yaml", "value: 49, valid", "value: 54, valid"),
    ("rules/parameters.yaml", "value: 12, valid", "value: 6, valid"),
    ("rules/windows.yaml", "livelihood: [hard, urgent]", "livelihood: urgent"),
    ("rules/schemes/retention.yaml", "\n  cites:", "\n  valid: ..2026-03-31\n  cites:"),
    ("rules/schemes/public-service.yaml", "window: hello-work", "window: jobcafe-middle"),
    (
        "rules/ranks.yaml",
        "put: [hw-middle-senior, jobcafe-middle]",
        "put: [jobcafe-middle, hw-middle-senior]",
    ),
    (
        "content/offices/hello-work.yaml",
        "area: {municipality: ['10201']}",
        "area: {municipality: ['10201', '10345']}",
    ),
)


def copy(folder: str, edits=NEXT_YEAR):
    """A copy of the region with these edits."""
    for name in ("rules", "content"):
        shutil.copytree(ROOT / name, Path(folder) / name)
    for file, old, new in edits:
        path = Path(folder) / file
        text = path.read_text(encoding="utf-8")
        if old not in text:
            print(f"not edited: {old!r} no longer stands in {file}")
        path.write_text(text.replace(old, new), encoding="utf-8")
    return load(Path(folder))


def measure(text: str, old: ComparedRules, new: ComparedRules) -> float:
    start = time.perf_counter()
    found = difference(old.rules, new.rules)
    cubes = time.perf_counter() - start
    start, busy = time.perf_counter(), time.process_time()
    page = compare(old, new, translator("ja"))
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    print(
        f"{text:<34}{cubes:7.2f} s cubes alone,{seconds:7.2f} s with questions and words ({busy:.2f} s of the processor)"
    )
    print(
        f"    {len(found.regions)} classes of people ({len(page.certain)} clear), {found.aspects} aspects, {found.classes:,} sets of answers"
    )
    print(f"    {page.points_changed:,} of {page.points_compared:,} points of conversations go on with another question")
    return busy  # one process, one thread: what the clock shows where nothing else runs


def main() -> None:
    knowledge = load(ROOT)
    year = [ComparedRules(knowledge, day, str(day)) for day in YEARS]
    with tempfile.TemporaryDirectory() as raised, tempfile.TemporaryDirectory() as changed:
        times = [
            measure("two years as they are", *year),
            measure(
                "the Saposute limit at 54", year[0], ComparedRules(copy(raised, NEXT_YEAR[:1]), YEARS[0], "54")
            ),
            measure("a year in which much changes", year[0], replace(year[1], knowledge=copy(changed))),
        ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"slowest {max(times):.2f} s of the processor (at most {SECONDS}), peak memory {peak:.0f} MB, one process"
    )
    sys.exit(max(times) > SECONDS)


if __name__ == "__main__":
    main()
