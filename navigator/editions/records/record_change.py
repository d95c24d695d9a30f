"""Another value of any part of a YAML file: what differs is written where it stands, and all other bytes stay.

A tree is what stands in a file as texts, lists and mappings. Comments, order, quotes and blanks are kept; what comes out is
read again and must be the tree that was asked for, with every comment: what cannot be written so is None.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import yaml

from navigator.editions.records.line_changes import changes
from navigator.knowledge.files.yaml_text import comments_in, composed

Tree = str | list["Tree"] | dict[str, "Tree"]
Edit = tuple[int, int, str]  # from, to, what stands there instead
Pair = tuple[yaml.Node, yaml.Node]  # a key, or the entry itself, and the value

NTH = "@"  # before the number of an entry of a list, counted from 0
LONG = 60  # letters of a list that stands on lines of its own
_PLAIN = re.compile(r"(?![-?:&*!|>%@`])(?:[^\s,\[\]{}#:'\"\\\ufeff]|:(?=//)|(?<=[^\s]) (?=[^\s#]))+")
_UNSEEN = {ord(letter): f"\\u{ord(letter):04x}" for letter in "\x85\u2028\u2029\ufeff"}  # ends of lines that JSON leaves as they are


def tree_of(text: str) -> Tree | None:
    """What stands in a file; None where it cannot be read, or holds a key twice."""
    try:
        root = composed(text)
        return {} if root is None else _tree(root)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def with_tree(text: str, wanted: Tree, *, may_lose_comments: bool = False) -> str | None:
    """The text that says what is wanted, with as few bytes changed as can be; None where this cannot write it.

    `may_lose_comments`: those of what goes may go with it.
    """
    now = tree_of(text)
    if now is None or not isinstance(now, type(wanted)):
        return None
    if _same(now, wanted):
        return text
    root = composed(text)
    if root is None:
        changed = text + "\n" * (bool(text) and not text.endswith("\n")) + _block(wanted, 0, "\n").lstrip("\n") + "\n"
    elif not now:
        changed = text[: _start(root)] + _block(wanted, 0, "\n").lstrip("\n ") + text[_end(root) :]
    else:
        change = _Change(text)
        change.to(root, wanted)
        changed = _spliced(text, change.edits)
    if not _same(tree_of(changed), wanted):
        return None
    lost = Counter(comments_in(text))
    lost.subtract(comments_in(changed))
    is_kept = not any(lost.values()) or (may_lose_comments and min(lost.values()) >= 0)
    return changed if is_kept else None


def with_part(tree: Tree, path: Sequence[str], value: Tree | None) -> Tree:
    """The tree with another value under these keys, or without it (None). What lies on the way is made, or goes when it is empty.

    `@0` is the first entry of a list: one of it, or one behind the last, made where it is not there yet.
    """
    if not path:
        return tree if value is None else value
    if path[0].startswith(NTH):
        entries = list(tree) if isinstance(tree, list) else []
        n = int(path[0].removeprefix(NTH))
        entry = with_part(entries[n] if n < len(entries) else {}, path[1:], value) if path[1:] or value is not None else {}
        return [*entries[:n], *([entry] if entry != {} else ()), *entries[n + 1 :]]
    inner = dict(tree) if isinstance(tree, dict) else {}
    key, rest = path[0], path[1:]
    part = with_part(inner.get(key, {}), rest, value) if rest or value is not None else None
    if part is None or (rest and part in ({}, [])):
        inner.pop(key, None)
    else:
        inner[key] = part
    return inner


def part_of(tree: Tree | None, path: Sequence[str]) -> Tree | None:
    """What stands under these keys, None where nothing does."""
    for key in path:
        if isinstance(tree, list) and key.startswith(NTH):
            tree = next(iter(tree[int(key.removeprefix(NTH)) :]), None)
        else:
            tree = tree.get(key) if isinstance(tree, dict) else None
    return tree


def _tree(node: yaml.Node) -> Tree:
    if isinstance(node, yaml.MappingNode):
        pairs = {str(key.value): _tree(value) for key, value in node.value}
        if len(pairs) < len(node.value):
            raise ValueError("a key stands twice")
        return pairs
    return [_tree(entry) for entry in node.value] if isinstance(node, yaml.SequenceNode) else str(node.value)


def _same(one: Tree | None, other: Tree | None) -> bool:
    """The order of a mapping counts."""
    return json.dumps(one) == json.dumps(other)


def _spliced(text: str, edits: Sequence[Edit]) -> str:
    """Edits of one place follow one another in the order in which they were found."""
    written: list[str] = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        written += [text[at:start], new]
        at = max(at, end)
    return "".join([*written, text[at:]])


def _keys(node: yaml.MappingNode) -> list[str]:
    return [str(key.value) for key, _ in node.value]


def _keeps_its_keys(node: yaml.MappingNode, wanted: dict[str, Tree]) -> bool:
    """Whether keys stay, in their order, and nothing new takes the place of a first one that goes: else all is written anew."""
    keys = _keys(node)
    kept = [key for key in keys if key in wanted]
    return bool(kept) and kept == [key for key in wanted if key in keys] and kept[0] in (keys[0], next(iter(wanted)))


def _start(node: yaml.Node) -> int:
    return int(node.start_mark.index)


def _end(node: yaml.Node) -> int:
    """Where a node ends: a block ends with its last value, before the blanks and comments behind."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(node, yaml.MappingNode) else last)
    return int(node.end_mark.index)


