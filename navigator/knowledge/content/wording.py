"""The words that are shown of facts, windows and schemes, where needed in one voice for each persona.

A plain text serves every persona; a mapping has exactly the voices that are needed. All texts are Japanese msgids;
they are translated where views are built.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from navigator.knowledge.files.yaml_file import YamlNode, keys_of

from .office_ref import TOWN_HALL, OfficeRef

PERSONAS = ("resident", "family", "supporter", "employer")


@dataclass(frozen=True)
class Text:
    """A text, the same for all (`plain`) or one for each persona (`voices`)."""

    plain: str = ""
    voices: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, voice: str) -> str:
        """The text in this voice, "" without one."""
        return self.voices.get(voice, self.plain)

    def __bool__(self) -> bool:
        return bool(self.plain or self.voices)


@dataclass(frozen=True)
class Texts:
    """Lines of text, the same for all or some for each persona."""

    plain: tuple[str, ...] = ()
    voices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __call__(self, voice: str) -> tuple[str, ...]:
        """The lines in this voice, none without one."""
        return self.voices.get(voice, self.plain)


@dataclass(frozen=True)
class CitedText:
    """A short text with what it rests on."""

    text: Text
    cites: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True)
class FactWords:
    """How a fact is asked, answered and spoken of."""

    label: str
    ask: Text
    hint: Text
    why: Text
    options: Mapping[str, Text]
    short: Mapping[str, Text]  # options, as they stand inside a reason
    bands: Mapping[str, str]
    unit: str
    needs: str  # of a condition: "{values}の方"
    unprinted: tuple[str, ...]  # options that say what one is not or has not: never on paper
    lines: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)  # values to tick, each by all of its lines
    alone: str = ""  # a number where no label stands beside it: "仕事を離れて{value}"
    years: str = ""  # months that make whole years, from two on: "{n}年"


@dataclass(frozen=True)
class Relay:
    """Who puts people through, another office or a town hall, and what to ask there.

    A town hall without words of its own is asked in those of the window (`TownHallWords`).
    """

    callee: OfficeRef  # window/office, municipality/code, or the hall of the person's own town (OWN_TOWN)
    ask: Text
    ask_for: str
    node: YamlNode = field(repr=False)


@dataclass(frozen=True)
class TownHallWords:
    """Which section of a town hall puts one through to a window's office, and what to say to be put through."""

    ask_for: str
    ask: Text


@dataclass(frozen=True)
class LinkWords:
    """A page with its name and what the address rests on."""

    url: str
    name: str
    cites: tuple[str, ...]


@dataclass(frozen=True)
class OutsideWords:
    """Where those who live outside the region turn: a sentence, a search page, and a line that serves the whole country."""

    lead: str
    search: LinkWords
    helpline: str
    ask: Text
    node: YamlNode = field(repr=False)


@dataclass(frozen=True)
class WindowVariant:
    """Other words of a window for those of whom `when` holds, in the voices written."""

    when: YamlNode = field(repr=False)
    why: Text
    say: Texts
    say_first: Text
    questions: Texts
    ask: Text  # to be put through by the town hall
    happens: Texts


@dataclass(frozen=True)
class WindowWords:
    """What is shown of a window. The first of `variants` that holds for a person takes the place of `why`, `say` and the rest.

    `say_first` is said before all, whoever answers; `questions` stand on the sheet in place of those about schemes.
    """

    name: str
    kind: str
    lead: Text
    why: Text
    say: Texts
    bring: tuple[str, ...]
    happens: Texts
    ways: tuple[CitedText, ...]
    relay: Relay | None  # who knows the right office, where none with a telephone is known
    town_hall: TownHallWords | None  # of what a town or city runs
    outside: OutsideWords | None  # of what everyone's own town or city runs
    say_first: Text
    questions: Texts
    variants: tuple[WindowVariant, ...]
    may_visit: bool = False  # one may ask whether someone comes home
    how_to_use: Texts = Texts()  # of what is no desk, in place of `say`: told to the reader, never spoken


@dataclass(frozen=True)
class Brings:
    """In one line what one gets: free, how much, how long. `otherwise` where every part is closed to a person.

    `by_part`: where one part alone fits, its own words say it.
    """

    text: Text
    cites: tuple[str, ...]
    otherwise: Text
    by_part: bool


