"""Concerns that the plan has no rule for, and who is right for each: true doors outside the plan.

No rule reads a concern. It is found in a person's own words, or ticked on the result. Its first door may stand before the
first window (`leads`), and a door may be for some alone (`not_for`), by conditions as rules have them.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from navigator.knowledge.files.problems import did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode
from navigator.language.text.pattern import Pattern, compile_clipped_pattern
from navigator.language.topics import TOPICS

from .wording import PERSONAS, Relay, Text, read_relay, read_text

CONCERN_KEYS = ("label", "for", "topics", "words", "whole_lines", "unless", "from_age", "offered", "keeps_back", "leads", "doors")
LEADS_KEYS = ("when", "unless", "before", "cites")
DOOR_KEYS = ("name", "text", "find", "say", "say_in_japanese", "window", "ask_for", "relay", "calls", "not_for", "cites")


@dataclass(frozen=True)
class OtherDoor:
    """A place that is right for a concern; how to find it suffices where no number is confirmed.

    `ask_for` is the section of the person's own town hall, `window` a window of ours that serves this too, `relay` an
    office that puts one through, `helplines` name telephones.
    """

    name: str
    text: str
    find: str
    say: str
    window: str
    ask_for: str
    relay: Relay | None
    helplines: tuple[str, ...]
    cites: tuple[str, ...]
    node: YamlNode = field(repr=False)
    not_for: YamlNode | None = None  # whom it is not shown, a condition
    say_in_japanese: str = ""  # instead of `say` for who reads Japanese as it is written


@dataclass(frozen=True)
class Leads:
    """For whom the first door of a concern stands before the first window, where that is one of these."""

    when: YamlNode
    before: tuple[str, ...]
    cites: tuple[str, ...]
    unless: YamlNode | None = None  # but for whom this holds, for certain


@dataclass(frozen=True)
class Concern:
    """Something that weighs on a person beside what is asked."""

    id: str
    label: Text
    personas: tuple[str, ...]
    topics: tuple[str, ...]  # a line about one of these tells of the concern
    words: Pattern | None  # and so does a line that holds one of these
    unless: Pattern | None  # but for a line that holds one of these
    from_age: int  # years from which it may be somebody's, 0 for any
    is_offered: bool  # among those to tick; otherwise a line alone tells of it
    doors: tuple[OtherDoor, ...]
    leads: Leads | None = None
    whole_lines: Pattern | None = None  # and so does a line that is one of these and nothing else
    keeps_back: bool = False  # no scheme is held out as one's own until a desk has confirmed it

    @property
    def conditions(self) -> tuple[YamlNode | None, ...]:
        """For whom it leads, and for whom not, then whom each door is not for; None is for nobody."""
        leads = (self.leads.when, self.leads.unless) if self.leads else (None, None)
        return (*leads, *(door.not_for for door in self.doors))


@dataclass(frozen=True)
class DoorTargets:
    """The ids that a door may name."""

    windows: Collection[str]
    helplines: Collection[str]


def read_concerns(tree: YamlNode, targets: DoorTargets) -> dict[str, Concern]:
    """The concerns of a file. What does not resolve is a problem at its line."""
    return {id: _concern(id, node, targets) for id, node in tree.items()}


def _concern(id: str, node: YamlNode, targets: DoorTargets) -> Concern:
    node.expect(CONCERN_KEYS, ("label", "doors"))
    _check_names(node, "topics", TOPICS)
    _check_names(node, "for", PERSONAS)
    personas = node.words("for") or PERSONAS
    from_age = node.word("from_age", "0")
    if not from_age.isdigit():
        node.fail(f"from_age `{from_age}` is no number of years. Write it like 60")
    return Concern(
        id=id,
        label=read_text(node.get("label"), personas),
        personas=personas,
        topics=node.words("topics"),
        words=_pattern(node, "words"),
        whole_lines=_pattern(node, "whole_lines"),
        unless=_pattern(node, "unless"),
        from_age=int(from_age) if from_age.isdigit() else 0,
        is_offered=node.word("offered", "yes") == "yes",
        doors=tuple(_door(door, targets) for door in node.entries("doors")),
        leads=_leads(node.get("leads"), targets),
        keeps_back=node.word("keeps_back", "no") == "yes",
    )


def _leads(node: YamlNode | None, targets: DoorTargets) -> Leads | None:
    if node is None:
        return None
    node.expect(LEADS_KEYS, ("when", "before", "cites"))
    _check_names(node, "before", targets.windows)
    return Leads(when=node.get("when") or node, before=node.words("before"), cites=node.words("cites"), unless=node.get("unless"))


def _door(node: YamlNode, targets: DoorTargets) -> OtherDoor:
    node.expect(DOOR_KEYS, ("name", "text", "cites"))
    _check_names(node, "window", targets.windows)
    _check_names(node, "calls", targets.helplines)
    if not any(node.get(key) for key in ("find", "window", "ask_for", "relay", "calls")):
        node.fail("nobody can find this door. Say how in `find`, or name a `window`, `ask_for`, `relay` or `calls`")
    relay = node.get("relay")
    return OtherDoor(
        name=node.word("name"),
        text=node.word("text"),
        find=node.word("find"),
        say=node.word("say"),
        say_in_japanese=node.word("say_in_japanese"),
        window=node.word("window"),
        ask_for=node.word("ask_for"),
        relay=read_relay(relay) if relay else None,
        helplines=node.words("calls"),
        cites=node.words("cites"),
        node=node,
        not_for=node.get("not_for"),
    )


def _check_names(node: YamlNode, key: str, known: Collection[str]) -> None:
    for entry in node.entries(key):
        if entry.text() not in known:
            entry.fail(f"`{entry.text()}` is not known here. {did_you_mean(entry.text(), known)}")


def _pattern(node: YamlNode, key: str) -> Pattern | None:
    """All words of a concern under a key as one pattern, in the notation of the lexicon."""
    written = node.words(key)
    for entry in node.entries(key):
        try:
            compile_clipped_pattern(entry.text())
        except ValueError as error:
            entry.fail(f"`{entry.text()}` cannot be read: {error}")
            return None
    try:
        return compile_clipped_pattern(f"({'|'.join(written)})") if written else None
    except ValueError as error:
        node.entries(key)[0].fail(f"`{key}` cannot be read: {error}")
        return None