@dataclass
class _Change:
    """The edits that lead from a text to a tree."""

    text: str
    edits: list[Edit] = field(default_factory=list)

    @property
    def line_end(self) -> str:
        return "\r\n" if "\r\n" in self.text else "\n"

    def to(self, node: yaml.Node, wanted: Tree, key: yaml.Node | None = None, *, in_flow: bool = False) -> None:
        """Edits within a node, or in its place. `key`: the one of a block under which it stands."""
        if _same(_tree(node), wanted):
            return
        if isinstance(node, yaml.MappingNode) and isinstance(wanted, dict) and _keeps_its_keys(node, wanted):
            self._mapping(node, wanted)
        elif isinstance(node, yaml.SequenceNode) and isinstance(wanted, list) and node.value and wanted:
            self._sequence(node, wanted)
        elif isinstance(node, yaml.ScalarNode) and isinstance(wanted, str) and (in_flow or _end(node) > _start(node)):
            ending = "\n" if self.text[_start(node) : _end(node)].endswith("\n") else ""
            self.edits.append((_start(node), _end(node), _scalar(wanted, node) + ending))
        elif key is None or in_flow:
            self.edits.append((_start(node), _end(node), _flow(wanted)))
        else:
            colon = self.text.index(":", int(key.end_mark.index)) + 1
            self.edits.append((colon, max(colon, _end(node)), _block(wanted, key.start_mark.column + 2, self.line_end)))

    def _mapping(self, node: yaml.MappingNode, wanted: dict[str, Tree]) -> None:
        pairs: list[Pair] = node.value
        known = {*_keys(node)}
        for key, value in pairs:
            if (name := str(key.value)) in wanted:
                self.to(value, wanted[name], None if node.flow_style else key, in_flow=bool(node.flow_style))
        new: dict[str, list[str]] = {}
        anchor = ""
        for name in wanted:
            if name in known:
                anchor = name
            else:
                new.setdefault(anchor, []).append(name)
        column, first = node.start_mark.column, pairs[0][0]
        for at, pair in [(-1, pairs[0]), *enumerate(pairs)]:
            for name in new.get("" if at < 0 else str(pair[0].value), ()):
                key_text = f"{_scalar(name, first)}:"
                if node.flow_style:
                    self._insert_in_flow(pair, at < 0, f"{key_text} {_flow(wanted[name])}")
                else:
                    self._insert_line(pair, at < 0, column, key_text + _block(wanted[name], column + 2, self.line_end))
        self._remove(node, pairs, [str(key.value) not in wanted for key, _ in pairs], _start)

    def _sequence(self, node: yaml.SequenceNode, wanted: list[Tree]) -> None:
        entries: list[yaml.Node] = node.value
        pairs = [(entry, entry) for entry in entries]
        like = entries[0] if isinstance(entries[0], yaml.ScalarNode) else None
        removed = [False] * len(entries)
        old, new = [json.dumps(_tree(entry)) for entry in entries], [json.dumps(entry) for entry in wanted]
        for _, old_from, old_to, new_from, new_to in (code for code in changes(old, new) if code[0] != "equal"):
            both = min(old_to - old_from, new_to - new_from)
            for n in range(both):
                self.to(entries[old_from + n], wanted[new_from + n], in_flow=bool(node.flow_style))
            for at in range(old_from + both, old_to):
                removed[at] = True
            at = old_from + both - 1
            for entry in wanted[new_from + both : new_to]:
                written = _flow(entry, like)
                if node.flow_style:
                    self._insert_in_flow(pairs[max(at, 0)], at < 0, written)
                else:
                    self._insert_line(pairs[max(at, 0)], at < 0, node.start_mark.column, f"- {written}")
        self._remove(node, pairs, removed, _start if node.flow_style else self._dash)

    def _dash(self, node: yaml.Node) -> int:
        return self.text.rindex("-", 0, _start(node))

    def _insert_in_flow(self, pair: Pair, is_before: bool, written: str) -> None:
        place = _start(pair[0]) if is_before else _end(pair[1])
        self.edits.append((place, place, f"{written}, " if is_before else f", {written}"))

    def _insert_line(self, pair: Pair, is_before: bool, column: int, written: str) -> None:
        """Before the first entry of a block, or on the next line behind one."""
        indent = " " * column
        if is_before:
            place = _start(pair[0])
            if self.text[place - 1 : place] == " " and written.startswith("- "):
                place = self._dash(pair[0])
            self.edits.append((place, place, f"{written}{self.line_end}{indent}"))
            return
        place = self._next_line(_end(pair[1]))
        if place == len(self.text) and not self.text.endswith("\n"):
            self.edits.append((place, place, f"{self.line_end}{indent}{written}"))
        else:
            self.edits.append((place, place, f"{indent}{written}{self.line_end}"))

    def _next_line(self, place: int) -> int:
        if self.text[place - 1 : place] == "\n":
            return place
        return self.text.find("\n", place) + 1 or len(self.text)

    def _remove(
        self, node: yaml.CollectionNode, pairs: Sequence[Pair], removed: Sequence[bool], start: Callable[[yaml.Node], int]
    ) -> None:
        """One entry of the block or list at least stays."""
        for at, (key, value) in enumerate(pairs):
            if not removed[at]:
                continue
            line = self.text.rfind("\n", 0, start(key)) + 1
            if not node.flow_style and not self.text[line : start(key)].strip():
                self.edits.append((line, self._next_line(_end(value)), ""))
            elif all(removed[:at]):
                self.edits.append((start(key), start(pairs[at + 1][0]) if at + 1 < len(pairs) else _end(value), ""))
            elif node.flow_style:
                self.edits.append((_end(pairs[at - 1][1]), _end(value), ""))
            else:
                self.edits.append((line, self._next_line(_end(value)), ""))


def _block(value: Tree, indent: int, line_end: str) -> str:
    """What stands behind a key and its colon."""
    return "".join(_lines(value, indent, line_end))


def _lines(value: Tree, indent: int, line_end: str) -> Iterator[str]:
    start = line_end + " " * indent
    if isinstance(value, dict) and value:
        for key, part in value.items():
            yield f"{start}{_scalar(key)}:{_block(part, indent + 2, line_end)}"
    elif isinstance(value, list) and not _is_short(value):
        for entry in value:
            yield f"{start}- {_flow(entry)}"
    else:
        yield f" {_flow(value)}"


def _is_short(entries: Sequence[Tree]) -> bool:
    return all(isinstance(entry, str) for entry in entries) and len("".join(map(str, entries))) <= LONG


def _flow(value: Tree, like: yaml.Node | None = None) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_scalar(key)}: {_flow(part)}' for key, part in value.items())}}}"
    return f"[{', '.join(map(_flow, value))}]" if isinstance(value, list) else _scalar(value, like)


def _scalar(value: str, like: yaml.Node | None = None) -> str:
    """A text with the quotes of the one that it is `like`, where these can hold it."""
    style = getattr(like, "style", None)
    if style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    if style != '"' and _PLAIN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False).translate(_UNSEEN)
