"""The records of a region's files, as a draft has them: which there are, what each is called, and what its reader says of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from navigator.editions.edition_files import own_text
from navigator.knowledge.checks.figures import check_placeholders
from navigator.knowledge.content.guide import read_example_ways, read_frequent_questions
from navigator.knowledge.content.office_ref import OWN_TOWN
from navigator.knowledge.content.offices import read_helpline, read_municipality, read_office
from navigator.knowledge.content.other_doors import DoorTargets, read_concerns
from navigator.knowledge.content.plan import read_sources
from navigator.knowledge.content.region import read_operator
from navigator.knowledge.content.screens import read_screens
from navigator.knowledge.content.topics import read_topics
from navigator.knowledge.content.town_pages import read_town_matters
from navigator.knowledge.content.wording import (
    PERSONAS,
    read_fact_words,
    read_scheme_words,
    read_variant,
    read_window_words,
)
from navigator.knowledge.files.figures import with_figures
from navigator.knowledge.files.problems import Problem, Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import YamlNode, read_yaml
from navigator.knowledge.rules.rule_files import (
    SCHEME_KEYS,
    STEP_KEYS,
    WINDOW_KEYS,
    read_parameters,
    read_rule_text,
)

from .kinds.every_kind import KINDS
from .kinds.record_kind import PERSONA_WORDS, Keys, RecordKind
from .record_change import NTH, Tree, part_of, tree_of

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
    "settings": {
        "partner": "配偶者や恋人から", "wife": "妻や恋人から男性へ", "child": "子どもへ", "sexual": "性的なもの", "workplace": "職場や寮で",
        "unseen": "安否のわからない方",  # who tells of another changes no telephone
    },
    "statuses": {"confirmed": "確かめた", "unconfirmed": "まだ確かめていない", "unknown": "わからない"},
    "personas": PERSONA_WORDS,
    "office_modes": {"area": "受け持つ市町村で決まる", "nearest": "いちばん近いところ", "all": "すべて並べる"},
    "source_kinds": {"law": "法令", "official": "国・県・市町村や運営団体", "other": "そのほか", "check": "職員が確かめたもの"},
    "pictures": {"home": "家", "call": "電話", "workplace": "仕事場"},
    "owes": {
        "target": "目標", "category": "どんな方か", "window": "窓口", "scheme": "支援策", "referral": "つなぎ先", "kpi": "目標の数",
        "principle": "考え方（決まりはいらない）",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Record:
    """What stands of a record in each file of its kind, {} where nothing does."""

    kind: RecordKind
    id: str
    trees: tuple[Tree, ...]
    figures: Mapping[str, str] = field(default_factory=dict, compare=False)  # the numbers of the rules that its words name
    names: Mapping[str, str] = field(default_factory=dict, compare=False)  # of what it is called by, where that is no text

    @property
    def title(self) -> str:
        """As people call it; where nothing is written its id, of the one of a kind what that is called."""
        if not self.kind.called:
            first, _, n = self.id.partition("/")
            return f"{self.names.get(first, first)} {n}"
        called = part_of(self.trees[0], (self.kind.called,))
        if isinstance(called, dict):
            called = next(iter(called.values()), "")
        if isinstance(called, list):
            called = "、".join(self.names.get(str(each), str(each)) for each in called)
        return with_figures(called, self.figures) if isinstance(called, str) and called else self._without_name

    @property
    def _without_name(self) -> str:
        return self.kind.title if self.kind.is_one else self.id


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

    @cached_property
    def place_fact(self) -> str:
        """The question whose answers are the municipalities, "" where none is."""
        facts = self.tree("rules/facts.yaml")
        return next((id for id, fact in facts.items() if part_of(fact, ("values_from",))), "") if isinstance(facts, dict) else ""

    def records(self, kind: RecordKind) -> list[Record]:
        """In the order of the files."""
        return [record for id in self._ids(kind) if (record := self.record(kind, id))]

    def record(self, kind: RecordKind, id: str) -> Record | None:
        """None where the first file of its kind holds no such record."""
        trees = [part_of(self.tree(file), keys) for file, keys in self.places(kind, id)]
        if not trees or not isinstance(trees[0], dict):
            return None
        names = self.choices(kind.called_from) if kind.called_from else self._titles("windows") if not kind.called else {}
        return Record(kind, id, tuple(tree or {} for tree in trees), self.figures, names)

    def places(self, kind: RecordKind, id: str) -> list[tuple[str, Keys]]:
        """The files of a record, each with the keys that lead to it; of one that is told by its own id and is not there, the next."""
        places = []
        for file, above in kind.container(id):
            key = kind.key(id)
            if kind.listed == "id":
                ids = self._ids_of(self._held(file, above), kind)
                key = f"{NTH}{ids.index(id) if id in ids else len(ids)}"
            places.append((file, above if kind.is_one else (*above, key)))
        return places

    def count(self, kind: RecordKind, first: str) -> int:
        """How many of a kind stand in a list, that of a first part."""
        ((file, above), *_) = kind.container(f"{first}/")
        return len(self._ids_of(self._held(file, above), kind))

    def _ids(self, kind: RecordKind) -> Iterator[str]:
        if kind.is_one:
            yield kind.id
            return
        for first in self._firsts(kind):
            file, above = kind.container(f"{first}/")[0]
            ids = self._ids_of(self._held(file, above), kind)
            yield from (f"{first}/{id}" if kind.is_nested else id for id in ids if kind.is_nested or id == first or not first)

    def _firsts(self, kind: RecordKind) -> list[str]:
        """The first parts of the ids of a kind, [""] where they have none."""
        if "{}" in kind.files[0]:
            return [PurePosixPath(name).stem for name in self.files.names_in(str(PurePosixPath(kind.files[0]).parent))]
        return self._ids_of(self.tree(kind.files[0]) or {}, None) if kind.is_nested else [""]

    def _held(self, file: str, above: Keys) -> Tree:
        return part_of(self.tree(file), above) or {}

    def _ids_of(self, held: Tree, kind: RecordKind | None) -> list[str]:
        if isinstance(held, dict):
            return [] if kind and kind.listed else [*held]
        if not isinstance(held, list) or kind is None:
            return []
        return [str(part_of(entry, ("id",)) if kind.listed == "id" else n) for n, entry in enumerate(held, 1)]

    def choices(self, what: str) -> dict[str, str]:
        """What a field is chosen from: by id its words."""
        if what == "services":
            return {**self._titles("windows"), **self._titles("schemes")}
        if what in ("windows", "offices", "helplines", "schemes", "sections", "municipalities"):
            return self._titles(what)
        if what == "halls":
            return {OWN_TOWN: "お住まいの市町村の役所", **self._titles("municipalities")}
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
        if record.kind.id == "screens":
            facts = self.tree("rules/facts.yaml")
            of_screen = [fact for fact in (facts.values() if isinstance(facts, dict) else ()) if part_of(fact, ("screen",)) == record.id]
            told = [voice for fact in of_screen for voice in part_of(fact, ("asked_of",)) or ()] or [*PERSONAS]
        elif record.kind.id == "variants":
            told = part_of(self.tree("rules/windows.yaml"), (record.id.partition("/")[0], "for"))
        elif record.kind.id == "concerns":
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
    nodes = [_node_at(read_yaml(file, files.files, report), keys) for file, keys in files.places(kind, id) if files.files.has(file)]
    if record is None or not nodes or nodes[0] is None:
        return []
    _read(files, record, nodes[0], nodes[1] if len(nodes) > 1 else None)
    parameters = files.tree("rules/parameters.yaml")
    check_placeholders(filter(None, nodes), parameters if isinstance(parameters, dict) else ())
    return sorted(report.problems)


def _node_at(tree: YamlNode, keys: Keys) -> YamlNode | None:
    node: YamlNode | None = tree
    for key in keys:
        if key.startswith(NTH):
            node = next(iter(node.list()[int(key.removeprefix(NTH)) :]), None) if node else None
        else:
            node = node.get(key) if node else None
    return node


def _read(files: RecordFiles, record: Record, words: YamlNode, rule: YamlNode | None) -> None:
    """Have its reader look at a record; what no reader takes by itself is found by the proof."""
    id, kind = record.id, record.kind.id
    alone, wrong = YamlNode(words.file, words.line, {id: words}, words.report), _wrong_numbers(files)
    voices = files.voices(record)
    if kind in ("windows", "schemes"):
        _read_service(record, words, rule, voices)
    elif kind == "offices":
        window, _, office = id.partition("/")
        read_office(words, office, window, wrong)
    elif kind == "variants":
        read_variant(words, voices)
    elif kind == "questions":
        read_fact_words(words, voices)
    elif kind == "screens":
        read_screens(alone, {id: voices})
    elif kind == "helplines":
        read_helpline(words, id, wrong)
    elif kind == "concerns":
        read_concerns(alone, DoorTargets(files.choices("windows"), files.choices("helplines")))
    elif kind == "operator":
        read_operator(words, read_yaml("content/region.yaml", files.files, Report()), wrong)
    elif kind == "municipalities":
        read_municipality(words, id, wrong)
    elif kind in ("window-steps", "scheme-steps"):
        words.expect(STEP_KEYS, ("put", "cites"))
    elif kind == "topics":
        read_topics(alone, files.choices("services"))
    elif kind == "example-ways":
        read_example_ways(alone, files.choices("windows"))
    elif kind in ALONE:
        ALONE[kind](alone)


def _read_service(record: Record, words: YamlNode, rule: YamlNode | None, voices: Sequence[str]) -> None:
    if record.kind.id == "windows":
        read_window_words(words, voices)
    else:
        read_scheme_words(words, voices, [part.word("id") for part in rule.entries("parts")] if rule else [])
    if rule:
        read_rule_text(record.id, rule, SCHEME_KEYS if record.kind.id == "schemes" else WINDOW_KEYS)


ALONE: Mapping[str, Callable[[YamlNode], object]] = {
    "faq": read_frequent_questions, "parameters": read_parameters, "sources": read_sources, "town-matters": read_town_matters,
}  # fmt: skip
"""By kind what reads one with nothing but itself."""


def _wrong_numbers(files: RecordFiles) -> Mapping[str, str]:
    known = files.tree("content/wrong_numbers.yaml")
    entries = [each for each in known if isinstance(each, dict)] if isinstance(known, list) else []
    return {str(each.get("number", "")): f"{each.get('why', '')} {each.get('instead', '')}".strip() for each in entries}
