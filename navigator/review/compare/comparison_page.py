"""What is shown of a comparison: on a page, at the terminal, as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class DiffChange:
    """One thing that changes: 窓口 サポステ：対象外 → 対象. `old` and `new` are "" where only an order changes."""

    kind: str
    id: str
    label: str
    old: str
    new: str
    values: tuple[Any, Any]  # as JSON has them


@dataclass(frozen=True)
class DiffClass:
    """A class of people. `who` has one piece a fact; none means everyone."""

    answers: tuple[str, ...]
    where: Mapping[str, Any]  # the same as JSON has it
    is_uncertain: bool
    changes: tuple[DiffChange, ...]
    facts: Mapping[str, Any]  # of the example, as a request has them
    example: tuple[str, ...]
    first_windows: tuple[tuple[str, ...], tuple[str, ...]]  # the first windows of the example, before and after


@dataclass(frozen=True)
class DiffQuestion:
    """A conversation after which another question follows."""

    conversation: tuple[str, ...]
    old: str
    new: str


@dataclass(frozen=True)
class DiffPage:
    """All of a comparison, for a page, a terminal or JSON."""

    titles: tuple[str, str]
    summary: str
    notes: tuple[str, ...]
    inventory_changes: tuple[str, ...]
    certain: tuple[DiffClass, ...]
    uncertain: tuple[DiffClass, ...]
    classes: int
    points_compared: int
    points_changed: int
    questions_text: str
    questions: tuple[DiffQuestion, ...]

    @property
    def equal(self) -> bool:
        """Proven equal: everyone gets the same decision."""
        return not (self.certain or self.uncertain)
