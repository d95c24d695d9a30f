"""The records of a region's files, as a draft has them: which there are, what each is called, and what its reader says of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from navigator.editions.edition_files import own_text
from navigator.knowledge.checks.figures import check_placeholders
from navigator.knowledge.content.guide import read_frequent_questions
from navigator.knowledge.content.offices import read_helpline, read_office
from navigator.knowledge.content.other_doors import DoorTargets, read_concerns
from navigator.knowledge.content.topics import read_topics
from navigator.knowledge.content.wording import (
    PERSONAS,
    read_fact_words,
    read_scheme_words,
    read_window_words,
)
from navigator.knowledge.files.figures import with_figures
from navigator.knowledge.files.problems import Problem, Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import YamlNode, read_yaml
from navigator.knowledge.rules.rule_files import SCHEME_KEYS, WINDOW_KEYS, read_parameters, read_rule_text

from .record_change import Tree, part_of, tree_of
from .record_kinds import KINDS, PERSONA_WORDS, RecordKind

PARAMETERS = "rules/parameters.yaml"
CHOICES: Mapping[str, Mapping[str, str]] = {
    "yes": {"true": "はい"},
    "no": {"false": "いいえ"},
    "kept_back": {"yes": "はい"},
    "unoffered": {"no": "並べない"},
    "dangers": {
        "self_harm": "死にたい気持ち", "violence": "暴力", "destitution": "食べるものや寝るところがない", "child": "子どもの危険",
        "any": "どれでも",
    },
    "statuses": {"confirmed": "確かめた", "unconfirmed": "まだ確かめていない", "unknown": "わからない"},
    "personas": PERSONA_WORDS,
}  # fmt: skip


@dataclass(frozen=True)
class Record:
    """What stands of a record in each file of its kind, {} where nothing does."""

    kind: RecordKind
    id: str
    trees: tuple[Tree, ...]
    figures: Mapping[str, str] = field(default_factory=dict, compare=False)  # the numbers of the rules that its words name

    @property
    def title(self) -> str:
        """As people call it, its id where nothing is written."""
        called = part_of(self.trees[0], (self.kind.called,))
        if isinstance(called, dict):
            called = next(iter(called.values()), "")
        return with_figures(called, self.figures) if isinstance(called, str) and called else self.id


@dataclass(frozen=True)
class RecordFiles:
    """The files of a region with a draft laid over them; each is read once."""

    files: RegionFiles
    day: date = date.max  # of the numbers in words

    @cached_property
    def figures(self) -> dict[str, str]:
        """The numbers of the rules as words say them on the day."""
        if not self.files.has(PARAMETERS):
            return {}
        parameters = read_parameters(read_yaml(PARAMETERS, self.files, Report()))
        return {id: each.on(self.day).value for id, each in parameters.items() if each.values}

    @cached_property
    def _trees(self) -> dict[str, Tree | None]:
        return {}

    def text(self, name: str) -> str:
        return own_text(self.files, name) or ""

    def tree(self, name: str) -> Tree | None:
        """None where the file cannot be read."""
        if name not in self._trees:
            self._trees[name] = tree_of(self.text(name))
        return self._trees[name]

    def records(self, kind: RecordKind) -> list[Record]:
        """In the order of the files."""
        return [record for id in self._ids(kind) if (record := self.record(kind, id))]

    def record(self, kind: RecordKind, id: str) -> Record | None:
        """None where the first file of its kind holds no such record."""
        trees = [part_of(self.tree(file), (key,)) for file, key in kind.places(id)]
        return Record(kind, id, tuple(tree or {} for tree in trees), self.figures) if isinstance(trees[0], dict) else None

    def _ids(self, kind: RecordKind) -> Iterator[str]:
        first = kind.files[0]
        if "{}" not in first:
            yield from self._keys(first)
            return
        for name in self.files.names_in(str(PurePosixPath(first).parent)):
            stem = PurePosixPath(name).stem
            yield from (f"{stem}/{key}" if kind.is_nested else key for key in self._keys(name) if kind.is_nested or key == stem)

    def _keys(self, name: str) -> list[str]:
        tree = self.tree(name)
        return list(tree) if isinstance(tree, dict) else []

    def choices(self, what: str) -> dict[str, str]:
        """What a field is chosen from: by id its words."""
        if what == "services":
            return {**self._titles("windows"), **self._titles("schemes")}
        if what in ("windows", "offices", "helplines"):
            return self._titles(what)
        if what == "municipalities":
            towns = self.tree("content/municipalities.yaml")
            return {code: str(part_of(towns, (code, "name")) or code) for code in towns} if isinstance(towns, dict) else {}
        if what in ("grounds", "sources"):
            return {**self._sources(), **(self._statements() if what == "grounds" else {})}
        return dict(CHOICES[what])

    def _titles(self, kind: str) -> dict[str, str]:
        return {record.id: record.title for record in self.records(KINDS[kind])}

    def _sources(self) -> dict[str, str]:
        tree = self.tree("content/sources.yaml")
        return {id: str(part_of(tree, (id, "title")) or id) for id in tree} if isinstance(tree, dict) else {}

    def _statements(self) -> dict[str, str]:
        entries = part_of(self.tree("content/plan.yaml"), ("statements",))
        found = [each for each in entries if isinstance(each, dict)] if isinstance(entries, list) else []
        return {str(each.get("id", "")): f"計画：{with_figures(str(each.get('text', '')), self.figures)}" for each in found}

    def voices(self, record: Record) -> tuple[str, ...]:
        """Whom the words of a record speak to."""
        told: Tree | None
        if record.kind.id == "concerns":
            told = part_of(record.trees[0], ("for",)) or [*PERSONAS]
        elif record.kind.id == "questions":
            told = part_of(self.tree("rules/facts.yaml"), (record.id, "asked_of"))
        else:
            told = part_of(record.trees[-1], ("for",)) if len(record.trees) > 1 else list(PERSONAS)
        return tuple(voice for voice in PERSONAS if voice in told) if isinstance(told, list) else (str(told),) if told else PERSONAS


def problems_of_record(files: RecordFiles, kind: RecordKind, id: str) -> list[Problem]:
    """What the reader of its kind says of a record; what needs the other files is found by the proof."""
    report = Report()
    record = files.record(kind, id)
    nodes = [read_yaml(file, files.files, report).get(key) for file, key in kind.places(id) if files.files.has(file)]
    if record is None or nodes[0] is None:
        return []
    _read(files, record, nodes[0], nodes[1] if len(nodes) > 1 else None)
    parameters = files.tree("rules/parameters.yaml")
    check_placeholders(filter(None, nodes), parameters if isinstance(parameters, dict) else ())
    return sorted(report.problems)


def _read(files: RecordFiles, record: Record, words: YamlNode, rule: YamlNode | None) -> None:
    voices, id = files.voices(record), record.id
    if record.kind.id == "windows":
        read_window_words(words, voices)
    elif record.kind.id == "schemes":
        parts = [part.word("id") for part in rule.entries("parts")] if rule else []
        read_scheme_words(words, voices, parts)
    elif record.kind.id == "offices":
        window, _, office = id.partition("/")
        read_office(words, office, window, _wrong_numbers(files))
    elif record.kind.id == "questions":
        read_fact_words(words, voices)
    elif record.kind.id == "helplines":
        read_helpline(words, id, _wrong_numbers(files))
    elif record.kind.id == "concerns":
        named = DoorTargets(files.choices("windows"), files.choices("helplines"))
        read_concerns(YamlNode(words.file, words.line, {id: words}, words.report), named)
    elif record.kind.id == "parameters":
        read_parameters(YamlNode(words.file, words.line, {id: words}, words.report))
    elif record.kind.id == "topics":
        read_topics(YamlNode(words.file, words.line, {id: words}, words.report), files.choices("services"))
    else:
        read_frequent_questions(YamlNode(words.file, words.line, {id: words}, words.report))
    if rule:
        read_rule_text(id, rule, SCHEME_KEYS if record.kind.id == "schemes" else WINDOW_KEYS)


def _wrong_numbers(files: RecordFiles) -> Mapping[str, str]:
    known = files.tree("content/wrong_numbers.yaml")
    entries = [each for each in known if isinstance(each, dict)] if isinstance(known, list) else []
    return {str(each.get("number", "")): f"{each.get('why', '')} {each.get('instead', '')}".strip() for each in entries}
