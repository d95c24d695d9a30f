"""A region's rules and content as one value. Knows nothing of the files they come from."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from navigator.engine.decide.compiled_rules import CompiledRules, compile_rules
from navigator.engine.decide.condition import Condition, without_negation
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.content.guide import ExampleWay, FrequentQuestion
from navigator.knowledge.content.office_ref import TOWN_HALL
from navigator.knowledge.content.offices import Helpline, Municipality, Office
from navigator.knowledge.content.other_doors import Concern
from navigator.knowledge.content.plan import Plan, Source
from navigator.knowledge.content.region import Region
from navigator.knowledge.content.screens import ScreenWords
from navigator.knowledge.content.targets import TargetYear
from navigator.knowledge.content.topics import TopicWords
from navigator.knowledge.content.town_pages import TownMatter
from navigator.knowledge.content.wording import FactWords, SchemeWords, WindowWords
from navigator.knowledge.files.yaml_file import YamlNode
from navigator.knowledge.rules.conditions import NEVER
from navigator.knowledge.rules.facts import FactSpec
from navigator.knowledge.rules.rule_files import RuleFiles, RuleText
from navigator.language.text.lexicon import Lexicon


@dataclass(frozen=True)
class WordConditions:
    """The conditions that choose words, without negation: of each window its variants; of each concern whom it leads and whom its doors
    are not for; of each helpline on whose result it stands.
    """

    windows: Mapping[str, tuple[Condition, ...]]
    concerns: Mapping[str, tuple[Condition, ...]]
    helplines: Mapping[str, tuple[Condition, ...]]


@dataclass(frozen=True)
class Knowledge:
    """Rules and content of one region, validated and immutable but for what it remembers of each stretch of days."""

    region: Region
    rules: RuleFiles
    fact_words: Mapping[str, FactWords]
    screen_words: Mapping[str, ScreenWords]
    window_words: Mapping[str, WindowWords]
    scheme_words: Mapping[str, SchemeWords]
    plan: Plan
    sources: Mapping[str, Source]
    helplines: tuple[Helpline, ...]
    lexicon: Lexicon
    topics: Mapping[str, TopicWords]
    concerns: Mapping[str, Concern] = field(default_factory=dict)  # outside the plan; no rule reads one
    frequent_questions: Mapping[str, FrequentQuestion] = field(default_factory=dict)
    example_ways: tuple[ExampleWay, ...] = ()
    town_matters: tuple[TownMatter, ...] = ()  # on the page of each municipality
    target_years: tuple[TargetYear, ...] = ()  # in order of time
    confirmations: tuple[Confirmation, ...] = ()  # of content/confirmed.yaml, as they stand there
    wrong_numbers: Mapping[str, str] = field(default_factory=dict)  # known wrong number -> why, and what instead
    _compiled: dict[date, CompiledRules] = field(default_factory=dict, init=False, repr=False, compare=False)
    _word_conditions: dict[date, WordConditions] = field(default_factory=dict, init=False, repr=False, compare=False)
    remembered: dict[Any, dict[Any, Any]] = field(default_factory=dict, init=False, repr=False, compare=False)  # by `remembered.py`

    def __getstate__(self) -> dict[str, Any]:
        """What is kept of it beside the data: nothing that was made since it was read."""
        return {**vars(self), "remembered": {}}

    @property
    def facts(self) -> Mapping[str, FactSpec]:
        """The declared facts, in order."""
        return self.rules.facts

    @property
    def offices(self) -> Mapping[str, Mapping[str, Office]]:
        """The offices of each window."""
        return self.rules.offices

    def windows_on(self, day: date) -> Mapping[str, RuleText]:
        """The windows that are there on a day."""
        return {id: text for id, text in self.windows.items() if day in text.valid}

    def offices_on(self, window: str, day: date) -> Mapping[str, Office]:
        """The offices of a window that are there on a day."""
        return self.rules.offices_on(window, day)

    def contact_offices_on(self, day: date) -> Mapping[str, Mapping[str, Office]]:
        """What has contact values and is not over on a day: of what is to come, they are looked up before."""
        return {
            window: {id: office for id, office in offices.items() if day <= office.valid.end}
            for window, offices in self.contact_offices.items()
            if window not in self.windows or day <= self.windows[window].valid.end
        }

    @property
    def contact_offices(self) -> Mapping[str, Mapping[str, Office]]:
        """Everything that has contact values: the offices of each window, and the town halls where they put one through."""
        if not any(words.town_hall for words in self.window_words.values()):
            return self.offices
        return {**self.offices, TOWN_HALL: {code: town.hall for code, town in self.municipalities.items()}}

    @property
    def municipalities(self) -> Mapping[str, Municipality]:
        """The municipalities by code."""
        return self.rules.municipalities

    @property
    def windows(self) -> Mapping[str, RuleText]:
        """What is shown of each window's rule."""
        return self.rules.windows

    @property
    def schemes(self) -> Mapping[str, RuleText]:
        """What is shown of each scheme's rule."""
        return self.rules.schemes

    @property
    def place_fact(self) -> str:
        """The fact whose values are the municipalities, "" in a region that asks for none."""
        return self.rules.place_fact

    @cached_property
    def _boundaries(self) -> tuple[date, ...]:
        return self.rules.boundaries()

    def rules_on(self, day: date) -> CompiledRules:
        """The compiled rules of a day; one compilation serves every day up to the next change."""
        start = self._start_of_stretch(day)
        if start not in self._compiled:
            self._compiled[start] = compile_rules(self.rules.source_on(start))
        return self._compiled[start]

    def word_conditions_on(self, day: date) -> WordConditions:
        """For whom windows have other words and concerns other doors, on a day; read once for the same days as the rules."""
        start = self._start_of_stretch(day)
        if start not in self._word_conditions:
            self._word_conditions[start] = self._read_word_conditions(start)
        return self._word_conditions[start]

    def _start_of_stretch(self, day: date) -> date:
        return self._boundaries[bisect_right(self._boundaries, day) - 1]

    def _read_word_conditions(self, day: date) -> WordConditions:
        grammar = self.rules.grammar(day)

        def read(written: Iterable[YamlNode | None]) -> tuple[Condition, ...]:
            return tuple(without_negation(grammar.condition(when) if when else NEVER, grammar.facts) for when in written)

        return WordConditions(
            windows={id: read(variant.when for variant in words.variants) for id, words in self.window_words.items()},
            concerns={id: read(concern.conditions) for id, concern in self.concerns.items()},
            helplines={line.id: read([line.in_sight_for]) for line in self.helplines},
        )

    def with_contacts(self, offices: Mapping[str, Mapping[str, Office]]) -> "Knowledge":
        """The same knowledge with other contact values, of town halls too. No rule reads one, so the compiled rules stay."""
        knowledge = replace(self, rules=self.rules.with_contacts(offices))
        knowledge._compiled.update(self._compiled)
        knowledge._word_conditions.update(self._word_conditions)
        return knowledge
