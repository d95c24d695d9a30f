"""What the page of a municipality answers: a few matters, each with the answers whose first window stands there."""

from collections.abc import Mapping
from dataclasses import dataclass

from navigator.knowledge.files.problems import did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode, keys_of
from navigator.knowledge.rules.facts import FactSpec


@dataclass(frozen=True)
class TownMatter:
    """A matter that people come with. `facts` are the answers of somebody who has it; their town is that of the page."""

    id: str
    title: str
    facts: Mapping[str, str]


def read_town_matters(tree: YamlNode, facts: Mapping[str, FactSpec]) -> tuple[TownMatter, ...]:
    """The matters of a file, in order. An unknown fact or value is a problem at its line."""
    return tuple(_matter(id, node, facts) for id, node in tree.items())


def _matter(id: str, node: YamlNode, facts: Mapping[str, FactSpec]) -> TownMatter:
    keys = keys_of(TownMatter, "id")
    node.expect(keys, keys)
    if node.get("facts") is not None and (node.get("facts") or node).get("persona") is None:
        node.fail("`persona` is missing among the facts: say who speaks")
    for fact, value in node.pairs("facts"):
        _check(fact, value, facts)
    return TownMatter(id, node.word("title"), {fact: value.text() for fact, value in node.pairs("facts")})


def _check(fact: str, value: YamlNode, facts: Mapping[str, FactSpec]) -> None:
    spec = facts.get(fact)
    if spec is None:
        value.fail(f"fact `{fact}` is not declared in rules/facts.yaml. {did_you_mean(fact, facts)}")
    elif spec.is_place:
        value.fail(f"`{fact}` is told by the page itself: leave it out")
    elif value.text() not in spec.value_names:
        value.fail(f"`{value.text()}` is no value of `{fact}`. {did_you_mean(value.text(), spec.value_names)}")
