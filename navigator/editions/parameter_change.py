"""Another value of a parameter, from a day on: its file is changed where that stands, and nowhere else.

Comments, order and blanks stay byte for byte.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from navigator.knowledge.files.period import Period
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import read_yaml
from navigator.knowledge.rules.rule_files import Parameter, ParameterValue, read_parameters

from .records.record_change import Tree, part_of, tree_of, with_part, with_tree

FILE = "rules/parameters.yaml"
MAX_DIGITS = 6
ONE_DAY = timedelta(days=1)


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
    before, tree = parameters_of(text), tree_of(text)
    entries = part_of(tree, (id, "values"))
    if not before or tree is None or not isinstance(entries, list) or not entries:
        return None
    values = before[id].values
    at = max(range(len(values)), key=lambda n: (values[n].valid.start < change.day, values[n].valid.start))
    added = ParameterValue(change.value, _period(values, at, change.day), change.cites, change.interpretation)
    closed = replace(values[at], valid=replace(values[at].valid, end=min(values[at].valid.end, change.day - ONE_DAY)))
    entry = with_part(entries[at], ("valid",), str(closed.valid)) if closed != values[at] else entries[at]
    changed = with_tree(text, with_part(tree, (id, "values"), [*entries[:at], entry, _entry(added), *entries[at + 1 :]]))
    wanted = before | {id: replace(before[id], values=(*values[:at], closed, added, *values[at + 1 :]))}
    return changed if changed is not None and parameters_of(changed) == wanted else None


def _period(values: Sequence[ParameterValue], at: int, day: date) -> Period:
    """From a day to the end of the value that holds on it, or to the day before the next."""
    if day in values[at].valid:
        return Period(day, values[at].valid.end)
    later = [value.valid.start for value in values if value.valid.start > day]
    return Period(day, min(later) - ONE_DAY if later else date.max)


def _entry(value: ParameterValue) -> Tree:
    entry: dict[str, Tree] = {"value": value.value, "valid": str(value.valid), "cites": list(value.cites)}
    return entry | ({"interpretation": value.interpretation} if value.interpretation else {})


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
