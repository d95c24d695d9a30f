"""The concerns outside the plan that a line tells of: by its topics, or by words of the region's own list."""

from collections.abc import Collection

from navigator.knowledge.content.other_doors import Concern
from navigator.knowledge.knowledge import Knowledge
from navigator.language.text.common_speech import in_common_speech
from navigator.language.text.line import Line, read_line
from navigator.language.text.pattern import Pattern, find

MARKS = "。、!?…・ "


def concerns_in(knowledge: Knowledge, typed: str, topics: Collection[str], voice: str) -> tuple[str, ...]:
    """The ids of the concerns in a line about these topics, of those that are shown to this persona ("" for anyone)."""
    line = read_line(typed)
    common = in_common_speech(line.text)
    lines = (line,) if common == line.text else (line, read_line(common))  # やめらんねえ, and やめられない
    return tuple(
        concern.id
        for concern in knowledge.concerns.values()
        if (not voice or voice in concern.personas)
        and _tells_of(concern, lines, topics)
    )


def _tells_of(concern: Concern, lines: Collection[Line], topics: Collection[str]) -> bool:
    """Whether these topics or one of the readings of a line tell of it, and none rules it out."""
    told = any(topic in topics for topic in concern.topics) or any(
        _is_in(concern.words, line) or _is_all(concern.whole_lines, line) for line in lines
    )
    return told and not any(_is_in(concern.unless, line) for line in lines)


def _is_all(words: Pattern | None, line: Line) -> bool:
    """Whether the line is one of these words, but for marks at its end."""
    return words is not None and words.end(line.text, 0) >= len(line.text.rstrip(MARKS)) > 0


def _is_in(words: Pattern | None, line: Line) -> bool:
    return words is not None and bool(find(dict.fromkeys(words.starts, ((words, 0),)), line))
