"""Where a line of a file belongs: to which record, and to which field of its form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from navigator.knowledge.files.yaml_text import composed

from .kinds.every_kind import KINDS
from .kinds.record_kind import Keys, RecordKind
from .record_change import NTH
from .record_fields import fields_of
from .record_files import Record, RecordFiles


@dataclass(frozen=True)
class RecordPlace:
    """A record, and the name of one of its fields, "" for none."""

    record: Record
    field: str

    @property
    def label(self) -> str:
        return next((field.label for field in fields_of(self.record) if field.name == self.field), "")


def place_of(files: RecordFiles, file: str, line: int) -> RecordPlace | None:
    """The record and field that a line of a file belongs to; None where no form shows it."""
    keys, found = keys_at(files.text(file), line), list[tuple[int, RecordPlace]]()
    for kind in KINDS.values() if keys else ():
        for pattern in kind.files:
            match = re.fullmatch(re.escape(pattern).replace(r"\{\}", "([^/]+)"), file)
            id = _id_at(files, kind, keys, match[1] if match.groups() else "") if match else ""
            if id and (record := files.record(kind, id)):
                found.append((len(kind.above), RecordPlace(record, field_at(files, kind, id, (file, line)))))
    return max(found, key=lambda each: (each[0], not each[1].record.kind.is_one))[1] if found else None


def _id_at(files: RecordFiles, kind: RecordKind, keys: Keys, first: str) -> str:
    """The id of the record of a kind that these keys lead to, "" for none. `first`: its first part, where the file is named by it."""
    if kind.is_one:
        return kind.id
    own = keys[len(kind.above) : len(kind.above) + 1]
    if not own or any(here not in (there, "{}") for here, there in zip(kind.above, keys, strict=False)):
        return ""
    if "{}" in kind.above:
        first = keys[kind.above.index("{}")]
    last = own[0]
    if kind.listed and not last.startswith(NTH):
        return ""
    if kind.listed:
        n = int(last.removeprefix(NTH))
        records = [record.id for record in files.records(kind) if not kind.is_nested or record.id.startswith(f"{first}/")]
        return records[n] if n < len(records) else ""
    return f"{first}/{last}" if kind.is_nested else last


def field_at(files: RecordFiles, kind: RecordKind, id: str, place: tuple[str, int]) -> str:
    """The name of the field that a line of one of its files belongs to, "" for none."""
    record, (file, line) = files.record(kind, id), place
    places = files.places(kind, id)
    at = next((n for n, (name, _) in enumerate(places) if name == file), None)
    if record is None or at is None:
        return ""
    keys = keys_at(files.text(file), line)[len(places[at][1]) :]
    names = [field.name for field in fields_of(record) if field.file == at and _meets(field.path, keys)]
    return names[0] if names and keys else ""


def _meets(path: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether one leads to the other."""
    both = min(len(path), len(keys))
    return tuple(path[:both]) == tuple(keys[:both])


def keys_at(text: str, line: int) -> tuple[str, ...]:
    """The keys that lead to a line, of a list the number of the entry (@0); none where the text cannot be read."""
    try:
        node = composed(text)
    except yaml.YAMLError:
        return ()
    keys: list[str] = []
    while isinstance(node, yaml.CollectionNode) and not (node.flow_style and keys):
        if isinstance(node, yaml.SequenceNode):
            begun = [(n, entry) for n, entry in enumerate(node.value) if entry.start_mark.line < line]
            if not begun or last_line(begun[-1][1]) < line:
                break
            keys.append(f"{NTH}{begun[-1][0]}")
            node = begun[-1][1]
            continue
        reached = [(key, value) for key, value in node.value if key.start_mark.line < line]
        if not reached or (len(keys) > 0 and last_line(reached[-1][1]) < line):
            break
        keys.append(str(reached[-1][0].value))
        if reached[-1][0].start_mark.line == reached[-1][1].start_mark.line:
            break  # what follows stands in one line
        node = reached[-1][1]
    return tuple(keys)


def last_line(node: yaml.Node) -> int:
    """The last line of a node, counted from one."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return last_line(last[1] if isinstance(node, yaml.MappingNode) else last)
    return int(node.end_mark.line) + 1
