"""What a topic of a person's own words leads to: how it is told back, and what stands beside the ordinary way."""

from collections.abc import Collection
from dataclasses import dataclass

from navigator.knowledge.files.problems import did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode
from navigator.language.topics import TOPICS

from .wording import PERSONAS, Text, read_text

KEYS = ("heard", "text", "for", "beside", "shows", "calls", "cites")


@dataclass(frozen=True)
class TopicWords:
    """`shows` names windows and schemes, `calls` telephones; `beside`: they come even when an answer was taken."""

    summary: str
    text: Text
    personas: tuple[str, ...] = PERSONAS
    always_shown: bool = False
    shows: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class TopicTargets:
    """What a topic may name."""

    things: Collection[str]  # windows and schemes
    calls: Collection[str]  # helplines


def read_topics(tree: YamlNode, named: TopicTargets) -> dict[str, TopicWords]:
    """The topics of a file. An unknown topic, window, scheme or telephone is a problem at its line."""
    tree.expect(TOPICS)
    return {id: _read(node, named) for id, node in tree.items() if id in TOPICS}


def _read(node: YamlNode, named: TopicTargets) -> TopicWords:
    node.expect(KEYS, ("heard",))
    for key, known in (("shows", named.things), ("calls", named.calls), ("for", PERSONAS)):
        for entry in node.get(key).list() if node.get(key) else ():  # type: ignore[union-attr]
            if entry.text() not in known:
                entry.fail(f"`{entry.text()}` is not known here. {did_you_mean(entry.text(), known)}")
    return TopicWords(
        summary=node.word("heard"),
        text=read_text(node.get("text"), ()),
        personas=node.words("for") or PERSONAS,
        always_shown=node.word("beside") == "yes",
        shows=node.words("shows"),
        calls=node.words("calls"),
        cites=node.words("cites"),
    )
