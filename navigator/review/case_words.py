"""A golden case that comes out otherwise, as officers would say it: who and where, what was expected, and what comes now."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from navigator.dialogue.decision_json import InvalidFact, read_fact
from navigator.dialogue.wording.fact_text import PERSONA_FACT, answer_alone
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.rule import Verdict
from navigator.knowledge.knowledge import Knowledge

from .compare.answer_classes import AnswerWords
from .compare.comparison import ELIGIBILITY, LABELS, MEMBERSHIP
from .golden_cases import NOWHERE, Deviation, GoldenCase
from .rule_names import RuleNames

PLACE_WORDS = {"first": "最初の窓口", "second": "２番目の窓口", "first_scheme": "最初の支援策"}
NONE = ("", "None", "null", NOWHERE)


@dataclass(frozen=True)
class CaseChange:
    """One thing that comes out otherwise: 最初の窓口：サポステ → ハローワーク."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class ChangedCase:
    """A golden case with what was expected of it and what comes now."""

    name: str
    person: tuple[str, ...]  # who asks, from where, and their numbers
    conversation: tuple[str, ...]  # every answer
    changes: tuple[CaseChange, ...]

    @property
    def text(self) -> str:
        """All of it in one line, by which it is accepted."""
        changes = "、".join(f"{change.label}：{change.old}→{change.new}" for change in self.changes)
        return f"「{self.name}」（{'、'.join(self.person)}）{changes}"


@dataclass(frozen=True)
class CaseWords:
    """Words for cases that hold in one region and not in another."""

    old: Knowledge
    new: Knowledge
    day: date
    t: Translator

    def told(self, case: GoldenCase, deviations: Sequence[Deviation]) -> ChangedCase:
        """A case with where it deviates in the new region."""
        conversation = AnswerWords(self.old, self.new, (), self.t).request_lines(case.facts)
        return ChangedCase(case.name, tuple(self._person(case)), conversation, tuple(map(self._change, deviations)))

    def _side(self, fact: str) -> Knowledge:
        return self.new if fact in self.new.facts else self.old

    def _person(self, case: GoldenCase) -> Iterator[str]:
        for id, value in case.facts.items():
            with suppress(InvalidFact):
                side = self._side(id)
                answer, declared = read_fact(side, id, value), side.facts[id]
                if id == PERSONA_FACT or declared.is_place or declared.fact.kind == "integer":
                    voice = declared.voice(str(case.facts.get(PERSONA_FACT)))
                    yield answer_alone(side, id, answer, voice, self.t)

    def _change(self, deviation: Deviation) -> CaseChange:
        t, kind, about = self.t, deviation.kind, deviation.about
        if kind == "unknown":
            return CaseChange(t("答え「{name}」").format(name=self._names().fact(about)), self._value(deviation), t("なくなりました"))
        if kind in ("concern", "leads", "door"):
            return self._concern_change(deviation)
        if kind == "by_desk":
            return CaseChange(self._label(about), t("窓口が決める"), self._verdict(about, deviation.actual))
        if kind in ("verdict", "part"):
            expected, actual = (self._verdict(about, each) for each in (deviation.expected, deviation.actual))
            return CaseChange(self._label(about), expected, actual)
        say = {"office": self._office, "urgent": self._urgent}.get(kind, self._named)
        label = PLACE_WORDS.get(kind) or LABELS["alarm" if kind == "urgent" else kind]
        return CaseChange(t(label).format(name=self._names().of(about)), say(about, deviation.expected), say(about, deviation.actual))

    def _concern_change(self, deviation: Deviation) -> CaseChange:
        """Of a door outside the plan: its concern is gone, another one leads, or it is shown or not."""
        t, expected, actual = self.t, deviation.expected, deviation.actual
        if deviation.kind == "concern":
            return CaseChange(t("ほかの相談先"), self._concern(expected), t("なくなりました"))
        if deviation.kind == "leads":
            return CaseChange(t("「まず、こちらへ」と出るもの"), self._concern(expected), self._concern(actual))
        return CaseChange(t("ほかの相談先"), expected or t("なし"), actual or t("なし"))

    def _concern(self, id: str) -> str:
        for side in (self.new, self.old):
            if id in side.concerns:
                return self.t(side.concerns[id].label(side.concerns[id].personas[0]))
        return self.t("なし")

    def _names(self) -> RuleNames:
        return RuleNames(self.old, self.new, self.t)

    def _value(self, deviation: Deviation) -> str:
        """An answer in words, where the old region still has it."""
        with suppress(InvalidFact):
            answer = read_fact(self.old, deviation.about, deviation.expected)
            return answer_alone(self.old, deviation.about, answer, self.old.facts[deviation.about].asked_of[0], self.t)
        return deviation.expected

    def _label(self, about: str) -> str:
        kind, id = _kind_of(about, self.old, self.new)
        return self.t(LABELS[kind]).format(name=self._names().of(id))

    def _verdict(self, about: str, verdict: str) -> str:
        if verdict in NONE:
            return self.t("なし")
        words = MEMBERSHIP if about.startswith("category/") else ELIGIBILITY
        return self.t(words[Verdict(verdict)])

    def _named(self, _: str, ids: str) -> str:
        return self.t("、").join(self._names().of(id) for id in ids.split(", ") if id not in NONE) or self.t("なし")

    def _office(self, window: str, id: str) -> str:
        return self.t("決まらない") if id in NONE else self._names().office(window, id)

    def _urgent(self, _: str, kind: str) -> str:
        """An alarm is told by the windows that it names."""
        for side in (self.new, self.old):
            for alarm, _rule in side.rules_on(self.day).alarms:
                if alarm.kind == kind:
                    return self.t("、").join(map(self._names().of, alarm.windows))
        return self.t("なし")


def _kind_of(about: str, *sides: Knowledge) -> tuple[str, str]:
    """What an id of a case is: its kind, as LABELS has it, and its id there."""
    kind, slash, id = about.partition("/")
    if kind == "category" and slash:
        return "category", id
    if slash:
        return "part", about
    return ("window" if any(about in side.windows for side in sides) else "scheme"), about
