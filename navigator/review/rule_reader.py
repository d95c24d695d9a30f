"""Any rule as sentences, from the tree that the engine runs: schemes, windows, offices, categories, conditions, ranks, alarms, numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from navigator.dialogue.wording.citations import citation
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.compiled_rules import CompiledRules, Part
from navigator.engine.decide.condition import ConditionNode, compile_condition, without_negation
from navigator.engine.decide.rule import Rule
from navigator.engine.prove.rule_lint import DESK_DECIDES
from navigator.knowledge.files.period import ALWAYS, Period
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.rule_files import ParameterValue, RuleText

from .condition_sentences import INDENT, ConditionSentences
from .rule_names import RuleNames

RuleSentences = Callable[[], Iterator[str]]


@dataclass(frozen=True)
class RuleReader:
    """Reads the rules of one region on one day."""

    knowledge: Knowledge
    day: date
    t: Translator

    @property
    def rules(self) -> CompiledRules:
        return self.knowledge.rules_on(self.day)

    @property
    def sentences(self) -> ConditionSentences:
        return ConditionSentences(self.knowledge, self.rules, self.t)

    @property
    def names(self) -> RuleNames:
        return RuleNames(self.knowledge, self.knowledge, self.t)

    def readers(self) -> dict[str, RuleSentences]:
        """By id what reads a rule, in the order in which rules are listed."""
        readers: dict[str, RuleSentences] = {}
        for c, _ in self.rules.categories:
            readers[c.id] = partial(self.category, c.id)
        for id in self.knowledge.rules.conditions:
            readers[id] = partial(self.condition, id)
        for w, rule, choice in self.rules.windows:
            readers[w.id] = partial(self.window, w.id)
            readers |= self._desk_readers(rule)
            for office, _ in choice.offices if choice else ():
                readers[f"{w.id}/{office}"] = partial(self.office, w.id, office)
        for s, rule, parts in self.rules.schemes:
            readers[s.id] = partial(self.scheme, s.id)
            readers |= self._desk_readers(rule)
            for part, part_rule in zip(s.parts, parts, strict=True):
                readers[f"{s.id}/{part.id}"] = partial(self.part, s.id, part, part_rule.node)
        for n, (alarm, _) in enumerate(self.rules.alarms):
            readers[f"urgent/{alarm.kind}"] = partial(self.alarm, n)
        for kind, steps in (("windows", self.rules.window_steps), ("schemes", self.rules.scheme_steps)):
            for n in range(len(steps)):
                readers[f"rank/{kind}/{n + 1}"] = partial(self.step, kind, n)
        for id in self.knowledge.rules.parameters:
            readers[id] = partial(self.parameter, id)
        return readers

    def _desk_readers(self, rule: Rule) -> dict[str, RuleSentences]:
        return {f"{rule.id}/{DESK_DECIDES}": partial(self.desk, rule)} if rule.desk_decides else {}

    def desk(self, rule: Rule) -> Iterator[str]:
        yield from self._title(self.names.of(rule.id), self.t("窓口が決める方"), f"{rule.id}/{DESK_DECIDES}")
        yield from self._desk(rule)

    def scheme(self, id: str) -> Iterator[str]:
        scheme, rule, parts = next(item for item in self.rules.schemes if item[0].id == id)
        text = self.knowledge.schemes[id]
        yield from self._title(self.names.of(id), self.t("支援策"), id)
        yield self._validity(text.valid)
        yield self.t("窓口：{name}").format(name=self.names.of(scheme.window))
        yield from self.sentences.rule(rule.eligible)
        yield from self._desk(rule)
        for part, part_rule in zip(scheme.parts, parts, strict=True):
            yield from self._part(id, part, part_rule.node)
        yield from self._alternatives(scheme.instead)
        if text.then:
            names = self.t("、").join(self.names.of(other) for other in text.then)
            yield self.t("次の段階：{names}").format(names=names)
        yield from self._notes(text)

    def window(self, id: str) -> Iterator[str]:
        window, rule, choice = next(item for item in self.rules.windows if item[0].id == id)
        text = self.knowledge.windows[id]
        yield from self._title(self.names.of(id), self.t("窓口"), id)
        yield self._validity(text.valid)
        yield from self.sentences.rule(rule.eligible)
        yield from self._desk(rule)
        if choice is None:
            yield self.t("受け持ち：分かれていません。どの場所も案内します。")
        else:
            yield self.t("受け持ち：上から見て、はじめにあてはまるところ")
            for office, area in choice.offices:
                yield from self._office(id, office, area)
        yield from self._alternatives(window.instead)
        if id in self.rules.instead_for:
            yield self.t("ほかの支援が合わないとき、代わりにここを案内するのは、次の条件の方です。")
            yield from self.sentences.condition(self.rules.instead_for[id].node)
        yield from self._notes(text)

    def office(self, window: str, id: str) -> Iterator[str]:
        choice = next(c for w, _, c in self.rules.windows if w.id == window)
        assert choice
        yield from self._title(self.names.office(window, id), self.names.of(window), f"{window}/{id}")
        yield self.t("次の条件の方を受け持ちます。")
        yield from self.sentences.condition(dict(choice.offices)[id])

    def part(self, scheme: str, part: Part, node: ConditionNode) -> Iterator[str]:
        yield from self._title(
            self.names.of(f"{scheme}/{part.id}"), self.t("支援策の内わけ"), f"{scheme}/{part.id}"
        )
        yield from self.sentences.condition(node)
        yield from self._cites(part.cites)

    def category(self, id: str) -> Iterator[str]:
        category, rule = next(item for item in self.rules.categories if item[0].id == id)
        node = self.knowledge.rules.categories[id]
        yield from self._title(self.names.of(id), self.t("類型"), id)
        yield from self.sentences.condition(rule.node)
        yield from self._cites(category.cites)
        yield from self._interpretation(node.word("interpretation"))

    def condition(self, id: str) -> Iterator[str]:
        """A named condition, compiled as it is inside the rules that use it."""
        node = self.knowledge.rules.conditions[id]
        facts = {d.fact.id: d.fact for d in self.rules.domains}
        indexed = {d.fact.id: (n, d) for n, d in enumerate(self.rules.domains)}
        written = self.knowledge.rules.grammar(self.day).condition(node.get("when") or node)
        yield from self._title(self.names.of(id), self.t("いくつもの決まりが使う条件"), id)
        yield from self.sentences.condition(compile_condition(without_negation(written, facts), indexed))
        yield from self._cites(node.words("cites"))
        yield from self._interpretation(node.word("interpretation"))

    def alarm(self, n: int) -> Iterator[str]:
        alarm, rule = self.rules.alarms[n]
        yield from self._title(alarm.kind, self.t("いそぎの案内"), f"urgent/{alarm.kind}")
        yield from self.sentences.condition(rule.node)
        yield self.t("あてはまるときは、質問より先に、この順で案内します：{names}").format(
            names=self._names(alarm.windows)
        )
        yield from self._rank_cites("urgent", n)

    def step(self, kind: str, n: int) -> Iterator[str]:
        steps = self.rules.window_steps if kind == "windows" else self.rules.scheme_steps
        step, rule = steps[n]
        what = self.t("窓口の順番") if kind == "windows" else self.t("支援策の順番")
        title = self.t("{n}番目").format(n=n + 1)
        yield from self._title(title, what, f"rank/{kind}/{n + 1}")
        yield from self.sentences.rule(rule.node)
        if step.ids:
            yield self.t("あてはまるときは、先の番号で出したもののあとに、この順で出します：{names}").format(
                names=self._names(step.ids)
            )
        else:
            yield self.t("この日に出すものは、ありません。")
        yield from self._rank_cites(kind, n)

    def parameter(self, id: str) -> Iterator[str]:
        parameter = self.knowledge.rules.parameters[id]
        current = parameter.on(self.day)
        yield from self._title(id, self.t("基準値"), id)
        yield self.t("{day}の値：{value}{unit}").format(
            day=self.t.year(self.day), value=current.value, unit=parameter.unit
        )
        for value in parameter.values:
            yield from self._parameter_value(value, parameter.unit)
        users = self._names(self._rules_using(id))
        yield self.t("この数を使う決まり：{names}").format(names=users or self.t("ありません"))

    def _desk(self, rule: Rule) -> Iterator[str]:
        """For whom the desk decides, and why."""
        text = self.knowledge.schemes.get(rule.id) or self.knowledge.windows[rule.id]
        if rule.desk_decides and text.desk_decides:
            yield from self.sentences.desk(rule.desk_decides)
            yield INDENT + self.t("理由：{why}").format(why=self.t(text.desk_decides.why))
            if text.desk_decides.valid != ALWAYS:
                yield INDENT + self._validity(text.desk_decides.valid)

    def _validity(self, period: Period) -> str:
        start = self.t.year(period.start) if period.start != date.min else ""
        end = self.t.year(period.end) if period.end != date.max else ""
        if not start and not end:
            return self.t("期間：決まっていません")
        return self.t("期間：{start}〜{end}").format(start=start, end=end)

    def _title(self, name: str, what: str, id: str) -> Iterator[str]:
        yield self.t("■ {name}（{what} {id}）").format(name=name, what=what, id=id)

    def _part(self, scheme: str, part: Part, node: ConditionNode) -> Iterator[str]:
        words = self.knowledge.scheme_words[scheme].parts.get(part.id)
        title = self.t(words.title) if words and words.title else part.id
        lines = [*self.sentences.condition(node)]
        yield self.t("内わけ「{title}」：{text}").format(title=title, text=lines[0])
        yield from lines[1:]
        yield INDENT + self.t("根拠：{cites}").format(cites=self._labels(part.cites))

    def _office(self, window: str, id: str, area: ConditionNode) -> Iterator[str]:
        lines = [*self.sentences.condition(area)]
        yield f"{INDENT}{self.names.office(window, id)}：{lines[0]}"
        yield from (INDENT + line for line in lines[1:])

    def _alternatives(self, instead: Mapping[str, Sequence[str]]) -> Iterator[str]:
        for fact, ids in instead.items():
            if not fact and len(instead) == 1:
                yield self.t("対象にならない方には：{names}").format(names=self._names(ids))
            else:
                label = self.names.fact(fact) if fact else self.t("そのほかの理由")
                yield self.t("{label}で対象にならない方には：{names}").format(
                    label=label, names=self._names(ids)
                )

    def _notes(self, text: RuleText) -> Iterator[str]:
        yield from (self.t("窓口で確認すること：{text}").format(text=self.t(line)) for line in text.confirm_at_window)
        yield from self._cites(text.cites)
        yield from self._interpretation(text.interpretation)

    def _cites(self, ids: Sequence[str]) -> Iterator[str]:
        """Each citation with what it says, in our words."""
        for id in ids:
            statement = self.knowledge.plan.statements.get(id)
            text = self.t("根拠：{label}").format(label=citation(self.knowledge, id, self.t).label)
            yield f"{text}　{self.t(statement.text)}" if statement else text

    def _labels(self, ids: Sequence[str]) -> str:
        labels = dict.fromkeys(citation(self.knowledge, id, self.t).label for id in ids)
        return self.t("、").join(labels)

    def _interpretation(self, text: str) -> Iterator[str]:
        if text:
            yield self.t("私たちの読み方：{text}").format(text=self.t(text))

    def _rank_cites(self, kind: str, n: int) -> Iterator[str]:
        steps = self.knowledge.rules.ranks.get(kind)
        assert steps
        node = steps.list()[n]
        yield from self._cites(node.words("cites"))
        yield from self._interpretation(node.word("interpretation"))

    def _parameter_value(self, value: ParameterValue, unit: str) -> Iterator[str]:
        yield f"{INDENT}{value.value}{unit}　{self._validity(value.valid)}"
        yield INDENT + self.t("根拠：{cites}").format(cites=self._labels(value.cites))
        yield from (INDENT + line for line in self._interpretation(value.interpretation))

    def _rules_using(self, id: str) -> list[str]:
        """The rules that a change of the number changes."""
        files = self.knowledge.rules
        grammar = files.grammar(self.day)
        changed = replace(
            grammar, parameters={**grammar.parameters, id: str(int(grammar.parameters[id]) + 1)}
        )
        before, after = self.rules.source, files.source_on(self.day, changed)
        users = [
            old.id
            for kind in ("categories", "windows", "schemes")
            for old, new in zip(getattr(before, kind), getattr(after, kind), strict=True)
            if old != new
        ]
        for kind in ("window", "scheme"):
            pairs = zip(getattr(before, f"{kind}_steps"), getattr(after, f"{kind}_steps"), strict=True)
            users += [f"rank/{kind}s/{n}" for n, (old, new) in enumerate(pairs, 1) if old != new]
        alarms = zip(before.alarms, after.alarms, strict=True)
        return [*users, *(f"urgent/{old.kind}" for old, new in alarms if old != new)]

    def _names(self, ids: Sequence[str]) -> str:
        return self.t("、").join(self.names.of(id) for id in ids)
