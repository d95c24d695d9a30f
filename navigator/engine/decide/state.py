"""A state: for every fact the cells still possible, and which facts were asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """`masks[i]` are the possible cells of fact i; bit i of `asked` says that it was asked, answered or not.

    "I don't know" is all cells, asked: a value of its own, never a missing one.
    """

    masks: tuple[int, ...]
    asked: int = 0

    def answered(self, fact: int, mask: int) -> "State":
        """The state after an answer that leaves these cells possible. ValueError when none is left."""
        if not mask:
            raise ValueError(f"an answer to fact {fact} must leave some cell possible")
        return State((*self.masks[:fact], mask, *self.masks[fact + 1 :]), self.asked | 1 << fact)
