"""Bounded memory for pure results."""

from typing import Any, TypeVar

V = TypeVar("V")
MEMO_SIZE = 8192  # entries; then the memo is cleared


def remember(memo: dict[Any, V], key: Any, value: V) -> V:
    """Keep a value under its key, within bounds."""
    if len(memo) >= MEMO_SIZE:
        memo.clear()
    memo[key] = value
    return value
