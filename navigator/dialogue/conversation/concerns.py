"""The concerns outside the plan that a line tells of: by its topics, or by words of the region's own list."""

from collections.abc import Collection

from navigator.knowledge.content.other_doors import Concern
from navigator.knowledge.knowledge import Knowledge
from navigator.language.text.line import Line, read_line
from navigator.language.text.pattern import Pattern, find

MARKS = "。、!?…・ "


def concerns_in(knowledge: Knowledge, typed: str, topics: Collection[str], voice: str) -> tuple[str, ...]:
    """The ids of the concerns in a line about these topics, of those that are shown to this persona ("" for anyone)."""
    line = read_line(typed)
    return tuple(
        concern.id
        for concern in knowledge.concerns.values()
        if (not voice or voice in concern.personas)
        and _tells_of(concern, line, topics)
    )


def _tells_of(concern: Concern, line: Line, topics: Collection[str]) -> bool:
    told = any(topic in topics for topic in concern.topics) or _is_in(concern.words, line) or _is_all(concern.whole_lines, line)
    return told and not _is_in(concern.unless, line)


def _is_all(words: Pattern | None, line: Line) -> bool:
    """Whether the line is one of these words, but for marks at its end."""
    return words is not None and words.end(line.text, 0) >= len(line.text.rstrip(MARKS)) > 0


def _is_in(words: Pattern | None, line: Line) -> bool:
    return words is not None and bool(find(dict.fromkeys(words.starts, ((words, 0),)), line))
