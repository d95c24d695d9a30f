"""The plan with its sections and statements, and the public sources beside it."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from navigator.knowledge.files.period import Period, read_period
from navigator.knowledge.files.problems import did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode, keys_of

from .targets import Kpi
from .wording import CitedText, Text, read_cited


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
    by: str = ""  # who does it (実施主体), as the plan names them; "" where it names nobody


@dataclass(frozen=True)
class Plan:
    """The yearly plan."""

    title: str
    period: Period
    made_by: str
    sections: tuple[Section, ...]
    statements: Mapping[str, Statement]
    bodies: Mapping[str, str]  # the names in `by`, in full
    goes_on: CitedText  # what lasts beyond its period, as far as that is sourced
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
    goes_on = tree.get("goes_on")
    return Plan(
        tree.word("title"),
        read_period(tree.get("period")),
        tree.word("made_by"),
        tuple(sections),
        _statements(tree, {section.id for section in sections}),
        {body: name.text() for body, name in tree.pairs("bodies")},
        read_cited(goes_on, ()) if goes_on else CitedText(Text()),
    )


def _statements(tree: YamlNode, sections: set[str]) -> dict[str, Statement]:
    bodies = [body for body, _ in tree.pairs("bodies")]
    statements: dict[str, Statement] = {}
    for node in _entries(tree, "statements", Statement, optional=("by",)):
        statement = Statement(**{key: node.word(key) for key in keys_of(Statement)})
        if statement.section not in sections:
            node.fail(f"section `{statement.section}` is not among `sections`")
        if statement.owes not in OWES:
            node.fail(f"owes `{statement.owes}` is not one of {', '.join(OWES)}")
        for body in names_of(statement.by, bodies):
            if body not in bodies:
                node.fail(f"`{body}` is not among `bodies`. {did_you_mean(body, bodies)}")
        if statement.id in statements:
            node.fail(f"the statement `{statement.id}` is written twice")
        statements[statement.id] = statement
    return statements


def names_of(by: str, bodies: Container[str]) -> tuple[str, ...]:
    """The names in a statement's `by`: one that stands among the bodies as a whole, or several joined by ・."""
    return () if not by else (by,) if by in bodies else tuple(by.split("・"))


def _entries(tree: YamlNode, key: str, record: type, optional: tuple[str, ...] = ()) -> Sequence[YamlNode]:
    """The entries of a list, each with the fields of the record as keys."""
    entries, keys = tree.entries(key), keys_of(record)
    for entry in entries:
        entry.expect(keys, tuple(key for key in keys if key not in optional))
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
