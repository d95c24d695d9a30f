"""Wording: texts in voices, and what is shown of facts, windows and schemes.

A plain text speaks to nobody in particular; a mapping has exactly the voices that are needed. All texts are
Japanese sources for gettext; translation happens where views are built.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from navigator.knowledge.files.yaml_file import YamlNode

PERSONAS = ("resident", "family", "supporter", "employer")


@dataclass(frozen=True)
class Text:
    """A text in one voice for all, or one for each persona."""

    plain: str = ""
    voices: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, voice: str) -> str:
        """The text in this voice ("" where the text has no such voice)."""
        return self.voices.get(voice, self.plain)

    def __bool__(self) -> bool:
        return bool(self.plain or self.voices)


@dataclass(frozen=True)
class Texts:
    """Several lines in voices."""

    plain: tuple[str, ...] = ()
    voices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __call__(self, voice: str) -> tuple[str, ...]:
        """The lines in this voice."""
        return self.voices.get(voice, self.plain)


@dataclass(frozen=True)
class CitedText:
    """A short text with its grounds."""

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
    short: Mapping[str, Text]  # an option inside a reason
    bands: Mapping[str, str]
    unit: str
    needs: str  # "{values}の方"


@dataclass(frozen=True)
class Relay:
    """Another office whose confirmed telephone can put one through."""

    window: str
    office: str
    ask: Text
    node: YamlNode = field(repr=False)


@dataclass(frozen=True)
class WindowWords:
    """What is shown of a window."""

    name: str
    kind: str
    lead: Text
    why: Text
    say: Texts
    bring: tuple[str, ...]
    happens: tuple[str, ...]
    ways: tuple[CitedText, ...]
    relay: Relay | None  # who can tell which office it is, while the place is not known


@dataclass(frozen=True)
class SchemeWords:
    """What is shown of a scheme."""

    name: str
    official_name: str
    lead: Text
    points: tuple[CitedText, ...]
    parts: Mapping[str, CitedText]
    start: Text
    page: str
    page_cites: tuple[str, ...]


def read_text(
    node: YamlNode | None, voices: Collection[str], *, needed: YamlNode | None = None, name: str = ""
) -> Text:
    """A text from a file, with exactly these voices (or a plain one)."""
    if node is None:
        if needed is not None:
            needed.fail(f"`{name}` is missing")
        return Text()
    if isinstance(node.value, str):
        return Text(node.value)
    _check_voices(node, voices)
    return Text("", {voice: part.text() for voice, part in node.items()})


def read_texts(node: YamlNode | None, voices: Collection[str]) -> Texts:
    """Lines from a file, with exactly these voices (or plain ones)."""
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
    """The wording of one fact."""
    node.expect(
        ("label", "ask", "hint", "why", "options", "short", "bands", "unit", "needs"), ("label", "ask", "why")
    )
    options, short, bands = node.get("options"), node.get("short"), node.get("bands")
    return FactWords(
        label=node.word("label"),
        ask=read_text(node.get("ask"), voices),
        hint=read_text(node.get("hint"), voices),
        why=read_text(node.get("why"), voices),
        options={k: read_text(n, voices) for k, n in options.items()} if options else {},
        short={k: read_text(n, voices) for k, n in short.items()} if short else {},
        bands={k: n.text() for k, n in bands.items()} if bands else {},
        unit=node.word("unit"),
        needs=node.word("needs", "{values}"),
    )


def read_window_words(node: YamlNode, voices: Collection[str]) -> WindowWords:
    """The wording of one window."""
    needed = ("name", "kind", "lead", "why", "say")
    node.expect((*needed, "bring", "happens", "ways", "relay"), needed)
    ways, relay = node.get("ways"), node.get("relay")
    return WindowWords(
        name=node.word("name"),
        kind=node.word("kind"),
        lead=read_text(node.get("lead"), voices),
        why=read_text(node.get("why"), voices),
        say=read_texts(node.get("say"), voices),
        bring=node.words("bring"),
        happens=node.words("happens"),
        ways=tuple(_cited(n, voices) for _, n in ways.items()) if ways else (),
        relay=read_relay(relay) if relay else None,
    )


def read_relay(node: YamlNode) -> Relay:
    """Who can put one through, with the words to ask."""
    node.expect(("office", "ask"), ("office", "ask"))
    window, _, office = node.word("office").partition("/")
    ask = node.get("ask")
    voices = [v for v in PERSONAS if isinstance(ask.value, dict) and v in ask.value] if ask else []
    return Relay(window, office, read_text(ask, voices), node)


def read_scheme_words(node: YamlNode, voices: Collection[str], parts: Collection[str]) -> SchemeWords:
    """The wording of one scheme; `parts` are the ids that its rule names."""
    node.expect(
        ("name", "official_name", "lead", "points", "parts", "start", "page"), ("name", "lead", "start")
    )
    points, told, page = node.get("points"), node.get("parts"), node.get("page")
    if told:
        told.expect(parts, parts)
    elif parts:
        node.fail(f"`parts` is missing: the rule names {', '.join(parts)}")
    return SchemeWords(
        name=node.word("name"),
        official_name=node.word("official_name"),
        lead=read_text(node.get("lead"), voices),
        points=tuple(_cited(n, voices) for n in points.list()) if points else (),
        parts={key: _cited(n, voices) for key, n in told.items()} if told else {},
        start=read_text(node.get("start"), voices),
        page=page.word("url") if page else "",
        page_cites=page.words("cites") if page else (),
    )


def _cited(node: YamlNode, voices: Collection[str]) -> CitedText:
    if isinstance(node.value, str):
        return CitedText(Text(node.value))
    node.expect(("title", "text", "cites"), ("text",))
    return CitedText(read_text(node.get("text"), voices), node.words("cites"), node.word("title"))
