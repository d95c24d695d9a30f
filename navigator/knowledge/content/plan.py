"""The plan and the public sources: sections, statements, and how a citation is shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from navigator.knowledge.files.period import Period, read_period
from navigator.knowledge.files.yaml_file import YamlNode

from .targets import Kpi


@dataclass(frozen=True)
class Section:
    """A section of the plan with a short title of ours."""

    id: str
    title: str


@dataclass(frozen=True)
class Statement:
    """One statement of the plan, in our words, and how it must show up."""

    id: str
    section: str
    owes: str
    text: str


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


CHECK = "check"  # the kind of a source: an officer asked or looked
OWES = ("target", "category", "window", "scheme", "referral", "kpi", "principle")


def read_plan(tree: YamlNode) -> Plan:
    """The plan from its file."""
    tree.expect(("title", "period", "made_by", "sections", "statements"), ("title", "period", "statements"))
    sections = [
        Section(n.word("id"), n.word("title"))
        for n in _entries(tree, "sections", ("id", "title"), ("id", "title"))
    ]
    known = {section.id for section in sections}
    statements: dict[str, Statement] = {}
    for node in _entries(
        tree, "statements", ("id", "section", "owes", "text", "table"), ("id", "section", "owes", "text")
    ):
        statement = Statement(node.word("id"), node.word("section"), node.word("owes"), node.word("text"))
        if statement.section not in known:
            node.fail(f"section `{statement.section}` is not among `sections`")
        if statement.owes not in OWES:
            node.fail(f"owes `{statement.owes}` is not one of {', '.join(OWES)}")
        if statement.id in statements:
            node.fail(f"the statement `{statement.id}` is written twice")
        statements[statement.id] = statement
    return Plan(
        tree.word("title"), read_period(tree.get("period")), tree.word("made_by"), tuple(sections), statements,
    )  # fmt: skip


def _entries(tree: YamlNode, key: str, known: tuple[str, ...], needed: tuple[str, ...]) -> list[YamlNode]:
    node = tree.get(key)
    entries = node.list() if node else []
    for entry in entries:
        entry.expect(known, needed)
    return entries


def read_sources(tree: YamlNode) -> dict[str, Source]:
    """The public sources from their file."""
    found = {}
    for id, node in tree.items():
        # What an officer checked has no day of its own: the day stands with each value.
        needed = ("title", "kind") if node.word("kind") == CHECK else ("title", "date", "kind")
        node.expect(("title", "url", "date", "kind"), needed)
        found[id] = Source(id, node.word("title"), node.word("url"), node.word("date"), node.word("kind"))
    return found
