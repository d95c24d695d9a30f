"""What the classifiers read of a line: its letter groups, and the senses of its words.

All numbers read alike, and all places: what a line is about does not depend on the town or the age. That keeps the
classifiers free of any one region.
"""

import zlib
from collections.abc import Collection, Iterable

from navigator.language.text.line import Line
from navigator.language.text.words import Hit

BUCKETS = 1 << 14  # of letter groups
LONGEST = 4  # letters of a group
READ = 400  # letters of a line that are read
PLACE = "◇"

Features = dict[int, float]


def letter_groups(line: Line, hits: Iterable[Hit]) -> Features:
    """The weights of the groups of one to four letters, by bucket; their squares add up to one."""
    text = f" {_uniform(line, hits)[:READ]} "
    counts: dict[int, float] = {}
    for length in range(1, LONGEST + 1):
        for start in range(len(text) - length + 1):
            bucket = zlib.crc32(text[start : start + length].encode()) % BUCKETS
            counts[bucket] = counts.get(bucket, 0.0) + 1.0
    total = sum(counts.values()) ** 0.5
    return {bucket: count**0.5 / total for bucket, count in counts.items()} if total else {}


def _uniform(line: Line, hits: Iterable[Hit]) -> str:
    """The text with every number and place written alike."""
    letters = ["0" if letter.isdigit() else letter for letter in line.text]
    for hit in hits:
        if hit.sense.kind == "place":
            letters[hit.start : hit.end] = [PLACE, *[""] * (hit.end - hit.start - 1)]
    return "".join(letters)


NAMED = ("topic", "calm", "ask")
VALUED = ("danger", "who", "fact")


def senses(hits: Collection[Hit]) -> frozenset[str]:
    """The senses by name: `topic:hikikomori`, `danger:violence:certain`. Names of a region are left out."""
    named = {f"{hit.sense.kind}:{hit.sense.id}" for hit in hits if hit.sense.kind in NAMED}
    valued = {f"{h.sense.kind}:{h.sense.id}:{h.sense.value}" for h in hits if h.sense.kind in VALUED}
    return frozenset(named | valued)
