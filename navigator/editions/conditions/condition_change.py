"""Another condition in its place: the file's text is cut where the condition stands, and everything else stays byte for byte.

What of the old condition goes on keeps its own text, with its comments; what comes out is read again, and is the file
with exactly this change or nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from navigator.editions.records.record_change import NTH, tree_of, with_part, with_tree
from navigator.knowledge.files.yaml_text import comments_in, composed

from .condition_places import NOTES_BESIDE, ConditionPlace, condition_at, node_at
from .text_pieces import Piece, TextPieces
from .written_condition import (
    Pair,
    WrittenCondition,
    WrittenGroup,
    WrittenLeaf,
    flow_mapping,
    flow_pair,
    flow_values,
    key_of,
    lines_of,
    pairs_of,
    quoted,
    read_node,
)


def with_condition(text: str, place: ConditionPlace, wanted: WrittenCondition) -> str | None:
    """The text with this condition in its place. None where the file is written otherwise than this can change."""
    tree = composed(text)
    stands, node = condition_at(tree, place), node_at(tree, place.way)
    if stands is None or not isinstance(node, yaml.MappingNode):
        return None
    if stands == wanted:
        return text
    cut = _Cut(text)
    start, end = node.start_mark.index, cut.end_of(node)
    changed = text[:start] + cut.mapping(node, wanted, NOTES_BESIDE.get(place.file, ())) + text[end:]
    return changed if _is_only_change((text, changed), place, wanted) else None


def with_first_condition(text: str, place: ConditionPlace, wanted: WrittenCondition) -> str | None:
    """The text with a condition where none stands yet. None where the file is written otherwise than this can change."""
    if isinstance(wanted, WrittenGroup) and wanted.kind == "all" and len(wanted.parts) == 1:
        wanted = wanted.parts[0]
    tree, value = tree_of(text), tree_of(flow_mapping(wanted))
    return None if tree is None or value is None else with_tree(text, with_part(tree, _keys(place), value))


def without_condition(text: str, place: ConditionPlace) -> str | None:
    """The text without the condition in its place, and without what is said with it alone; its comments go too."""
    tree, keys = tree_of(text), _keys(place)
    whole = keys[:-1] if place.kind == "leads" else keys
    return None if tree is None else with_tree(text, with_part(tree, whole, None), may_lose_comments=True)


def _keys(place: ConditionPlace) -> list[str]:
    return [f"{NTH}{step}" if isinstance(step, int) else step for step in place.way]


def _is_only_change(texts: tuple[str, str], place: ConditionPlace, wanted: WrittenCondition) -> bool:
    """Whether the second text holds what is wanted, and all else that the first one holds."""
    try:
        before, after = map(composed, texts)
    except yaml.YAMLError:
        return False
    if condition_at(after, place) != wanted or _plain(before, place) != _plain(after, place):
        return False
    lost, condition = Counter(comments_in(texts[0])) - Counter(comments_in(texts[1])), condition_at(before, place)
    return not lost or (condition is not None and not _parts(condition) <= _parts(wanted))


def _parts(condition: WrittenCondition) -> Counter[WrittenLeaf]:
    """Its leaves, each as often as it stands there: a comment goes with a line that goes, and with nothing else."""
    return Counter(part for _, part in lines_of(condition) if isinstance(part, WrittenLeaf))


def _plain(node: yaml.Node | None, place: ConditionPlace, way: tuple[str | int, ...] = ()) -> object:
    """A file as plain lists and texts, without the condition in a place."""
    if isinstance(node, yaml.MappingNode):
        kept = NOTES_BESIDE.get(place.file, ()) if way == place.way else None
        return {
            key.value: _plain(value, place, (*way, key.value))
            for key, value in node.value
            if kept is None or key.value in kept
        }
    if isinstance(node, yaml.SequenceNode):
        return [_plain(entry, place, (*way, n)) for n, entry in enumerate(node.value)]
    return node.value if isinstance(node, yaml.ScalarNode) else None


@dataclass(frozen=True)
class _Cut(TextPieces):
    """Writes conditions anew out of the pieces of their text."""

    def mapping(self, node: yaml.MappingNode, condition: WrittenCondition, kept: Sequence[str] = ()) -> str:
        """The text of a mapping that says this condition; the pairs of `kept` stay as they are."""
        pairs = self._pairs(node, condition, kept)
        old = {key.value: (key, value) for key, value in node.value}
        names = [key for key in old if key in kept]
        order = [*pairs, *((name, None) for name in names)]
        if node.value and node.value[0][0].value in kept:
            first = next((n for n, key in enumerate(old) if key not in kept), len(names))
            order = [*((name, None) for name in names[:first]), *pairs, *((name, None) for name in names[first:])]
        if node.flow_style:
            return "{" + ", ".join(self._flow_pair(old, key, part) for key, part in order) + "}"
        chunks = self.pieces([key.start_mark.index for key, _ in node.value], [value for _, value in node.value])
        stands = dict(zip(old, chunks, strict=True))
        column = node.start_mark.column
        written = [self._block_pair(old, stands, (key, part), column) for key, part in order]
        return self.joined(written, column)

    def _pairs(self, node: yaml.MappingNode, condition: WrittenCondition, kept: Sequence[str]) -> list[Pair]:
        """A mapping that says `all` as a list goes on doing so."""
        keys = [key.value for key, _ in node.value if key.value not in kept]
        return [("all", condition)] if keys == ["all"] == [key_of(condition)] else pairs_of(condition)

    def _flow_pair(self, old: dict[str, tuple[yaml.Node, yaml.Node]], key: str, part: WrittenCondition | None) -> str:
        if key not in old:
            return flow_pair(key, part) if part is not None else ""
        name, value = old[key]
        head = self.text[name.start_mark.index : value.start_mark.index]
        return head + (self._value(value, part) if part is not None else self.own(value))

    def _block_pair(
        self, old: dict[str, tuple[yaml.Node, yaml.Node]], stands: dict[str, Piece], pair: tuple[str, WrittenCondition | None], column: int
    ) -> Piece:
        key, part = pair
        if key not in old:
            return Piece("", self._new_pair(key, part, column) if part is not None else "")
        chunk, (name, value) = stands[key], old[key]
        if part is None:
            return chunk
        head, end = self.text[name.start_mark.index : value.start_mark.index], self.end_of(value)
        tail = chunk.body[end - name.start_mark.index :]
        return Piece(chunk.before, head + self._value(value, part) + tail)

    def _new_pair(self, key: str, part: WrittenCondition, column: int) -> str:
        """A pair of a block: the parts of a group on lines of their own."""
        if isinstance(part, WrittenLeaf) or part.kind == "not" or not part.parts:
            return flow_pair(key, part)
        entries = [f"{self.line_break}{' ' * (column + 2)}- {_entry(each)}" for each in part.parts]
        return f"{key}:" + "".join(entries)

    def _value(self, node: yaml.Node, part: WrittenCondition) -> str:
        """The text of a value that says this part; what cannot be said in its way makes no file that is taken."""
        if isinstance(part, WrittenLeaf):
            return self._values(node, part)
        if part.kind == "not":
            return self.mapping(node, part.parts[0]) if isinstance(node, yaml.MappingNode) else flow_mapping(part.parts[0])
        return self._list(node, part) if isinstance(node, yaml.SequenceNode) else ""

    def _values(self, node: yaml.Node, leaf: WrittenLeaf) -> str:
        entries = node.value if isinstance(node, yaml.SequenceNode) else [node]
        own = {entry.value: self.own(entry) for entry in entries}
        if tuple(own) == leaf.values:
            return self.own(node)
        is_quoted = bool(own) and all(text.startswith("'") for text in own.values())
        texts = [own.get(value) or (f"'{value}'" if is_quoted and "'" not in value else quoted(value)) for value in leaf.values]
        return f"[{', '.join(texts)}]" if isinstance(node, yaml.SequenceNode) else flow_values(texts)

    def _list(self, node: yaml.SequenceNode, group: WrittenGroup) -> str:
        """The entries of `any` or `all`: those that stay keep their text, and others are changed where they stand."""
        stands = [read_node(entry) for entry in node.value]
        origins = _origins(stands, group.parts)
        if node.flow_style or not group.parts:
            return "[" + ", ".join(self._entry_text(node, at, part) for at, part in zip(origins, group.parts, strict=True)) + "]"
        dashes = self.dashes(node)
        chunks, written = self.pieces(dashes, node.value), []
        for at, part in zip(origins, group.parts, strict=True):
            if at is None:
                written.append(Piece("", f"- {_entry(part)}"))
                continue
            entry, body = node.value[at], chunks[at].body
            head = self.text[dashes[at] : entry.start_mark.index]
            tail = body[self.end_of(entry) - dashes[at] :]
            written.append(Piece(chunks[at].before, head + self._entry_text(node, at, part) + tail))
        return self.joined(written, node.start_mark.column)

    def _entry_text(self, node: yaml.SequenceNode, at: int | None, part: WrittenCondition) -> str:
        if at is None:
            return flow_mapping(part)
        entry = node.value[at]
        return self.own(entry) if read_node(entry) == part else self.mapping(entry, part)


def _entry(part: WrittenCondition) -> str:
    """A new entry of a block list: a pair by itself, or several in braces."""
    pairs = pairs_of(part)
    return flow_pair(*pairs[0]) if len(pairs) == 1 and isinstance(part, WrittenLeaf) else flow_mapping(part)


def _origins(stands: Sequence[WrittenCondition | None], wanted: Sequence[WrittenCondition]) -> list[int | None]:
    """By part that is wanted the old one whose text it takes: the same one, else the one of its place if that is left."""
    free, origins = set(range(len(stands))), {}
    for n, part in enumerate(wanted):
        same = [at for at in sorted(free, key=lambda at: abs(at - n)) if stands[at] == part]
        if same:
            origins[n] = same[0]
            free.discard(same[0])
    left = [n for n in range(len(wanted)) if n not in origins]
    for n in left if len(left) <= len(free) else ():
        at = n if n in free else min(free, key=lambda at: abs(at - n))
        if not _are_other_leaves(stands[at], wanted[n]):
            origins[n] = at
            free.discard(at)
    return [origins.get(n) for n in range(len(wanted))]


def _are_other_leaves(one: WrittenCondition | None, other: WrittenCondition) -> bool:
    """Whether one leaf took the place of another: what was said beside that one is not said of this one."""
    return isinstance(one, WrittenLeaf) and isinstance(other, WrittenLeaf) and one.key != other.key
