"""The texts of a region's YAML that translators are given: a Babel extractor, registered as an entry point.

It knows which keys hold texts that people read. Texts that stay in the source language everywhere (official names,
addresses, titles of laws) carry the comment `official`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import IO, Any

import yaml

from .yaml_text import composed

OFFICIAL = "official"

WORDS = frozenset({
    "app", "outside", "label", "ask", "hint", "why", "options", "short", "bands", "unit", "needs", "name", "kind",
    "lead", "say", "bring", "happens", "ways", "text", "title", "points", "parts", "start", "note", "interpretation",
    "confirm_at_window", "region_name", "owner", "made_by", "bodies", "ask_for", "language_note", "lines",
    "heading", "heard", "find", "brings", "say_first", "questions", "alone", "years", "how_to_use",
})  # fmt: skip
"""Keys under which every text is shown, however deep."""

OFFICIAL_WORDS = frozenset({"official_name", "address"})
VALUES = frozenset({"fee", "hours", "chat", "address", "phone"})
"""Sourced values: only their `value`, `text` and `note` are shown, and never a mere number."""

NO_WORDS = frozenset({
    "cites", "id", "section", "source", "sources", "status", "checked_on", "for", "when", "romaji",
    "kana", "area", "at", "office", "url", "page", "number", "valid", "words", "whole_lines", "unless", "timetable", "owes",
    "helpline", "may_visit", "by_part", "only_certain", "later_for", "settings", "exit_page", "contact", "called",
})  # fmt: skip

OFFICIAL_FILES = ("sources.yaml",)
FILES_WITHOUT_TEXTS = (
    "content/municipalities.yaml", "content/wrong_numbers.yaml", "content/confirmed.yaml", "rules/facts.yaml",
)  # fmt: skip
"""Place names have their own reading and romanisation; the others are never shown as written."""

COUNTED, NOT_COUNTED = "unit", "kpis"
"""A unit stands behind a number and takes its plural form; those of targets head a column."""

_LETTERS = re.compile(r"[^\W\d_]")
ExtractedText = tuple[int, str, str | tuple[str, str], list[str]]


def extract(  # Babel names the parameters
    fileobj: IO[bytes],
    keywords: Sequence[str],  # noqa: ARG001
    comment_tags: Sequence[str],  # noqa: ARG001
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[ExtractedText]:
    """Every text of a file: (line, "", text, comments), one with plural forms as of `ngettext`.

    The comments name its key and whether it is official.
    """
    yield from texts_in(PurePath(getattr(fileobj, "name", "")).as_posix(), fileobj.read())


def texts_in(path: str, content: bytes) -> Iterator[ExtractedText]:
    """Every text of a file's content, as `extract` has them."""
    if path.endswith(FILES_WITHOUT_TEXTS):
        return
    tree = composed(content.decode("utf-8"))
    if tree is not None:
        yield from _texts(tree, (), official=path.endswith(OFFICIAL_FILES))


def _texts(tree: yaml.Node, path: tuple[str, ...], *, official: bool) -> Iterator[ExtractedText]:
    if isinstance(tree, yaml.MappingNode):
        for key, value in tree.value:
            if key.value not in NO_WORDS:
                yield from _texts(value, (*path, key.value), official=official or key.value in OFFICIAL_WORDS)
    elif isinstance(tree, yaml.SequenceNode):
        for part in tree.value:
            yield from _texts(part, path, official=official)
    elif is_shown(path, official=official) and _LETTERS.search(tree.value) and tree.value != "always":
        comments = ["/".join(path), *([OFFICIAL] if official else [])]
        if path[-1] == COUNTED and path[0] != NOT_COUNTED:
            yield tree.start_mark.line + 1, "ngettext", (tree.value, tree.value), comments
        else:
            yield tree.start_mark.line + 1, "", tree.value, comments


def is_shown(path: tuple[str, ...], *, official: bool) -> bool:
    """Whether a text under these keys is shown to people."""
    for n, key in enumerate(path):
        if key in VALUES and n > 0:
            return path[-1] in ("value", "text", "note") or path[-1] == key
    return official or any(key in WORDS for key in path)
