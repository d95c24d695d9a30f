"""A condition as it is written: a tree of groups and leaves, read from the rule files' own syntax and written in it.

Nothing is looked up here: a leaf names a fact, a named condition (`is`) or a category, and holds its values as written.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import yaml

from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import read_yaml
from navigator.knowledge.files.yaml_text import composed

GroupKind = Literal["all", "any", "not"]
GROUP_KINDS: tuple[GroupKind, ...] = get_args(GroupKind)
NAMING_KEYS = ("is", "category")  # the values are names of other conditions
MAX_LETTERS, MAX_DEPTH = 6_000, 12  # of a condition; the longest of the rules has 300 letters and 4 levels
MAX_LISTED_DIGITS = 4  # a longer run of digits is a code, and stands in quotes
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^,\[\]{}#:'\"\\\r\n]*(?<!\s)")  # what needs no quotes inside braces


@dataclass(frozen=True)
class WrittenLeaf:
    """What is asked for: values of a fact, or conditions by their names. Without values it is not finished,
    but for a fact of which several may be chosen, where it means none.
    """

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class WrittenGroup:
    """All of its parts, any of them, or not its one part."""

    kind: GroupKind
    parts: tuple["WrittenCondition", ...]


WrittenCondition = WrittenLeaf | WrittenGroup
Pair = tuple[str, WrittenCondition]
EMPTY = WrittenGroup("all", ())


def lines_of(condition: WrittenCondition, path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], WrittenCondition]]:
    """Every part with its place in the tree, from the top; the whole stands at ()."""
    yield path, condition
    if isinstance(condition, WrittenGroup):
        for n, part in enumerate(condition.parts):
            yield from lines_of(part, (*path, n))


def names_in(condition: WrittenCondition) -> Iterator[tuple[str, str]]:
    """Each condition that is named in it, with the key."""
    for _, part in lines_of(condition):
        if isinstance(part, WrittenLeaf) and part.key in NAMING_KEYS:
            yield from ((part.key, name) for name in part.values)


def read_text(text: str) -> WrittenCondition | None:
    """The condition of a text; None when it is none."""
    report = Report()
    if len(text) > MAX_LETTERS:
        return None
    read_yaml("-", RegionFiles(Path(), {"-": text}), report)
    if report.problems or report.unread:
        return None
    return read_node(composed(text))


def read_node(node: yaml.Node | None, without: Sequence[str] = (), depth: int = 0) -> WrittenCondition | None:
    """The condition of a mapping, `without` some of its keys; None when it is none."""
    if not isinstance(node, yaml.MappingNode) or depth > MAX_DEPTH:
        return None
    pairs = [(key.value, value) for key, value in node.value if key.value not in without]
    if not all(isinstance(key, str) for key, _ in pairs) or len(dict(pairs)) != len(pairs):
        return None
    parts = [_read_part(key, value, depth + 1) for key, value in pairs]
    known = [part for part in parts if part is not None]
    if len(known) != len(parts):
        return None
    return known[0] if len(known) == 1 else WrittenGroup("all", tuple(known))


def _read_part(key: str, node: yaml.Node, depth: int) -> WrittenCondition | None:
    if key == "not":
        inner = read_node(node, depth=depth)
        return inner and WrittenGroup("not", (inner,))
    if key in ("all", "any"):
        if not isinstance(node, yaml.SequenceNode):
            return None
        parts = [read_node(entry, depth=depth) for entry in node.value]
        known = [part for part in parts if part is not None]
        return WrittenGroup("all" if key == "all" else "any", tuple(known)) if len(known) == len(parts) else None
    entries = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not all(isinstance(entry, yaml.ScalarNode) for entry in entries):
        return None
    return WrittenLeaf(key, tuple(entry.value for entry in entries if entry.value))


def pairs_of(condition: WrittenCondition) -> list[Pair]:
    """The pairs of the mapping that says it: several of a mapping are joined by "and"."""
    if isinstance(condition, WrittenGroup) and condition.kind == "all" and len(condition.parts) > 1:
        pairs = [(key_of(part), part) for part in condition.parts]
        if len(dict(pairs)) == len(pairs):
            return pairs
    return [(key_of(condition), condition)]


def key_of(condition: WrittenCondition) -> str:
    """The key under which a part stands."""
    return condition.key if isinstance(condition, WrittenLeaf) else condition.kind


def flow_mapping(condition: WrittenCondition) -> str:
    """The condition in one line: {work: seeking, not: {age: "..49"}}."""
    return "{" + ", ".join(flow_pair(key, part) for key, part in pairs_of(condition)) + "}"


def flow_pair(key: str, part: WrittenCondition) -> str:
    """A pair of such a line."""
    if isinstance(part, WrittenLeaf):
        return f"{key}: {flow_values([quoted(value) for value in part.values])}"
    if part.kind == "not":
        return f"{key}: {flow_mapping(part.parts[0])}"
    return f"{key}: [{', '.join(map(flow_mapping, part.parts))}]"


def flow_values(texts: Sequence[str]) -> str:
    """Values as they stand behind a key: one by itself, others as a list."""
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"


def quoted(value: str) -> str:
    """A value with the quotes that it needs."""
    if value.isdecimal() and len(value) > MAX_LISTED_DIGITS:
        return f"'{value}'"
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
