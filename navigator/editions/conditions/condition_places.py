"""Where conditions stand in the files of a region: by file and the keys that lead there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import yaml

from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import read_yaml
from navigator.knowledge.files.yaml_text import composed
from navigator.knowledge.rules.rule_files import NOTES_OF_CATEGORY

from .written_condition import WrittenCondition, read_node

PlaceKind = Literal[
    "condition", "category", "window", "scheme", "desk", "instead_for", "part", "urgent", "windows", "schemes", "in_sight",
    "office", "variant", "leads", "not_for", "in_sight_for",
]  # fmt: skip
CONDITIONS, CATEGORIES, WINDOWS, RANKS = (f"rules/{name}.yaml" for name in ("conditions", "categories", "windows", "ranks"))
WINDOW_WORDS, OTHER_DOORS, HELPLINES = (f"content/{name}.yaml" for name in ("windows", "other_doors", "helplines"))
OPTIONAL: tuple[PlaceKind, ...] = (
    "window", "scheme", "instead_for", "desk", "part", "windows", "schemes", "leads", "not_for", "in_sight_for",
)  # fmt: skip
"""A record, or a step, does without."""
NOTES_BESIDE: Mapping[str, tuple[str, ...]] = {CATEGORIES: NOTES_OF_CATEGORY}  # beside a condition without a key of its own
RANK_KINDS: tuple[PlaceKind, ...] = ("urgent", "windows", "schemes", "in_sight")
Way = tuple[str | int, ...]


@dataclass(frozen=True)
class ConditionPlace:
    """A condition in its file. `id` is of the rule that it belongs to; `number` counts from 0 among those of one list."""

    file: str
    way: Way  # the keys that lead to it
    kind: PlaceKind
    id: str
    number: int = 0

    @property
    def at(self) -> str:
        """The way as one text."""
        return "/".join(map(str, self.way))


def condition_files(files: RegionFiles) -> list[str]:
    """The files that hold conditions."""
    folders = [name for folder in ("rules/schemes", "content/offices") for name in files.names_in(folder)]
    return [name for name in (CONDITIONS, CATEGORIES, WINDOWS, RANKS, WINDOW_WORDS, OTHER_DOORS, HELPLINES) if files.has(name)] + folders


def tree_of_file(file: str, files: RegionFiles) -> yaml.Node | None:
    """The loader's tree of a file; None where it cannot be read."""
    report = Report()
    read_yaml(file, files, report)
    if report.problems or report.unread:
        return None
    return composed(files.content(file).decode())


def places_in(file: str, tree: yaml.Node | None) -> list[ConditionPlace]:
    """Every condition of a file, in order."""
    found = []
    for place in _places(file, tree):
        if read_node(node_at(tree, place.way), NOTES_BESIDE.get(file, ())) is not None:
            found.append(place)
    return found


def free_places(file: str, tree: yaml.Node | None) -> list[ConditionPlace]:
    """Where a condition may stand and none does, in order."""
    return [place for place in _places(file, tree) if place.kind in OPTIONAL and _is_free(place, tree)]


def _is_free(place: ConditionPlace, tree: yaml.Node | None) -> bool:
    """What a desk decides has a reason first."""
    is_meant = place.kind != "desk" or node_at(tree, place.way[:-1]) is not None
    return is_meant and node_at(tree, place.way) is None


def condition_at(tree: yaml.Node | None, place: ConditionPlace) -> WrittenCondition | None:
    """The condition that stands in a place; None where none does."""
    return read_node(node_at(tree, place.way), NOTES_BESIDE.get(place.file, ()))


def node_at(tree: yaml.Node | None, way: Way) -> yaml.Node | None:
    """What stands where the keys lead; None where they lead nowhere."""
    for step in way:
        if isinstance(tree, yaml.MappingNode):
            tree = next((value for key, value in tree.value if key.value == step), None)
        elif isinstance(tree, yaml.SequenceNode) and isinstance(step, int) and step < len(tree.value):
            tree = tree.value[step]
        else:
            return None
    return tree


def _places(file: str, tree: yaml.Node | None) -> Iterator[ConditionPlace]:
    if file == RANKS:
        for kind in RANK_KINDS:
            for n in range(_length(node_at(tree, (kind,)))):
                yield ConditionPlace(file, (kind, n, "when"), kind, kind, n)
        return
    for id in _keys(tree):
        if file == CONDITIONS:
            has_key = node_at(tree, (id, "when")) is not None
            yield ConditionPlace(file, (id, "when") if has_key else (id,), "condition", id)
        elif file == CATEGORIES:
            yield ConditionPlace(file, (id,), "category", id)
        elif file == WINDOW_WORDS:
            for n in range(_length(node_at(tree, (id, "variants")))):
                yield ConditionPlace(file, (id, "variants", n, "when"), "variant", id, n)
        elif file == OTHER_DOORS:
            yield ConditionPlace(file, (id, "leads", "when"), "leads", id)
            for n in range(_length(node_at(tree, (id, "doors")))):
                yield ConditionPlace(file, (id, "doors", n, "not_for"), "not_for", id, n)
        elif file == HELPLINES:
            yield ConditionPlace(file, (id, "in_sight_for"), "in_sight_for", id)
        elif file.startswith("content/offices/"):
            window = file.removeprefix("content/offices/").removesuffix(".yaml")
            yield ConditionPlace(file, (id, "area"), "office", f"{window}/{id}")
        else:
            yield from _rule_places(file, tree, id)


def _rule_places(file: str, tree: yaml.Node | None, id: str) -> Iterator[ConditionPlace]:
    yield ConditionPlace(file, (id, "eligible"), "window" if file == WINDOWS else "scheme", id)
    yield ConditionPlace(file, (id, "desk_decides", "when"), "desk", id)
    if file == WINDOWS:
        yield ConditionPlace(file, (id, "instead_for"), "instead_for", id)
    for n in range(_length(node_at(tree, (id, "parts")))):
        part = node_at(tree, (id, "parts", n, "id"))
        name = part.value if isinstance(part, yaml.ScalarNode) else ""
        yield ConditionPlace(file, (id, "parts", n, "when"), "part", f"{id}/{name}", n)


def _keys(node: yaml.Node | None) -> list[str]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return [key.value for key, _ in pairs if isinstance(key.value, str)]


def _length(node: yaml.Node | None) -> int:
    return len(node.value) if isinstance(node, yaml.SequenceNode) else 0
