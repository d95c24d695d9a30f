"""YAML files as trees that remember their lines. Scalars stay text: `no`, `0120` and `12:30` are what they say.

Refuses anchors, tags and repeated keys. Knows nothing of what the files mean.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .problems import Report, did_you_mean

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MISTYPED = {
    "\t": "a tab. Indent with spaces",
    "\u3000": "a full-width space. Use half-width spaces",
    "：": "a full-width colon `：`. After a key write a half-width `:` and a space",
}


@dataclass(frozen=True)
class YamlNode:
    """A value with the place it was written."""

    file: str
    line: int
    value: "dict[str, YamlNode] | list[YamlNode] | str"
    report: Report

    def fail(self, text: str) -> None:
        """Note a problem at this place."""
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

    def list(self) -> "list[YamlNode]":
        """The entries of a list; a scalar stands for a list of one."""
        if isinstance(self.value, list):
            return self.value
        if isinstance(self.value, str):
            return [self] if self.value else []
        self.fail("a list is expected here")
        return []

    def texts(self) -> tuple[str, ...]:
        """The scalars of a list."""
        return tuple(node.text() for node in self.list())

    def get(self, key: str) -> "YamlNode | None":
        """The value under a key."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def word(self, key: str, default: str = "") -> str:
        """The scalar under a key."""
        node = self.get(key)
        return default if node is None else node.text()

    def words(self, key: str) -> tuple[str, ...]:
        """The scalars of a list under a key."""
        node = self.get(key)
        return () if node is None else node.texts()

    def expect(self, known: Collection[str], needed: Collection[str] = ()) -> None:
        """Note every unknown and every missing key."""
        for key, node in self.items():
            if key not in known:
                node.fail(f"`{key}` is not known here. {did_you_mean(key, known)}")
        for key in needed:
            if self.get(key) is None:
                self.fail(f"`{key}` is missing")


def read_yaml(path: Path, root: Path, report: Report) -> YamlNode:
    """Read a file; what cannot be read is a problem and an empty tree."""
    name = path.relative_to(root).as_posix()
    empty = YamlNode(name, 1, {}, report)
    try:
        text = path.read_text(encoding="utf-8")
        if any(
            isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken)
            for token in yaml.scan(text, Loader=_Loader)
        ):
            empty.fail("anchors, aliases and tags are not used here. Write the value out")
            return empty
        tree = yaml.compose(text, Loader=_Loader)
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
    except yaml.YAMLError:
        report.unreadable(
            name, 1, "not readable as YAML (a control character?). Type the text again as plain text"
        )
        return empty
    return empty if tree is None else _node(tree, name, report)


def _way_out(text: str, line: int) -> str:
    """What a person most likely typed, in this line or the one before: keys of a Japanese keyboard, or a tab."""
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
        grown = _node(value, file, report)
        name, at = str(key.value), key.start_mark.line + 1
        if name in pairs:
            report.add(file, at, f"`{name}` is written twice. Keep one")
        pairs[name] = YamlNode(file, at if isinstance(grown.value, str) else grown.line, grown.value, report)
    return YamlNode(file, line, pairs, report)


def yaml_tree(data: Any, file: str, report: Report) -> YamlNode:
    """Plain lists, mappings and texts as a tree, for what does not come from a file of its own."""
    if isinstance(data, dict):
        return YamlNode(file, 1, {str(key): yaml_tree(part, file, report) for key, part in data.items()}, report)
    if isinstance(data, list):
        return YamlNode(file, 1, [yaml_tree(part, file, report) for part in data], report)
    return YamlNode(file, 1, str(data), report)
