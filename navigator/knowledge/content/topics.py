"""What a topic of a person's own words leads to: how it is repeated to them, and what is shown for it."""

from collections.abc import Collection
from dataclasses import dataclass

from navigator.knowledge.files.problems import did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode
from navigator.language.topics import TOPICS

from .wording import PERSONAS, Text, read_text

KEYS = ("heard", "text", "for", "beside", "shows", "calls", "cites")


@dataclass(frozen=True)
class TopicWords:
    """`shows` names windows and schemes, `calls` helplines; `always_shown`: even when the line gave an answer."""

    summary: str
    text: Text
    personas: tuple[str, ...] = PERSONAS
    always_shown: bool = False
    shows: tuple[str, ...] = ()
    helplines: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class TopicTargets:
    """The ids that a topic may name."""

    windows_and_schemes: Collection[str]
    helplines: Collection[str]


def read_topics(tree: YamlNode, targets: TopicTargets) -> dict[str, TopicWords]:
    """The topics of a file. An unknown topic, window, scheme or helpline is a problem at its line."""
    tree.expect(TOPICS)
    return {id: _topic_words(node, targets) for id, node in tree.items() if id in TOPICS}


def _topic_words(node: YamlNode, targets: TopicTargets) -> TopicWords:
    node.expect(KEYS, ("heard",))
    for key, known in (
        ("shows", targets.windows_and_schemes),
        ("calls", targets.helplines),
        ("for", PERSONAS),
    ):
        for entry in node.entries(key):
            if entry.text() not in known:
                entry.fail(f"`{entry.text()}` is not known here. {did_you_mean(entry.text(), known)}")
    return TopicWords(
        summary=node.word("heard"),
        text=read_text(node.get("text"), ()),
        personas=node.words("for") or PERSONAS,
        always_shown=node.word("beside") == "yes",
        shows=node.words("shows"),
        helplines=node.words("calls"),
        cites=node.words("cites"),
    )
