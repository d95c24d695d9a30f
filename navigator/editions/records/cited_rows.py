"""The rows of a field whose texts have a ground each."""

import re
from collections.abc import Iterator, Mapping, Sequence

from .kinds.record_kind import RecordField
from .record_change import Tree, part_of, with_part
from .record_files import RecordFiles

SAME = "as-now"
Typed = Mapping[str, Sequence[str]]
_ROW = re.compile("[0-9]{1,3}")


def shown_rows(field: RecordField, now: Tree | None) -> dict[str, list[str]] | None:
    """By input what stands in it; None for what a form cannot show."""
    rows: dict[str, list[str]] = {}
    for at, entry in enumerate(now if isinstance(now, list) else []):
        text = entry.get("text") if isinstance(entry, dict) else entry
        if not isinstance(text, str):
            return None
        rows[f"{field.name}:{at}"] = [text]
    return rows | {f"{field.name}:{len(rows)}": []}


def more_rows(field: RecordField, typed: Typed) -> list[str]:
    """The inputs of rows that were sent."""
    rows = [name for name in typed if name.startswith(f"{field.name}:") and _ROW.fullmatch(name.rpartition(":")[2])]
    return rows if field.type == "cited_lines" else []


def is_other_ground(field: RecordField, typed: Typed) -> bool:
    """Whether a row was given another ground than it has."""
    grounds = [value for name, values in typed.items() if name.startswith(f"{field.name}:") and name.endswith(":cites") for value in values]
    return field.type == "cited_lines" and any(ground not in ("", SAME) for ground in grounds)


def cited_rows(
    files: RecordFiles, now: Tree | None, told: Mapping[str, list[str]], typed: Typed
) -> tuple[Tree | None, str]:
    """Rows of a text with its ground; an empty one is left out. A new one needs a ground."""
    standing, rows = now if isinstance(now, list) else [], list[Tree]()
    for name, lines in sorted(told.items(), key=lambda each: int(each[0].rpartition(":")[2])):
        at, text = int(name.rpartition(":")[2]), "".join(lines)
        ground = next(iter(typed.get(f"{name}:cites", ())), "")
        entry = standing[at] if at < len(standing) else {}
        if not text:
            continue
        if ground in ("", SAME) and not (at < len(standing)):
            return None, "ground"
        if ground not in ("", SAME):
            if ground not in files.choices("grounds"):
                return None, "ground"
            entry = {"text": text, "cites": [ground]}
        rows.append(with_part(entry, ("text",), text) if isinstance(entry, dict) else text)
    return rows, ""


def said_rows(files: RecordFiles, rows: Tree | None) -> Iterator[str]:
    """Rows read aloud, each with its grounds."""
    grounds = files.choices("grounds")
    for row in rows if isinstance(rows, list) else ():
        yield from _texts(part_of(row, ("text",)) if isinstance(row, dict) else row)
        yield from (f"根拠：{grounds.get(id, id)}" for id in _texts(part_of(row, ("cites",))))


def _texts(tree: Tree | None) -> list[str]:
    return [str(each) for each in tree] if isinstance(tree, list) else [tree] if isinstance(tree, str) and tree else []
