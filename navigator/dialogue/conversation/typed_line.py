"""What a person typed, and where."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TypedLine:
    """A line, and the fact of the question it was typed below ("" for none)."""

    text: str
    asked: str = ""
