"""What a topic of a person's own words leads to: how it is told back, and what stands beside the ordinary way."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from navigator.language.topics import TOPICS

from .facts import Declared
from .problems import did_you_mean
from .words import Text, read_text
from .yamlfile import Node

KEYS = ("heard", "text", "beside", "shows", "calls", "cites", "offers")


@dataclass(frozen=True)
class TopicWords:
    """`shows` names windows and schemes, `calls` telephones; `beside`: they come even when an answer was taken.

    `offers` are the answers that the topic may mean: asked back, never taken for said.
    """

    heard: str
    text: Text
    beside: bool = False
    shows: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    offers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Named:
    """What a topic may name."""

    facts: Mapping[str, Declared]
    things: Collection[str]  # windows and schemes
    calls: Collection[str]  # helplines


def read_topics(tree: Node, named: Named) -> dict[str, TopicWords]:
    """The topics of a file. An unknown topic, window, scheme, telephone or answer is a problem at its line."""
    tree.expect(TOPICS)
    return {id: _read(node, named) for id, node in tree.items() if id in TOPICS}


def _read(node: Node, named: Named) -> TopicWords:
    node.expect(KEYS, ("heard",))
    for key, known in (("shows", named.things), ("calls", named.calls)):
        for entry in node.get(key).list() if node.get(key) else ():  # type: ignore[union-attr]
            if entry.text() not in known:
                entry.fail(f"`{entry.text()}` is not known here. {did_you_mean(entry.text(), known)}")
    return TopicWords(
        heard=node.word("heard"),
        text=read_text(node.get("text"), ()),
        beside=node.word("beside") == "yes",
        shows=node.words("shows"),
        calls=node.words("calls"),
        cites=node.words("cites"),
        offers=tuple(_offers(node, named)),
    )


def _offers(node: Node, named: Named) -> list[tuple[str, str]]:
    offers, found = node.get("offers"), []
    for id, entry in offers.items() if offers else ():
        declared = named.facts.get(id)
        if declared is None:
            entry.fail(f"fact `{id}` is not declared. {did_you_mean(id, named.facts)}")
            continue
        valid = declared.fact.options or tuple(str(value) for value in declared.fact.values)
        for value in entry.list():
            if value.text() in valid:
                found.append((id, value.text()))
            else:
                value.fail(f"`{value.text()}` is no value of `{id}`. {did_you_mean(value.text(), valid)}")
    return found
