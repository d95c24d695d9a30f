"""What an officer does to a condition, one line at a time: nothing is tidied up that was not asked for."""

from dataclasses import replace

from .written_condition import EMPTY, GroupKind, WrittenCondition, WrittenGroup, WrittenLeaf

Path = tuple[int, ...]


def part_at(condition: WrittenCondition, path: Path) -> WrittenCondition | None:
    """The part in a place, None where there is none."""
    for n in path:
        if not isinstance(condition, WrittenGroup) or n >= len(condition.parts):
            return None
        condition = condition.parts[n]
    return condition


def replaced(condition: WrittenCondition, path: Path, *parts: WrittenCondition) -> WrittenCondition:
    """The whole with other parts in a place: in a list as many as there are, else those that all hold."""
    if not path:
        return parts[0] if len(parts) == 1 else WrittenGroup("all", parts)
    if not isinstance(condition, WrittenGroup):
        return condition
    n, *rest = path
    if rest:
        inner = replaced(condition.parts[n], tuple(rest), *parts)
        return replace(condition, parts=(*condition.parts[:n], inner, *condition.parts[n + 1 :]))
    if condition.kind == "not" and len(parts) != 1:
        parts = (WrittenGroup("all", parts),)
    return replace(condition, parts=(*condition.parts[:n], *parts, *condition.parts[n + 1 :]))


def removed(condition: WrittenCondition, path: Path) -> WrittenCondition:
    """Without a part; a `not` goes with what it denies."""
    if not path:
        return EMPTY
    parent = part_at(condition, path[:-1])
    if isinstance(parent, WrittenGroup) and parent.kind == "not":
        return removed(condition, path[:-1])
    return replaced(condition, path) if parent is not None else condition


def added(condition: WrittenCondition, path: Path, part: WrittenCondition) -> tuple[WrittenCondition, Path]:
    """With a part more, and its place: inside a list that stands there, else below what stands there."""
    stands = part_at(condition, path)
    if isinstance(stands, WrittenGroup) and stands.kind != "not":
        whole = replaced(condition, path, replace(stands, parts=(*stands.parts, part)))
        return whole, (*path, len(stands.parts))
    parent = part_at(condition, path[:-1]) if path else None
    if stands is None or (isinstance(parent, WrittenGroup) and parent.kind != "not"):
        return (replaced(condition, path, stands, part), (*path[:-1], path[-1] + 1)) if stands else (condition, path)
    return replaced(condition, path, WrittenGroup("all", (stands, part))), (*path, 1)


def wrapped(condition: WrittenCondition, path: Path, kind: GroupKind) -> WrittenCondition:
    """With a group around a part."""
    stands = part_at(condition, path)
    return replaced(condition, path, WrittenGroup(kind, (stands,))) if stands else condition


def unwrapped(condition: WrittenCondition, path: Path) -> WrittenCondition:
    """Without the group in a place: its parts stand where it stood."""
    stands = part_at(condition, path)
    return replaced(condition, path, *stands.parts) if isinstance(stands, WrittenGroup) and stands.parts else condition


def turned(condition: WrittenCondition, path: Path) -> WrittenCondition:
    """With "any of" in place of "all of", or the other way round."""
    stands = part_at(condition, path)
    if not isinstance(stands, WrittenGroup) or stands.kind == "not":
        return condition
    return replaced(condition, path, replace(stands, kind="any" if stands.kind == "all" else "all"))


def moved(condition: WrittenCondition, path: Path, by: int) -> tuple[WrittenCondition, Path]:
    """With a part that many places further down in its list, as far as the list goes; and where it now stands."""
    parent = part_at(condition, path[:-1]) if path else None
    if not isinstance(parent, WrittenGroup) or path[-1] >= len(parent.parts):
        return condition, path
    parts = list(parent.parts)
    at = min(max(path[-1] + by, 0), len(parts) - 1)
    parts.insert(at, parts.pop(path[-1]))
    return replaced(condition, path[:-1], replace(parent, parts=tuple(parts))), (*path[:-1], at)


def unfinished(condition: WrittenCondition) -> list[Path]:
    """The lines that say nothing yet: lists without a part. Whether a leaf may have no values, its fact says."""
    found: list[Path] = []
    if isinstance(condition, WrittenLeaf):
        return found
    if not condition.parts:
        found.append(())
    for n, part in enumerate(condition.parts):
        found += [(n, *path) for path in unfinished(part)]
    return found