@dataclass(frozen=True)
class SchemeWords:
    """What is shown of a scheme."""

    name: str
    official_name: str
    lead: Text
    brings: Brings | None
    points: tuple[CitedText, ...]
    parts: Mapping[str, CitedText]
    start: Text
    page: str


def read_text(node: YamlNode | None, voices: Collection[str]) -> Text:
    """A text from a file: plain, or with exactly these voices."""
    if node is None:
        return Text()
    if isinstance(node.value, str):
        return Text(node.value)
    _check_voices(node, voices)
    return Text("", {voice: part.text() for voice, part in node.items()})


def read_texts(node: YamlNode | None, voices: Collection[str]) -> Texts:
    """Lines from a file: plain, or with exactly these voices."""
    if node is None:
        return Texts()
    if not isinstance(node.value, dict):
        return Texts(node.texts())
    _check_voices(node, voices)
    return Texts((), {voice: part.texts() for voice, part in node.items()})


def _check_voices(node: YamlNode, voices: Collection[str]) -> None:
    node.expect(voices)
    for voice in voices:
        if node.get(voice) is None:
            node.fail(f"the voice `{voice}` is missing")


def read_fact_words(node: YamlNode, voices: Collection[str]) -> FactWords:
    node.expect(keys_of(FactWords), ("label", "ask", "why"))
    return FactWords(
        label=node.word("label"),
        ask=read_text(node.get("ask"), voices),
        hint=read_text(node.get("hint"), voices),
        why=read_text(node.get("why"), voices),
        options={option: read_text(text, voices) for option, text in node.pairs("options")},
        short={option: read_text(text, voices) for option, text in node.pairs("short")},
        bands={band: text.text() for band, text in node.pairs("bands")},
        unit=node.word("unit"),
        needs=node.word("needs", "{values}"),
        unprinted=node.words("unprinted"),
        lines={value: _ticked(lines, voices) for value, lines in node.pairs("lines")},
        alone=node.word("alone"),
        years=node.word("years"),
    )


def _ticked(node: YamlNode, voices: Collection[str]) -> tuple[Text, ...]:
    """The lines of a value: one text, or a list of those that must all be true."""
    lines = node.value if isinstance(node.value, list) else [node]
    return tuple(read_text(line, voices) for line in lines)


def read_window_words(node: YamlNode, voices: Collection[str]) -> WindowWords:
    node.expect(keys_of(WindowWords), ("name", "kind", "lead", "why"))
    if not (node.get("say") or node.get("how_to_use")):
        node.fail("write `say`, the words for the telephone, or `how_to_use` where nobody is called")
    relay = node.get("relay")
    return WindowWords(
        name=node.word("name"),
        kind=node.word("kind"),
        lead=read_text(node.get("lead"), voices),
        why=read_text(node.get("why"), voices),
        say=read_texts(node.get("say"), voices),
        bring=node.words("bring"),
        happens=read_texts(node.get("happens"), voices),
        ways=tuple(read_cited(way, voices) for _, way in node.pairs("ways")),
        relay=read_relay(relay) if relay else None,
        town_hall=_town_hall(node.get("town_hall"), voices),
        outside=_outside(node.get("outside"), voices),
        say_first=read_text(node.get("say_first"), voices),
        questions=read_texts(node.get("questions"), voices),
        variants=tuple(read_variant(variant, voices) for variant in node.entries("variants")),
        may_visit=_may_visit(node),
        how_to_use=read_texts(node.get("how_to_use"), voices),
    )


def _may_visit(node: YamlNode) -> bool:
    word = node.word("may_visit", "false")
    if word not in ("true", "false"):
        node.fail(f"may_visit `{word}` is neither true nor false")
    return word == "true"


def read_variant(node: YamlNode, voices: Collection[str]) -> WindowVariant:
    """The words of a window for some people from a file."""
    node.expect(keys_of(WindowVariant), ("when",))
    if not any(node.get(key) for key in ("why", "say", "say_first", "questions", "ask", "happens")):
        node.fail("a variant has words of its own: write `why`, `say`, `say_first`, `questions`, `ask` or `happens`")
    return WindowVariant(
        when=node.get("when") or node,
        why=_text_written(node.get("why"), voices),
        say=_texts_written(node.get("say"), voices),
        say_first=_text_written(node.get("say_first"), voices),
        questions=_texts_written(node.get("questions"), voices),
        ask=_text_written(node.get("ask"), voices),
        happens=_texts_written(node.get("happens"), voices),
    )


