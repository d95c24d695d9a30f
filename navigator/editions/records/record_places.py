"""Where a line of a file belongs: to which record, and to which field of its form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from navigator.knowledge.files.yaml_text import composed

from .record_fields import fields_of
from .record_files import Record, RecordFiles
from .record_kinds import KINDS, RecordKind


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
    keys = keys_at(files.text(file), line)
    for kind in KINDS.values() if keys else ():
        for pattern in kind.files:
            match = re.fullmatch(re.escape(pattern).replace(r"\{\}", "([^/]+)"), file)
            id = keys[0] if not match or not kind.is_nested else f"{match[1]}/{keys[0]}"
            if match and (record := files.record(kind, id)):
                return RecordPlace(record, field_at(files, kind, id, (file, line)))
    return None


def field_at(files: RecordFiles, kind: RecordKind, id: str, place: tuple[str, int]) -> str:
    """The name of the field that a line of one of its files belongs to, "" for none."""
    record, (file, line) = files.record(kind, id), place
    at = next((n for n, (name, _) in enumerate(kind.places(id)) if name == file), None)
    keys = keys_at(files.text(file), line)[1:]
    if record is None or at is None:
        return ""
    names = [field.name for field in fields_of(record) if field.file == at and _meets(field.path, keys)]
    return names[0] if names and keys else ""


def _meets(path: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether one leads to the other."""
    both = min(len(path), len(keys))
    return tuple(path[:both]) == tuple(keys[:both])


def keys_at(text: str, line: int) -> tuple[str, ...]:
    """The keys of mappings that lead to a line, none where the text cannot be read."""
    try:
        node = composed(text)
    except yaml.YAMLError:
        return ()
    keys: list[str] = []
    while isinstance(node, yaml.MappingNode):
        reached = [(key, value) for key, value in node.value if key.start_mark.line < line]
        if not reached or (len(keys) > 0 and _last_line(reached[-1][1]) < line):
            break
        keys.append(str(reached[-1][0].value))
        if reached[-1][0].start_mark.line == reached[-1][1].start_mark.line:
            break  # what follows stands in one line
        node = reached[-1][1]
    return tuple(keys)


def _last_line(node: yaml.Node) -> int:
    """The last line of a node, counted from one."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(node, yaml.MappingNode) else last)
    return int(node.end_mark.line) + 1
