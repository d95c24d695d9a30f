"""The targets of a year as a table: of each its number and its remark, and what was typed over them."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from navigator.editions.edition_files import digest_of

from .record_change import Tree, part_of, with_part

MAX_DIGITS = 9
FOLDER = "content/kpi"


@dataclass(frozen=True)
class TargetRow:
    """A target as it stands: what is counted, against which number, and a remark."""

    id: str
    text: str
    owner: str
    unit: str
    value: str
    note: str

    @property
    def seen(self) -> str:
        """It changes with what can be changed."""
        return digest_of(f"{self.value}\n{self.note}")[:12]


@dataclass(frozen=True)
class TypedTarget:
    """What was typed of a target, and what its form had shown."""

    value: str
    note: str
    seen: str


def target_rows(tree: Tree | None) -> list[TargetRow]:
    """The targets of a year's file, in its order."""
    keys = ("id", "text", "owner", "unit", "value", "note")
    return [TargetRow(*(str(entry.get(key, "")) for key in keys)) for entry in _entries(tree)]


def _entries(tree: Tree | None) -> Sequence[dict[str, Tree]]:
    entries = part_of(tree, ("kpis",))
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def with_targets(tree: Tree, typed: Mapping[str, TypedTarget]) -> tuple[Tree, dict[str, str]]:
    """The year with what was typed, and by target what is wrong: digits | letters | changed (by somebody else meanwhile)."""
    entries, problems = list[Tree](), dict[str, str]()
    for row, entry in zip(target_rows(tree), _entries(tree), strict=True):
        told = typed.get(row.id)
        if told is None or _is_left(told, row):
            entries.append(entry)
            continue
        value, note = _digits(told.value), _line(told.note)
        if told.seen != row.seen:
            problems[row.id] = "changed"
        elif value and not (value.isascii() and value.isdecimal() and len(value) <= MAX_DIGITS):
            problems[row.id] = "digits"
        elif any(unicodedata.category(letter).startswith("C") for letter in note):
            problems[row.id] = "letters"
        entries.append(_with(entry, {"value": value, "note": note}))
    return with_part(tree, ("kpis",), entries), problems


def _is_left(told: TypedTarget, row: TargetRow) -> bool:
    """Whether an officer left it as the form had shown it, or as it stands."""
    shown = digest_of(f"{_digits(told.value)}\n{_line(told.note)}")[:12]
    return shown in (told.seen, row.seen)


def _digits(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).strip().replace(",", "")


def _line(typed: str) -> str:
    return "".join(line.strip() for line in typed.splitlines())


def _with(entry: dict[str, Tree], values: Mapping[str, str]) -> Tree:
    """A number stands before its unit, as the files have it."""
    changed: Tree = entry
    for key, value in values.items():
        changed = with_part(changed, (key,), value or None)
    if "value" in changed and "value" not in entry and "unit" in changed and isinstance(changed, dict):
        keys = [key for key in changed if key != "value"]
        keys.insert(keys.index("unit"), "value")
        return {key: changed[key] for key in keys}
    return changed
