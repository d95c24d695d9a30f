"""A compiled condition as numbered sentences, so that two people can speak of "3-1" on the telephone."""

from collections.abc import Iterator
from dataclasses import dataclass

from navigator.dialogue.wording.fact_text import PERSONA_FACT, number_text, option_label, wanted_values
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.condition import Branch, ConditionNode, Leaf
from navigator.engine.prove.rule_lint import split_audience
from navigator.knowledge.knowledge import Knowledge

FEW = 12  # values up to which each is named
INDENT = "　"


@dataclass(frozen=True)
class ConditionSentences:
    """Words the conditions of one rule set."""

    knowledge: Knowledge
    rules: CompiledRules
    t: Translator

    def rule(self, node: ConditionNode) -> Iterator[str]:
        """The condition of a rule: who asks, then who is served."""
        personas, rest = split_audience(node, self.rules.index[PERSONA_FACT])
        for leaf, _ in personas:
            assert isinstance(leaf, Leaf)
            yield self.t("相談する人：{who}").format(who=self.t("／").join(self._values(leaf)))
        parts = rest.parts
        if not parts:
            yield self.t("対象：条件はありません。どなたも対象です。")
        elif len(parts) == 1 and isinstance(parts[0], Leaf):
            yield self.t("対象：{leaf}の方").format(leaf=self.leaf(parts[0]))
        else:
            body = parts[0] if len(parts) == 1 else rest
            yield self.t("対象：{lead}方").format(lead=self._lead(body))
            yield from self.numbered(body)

    def desk(self, node: ConditionNode) -> Iterator[str]:
        """For whom the desk decides."""
        if isinstance(node, Leaf):
            yield self.t("窓口が決める方：{leaf}の方").format(leaf=self.leaf(node))
        elif not node.parts:
            yield self.t("窓口が決める方：どなたも")
        else:
            yield self.t("窓口が決める方：{lead}方").format(lead=self._lead(node))
            yield from self.numbered(node)

    def condition(self, node: ConditionNode) -> Iterator[str]:
        """A condition that stands by itself."""
        if isinstance(node, Leaf):
            yield self.t("条件：{leaf}").format(leaf=self.leaf(node))
        elif not node.parts:
            yield self.t("条件はありません。") if node.both else self.t("だれもあてはまりません。")
        else:
            yield self.t("条件：{lead}").format(lead=self._lead(node))
            yield from self.numbered(node)

    def numbered(self, node: ConditionNode, prefix: str = "") -> Iterator[str]:
        """The parts of a condition, one line each, indented as deep as they lie."""
        if isinstance(node, Leaf):
            return
        for n, part in enumerate(node.parts, 1):
            number = f"{prefix}-{n}" if prefix else str(n)
            indent = INDENT * (number.count("-") + 1)
            yield f"{indent}{number}. " + (self.leaf(part) if isinstance(part, Leaf) else self._lead(part))
            yield from self.numbered(part, number)

    def leaf(self, leaf: Leaf) -> str:
        """One requirement: 年齢が 49歳まで."""
        fact = self.rules.domains[leaf.fact].fact
        label = self.t(self.knowledge.fact_words[fact.id].label)
        values = self._values(leaf)
        if fact.kind == "integer":
            return self.t("{label}が {values}").format(label=label, values=self.t("、または ").join(values))
        quoted = "".join(f"「{value}」" for value in values)
        if fact.kind == "several":
            return self._several(leaf, label, quoted, len(values))
        others = fact.values_in(fact.all_values & ~leaf.written.values)
        if len(values) > FEW and len(others) == 1:
            other = option_label(self.knowledge, fact.id, str(others[0]), self._voice(fact.id), self.t, short=True)
            return self.t("{label}が「{value}」のほか").format(label=label, value=other)
        text = self.t("{label}が{values}のどれか") if len(values) > 1 else self.t("{label}が{values}")
        return text.format(label=label, values=quoted)

    def _several(self, leaf: Leaf, label: str, quoted: str, count: int) -> str:
        if leaf.written.negated:
            text = self.t("{label}で、{values}を選んでいない")
            text_of_many = self.t("{label}で、{values}のどれも選んでいない")
        else:
            text = self.t("{label}で、{values}を選んでいる")
            text_of_many = self.t("{label}で、{values}のどれかを選んでいる")
        return (text if count == 1 else text_of_many).format(label=label, values=quoted)

    def _lead(self, branch: ConditionNode) -> str:
        assert isinstance(branch, Branch)
        return self.t("次のすべてにあてはまる") if branch.both else self.t("次のどれかにあてはまる")

    def _values(self, leaf: Leaf) -> list[str]:
        fact = self.rules.domains[leaf.fact].fact
        values = wanted_values(leaf, fact)
        if fact.kind == "integer":
            unit = self.knowledge.fact_words[fact.id].unit
            return [number_text(v, fact, unit, self.t) for v in values]
        return [option_label(self.knowledge, fact.id, v, self._voice(fact.id), self.t, short=True) for v in values]

    def _voice(self, fact: str) -> str:
        """The first who is asked, in whose words a value is called."""
        return self.knowledge.facts[fact].asked_of[0]
