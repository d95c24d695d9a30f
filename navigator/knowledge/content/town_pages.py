"""What the page of a municipality answers: a few matters, each with the answers whose first window stands there."""

from collections.abc import Mapping
from dataclasses import dataclass

from navigator.knowledge.files.yaml_file import YamlNode, keys_of


@dataclass(frozen=True)
class TownMatter:
    """A matter that people come with. `facts` are the answers of somebody who has it; their town is that of the page.

    `window`: the one that stands there, where it is not the first of them; "" for the first.
    """

    id: str
    title: str
    facts: Mapping[str, str]
    window: str = ""


def read_town_matters(tree: YamlNode) -> tuple[TownMatter, ...]:
    """The matters of a file, in order."""
    return tuple(_matter(id, node) for id, node in tree.items())


def _matter(id: str, node: YamlNode) -> TownMatter:
    keys = keys_of(TownMatter, "id", "window")
    node.expect((*keys, "window"), keys)
    facts = {fact: value.text() for fact, value in node.pairs("facts")}
    return TownMatter(id, node.word("title"), facts, node.word("window"))
