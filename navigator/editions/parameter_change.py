"""Another value of a parameter, from a day on: its file is changed where that stands, and nowhere else.

The loader's marks say where: comments, order and blanks stay byte for byte.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import yaml

from navigator.knowledge.files.period import Period
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import read_yaml
from navigator.knowledge.rules.rule_files import Parameter, ParameterValue, read_parameters

FILE = "rules/parameters.yaml"
MAX_DIGITS = 6
ONE_DAY = timedelta(days=1)
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^,\[\]{}#:'\"\\\r\n]*(?<!\s)")  # what needs no quotes inside braces


@dataclass(frozen=True)
class ParameterChange:
    """A value as it was typed: from which day on, on what ground, and how that is read where it names no figure."""

    value: str
    day: date
    cites: tuple[str, ...]
    interpretation: str = ""


def parameters_of(text: str) -> dict[str, Parameter] | None:
    """Every parameter of the file's text; None where that cannot be read."""
    report = Report()
    parameters = read_parameters(read_yaml(FILE, RegionFiles(Path(), {FILE: text}), report))
    return None if report.problems or report.unread else parameters


def problems_of_change(parameter: Parameter, change: ParameterChange) -> dict[str, str]:
    """By field why a value cannot be added: value is digits | same, day is first (a value begins there) | early."""
    problems = {}
    if not (change.value.isascii() and change.value.isdecimal() and len(change.value) <= MAX_DIGITS):
        problems["value"] = "digits"
    starts = [value.valid.start for value in parameter.values]
    if change.day in starts:
        problems["day"] = "first"
    elif not starts or change.day < min(starts):
        problems["day"] = "early"
    elif change.value in {value.value for value in parameter.values if change.day in value.valid}:
        problems["value"] = "same"
    return problems


def with_value(text: str, id: str, change: ParameterChange) -> str | None:
    """The text with a value more; the one that holds on that day ends the day before. None where its file is written otherwise
    than this can change. The change has no problems.
    """
    before = parameters_of(text)
    entries = _entries(text, id) if before else None
    if not before or not entries:
        return None
    values = before[id].values
    at = max(range(len(values)), key=lambda n: (values[n].valid.start < change.day, values[n].valid.start))
    added = ParameterValue(change.value, _period(values, at, change.day), change.cites, change.interpretation)
    closed = replace(values[at], valid=replace(values[at].valid, end=min(values[at].valid.end, change.day - ONE_DAY)))
    edits = [_insertion(text, entries, at, _entry(added))]
    if closed != values[at]:
        edits.append((*_place_of_period(entries.value[at]), str(closed.valid)))
    changed = _spliced(text, edits)
    wanted = before | {id: replace(before[id], values=(*values[:at], closed, added, *values[at + 1 :]))}
    return changed if parameters_of(changed) == wanted else None


def _period(values: Sequence[ParameterValue], at: int, day: date) -> Period:
    """From a day to the end of the value that holds on it, or to the day before the next."""
    if day in values[at].valid:
        return Period(day, values[at].valid.end)
    later = [value.valid.start for value in values if value.valid.start > day]
    return Period(day, min(later) - ONE_DAY if later else date.max)


def _entries(text: str, id: str) -> yaml.SequenceNode | None:
    """The node of a parameter's values."""
    tree = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    found = _child(_child(tree, id), "values")
    return found if isinstance(found, yaml.SequenceNode) and found.value else None


def _child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _place_of_period(entry: yaml.Node) -> tuple[int, int]:
    node = _child(entry, "valid")
    return (node.start_mark.index, node.end_mark.index) if node else (0, 0)


def _insertion(text: str, entries: yaml.SequenceNode, at: int, entry: str) -> tuple[int, int, str]:
    """Behind an entry: on the next line, or after a comma in a list of one line."""
    end = _end(entries.value[at])
    if entries.flow_style:
        return end, end, f", {entry}"
    line_end = text.find("\n", end)
    break_ = "\r\n" if "\r\n" in text else "\n"
    indented = f"{' ' * entries.start_mark.column}- {entry}"
    return (len(text), len(text), break_ + indented) if line_end < 0 else (line_end + 1, line_end + 1, indented + break_)


def _end(node: yaml.Node) -> int:
    """Where a node ends: a block ends with its last value, before the blanks and comments behind."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _end(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _end(node.value[-1])
    return int(node.end_mark.index)


def _entry(value: ParameterValue) -> str:
    interpretation = f", interpretation: {_quoted(value.interpretation)}" if value.interpretation else ""
    return f"{{value: {value.value}, valid: {value.valid}, cites: [{', '.join(map(_quoted, value.cites))}]{interpretation}}}"


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _spliced(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def comments_of(text: str) -> tuple[str, Mapping[str, str]]:
    """The comment at the head of the file, and by parameter those above it and between its lines."""
    head: list[str] = []
    by_id: dict[str, list[str]] = {}
    above, id = head, ""
    for line in text.splitlines():
        if line.lstrip().startswith("#"):
            (by_id.setdefault(id, []) if id and line[0] == " " else above).append(line.strip().lstrip("# "))
        elif found := re.match(r"([^\s#'\"][^:]*):", line):
            id = found[1]
            by_id[id] = [] if above is head else above
            above = []
    return " ".join(head), {name: " ".join(lines) for name, lines in by_id.items() if lines}
