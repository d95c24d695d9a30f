"""Two rule sets compared, as staff read it: who is decided for otherwise, in what, with a conversation of each class."""

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

from .answer_classes import AnswerWords, plainest, request_value
from .inventory_changes import inventory_changes
from .renamed_values import renamed, renamings

EXAMPLES = 5  # of conversations after which another question follows
WINDOWS_SHOWN = 5  # of the windows shown for an example


@dataclass(frozen=True)
class ComparedRules:
    """One side: a region on a day, and how to call it."""

    knowledge: Knowledge
    day: date
    title: str

    @property
    def rules(self) -> CompiledRules:
        """The rules of the day."""
        return self.knowledge.on(self.day)


@dataclass(frozen=True)
class DiffChange:
    """One thing that changes: 窓口 サポステ：対象外 → 対象. `old` and `new` are "" where only an order changes."""

    kind: str
    id: str
    label: str
    old: str
    new: str
    values: tuple[Any, Any]  # as JSON has them


@dataclass(frozen=True)
class DiffClass:
    """A class of people. `who` has one piece a fact; none means everyone."""

    who: tuple[str, ...]
    where: Mapping[str, Any]  # the same as JSON has it
    vague: bool
    changes: tuple[DiffChange, ...]
    facts: Mapping[str, Any]  # of the example, as a request has them
    example: tuple[str, ...]
    doors: tuple[tuple[str, ...], tuple[str, ...]]  # the first windows of the example, before and after


@dataclass(frozen=True)
class DiffQuestion:
    """A conversation after which another question follows."""

    said: tuple[str, ...]
    old: str
    new: str


@dataclass(frozen=True)
class DiffPage:
    """All of a comparison, for a page, a terminal or JSON."""

    titles: tuple[str, str]
    summary: str
    notes: tuple[str, ...]
    names: tuple[str, ...]
    clear: tuple[DiffClass, ...]
    vague: tuple[DiffClass, ...]
    classes: int
    aspects: int
    points: int
    partings: int
    questions_text: str
    questions: tuple[DiffQuestion, ...]

    @property
    def equal(self) -> bool:
        """Proven equal: nobody is decided for otherwise."""
        return not (self.clear or self.vague)


def compare(old: ComparedRules, new: ComparedRules, t: Translator) -> DiffPage:
    """Compare two editions."""
    return _ComparisonWriter(old, new, t).page()


