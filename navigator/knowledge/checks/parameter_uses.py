"""Which windows and schemes rest on a parameter, through whatever named conditions and categories."""

import re
from collections.abc import Iterator, Mapping

from navigator.knowledge.files.yaml_file import YamlNode
from navigator.knowledge.knowledge import Knowledge

_PARAMETER = re.compile(r"\{(\w+)\}")
CONDITIONS = ("is", "category")  # the keys under which a condition has its name


def rules_by_parameter(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """By parameter the names of windows and schemes, in the order of the files."""
    named = {**knowledge.rules.conditions, **knowledge.rules.categories}
    names = {id: words.name for id, words in knowledge.window_words.items()}
    names |= {id: words.name for id, words in knowledge.scheme_words.items()}
    users: dict[str, list[str]] = {id: [] for id in knowledge.rules.parameters}
    for text in (*knowledge.windows.values(), *knowledge.schemes.values()):
        for id in _parameters(text.node, named, frozenset()):
            if id in users and names[text.id] not in users[id]:
                users[id].append(names[text.id])
    return {id: tuple(found) for id, found in users.items()}


def parameters_of_order(knowledge: Knowledge) -> frozenset[str]:
    """The parameters on which the order of what is shown rests."""
    named = {**knowledge.rules.conditions, **knowledge.rules.categories}
    return frozenset(_parameters(knowledge.rules.ranks, named, frozenset()))


def _parameters(node: YamlNode, named: Mapping[str, YamlNode], on_the_way: frozenset[str]) -> Iterator[str]:
    for key, part in _scalars(node, ""):
        yield from _PARAMETER.findall(part)
        if key in CONDITIONS and part in named and part not in on_the_way:
            yield from _parameters(named[part], named, on_the_way | {part})


def _scalars(node: YamlNode, key: str) -> Iterator[tuple[str, str]]:
    """Each text with the key above it."""
    if isinstance(node.value, dict):
        for name, part in node.value.items():
            yield from _scalars(part, name)
    elif isinstance(node.value, list):
        for part in node.value:
            yield from _scalars(part, key)
    else:
        yield key, node.value
