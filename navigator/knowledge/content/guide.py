"""What the pages say of themselves: questions that people ask, and ways that people took."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from navigator.knowledge.files.problems import did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode, keys_of

PICTURES = ("home", "call", "workplace")


@dataclass(frozen=True)
class FrequentQuestion:
    """A question with its answer, paragraph by paragraph; `words` are what people may write instead of it."""

    id: str
    ask: str
    text: tuple[str, ...]
    words: tuple[str, ...] = ()
    page: str = ""  # of ours, where there is more of it
    page_text: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExampleWay:
    """How an invented person came to a door. `facts` are the answers of which `window` is the first door."""

    id: str
    picture: str
    facts: Mapping[str, str]
    title: str
    lines: tuple[str, ...]
    window: str


def read_frequent_questions(tree: YamlNode) -> dict[str, FrequentQuestion]:
    """The questions of a file, in order."""
    return {id: _question(id, node) for id, node in tree.items()}


def _question(id: str, node: YamlNode) -> FrequentQuestion:
    node.expect(("ask", "text", "words", "more", "cites"), ("ask", "text"))
    more = node.get("more")
    if more is not None:
        more.expect(("page", "text"), ("page", "text"))
    page, page_text = (more.word("page"), more.word("text")) if more else ("", "")
    return FrequentQuestion(id, node.word("ask"), node.words("text"), node.words("words"), page, page_text, node.words("cites"))


def read_example_ways(tree: YamlNode, windows: Collection[str]) -> tuple[ExampleWay, ...]:
    """The ways of a file, in order. An unknown picture or window is a problem at its line."""
    return tuple(_way(id, node, windows) for id, node in tree.items())


def _way(id: str, node: YamlNode, windows: Collection[str]) -> ExampleWay:
    keys = keys_of(ExampleWay, "id")
    node.expect(keys, keys)
    for key, known in (("picture", PICTURES), ("window", windows)):
        if node.get(key) is not None and node.word(key) not in known:
            node.fail(f"{key} `{node.word(key)}` is not known here. {did_you_mean(node.word(key), known)}")
    facts = {fact: value.text() for fact, value in node.pairs("facts")}
    return ExampleWay(id, node.word("picture"), facts, node.word("title"), node.words("lines"), node.word("window"))
