"""The targets of a year as a table: of each its number, its remark and how it is counted, and what was typed over them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .record_change import Tree, part_of, with_part
from .target_fields import TargetFields, TargetProblem

FOLDER = "content/kpi"
PLACES = (("value", "unit", 0), ("each", "owner", 1), ("adds", "each", 1), ("rate_of", "counted", 1))
"""Where a new key stands: before (0) or behind (1) which other, as the files have it."""


@dataclass(frozen=True)
class TargetRow:
    """A target as it stands: what is counted, who owns it, and what a form changes of it."""

    id: str
    text: str
    owner: str
    unit: str
    now: TargetFields


@dataclass(frozen=True)
class TypedTarget:
    """What was typed of a target, and what its form had shown."""

    fields: TargetFields
    seen: str


def target_rows(tree: Tree | None) -> list[TargetRow]:
    """The targets of a year's file, in its order."""
    return [_row(entry) for entry in _entries(tree)]


def _row(entry: dict[str, Tree]) -> TargetRow:
    id, text, owner, unit, value, note, counted = (
        str(entry.get(key, "")) for key in ("id", "text", "owner", "unit", "value", "note", "counted")
    )
    now = TargetFields(value, note, counted, _texts(entry, "each"), entry.get("adds") == "true", _texts(entry, "rate_of"))
    return TargetRow(id, text, owner, unit, now)


def _texts(entry: dict[str, Tree], key: str) -> tuple[str, ...]:
    """A list, or what a text has in its place."""
    listed = entry.get(key, [])
    return tuple(map(str, listed if isinstance(listed, list) else [listed]))


def _entries(tree: Tree | None) -> Sequence[dict[str, Tree]]:
    entries = part_of(tree, ("kpis",))
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def with_targets(tree: Tree, typed: Mapping[str, TypedTarget]) -> tuple[Tree, dict[str, list[TargetProblem]]]:
    """The year with what was typed, and by target what is wrong; "changed": by somebody else meanwhile."""
    entries, problems = list[Tree](), dict[str, list[TargetProblem]]()
    for row, entry in zip(target_rows(tree), _entries(tree), strict=True):
        told = typed.get(row.id)
        if told is None or told.fields.seen in (told.seen, row.now.seen):  # left as the form had shown it, or as it stands
            entries.append(entry)
            continue
        fields = told.fields.plain
        wrong = [TargetProblem("value", "changed")] if told.seen != row.now.seen else fields.problems(row.owner)
        if wrong:
            problems[row.id] = wrong
        entries.append(_with(entry, row.now.plain, fields))
    return with_part(tree, ("kpis",), entries), problems


def _with(entry: dict[str, Tree], now: TargetFields, wanted: TargetFields) -> Tree:
    """A key stays as it is written where its field says the same."""
    changed: Tree = entry
    for key, value in _written(wanted).items():
        if value != _written(now)[key]:
            changed = with_part(changed, (key,), value or None)
    keys = [*changed] if isinstance(changed, dict) else []
    for key, other, behind in PLACES:
        if key in keys and key not in entry and other in keys:
            keys.remove(key)
            keys.insert(keys.index(other) + behind, key)
    return {key: part for key in keys if (part := part_of(changed, (key,))) is not None}


def _written(fields: TargetFields) -> dict[str, Tree]:
    return {
        "value": fields.value, "note": fields.note, "counted": fields.counted, "each": [*fields.each],
        "adds": "true" if fields.adds else "", "rate_of": [*fields.rate_of],
    }  # fmt: skip
