"""What pages receive, in the parts that both rooms use: frozen values with every word chosen and translated.

A template decides nothing beyond `if` and `for`. No view knows the web, the store or the rules.
"""

from dataclasses import dataclass


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