def _text_written(node: YamlNode | None, voices: Collection[str]) -> Text:
    return read_text(node, _voices_written(node, voices))


def _texts_written(node: YamlNode | None, voices: Collection[str]) -> Texts:
    return read_texts(node, _voices_written(node, voices))


def _voices_written(node: YamlNode | None, voices: Collection[str]) -> tuple[str, ...]:
    return tuple(voice for voice in voices if node and node.get(voice))


def read_relay(node: YamlNode) -> Relay:
    """A relay from a file: through an `office` in words of its own, or through the hall of a `municipality`."""
    by_hall = node.get("municipality") is not None
    node.expect(("municipality" if by_hall else "office", "ask", "ask_for"), () if by_hall else ("office", "ask"))
    callee = OfficeRef(TOWN_HALL, node.word("municipality")) if by_hall else OfficeRef.parse(node.word("office"))
    ask = node.get("ask")
    if by_hall and ask and not node.word("ask_for"):
        node.fail("a town hall with an `ask` of its own needs `ask_for`: the section that puts one through")
    voices = [persona for persona in PERSONAS if ask and ask.get(persona)]
    return Relay(callee, read_text(ask, voices), node.word("ask_for"), node)


def _town_hall(node: YamlNode | None, voices: Collection[str]) -> TownHallWords | None:
    if node is None:
        return None
    node.expect(keys_of(TownHallWords), keys_of(TownHallWords))
    return TownHallWords(node.word("ask_for"), read_text(node.get("ask"), voices))


def _outside(node: YamlNode | None, voices: Collection[str]) -> OutsideWords | None:
    if node is None:
        return None
    keys = keys_of(OutsideWords, "node")
    node.expect(keys, keys)
    search = node.get("search") or node
    search.expect(keys_of(LinkWords), keys_of(LinkWords))
    page = LinkWords(search.word("url"), search.word("name"), search.words("cites"))
    return OutsideWords(node.word("lead"), page, node.word("helpline"), read_text(node.get("ask"), voices), node)


def read_scheme_words(node: YamlNode, voices: Collection[str], parts: Collection[str]) -> SchemeWords:
    """The wording of one scheme; `parts` are the ids that its rule names."""
    node.expect(keys_of(SchemeWords), ("name", "lead", "start"))
    part_words, page, brings = node.get("parts"), node.get("page"), node.get("brings")
    if page:
        page.expect(("url", "cites"), ("url",))
    if part_words:
        part_words.expect(parts, parts)
    elif parts:
        node.fail(f"`parts` is missing: the rule names {', '.join(parts)}")
    return SchemeWords(
        name=node.word("name"),
        official_name=node.word("official_name"),
        lead=read_text(node.get("lead"), voices),
        brings=_brings(brings, voices) if brings else None,
        points=tuple(read_cited(point, voices) for point in node.entries("points")),
        parts={part: read_cited(words, voices) for part, words in node.pairs("parts")},
        start=read_text(node.get("start"), voices),
        page=page.word("url") if page else "",
    )


def _brings(node: YamlNode, voices: Collection[str]) -> Brings:
    node.expect(keys_of(Brings), ("text", "cites"))
    by_part = node.word("by_part", "false")
    if by_part not in ("true", "false"):
        node.fail(f"by_part `{by_part}` is neither true nor false")
    texts = read_text(node.get("text"), voices), read_text(node.get("otherwise"), voices)
    return Brings(texts[0], node.words("cites"), texts[1], by_part == "true")


def read_cited(node: YamlNode, voices: Collection[str]) -> CitedText:
    """A short text with what it rests on."""
    if isinstance(node.value, str):
        return CitedText(Text(node.value))
    node.expect(keys_of(CitedText), ("text",))
    return CitedText(read_text(node.get("text"), voices), node.words("cites"), node.word("title"))
