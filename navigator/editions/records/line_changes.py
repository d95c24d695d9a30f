"""Where two lists of texts differ, in bounded time: what costs too much to compare closely counts as changed as a whole."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

Opcode = tuple[str, int, int, int, int]  # as difflib has them

MOST_PAIRS = 30_000  # of equal texts, one on each side: what a comparison looks through again and again
_POPULAR_FROM = 200  # texts: from here on difflib can leave out those that stand everywhere


def changes(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """What has to be done to the one to have the other."""
    first, last = _same_ends(old, new)
    inner_old, inner_new = old[first : len(old) - last], new[first : len(new) - last]
    found = [("equal", 0, first, 0, first)] if first else []
    found += [(tag, a + first, b + first, c + first, d + first) for tag, a, b, c, d in _inner(inner_old, inner_new)]
    if last:
        found.append(("equal", len(old) - last, len(old), len(new) - last, len(new)))
    return found


def grouped(found: Sequence[Opcode], around: int) -> list[list[Opcode]]:
    """The changes in groups, each with so many equal texts around."""
    groups: list[list[Opcode]] = [[]]
    for n, (tag, a, b, c, d) in enumerate(found):
        if tag != "equal":
            groups[-1].append((tag, a, b, c, d))
            continue
        before, after = (0 if n == 0 else around), (0 if n == len(found) - 1 else around)
        if b - a <= before + after and 0 < n < len(found) - 1:
            groups[-1].append((tag, a, b, c, d))
            continue
        if before:
            groups[-1].append((tag, a, min(b, a + before), c, min(d, c + before)))
        if after:
            groups.append([(tag, max(a, b - after), b, max(c, d - after), d)])
    return [group for group in groups if any(tag != "equal" for tag, *_ in group)]


def _same_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many are equal from the beginning, and from the end."""
    most = min(len(old), len(new))
    first = next((n for n in range(most) if old[n] != new[n]), most)
    last = next((n for n in range(most - first) if old[-1 - n] != new[-1 - n]), most - first)
    return first, last


def _inner(old: Sequence[str], new: Sequence[str]) -> Sequence[Opcode]:
    counted, of_new = Counter(old), Counter(new)
    popular = len(new) // 100 + 1 if len(new) >= _POPULAR_FROM else len(new)
    if sum(n * of_new[text] for text, n in counted.items()) <= MOST_PAIRS:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    if sum(n * of_new[text] for text, n in counted.items() if of_new[text] <= popular) <= MOST_PAIRS:
        return SequenceMatcher(None, old, new, autojunk=True).get_opcodes()
    return [("replace", 0, len(old), 0, len(new))]
