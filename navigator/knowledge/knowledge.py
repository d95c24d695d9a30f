"""A region's rules and content as one value: what everything else is handed. Where the files come from is not known here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from navigator.engine.decide.compiled_rules import CompiledRules, compile_rules
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.content.offices import (
    Helpline,
    Municipality,
    Office,
)
from navigator.knowledge.content.plan import Plan, Source
from navigator.knowledge.content.targets import TargetYear
from navigator.knowledge.content.topics import TopicWords
from navigator.knowledge.content.wording import (
    FactWords,
    SchemeWords,
    WindowWords,
)
from navigator.knowledge.rules.facts import FactSpec
from navigator.knowledge.rules.rule_files import (
    RuleFiles,
    RuleText,
)
from navigator.language.text.lexicon import Lexicon


@dataclass(frozen=True)
class Region:
    """Whose plan this is."""

    name: str
    app: str
    languages: tuple[str, ...]
    timezone: ZoneInfo
    country: str  # whose public holidays count
    outside: str
    published_on: str


@dataclass(frozen=True)
class Knowledge:
    """Rules and content of one region, validated and immutable."""

    region: Region
    rules: RuleFiles
    fact_words: Mapping[str, FactWords]
    window_words: Mapping[str, WindowWords]
    scheme_words: Mapping[str, SchemeWords]
    plan: Plan
    sources: Mapping[str, Source]
    helplines: tuple[Helpline, ...]
    lexicon: Lexicon  # what people's own words say
    topics: Mapping[str, TopicWords]  # what they lead to, where no answer carries them
    target_years: tuple[TargetYear, ...] = ()  # the targets of each year, in order
    confirmations: tuple[Confirmation, ...] = ()  # of content/confirmed.yaml, as they stand there
    wrong_numbers: Mapping[str, str] = field(
        default_factory=dict
    )  # a known wrong number -> why, and what instead
    _compiled: dict[date, CompiledRules] = field(default_factory=dict, repr=False)

    @property
    def facts(self) -> Mapping[str, FactSpec]:
        """The declared facts, in order."""
        return self.rules.facts

    @property
    def offices(self) -> Mapping[str, Mapping[str, Office]]:
        """The offices of each window."""
        return self.rules.offices

    @property
    def municipalities(self) -> Mapping[str, Municipality]:
        """The municipalities by code."""
        return self.rules.municipalities

    @property
    def windows(self) -> Mapping[str, RuleText]:
        """What the rule files tell of the windows."""
        return self.rules.windows

    @property
    def schemes(self) -> Mapping[str, RuleText]:
        """What the rule files tell of the schemes."""
        return self.rules.schemes

    @cached_property
    def place_fact(self) -> str:
        """The fact whose values are the municipalities, "" in a region that asks for none."""
        return self.rules.place_fact

    @cached_property
    def _boundaries(self) -> tuple[date, ...]:
        return self.rules.boundaries()

    def on(self, day: date) -> CompiledRules:
        """The compiled rules of a day; one compilation serves every day up to the next change."""
        start = max(boundary for boundary in self._boundaries if boundary <= day)
        if start not in self._compiled:
            self._compiled[start] = compile_rules(self.rules.book(start))
        return self._compiled[start]
