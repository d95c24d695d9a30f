"""What pages receive, in the parts that both rooms use: frozen values with every word chosen and translated.

A template decides nothing beyond `if` and `for`. No view knows the web, the store or the rules.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar, overload

Known = TypeVar("Known")
View = TypeVar("View")


class MadeWhenRead(Sequence[View], Generic[Known, View]):
    """Views of what is known, made when the first is read: a result says only how many there are, and links to their page."""

    def __init__(self, make: Callable[[Known], View], known: Sequence[Known]) -> None:
        self._make, self._known = make, known

    @cached_property
    def _views(self) -> tuple[View, ...]:
        return tuple(map(self._make, self._known))

    def __len__(self) -> int:
        return len(self._known)

    @overload
    def __getitem__(self, at: int) -> View: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[View, ...]: ...
    def __getitem__(self, at: int | slice) -> View | tuple[View, ...]:
        return self._views[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._views == tuple(other)

    def __hash__(self) -> int:
        return hash(self._views)


@dataclass(frozen=True, slots=True)
class Citation:
    """What a statement rests on: a section of the plan, or a public source with its date."""

    id: str
    label: str  # 計画 Ⅲ-3-(1) / 雇用保険法施行規則（令和8年8月25日施行版）
    kind: str  # plan | source | reading
    section: str = ""  # of the plan
    url: str = ""  # of the source, when it has one
    date: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A short statement with what it rests on."""

    text: str
    cites: tuple[Citation, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A quick reply, or one of a list to choose from."""

    value: str  # what the form sends
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One question and answer of the transcript."""

    fact: str
    question: str
    answer: str
    label: str
    short_answer: str  # the answer where the label alone stands beside it
    in_use: bool = True  # False: remembered, but of no influence on the decision
    is_known: bool = True  # False: わからない or 答えたくない
    tells_danger: bool = False  # no food, no roof: taken along only by who ticks it
    position: int = 0  # of the answer, from 1: what the link to change it names
