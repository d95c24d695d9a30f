"""Reads a region's folder into Knowledge, or reports every problem of it in one run."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from navigator.knowledge.checks import cross_checks
from navigator.knowledge.content.offices import (
    Municipality,
    Office,
    read_helpline,
    read_municipality,
    read_office,
)
from navigator.knowledge.content.plan import Plan, read_plan, read_sources
from navigator.knowledge.content.targets import TargetYear, read_target_year, target_year_on
from navigator.knowledge.content.topics import TopicTargets, TopicWords, read_topics
from navigator.knowledge.content.wording import (
    FactWords,
    SchemeWords,
    WindowWords,
    read_fact_words,
    read_scheme_words,
    read_window_words,
)
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import YamlNode, read_yaml
from navigator.knowledge.knowledge import Knowledge, Region
from navigator.knowledge.rules.facts import FactSpec, read_facts
from navigator.knowledge.rules.rule_files import (
    SCHEME_KEYS,
    WINDOW_KEYS,
    RuleFiles,
    RuleText,
    read_parameters,
    read_rule_text,
)

from .confirmations import FILE, confirmations_from, with_confirmations
from .lexicon_files import LexiconContext, read_lexicon


def load(folder: Path) -> Knowledge:
    """Read and validate the folder with `rules/` and `content/`. KnowledgeError names every problem."""
    report = Report()
    reader = _RegionReader(folder, report)
    wrong = reader.wrong_numbers()
    municipalities = {
        code: read_municipality(node, code, wrong)
        for code, node in reader.tree("content/municipalities.yaml").items()
    }
    rules = _rules(reader, municipalities, wrong)
    schedules = reader.schedules()
    window_words, scheme_words = reader.window_words(rules.windows), reader.scheme_words(rules.schemes)
    lines = reader.tree("content/helplines.yaml")
    knowledge = Knowledge(
        region=reader.region(),
        rules=rules,
        fact_words=reader.fact_words(rules.facts),
        window_words=window_words,
        scheme_words=scheme_words,
        plan=reader.plan(schedules),
        sources=read_sources(reader.tree("content/sources.yaml")),
        helplines=tuple(read_helpline(node, id, wrong) for id, node in lines.items()),
        topics=reader.topics(TopicTargets((*window_words, *scheme_words), [id for id, _ in lines.items()])),
        lexicon=read_lexicon(
            folder,
            LexiconContext(
                rules.facts,
                municipalities,
                {id: (words.name,) for id, words in window_words.items()},
                {id: (words.name, words.official_name) for id, words in scheme_words.items()},
                rules.ranks,
            ),
            report,
        ),
        target_years=schedules,
        wrong_numbers=wrong,
    )
    cross_checks.cross_check(knowledge, reader.trees, report)
    report.finish()
    return replace(knowledge, confirmations=tuple(confirmations_from(reader.tree(FILE).list())))


class _RegionReader:
    """Reads files once, remembering the trees for the cross_checks."""

    def __init__(self, folder: Path, report: Report) -> None:
        self.folder, self.report = folder, report
        self.trees: dict[str, YamlNode] = {}

    def tree(self, name: str) -> YamlNode:
        if name not in self.trees:
            self.trees[name] = read_yaml(self.folder / name, self.folder, self.report)
        return self.trees[name]

    def one_each(self, folder: str) -> dict[str, YamlNode]:
        """One thing a file, named by its id."""
        found = {}
        for path in sorted((self.folder / folder).glob("*.yaml")):
            tree = self.tree(f"{folder}/{path.name}")
            for id, node in tree.items():
                if id != path.stem:
                    node.fail(
                        f"the file is named `{path.stem}` but holds `{id}`. One thing, one file, one name"
                    )
                else:
                    found[id] = node
        return found

    def topics(self, named: TopicTargets) -> dict[str, TopicWords]:
        """A region may leave them out: then a topic is heard, and leads nowhere of its own."""
        there = (self.folder / "content/topics.yaml").exists()
        return read_topics(self.tree("content/topics.yaml"), named) if there else {}

    def region(self) -> Region:
        node = self.tree("content/region.yaml")
        needed = ("name", "app", "languages", "timezone", "country", "outside", "published_on")
        node.expect(needed, needed)
        zone = node.word("timezone")
        if zone not in available_timezones():
            node.fail(f"timezone `{zone}` is not known. Write it like Asia/Tokyo")
            zone = "Asia/Tokyo"
        return Region(
            node.word("name"), node.word("app"), node.words("languages"), ZoneInfo(zone), node.word("country"),
            node.word("outside"), node.word("published_on"),
        )  # fmt: skip

    def schedules(self) -> tuple[TargetYear, ...]:
        """The targets of each year; a year that is over stays, the next is another file."""
        paths = sorted((self.folder / "content/kpi").glob("*.yaml"))
        found = [read_target_year(self.tree(f"content/kpi/{path.name}")) for path in paths]
        return tuple(sorted(found, key=lambda schedule: schedule.period.start))

    def plan(self, schedules: tuple[TargetYear, ...]) -> Plan:
        plan = read_plan(self.tree("content/plan.yaml"))
        own = target_year_on(schedules, plan.period.start)
        return replace(plan, kpis=own.kpis) if own else plan

    def wrong_numbers(self) -> dict[str, str]:
        tree = self.tree("content/wrong_numbers.yaml")
        entries = list(tree.list() if isinstance(tree.value, list) else ())
        return {n.word("number"): f"{n.word('why')} {n.word('instead')}".strip() for n in entries}

    def offices(self, wrong: Mapping[str, str]) -> dict[str, dict[str, Office]]:
        found: dict[str, dict[str, Office]] = {}
        for path in sorted((self.folder / "content/offices").glob("*.yaml")):
            tree = self.tree(f"content/offices/{path.name}")
            found[path.stem] = {id: read_office(n, id, path.stem, wrong) for id, n in tree.items()}
        return with_confirmations(found, self.tree(FILE), wrong)

    def fact_words(self, facts: Mapping[str, FactSpec]) -> dict[str, FactWords]:
        tree = self.tree("content/facts.yaml")
        tree.expect(facts, facts)
        return {id: read_fact_words(n, facts[id].asked_of) for id, n in tree.items() if id in facts}

    def window_words(self, windows: Mapping[str, RuleText]) -> dict[str, WindowWords]:
        tree = self.tree("content/windows.yaml")
        tree.expect(windows, windows)
        return {id: read_window_words(n, windows[id].personas) for id, n in tree.items() if id in windows}

    def scheme_words(self, schemes: Mapping[str, RuleText]) -> dict[str, SchemeWords]:
        found = self.one_each("content/schemes")
        for id in {*schemes} - {*found}:
            schemes[id].node.fail(f"the wording content/schemes/{id}.yaml is missing")
        for id in {*found} - {*schemes}:
            found[id].fail(f"wording without a rule: rules/schemes/{id}.yaml is missing")
        return {
            id: read_scheme_words(n, schemes[id].personas, tuple(schemes[id].parts))
            for id, n in found.items()
            if id in schemes
        }


def _rules(reader: _RegionReader, municipalities: dict[str, Municipality], wrong: dict[str, str]) -> RuleFiles:
    """The files of `rules/`, read but not yet compiled."""
    facts = read_facts(reader.tree("rules/facts.yaml"), list(municipalities))
    return RuleFiles(
        facts=facts,
        parameters=read_parameters(reader.tree("rules/parameters.yaml")),
        conditions=dict(reader.tree("rules/conditions.yaml").items()),
        categories=dict(reader.tree("rules/categories.yaml").items()),
        windows={
            id: read_rule_text(id, node, WINDOW_KEYS)
            for id, node in reader.tree("rules/windows.yaml").items()
        },
        schemes={
            id: read_rule_text(id, node, SCHEME_KEYS) for id, node in reader.one_each("rules/schemes").items()
        },
        ranks=reader.tree("rules/ranks.yaml"),
        offices=reader.offices(wrong),
        municipalities=municipalities,
    )
