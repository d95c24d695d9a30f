"""A comparison as JSON."""

from typing import Any

from .comparison_page import DiffClass, DiffPage


def as_json(page: DiffPage) -> dict[str, Any]:
    return {
        "old": page.titles[0],
        "new": page.titles[1],
        "equal": page.equal,
        "classes": page.classes,
        "notes": [*page.notes],
        "names": [*page.inventory_changes],
        "cubes": [_cube(c) for c in (*page.certain, *page.uncertain)],
        "questions": {
            "points": page.points_compared,
            "changed": page.points_changed,
            "examples": [{"said": [*q.conversation], "old": q.old, "new": q.new} for q in page.questions],
        },
    }


def _cube(people: DiffClass) -> dict[str, Any]:
    return {
        "where": people.where,
        "who": [*people.answers],
        "changes": [
            {"kind": c.kind, "id": c.id, "old": _plain(c.values[0]), "new": _plain(c.values[1])}
            for c in people.changes
        ],
        "example": {"facts": people.facts, "words": [*people.example]},
        "first_windows": [[*names] for names in people.first_windows],
    }


def _plain(value: Any) -> Any:
    return [*value] if isinstance(value, tuple) else None if value is None else str(value)