class _ComparisonWriter:
    def __init__(self, old: ComparedRules, new: ComparedRules, t: Translator) -> None:
        self.editions, self.t = (old, new), t
        self.renamings = renamings(old.knowledge, new.knowledge)
        before = compile_rules(renamed(old.rules.source, self.renamings)) if self.renamings else old.rules
        self.rules = (before, new.rules)
        self.found: Difference = difference(*self.rules)
        self.speech = AnswerWords(old.knowledge, new.knowledge, self.found.letters, t)
        self.names = RuleNames(old.knowledge, new.knowledge, t)

    def page(self) -> DiffPage:
        classes = [self.people(region) for region in self.found.regions]
        parted: Divergence = divergence(*self.rules, self.found.letters, PERSONA_FACT)
        old, new = self.editions
        return DiffPage(
            titles=(old.title, new.title),
            summary=self.summary(),
            notes=tuple(self.notes()),
            names=tuple(inventory_changes(self.names, self.rules, (old.day, new.day), self.renamings)),
            clear=tuple(c for c in classes if not c.vague),
            vague=tuple(c for c in classes if c.vague),
            classes=self.found.classes,
            aspects=self.found.aspects,
            points=parted.points,
            partings=parted.partings,
            questions_text=self.t("次の質問が変わるところ：{n}（くらべた場面 {points}）").format(
                n=f"{parted.partings:,}", points=f"{parted.points:,}"
            ),
            questions=tuple(self.question(p) for p in parted.examples[:EXAMPLES]),
        )

    def summary(self) -> str:
        """What came out, in one sentence."""
        count, classes = len(self.found.regions), f"{self.found.classes:,}"
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
        """What is to be known of each side before the comparison is read."""
        for edition, rules in zip(self.editions, self.rules, strict=True):
            if edition.day not in edition.knowledge.plan.period:
                yield self.t("{title}は、計画の期間の外です。").format(title=edition.title)
            if not rules.schemes:
                yield self.t("{title}に使われている支援策は、ひとつもありません。").format(
                    title=edition.title
                )

    def people(self, region: ChangedRegion) -> DiffClass:
        letters = self.found.letters
        answers: dict[int, int] = {}
        facts: dict[str, Any] = {}
        for fact, mask in region.cube:
            id = letters[fact].fact.id
            declared = self.speech.of(id).facts[id]
            answers[fact], value = plainest(letters[fact], mask, declared.bands)
            if value is not None:
                facts[id] = value
        decisions = self.decisions(answers)
        return DiffClass(
            who=self.speech.who(region.cube),
            where={letters[fact].fact.id: self.where(fact, mask) for fact, mask in region.cube},
            vague=self.found.vague(region),
            changes=tuple(self.change(change) for change in region.changes),
            facts=facts,
            example=self.speech.spoken(facts),
            doors=(self.doors(decisions[0]), self.doors(decisions[1])),
        )

    def where(self, fact: int, mask: int) -> dict[str, Any]:
        """A set of answers as JSON has it."""
        letter = self.found.letters[fact]
        chosen = letter.chosen(mask)
        values = [v for a in chosen if a.kind == "value" for v in letter.fact.values_in(a.values)]
        return {
            "values": [sorted(v) if isinstance(v, frozenset) else v for v in values],
            "ranges": [request_value(letter.fact, a) for a in chosen if a.kind == "range"],
            "unknown": any(a.kind == "unknown" for a in chosen),
        }

    def decisions(self, answers: Mapping[int, int]) -> tuple[Decision, Decision]:
        """The decisions for one person of a class, who says no more than the class needs."""
        heard = [(self.found.letters[fact], n) for fact, n in answers.items()]
        old = side_state(self.rules[0], [(letter.old, letter.answers[n].old) for letter, n in heard])
        new = side_state(self.rules[1], [(letter.new, letter.answers[n].new) for letter, n in heard])
        return decide(self.rules[0], old), decide(self.rules[1], new)

    def doors(self, decision: Decision) -> tuple[str, ...]:
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
            if value is Verdict.NOT and not exists(self.rules[side], change.kind, change.id):
                return self.t("なし")
            return self.t((GROUP if change.kind == "category" else SERVED)[value])
        if isinstance(value, tuple):  # an alarm begins with its kind; whoever serves instead does not
            ids = value[1:] if change.kind == "alarm" else value
            return self.t("、").join(self.names.of(id) for id in ids) or self.t("最初の窓口")
        if change.kind == "office":
            return self.names.office(change.id, str(value)) if value else self.t("決まらない")
        return self.names.of(str(value)) if value else "" if value is None else self.t("なし")

    def question(self, parting: Parting) -> DiffQuestion:
        letters = self.found.letters
        facts = {}
        for fact, n in parting.given:
            id = letters[fact].fact.id
            bands = self.speech.of(id).facts[id].bands
            facts[id] = request_value(letters[fact].fact, letters[fact].answers[n], bands)
        asked = [
            self.speech.label(fact) if fact else self.t("質問は終わり")
            for fact in (parting.old, parting.new)
        ]
        return DiffQuestion(self.speech.spoken(facts), *asked)


def exists(rules: CompiledRules, kind: str, id: str) -> bool:
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


SERVED = {Verdict.FITS: "対象", Verdict.MAYBE: "窓口で確認", Verdict.NOT: "対象外"}
GROUP = {Verdict.FITS: "あてはまる", Verdict.MAYBE: "まだわからない", Verdict.NOT: "あてはまらない"}
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


def as_json(page: DiffPage) -> dict[str, Any]:
    """The comparison as JSON."""
    return {
        "old": page.titles[0],
        "new": page.titles[1],
        "equal": page.equal,
        "classes": page.classes,
        "notes": [*page.notes],
        "names": [*page.names],
        "cubes": [_cube(c) for c in (*page.clear, *page.vague)],
        "questions": {
            "points": page.points,
            "changed": page.partings,
            "examples": [{"said": [*q.said], "old": q.old, "new": q.new} for q in page.questions],
        },
    }


def _cube(people: DiffClass) -> dict[str, Any]:
    return {
        "where": people.where,
        "who": [*people.who],
        "changes": [
            {"kind": c.kind, "id": c.id, "old": _plain(c.values[0]), "new": _plain(c.values[1])}
            for c in people.changes
        ],
        "example": {"facts": people.facts, "words": [*people.example]},
        "first_windows": [[*names] for names in people.doors],
    }


def _plain(value: Any) -> Any:
    return [*value] if isinstance(value, tuple) else None if value is None else str(value)
