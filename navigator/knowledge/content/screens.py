"""What is shown above the questions of one screen: a heading, and why they are asked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from navigator.knowledge.files.yaml_file import YamlNode, keys_of

from .wording import PERSONAS, Text, read_text


@dataclass(frozen=True)
class ScreenWords:
    """The words of a screen; true whichever of its questions are still open."""

    heading: Text
    why: Text


def read_screens(tree: YamlNode, screens: Mapping[str, Collection[str]]) -> dict[str, ScreenWords]:
    """The screens of a file; `screens` names those of rules/facts.yaml, each with the personas who see it."""
    tree.expect(screens, screens)
    return {id: _screen_words(node, screens[id]) for id, node in tree.items() if id in screens}


def _screen_words(node: YamlNode, personas: Collection[str]) -> ScreenWords:
    keys = keys_of(ScreenWords)
    node.expect(keys, keys)
    voices = [persona for persona in PERSONAS if persona in personas]
    return ScreenWords(read_text(node.get("heading"), voices), read_text(node.get("why"), voices))
