"""YAML files as trees that know their lines. Scalars stay text: `no`, `0120` and `12:30` are what they say.

Refuses anchors, tags and repeated keys. Knows nothing of what the files mean.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import yaml

from .problems import Report, did_you_mean
from .region_files import RegionFiles
from .yaml_text import LOADER, anchor_line

MISTYPED = {
    "\t": "a tab. Indent with spaces",
    "\u3000": "a full-width space. Use half-width spaces",
    "：": "a full-width colon `：`. After a key write a half-width `:` and a space",
}


@dataclass(frozen=True)
class YamlNode:
    """A value with its file and line. Reading it never raises: a problem goes to the report."""

    file: str
    line: int
    value: "dict[str, YamlNode] | list[YamlNode] | str"
    report: Report

    def fail(self, text: str) -> None:
        """Report a problem at this place."""
        self.report.add(self.file, self.line, text)

    def text(self) -> str:
        """The scalar, "" (and a problem) for anything else."""
        if isinstance(self.value, str):
            return self.value
        self.fail("a plain text is expected here")
        return ""

    def items(self) -> "Iterator[tuple[str, YamlNode]]":
        """The pairs of a mapping, none (and a problem) for anything else."""
        if isinstance(self.value, dict):
            yield from self.value.items()
        elif self.value != "":
            self.fail("a mapping (key: value) is expected here")

    def number(self) -> float:
        """The scalar as a number, 0 (and a problem) for anything else."""
        try:
            return float(self.value)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            self.fail("a number is expected here")
            return 0.0

    def list(self) -> "list[YamlNode]":
        """The entries of a list; a scalar stands for a list of one."""
        if isinstance(self.value, list):
            return self.value
        if not self.value:
            return []
        if isinstance(self.value, str):
            return [self]
        self.fail("a list is expected here")
        return []

    def texts(self) -> tuple[str, ...]:
        """The scalars of a list."""
        return tuple(node.text() for node in self.list())

    def get(self, key: str) -> "YamlNode | None":
        return self.value.get(key) if isinstance(self.value, dict) else None

    def entries(self, key: str) -> "Sequence[YamlNode]":
        """The entries of the list under a key, none without the key."""
        node = self.get(key)
        return [] if node is None else node.list()

    def pairs(self, key: str) -> "Iterator[tuple[str, YamlNode]]":
        """The pairs of the mapping under a key, none without the key."""
        node = self.get(key)
        if node is not None:
            yield from node.items()

    def word(self, key: str, default: str = "") -> str:
        """The scalar under a key."""
        node = self.get(key)
        return default if node is None else node.text()

    def words(self, key: str) -> tuple[str, ...]:
        """The scalars of the list under a key."""
        node = self.get(key)
        return () if node is None else node.texts()

    def expect(self, known: Collection[str], needed: Collection[str] = ()) -> None:
        """Report every key that is not among `known`, and every key of `needed` that is missing."""
        for key, node in self.items():
            if key not in known:
                node.fail(f"`{key}` is not known here. {did_you_mean(key, known)}")
        for key in needed:
            if self.get(key) is None:
                self.fail(f"`{key}` is missing")


def keys_of(record: type, *but: str) -> tuple[str, ...]:
    """The keys of a mapping that becomes this dataclass: its fields, without some."""
    return tuple(field.name for field in fields(record) if field.name not in but)


def read_yaml(name: str, files: RegionFiles, report: Report) -> YamlNode:
    """The tree of a file; one that cannot be read is a problem and an empty tree."""
    empty = YamlNode(name, 1, {}, report)
    try:
        text = files.content(name).decode().replace("\r\n", "\n")
        if line := anchor_line(text):
            replace(empty, line=line).fail("anchors, aliases and tags are not used here. Write the value out")
            return empty
        tree = yaml.compose(text, Loader=LOADER)
        return empty if tree is None else _node(tree, name, report)
    except FileNotFoundError:
        empty.fail("the file is missing")
        return empty
    except UnicodeDecodeError:
        report.unreadable(name, 1, "the file is not UTF-8. Save it as UTF-8 and try again")
        return empty
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        report.unreadable(name, line, f"not readable as YAML: {error.problem}. {_way_out(text, line)}")
        return empty
    except RecursionError:
        report.unreadable(name, 1, "nested too deeply. Write it as the files of the region are written")
        return empty
    except yaml.YAMLError:
        report.unreadable(
            name, 1, "not readable as YAML (a control character?). Type the text again as plain text"
        )
        return empty


def _way_out(text: str, line: int) -> str:
    """What was probably mistyped, on this line or the one before: full-width characters, or a tab."""
    lines = text.splitlines()
    for n in (line, line - 1):
        for mark, meant in MISTYPED.items():
            if 0 < n <= len(lines) and mark in lines[n - 1].split("#")[0]:
                return f"Line {n} holds {meant}"
    return "Check indentation and quotes near this line"


def _node(tree: yaml.Node, file: str, report: Report) -> YamlNode:
    line = tree.start_mark.line + 1
    if isinstance(tree, yaml.ScalarNode):
        return YamlNode(file, line, str(tree.value), report)
    if isinstance(tree, yaml.SequenceNode):
        return YamlNode(file, line, [_node(part, file, report) for part in tree.value], report)
    pairs: dict[str, YamlNode] = {}
    for key, value in tree.value:
        name, key_line = str(key.value), key.start_mark.line + 1
        if name in pairs:
            report.add(file, key_line, f"`{name}` is written twice. Keep one")
        node = _node(value, file, report)
        pairs[name] = replace(node, line=key_line) if isinstance(node.value, str) else node
    return YamlNode(file, line, pairs, report)


def yaml_tree(data: Any, file: str, report: Report) -> YamlNode:
    """Plain lists, mappings and texts as a tree whose problems are reported for line 1 of `file`."""
    if isinstance(data, dict):
        return YamlNode(
            file, 1, {str(key): yaml_tree(value, file, report) for key, value in data.items()}, report
        )
    if isinstance(data, list):
        return YamlNode(file, 1, [yaml_tree(entry, file, report) for entry in data], report)
    return YamlNode(file, 1, str(data), report)
