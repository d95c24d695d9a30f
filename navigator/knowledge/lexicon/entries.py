"""What stands in each file of a lexicon folder: words with their senses.

A reader takes the tree of a file and the region's context. The context is None for general files, which serve every
region and may name what one region lacks.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from navigator.knowledge.content.offices import Municipality
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.files.problems import did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode
from navigator.knowledge.rules.facts import OUTSIDE, FactSpec
from navigator.language.extraction.place_names import NO_PLACE
from navigator.language.text.words import EITHER, Sense
from navigator.language.topics import TOPICS
from navigator.language.understanding import CALMS, CRISES, SETTINGS

LEVELS = ("certain", "likely", "possible")


@dataclass(frozen=True)
class LexiconContext:
    """What words may name: facts, municipalities, and the windows and schemes with the names they are shown by."""

    facts: Mapping[str, FactSpec]
    municipalities: Mapping[str, Municipality]
    windows: Mapping[str, Iterable[str]]
    schemes: Mapping[str, Iterable[str]]
    ranks: YamlNode


@dataclass(frozen=True)
class LexiconEntry:
    """A word as it stands in a file."""

    text: str
    sense: Sense
    node: YamlNode


EntryReader = Callable[[YamlNode, LexiconContext | None], Iterator[LexiconEntry]]


def _entries(words: Iterable[YamlNode], sense: Sense) -> Iterator[LexiconEntry]:
    for word in words:
        yield LexiconEntry(word.text(), sense, word)


def _danger(tree: YamlNode, _: LexiconContext | None) -> Iterator[LexiconEntry]:
    """Signs of danger, by kind; each group has its level and says why."""
    tree.expect(CRISES)
    for crisis, node in tree.items():
        for group in node.list():
            group.expect(("words", "level", "why"), ("words", "level", "why"))
            level = group.word("level")
            if not group.word("why"):
                group.fail("`why` is empty. Say in a few words why this is a sign of danger")
            if level not in LEVELS:
                group.fail(f"level `{level}` is not known. {did_you_mean(level, LEVELS)}")
            yield from _entries(group.entries("words"), Sense("danger", crisis, level))


def _calm(tree: YamlNode, _: LexiconContext | None) -> Iterator[LexiconEntry]:
    """Words that make a sign of danger less certain, by kind; each group says why."""
    tree.expect(CALMS)
    for kind, node in tree.items():
        for group in node.list():
            group.expect(("words", "why"), ("words", "why"))
            yield from _entries(group.entries("words"), Sense("calm", kind))


def _listed(kind: str, ids_in: Callable[[LexiconContext | None], Collection[str] | None]) -> EntryReader:
    """A reader of a file that lists words under ids; ids None is any."""

    def read(tree: YamlNode, context: LexiconContext | None) -> Iterator[LexiconEntry]:
        ids = ids_in(context)
        for id, node in tree.items():
            for one in id.split(EITHER):
                if ids is not None and one not in ids:
                    node.fail(f"`{one}` is not known here. {did_you_mean(one, ids)}")
            yield from _entries(node.list(), Sense(kind, id))

    return read


def _words_of_values(kind: str) -> EntryReader:
    """A reader of words that are an answer: fact -> value -> words. `a|b` is one of the two, and not told which."""

    def read(tree: YamlNode, context: LexiconContext | None) -> Iterator[LexiconEntry]:
        for id, node in tree.items():
            spec = context.facts.get(id) if context else None
            if context and spec is None:
                node.fail(f"fact `{id}` is not declared. {did_you_mean(id, context.facts)}")
            for key, words in node.items():
                for value in key.split(EITHER):
                    if spec and spec.fact.kind != "integer" and value not in spec.value_names:
                        words.fail(f"`{value}` is no value of `{id}`. {did_you_mean(value, spec.value_names)}")
                yield from _entries(words.list(), Sense(kind, id, key))

    return read


_answers, _asked, _bare = (_words_of_values(kind) for kind in ("fact", "asked", "bare"))


def _follows(tree: YamlNode, context: LexiconContext | None) -> Iterator[LexiconEntry]:
    """The answer that a topic implies: topic -> fact -> value. The text of an entry is the topic."""
    for topic, node in tree.items():
        if topic not in TOPICS:
            node.fail(f"topic `{topic}` is not known. {did_you_mean(topic, TOPICS)}")
        for fact, value in node.items():
            if context and fact not in context.facts:
                value.fail(f"fact `{fact}` is not declared. {did_you_mean(fact, context.facts)}")
            yield LexiconEntry(topic, Sense("follows", fact, value.text()), value)


def _words_of_personas(kind: str) -> EntryReader:
    """A reader of words that tell who speaks or of whom: persona -> role -> words."""

    def read(tree: YamlNode, _: LexiconContext | None) -> Iterator[LexiconEntry]:
        tree.expect(PERSONAS)
        for persona, node in tree.items():
            for role, words in node.items():
                yield from _entries(words.list(), Sense(kind, persona, role))

    return read


_people, _signs = _words_of_personas("who"), _words_of_personas("sign")


def _names(tree: YamlNode, context: LexiconContext | None) -> Iterator[LexiconEntry]:
    """Other names of windows and schemes."""
    tree.expect(("windows", "schemes"))
    for kind, ids in (
        ("window", context.windows if context else None),
        ("scheme", context.schemes if context else None),
    ):
        for id, node in tree.pairs(f"{kind}s"):
            if ids is not None and id not in ids:
                node.fail(f"`{id}` is no {kind}. {did_you_mean(id, ids)}")
            yield from _entries(node.list(), Sense(kind, id))


ENTRY_READERS: Mapping[str, EntryReader] = {
    "danger": _danger,
    "calm": _calm,
    "settings": _listed("setting", lambda _: SETTINGS),
    "answers": _answers,
    "people": _people,
    "signs": _signs,
    "follows": _follows,
    "replies": _listed("reply", lambda _: ("yes", "no", "unknown", "declined")),
    "compounds": _listed("compound", lambda _: ("word",)),
    "asked": _asked,
    "bare": _bare,
    "names": _names,
    "topics": _listed("topic", lambda _: TOPICS),
    "questions": _listed("ask", lambda _: None),
    "numbers": _listed("number", lambda _: None),
    "places": _listed("place", lambda context: (*context.municipalities, OUTSIDE, *NO_PLACE) if context else NO_PLACE),
}
