"""The plan with its sections and statements, and the public sources beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from navigator.knowledge.files.period import Period, read_period
from navigator.knowledge.files.yaml_file import YamlNode, keys_of

from .targets import Kpi


@dataclass(frozen=True)
class Section:
    """A section of the plan; the title is ours."""

    id: str
    title: str


@dataclass(frozen=True)
class Statement:
    id: str
    section: str
    owes: str  # one of OWES: what the rules or the content must hold for it
    text: str  # in our words


@dataclass(frozen=True)
class Plan:
    """The yearly plan."""

    title: str
    period: Period
    made_by: str
    sections: tuple[Section, ...]
    statements: Mapping[str, Statement]
    kpis: tuple[Kpi, ...] = ()  # the targets of its own period


@dataclass(frozen=True)
class Source:
    """A public source that is not the plan."""

    id: str
    title: str
    url: str
    date: str
    kind: str


CHECK = "check"  # the kind of a source where an officer asked or looked
OWES = ("target", "category", "window", "scheme", "referral", "kpi", "principle")


def read_plan(tree: YamlNode) -> Plan:
    """The plan from its file."""
    tree.expect(keys_of(Plan, "kpis"), ("title", "period", "statements"))
    sections = [Section(node.word("id"), node.word("title")) for node in _entries(tree, "sections", Section)]
    section_ids = {section.id for section in sections}
    statements: dict[str, Statement] = {}
    for node in _entries(tree, "statements", Statement):
        statement = Statement(node.word("id"), node.word("section"), node.word("owes"), node.word("text"))
        if statement.section not in section_ids:
            node.fail(f"section `{statement.section}` is not among `sections`")
        if statement.owes not in OWES:
            node.fail(f"owes `{statement.owes}` is not one of {', '.join(OWES)}")
        if statement.id in statements:
            node.fail(f"the statement `{statement.id}` is written twice")
        statements[statement.id] = statement
    return Plan(
        tree.word("title"), read_period(tree.get("period")), tree.word("made_by"), tuple(sections), statements
    )


def _entries(tree: YamlNode, key: str, record: type) -> Sequence[YamlNode]:
    """The entries of a list, each with exactly the fields of the record as keys."""
    entries, keys = tree.entries(key), keys_of(record)
    for entry in entries:
        entry.expect(keys, keys)
    return entries


def read_sources(tree: YamlNode) -> dict[str, Source]:
    """The public sources from their file."""
    sources = {}
    for id, node in tree.items():
        # What an officer checked has no day of its own: the day stands with each value.
        needed = ("title", "kind") if node.word("kind") == CHECK else ("title", "date", "kind")
        node.expect(keys_of(Source, "id"), needed)
        sources[id] = Source(id, node.word("title"), node.word("url"), node.word("date"), node.word("kind"))
    return sources
