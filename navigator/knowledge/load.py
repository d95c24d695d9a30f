"""Reads a region's folder into Knowledge, or reports every problem of it in one run."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from navigator.knowledge.checks.cross_checks import cross_check
from navigator.knowledge.content.guide import read_example_ways, read_frequent_questions
from navigator.knowledge.content.office_ref import TOWN_HALL
from navigator.knowledge.content.offices import Office, read_helpline, read_municipality, read_office
from navigator.knowledge.content.other_doors import Concern, DoorTargets, read_concerns
from navigator.knowledge.content.plan import Plan, read_plan, read_sources
from navigator.knowledge.content.region import read_region
from navigator.knowledge.content.screens import ScreenWords, read_screens
from navigator.knowledge.content.targets import TargetYear, read_target_year, target_year_on
from navigator.knowledge.content.topics import TopicWords, read_topics
from navigator.knowledge.content.town_pages import read_town_matters
from navigator.knowledge.content.wording import (
    FactWords,
    SchemeWords,
    WindowWords,
    read_fact_words,
    read_scheme_words,
    read_window_words,
)
from navigator.knowledge.files.figures import with_figures
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import YamlNode, read_yaml
from navigator.knowledge.lexicon.entries import LexiconContext
from navigator.knowledge.lexicon.read_lexicon import read_lexicon
from navigator.knowledge.rules.facts import FactSpec, read_facts
from navigator.knowledge.rules.rule_files import (
    SCHEME_KEYS,
    WINDOW_KEYS,
    RuleFiles,
    RuleText,
    read_parameters,
    read_rule_text,
)

from .confirmations import FILE, read_confirmation, with_confirmations
from .knowledge import Knowledge

_OWED = re.compile("is used by no rule$|^statement `.*` .*owes a ")


def load(region: Path | RegionFiles) -> Knowledge:
    """Read and validate the folder with `rules/` and `content/`. KnowledgeError names every problem."""
    knowledge, report = _read(RegionFiles(region) if isinstance(region, Path) else region)
    report.finish()
    return knowledge


def load_unfinished(files: RegionFiles) -> Knowledge:
    """The same, for whoever builds the rules that are still owed: of a number, a condition or a statement. KnowledgeError."""
    knowledge, report = _read(files)
    report.problems = [problem for problem in report.problems if not _OWED.search(problem.text)]
    report.finish()
    return knowledge


def _read(files: RegionFiles) -> tuple[Knowledge, Report]:
    report = Report()
    reader = _RegionReader(files, report)
    wrong_numbers = reader.wrong_numbers()
    rules = reader.rules(wrong_numbers)
    target_years = reader.target_years()
    window_words, scheme_words = reader.window_words(rules.windows), reader.scheme_words(rules.schemes)
    helplines = tuple(
        read_helpline(node, id, wrong_numbers) for id, node in reader.tree("content/helplines.yaml").items()
    )
    context = LexiconContext(
        rules.facts,
        rules.municipalities,
        {id: tuple(_figured(rules, words.name)) for id, words in window_words.items()},
        {id: (*_figured(rules, words.name), words.official_name) for id, words in scheme_words.items()},
        rules.ranks,
    )
    knowledge = Knowledge(
        region=read_region(reader.tree("content/region.yaml"), reader.optional_tree("content/operator.yaml"), wrong_numbers),
        rules=rules,
        fact_words=reader.fact_words(rules.facts),
        screen_words=reader.screen_words(rules.facts),
        window_words=window_words,
        scheme_words=scheme_words,
        plan=reader.plan(target_years),
        sources=read_sources(reader.tree("content/sources.yaml")),
        helplines=helplines,
        topics=reader.topics((*window_words, *scheme_words)),
        concerns=reader.concerns(DoorTargets(window_words, [helpline.id for helpline in helplines])),
        frequent_questions=read_frequent_questions(reader.optional_tree("content/faq.yaml")),
        example_ways=read_example_ways(reader.optional_tree("content/example_ways.yaml"), window_words),
        town_matters=read_town_matters(reader.optional_tree("content/town_pages.yaml")),
        lexicon=read_lexicon(files, context, report),
        target_years=target_years,
        wrong_numbers=wrong_numbers,
    )
    cross_check(knowledge, reader.trees, report)
    if report.problems or report.unread:
        return knowledge, report
    confirmations = tuple(read_confirmation(entry) for entry in reader.tree(FILE).list())
    return replace(knowledge, confirmations=confirmations), report


def _figured(rules: RuleFiles, name: str) -> dict[str, None]:
    """A name with the figures that it bears at any time, each form once."""
    return dict.fromkeys(with_figures(name, dict(rules.parameter_values_on(start))) for start in rules.boundaries())


class _RegionReader:
    """Reads each file of a region once and keeps its tree for the cross checks."""

    def __init__(self, files: RegionFiles, report: Report) -> None:
        self.files, self.report = files, report
        self.trees: dict[str, YamlNode] = {}

    def tree(self, name: str) -> YamlNode:
        if name not in self.trees:
            self.trees[name] = read_yaml(name, self.files, self.report)
        return self.trees[name]

    def optional_tree(self, name: str) -> YamlNode:
        """The tree of a file that a region may leave out: empty without it."""
        return self.tree(name) if self.files.has(name) else YamlNode(name, 1, {}, self.report)

    def folder_trees(self, folder: str) -> Iterator[tuple[str, YamlNode]]:
        """The tree of each file in a folder, by the file's name without its ending."""
        for name in self.files.names_in(folder):
            yield PurePosixPath(name).stem, self.tree(name)

    def one_a_file(self, folder: str) -> dict[str, YamlNode]:
        """The nodes of a folder whose files hold one each, under the id that is the file's name."""
        nodes = {}
        for stem, tree in self.folder_trees(folder):
            for id, node in tree.items():
                if id == stem:
                    nodes[id] = node
                else:
                    node.fail(f"the file is named `{stem}` but holds `{id}`. One thing, one file, one name")
        return nodes

    def topics(self, windows_and_schemes: Collection[str]) -> dict[str, TopicWords]:
        """The topics, none where the region has no such file."""
        return read_topics(self.optional_tree("content/topics.yaml"), windows_and_schemes)

    def concerns(self, targets: DoorTargets) -> dict[str, Concern]:
        """The concerns with their doors outside the plan, none where the region has no such file."""
        return read_concerns(self.optional_tree("content/other_doors.yaml"), targets)

    def target_years(self) -> tuple[TargetYear, ...]:
        """The targets of each year; a year that is over stays, the next is another file."""
        years = [read_target_year(tree) for _, tree in self.folder_trees("content/kpi")]
        return tuple(sorted(years, key=lambda year: year.period.start))

    def plan(self, target_years: tuple[TargetYear, ...]) -> Plan:
        """The plan with the targets of its own year."""
        plan = read_plan(self.tree("content/plan.yaml"))
        year = target_year_on(target_years, plan.period.start)
        return replace(plan, kpis=year.kpis) if year else plan

    def wrong_numbers(self) -> dict[str, str]:
        """Why each known wrong number is wrong, and which to use instead."""
        entries = self.tree("content/wrong_numbers.yaml").list()
        return {n.word("number"): f"{n.word('why')} {n.word('instead')}".strip() for n in entries}

    def rules(self, wrong_numbers: Mapping[str, str]) -> RuleFiles:
        """The files of `rules/`, and what rules need of the content."""
        municipalities = {
            code: read_municipality(node, code, wrong_numbers)
            for code, node in self.tree("content/municipalities.yaml").items()
        }
        windows, schemes = self.tree("rules/windows.yaml"), self.one_a_file("rules/schemes")
        rules = RuleFiles(
            facts=read_facts(self.tree("rules/facts.yaml"), list(municipalities)),
            parameters=read_parameters(self.tree("rules/parameters.yaml")),
            conditions=dict(self.tree("rules/conditions.yaml").items()),
            categories=dict(self.tree("rules/categories.yaml").items()),
            windows={id: read_rule_text(id, node, WINDOW_KEYS) for id, node in windows.items()},
            schemes={id: read_rule_text(id, node, SCHEME_KEYS) for id, node in schemes.items()},
            ranks=self.tree("rules/ranks.yaml"),
            offices=self.offices(wrong_numbers),
            municipalities=municipalities,
        )
        halls = {code: town.hall for code, town in municipalities.items()}
        contacts = with_confirmations({**rules.offices, TOWN_HALL: halls}, self.tree(FILE).list(), wrong_numbers)
        return rules.with_contacts(contacts)

    def offices(self, wrong_numbers: Mapping[str, str]) -> dict[str, dict[str, Office]]:
        """The offices of each window."""
        return {
            window: {id: read_office(node, id, window, wrong_numbers) for id, node in tree.items()}
            for window, tree in self.folder_trees("content/offices")
        }

    def fact_words(self, facts: Mapping[str, FactSpec]) -> dict[str, FactWords]:
        tree = self.tree("content/facts.yaml")
        tree.expect(facts, facts)
        return {id: read_fact_words(node, facts[id].asked_of) for id, node in tree.items() if id in facts}

    def screen_words(self, facts: Mapping[str, FactSpec]) -> dict[str, ScreenWords]:
        """The screens, none where every fact is asked alone."""
        voices: dict[str, list[str]] = {}
        for spec in facts.values():
            if spec.fact.screen:
                voices.setdefault(spec.fact.screen, []).extend(spec.asked_of)
        exists = self.files.has("content/screens.yaml")
        return read_screens(self.tree("content/screens.yaml"), voices) if exists or voices else {}

    def window_words(self, windows: Mapping[str, RuleText]) -> dict[str, WindowWords]:
        tree = self.tree("content/windows.yaml")
        tree.expect(windows, windows)
        return {id: read_window_words(node, windows[id].personas) for id, node in tree.items() if id in windows}

    def scheme_words(self, schemes: Mapping[str, RuleText]) -> dict[str, SchemeWords]:
        nodes = self.one_a_file("content/schemes")
        for id in schemes.keys() - nodes.keys():
            schemes[id].node.fail(f"the wording content/schemes/{id}.yaml is missing")
        for id in nodes.keys() - schemes.keys():
            nodes[id].fail(f"wording without a rule: rules/schemes/{id}.yaml is missing")
        return {
            id: read_scheme_words(node, schemes[id].personas, tuple(schemes[id].parts))
            for id, node in nodes.items()
            if id in schemes
        }
