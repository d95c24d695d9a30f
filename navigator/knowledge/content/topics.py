"""What a topic of a person's own words leads to: how it is repeated to them, and what is shown for it."""

from collections.abc import Collection
from dataclasses import dataclass

from navigator.knowledge.files.problems import did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode
from navigator.language.topics import TOPICS

from .wording import PERSONAS

KEYS = ("heard", "for", "shows")


@dataclass(frozen=True)
class TopicWords:
    """`shows` names windows and schemes. What a topic has no question about leads to doors outside the plan."""

    summary: str
    personas: tuple[str, ...] = PERSONAS
    shows: tuple[str, ...] = ()


def read_topics(tree: YamlNode, windows_and_schemes: Collection[str]) -> dict[str, TopicWords]:
    """The topics of a file. An unknown topic, window or scheme is a problem at its line."""
    tree.expect(TOPICS)
    return {id: _topic_words(node, windows_and_schemes) for id, node in tree.items() if id in TOPICS}


def _topic_words(node: YamlNode, windows_and_schemes: Collection[str]) -> TopicWords:
    node.expect(KEYS, ("heard",))
    for key, known in (("shows", windows_and_schemes), ("for", PERSONAS)):
        for entry in node.entries(key):
            if entry.text() not in known:
                entry.fail(f"`{entry.text()}` is not known here. {did_you_mean(entry.text(), known)}")
    return TopicWords(
        summary=node.word("heard"),
        personas=node.words("for") or PERSONAS,
        shows=node.words("shows"),
    )
