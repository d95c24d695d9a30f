"""What is made of a knowledge and of values that are compared whole, remembered with that knowledge: another edition, or one other
contact, begins anew. For pure functions that make frozen values of texts of ours; nothing typed may be among the values.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

from .knowledge import Knowledge

Given = TypeVarTuple("Given")
Made = TypeVar("Made")
Maker = Callable[[Knowledge, *Given], Made]


def remembered(most: int) -> Callable[[Maker[*Given, Made]], Maker[*Given, Made]]:
    """Call the function once for the same values; after `most` of them all are forgotten, for nobody says which is still asked for."""

    def remembering(make: Maker[*Given, Made]) -> Maker[*Given, Made]:
        @wraps(make)
        def ask(knowledge: Knowledge, *given: *Given) -> Made:
            made = knowledge.remembered.get(ask)
            if made is None:
                made = knowledge.remembered[ask] = {}
            if given in made:
                return made[given]  # type: ignore[no-any-return]
            if len(made) >= most:
                made.clear()
            found = made[given] = make(knowledge, *given)
            return found

        return ask

    return remembering
