"""Two rule sets compared for officers: who gets another decision, what changes, and an example of each class."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from navigator.dialogue.wording.fact_text import PERSONA_FACT
from navigator.dialogue.wording.translation import Translator
from navigator.engine.compare.difference import Change, ChangedRegion, Difference, difference
from navigator.engine.compare.divergence import Divergence, Parting, divergence
from navigator.engine.compare.joint_domain import side_state
from navigator.engine.decide.compiled_rules import CompiledRules, compile_rules
from navigator.engine.decide.decision import Decision, decide
from navigator.engine.decide.rule import Verdict
from navigator.knowledge.knowledge import Knowledge
from navigator.review.rule_names import RuleNames

from .answer_classes import AnswerWords, request_value, simplest_answer_in
from .comparison_page import DiffChange, DiffClass, DiffPage, DiffQuestion
from .inventory_changes import inventory_changes
from .renamed_values import find_renamings, with_new_ids

EXAMPLES = 5  # conversations shown after which another question follows
WINDOWS_SHOWN = 5  # windows shown for an example


@dataclass(frozen=True)
class ComparedRules:
    """One side: a region on a day, and its title."""

    knowledge: Knowledge
    day: date
    title: str

    @property
    def rules(self) -> CompiledRules:
        return self.knowledge.rules_on(self.day)


def compare(old: ComparedRules, new: ComparedRules, t: Translator) -> DiffPage:
    """Compare two rule sets over all answers."""
    return _ComparisonWriter(old, new, t).page()


class _ComparisonWriter:
    def __init__(self, old: ComparedRules, new: ComparedRules, t: Translator) -> None:
        self.sides, self.t = (old, new), t
        self.renamings = find_renamings(old.knowledge, new.knowledge)
        before = (
            compile_rules(with_new_ids(old.rules.source, self.renamings)) if self.renamings else old.rules
        )
        self.rules = (before, new.rules)
        self.difference: Difference = difference(*self.rules)
        self.words = AnswerWords(old.knowledge, new.knowledge, self.difference.domains, t)
        self.names = RuleNames(old.knowledge, new.knowledge, t)

    def page(self) -> DiffPage:
        classes = [self.diff_class(region) for region in self.difference.regions]
        questions: Divergence = divergence(*self.rules, self.difference.domains, PERSONA_FACT)
        old, new = self.sides
        return DiffPage(
            titles=(old.title, new.title),
            summary=self.summary(),
            notes=tuple(self.notes()),
            inventory_changes=tuple(inventory_changes(self.names, self.rules, (old.day, new.day), self.renamings)),
            certain=tuple(c for c in classes if not c.is_uncertain),
            uncertain=tuple(c for c in classes if c.is_uncertain),
            classes=self.difference.classes,
            points_compared=questions.states,
            points_changed=questions.partings,
            questions_text=self.t("次の質問が変わるところ：{n}（くらべた場面 {points}）").format(
                n=f"{questions.partings:,}", points=f"{questions.states:,}"
            ),
            questions=tuple(self.question(p) for p in questions.examples[:EXAMPLES]),
        )

    def summary(self) -> str:
        count, classes = len(self.difference.regions), f"{self.difference.classes:,}"
        if not count:
            text = self.t(
                "案内の結果は、どの方にも同じです。答えの組み合わせ {n} とおりすべてで確かめました。"
            )
            return text.format(n=classes)
        text = self.t(
            "案内の結果が変わる方は {count} 組です。答えの組み合わせ {n} とおりのうち、ほかはどれも同じです。"
        )
        return text.format(count=count, n=classes)

    def notes(self) -> Iterator[str]:
        """What to know of each side before reading the comparison."""
        for side, rules in zip(self.sides, self.rules, strict=True):
            if side.day not in side.knowledge.plan.period:
                yield self.t("{title}は、計画の期間の外です。").format(title=side.title)
            if not rules.schemes:
                yield self.t("{title}に使われている支援策は、ひとつもありません。").format(title=side.title)

    def diff_class(self, region: ChangedRegion) -> DiffClass:
        domains = self.difference.domains
        answers: dict[int, int] = {}
        facts: dict[str, Any] = {}
        for fact, mask in region.cube:
            id = domains[fact].fact.id
            declared = self.words.knowledge_of(id).facts[id]
            answers[fact], value = simplest_answer_in(domains[fact], mask, declared.bands)
            if value is not None:
                facts[id] = value
        decisions = self.decisions(answers)
        return DiffClass(
            answers=self.words.cube_text(region.cube),
            where={domains[fact].fact.id: self.where(fact, mask) for fact, mask in region.cube},
            is_uncertain=self.difference.is_vague(region),
            changes=tuple(self.change(change) for change in region.changes),
            facts=facts,
            example=self.words.request_lines(facts),
            first_windows=(self.first_windows(decisions[0]), self.first_windows(decisions[1])),
        )

    def where(self, fact: int, mask: int) -> dict[str, Any]:
        """A set of answers as JSON has it."""
        domain = self.difference.domains[fact]
        answers = domain.answers_in(mask)
        values = [v for a in answers if a.kind == "value" for v in domain.fact.values_in(a.values)]
        return {
            "values": [sorted(v) if isinstance(v, frozenset) else v for v in values],
            "ranges": [request_value(domain.fact, a) for a in answers if a.kind == "range"],
            "unknown": any(a.kind == "unknown" for a in answers),
        }

    def decisions(self, answers: Mapping[int, int]) -> tuple[Decision, Decision]:
        """The decisions for one person of a class, who gives no more answers than the class needs."""
        given = [(self.difference.domains[fact], n) for fact, n in answers.items()]
        old = side_state(self.rules[0], [(domain.old, domain.answers[n].old) for domain, n in given])
        new = side_state(self.rules[1], [(domain.new, domain.answers[n].new) for domain, n in given])
        return decide(self.rules[0], old), decide(self.rules[1], new)

    def first_windows(self, decision: Decision) -> tuple[str, ...]:
        return tuple(self.names.of(w.id) for w in decision.windows if w.rank)[:WINDOWS_SHOWN]

    def change(self, change: Change) -> DiffChange:
        label = self.t(LABELS[change.kind]).format(name=self.names.of(change.id) if change.id else "")
        return DiffChange(
            change.kind, change.id, label, self.outcome(change, change.old, 0), self.outcome(change, change.new, 1),
            (change.old, change.new),
        )  # fmt: skip

    def outcome(self, change: Change, value: Hashable, side: int) -> str:
        """One side of a change in words."""
        if isinstance(value, Verdict):
            if value is Verdict.NOT and not _exists(self.rules[side], change.kind, change.id):
                return self.t("なし")
            return self.t((MEMBERSHIP if change.kind == "category" else ELIGIBILITY)[value])
        if isinstance(value, tuple):  # an alarm begins with its kind, alternatives do not
            ids = value[1:] if change.kind == "alarm" else value
            return self.t("、").join(self.names.of(id) for id in ids) or self.t("最初の窓口")
        if change.kind == "office":
            return self.names.office(change.id, str(value)) if value else self.t("決まらない")
        return self.names.of(str(value)) if value else "" if value is None else self.t("なし")

    def question(self, parting: Parting) -> DiffQuestion:
        domains = self.difference.domains
        facts = {}
        for fact, n in parting.answers:
            id = domains[fact].fact.id
            bands = self.words.knowledge_of(id).facts[id].bands
            facts[id] = request_value(domains[fact].fact, domains[fact].answers[n], bands)
        asked = [
            self.words.label(fact) if fact else self.t("質問は終わり") for fact in (parting.old, parting.new)
        ]
        return DiffQuestion(self.words.request_lines(facts), *asked)


def _exists(rules: CompiledRules, kind: str, id: str) -> bool:
    """Whether a rule set has what a change is about."""
    book = rules.source
    if kind == "part":
        return any(f"{s.id}/{p.id}" == id for s in book.schemes for p in s.parts)
    known = {
        "window": [w.id for w in book.windows],
        "scheme": [s.id for s in book.schemes],
        "category": [c.id for c in book.categories],
    }
    return kind not in known or id in known[kind]


ELIGIBILITY = {Verdict.FITS: "対象", Verdict.MAYBE: "窓口で確認", Verdict.NOT: "対象外"}
MEMBERSHIP = {Verdict.FITS: "あてはまる", Verdict.MAYBE: "まだわからない", Verdict.NOT: "あてはまらない"}
LABELS = {
    "alarm": "いそぎの案内",
    "door": "最初の窓口",
    "window": "窓口「{name}」",
    "office": "「{name}」の受け持ち",
    "scheme": "支援策「{name}」",
    "target": "支援策「{name}」の窓口",
    "part": "{name}",
    "category": "類型「{name}」",
    "instead": "「{name}」の代わりの案内",
    "windows-order": "窓口の順番",
    "schemes-order": "支援策の順番",
}
