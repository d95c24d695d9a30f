"""Why a finding is what it is, and what would settle it, in words."""

from collections.abc import Iterable

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.wording.fact_text import PERSONA_FACT, answer_text, requirement
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.condition import Leaf
from navigator.engine.decide.rule import Finding, Verdict


def told_facts(evaluation: Evaluation, leaves: Iterable[Leaf]) -> tuple[str, ...]:
    """What was said that a finding rests on: お仕事の状況：仕事を探している."""
    found = []
    for fact in facts_of(evaluation.rules, leaves):
        answer = evaluation.used.get(fact)
        if answer is not None and answer.kind == "told":
            label = evaluation.t(evaluation.knowledge.fact_words[fact].label)
            text = answer_text(evaluation.knowledge, fact, answer, evaluation.voice, evaluation.t)
            found.append(f"{label}：{text}")
    return tuple(found)


def facts_of(rules: CompiledRules, leaves: Iterable[Leaf]) -> tuple[str, ...]:
    """The facts of some leaves, each once, without who is asked about."""
    names = dict.fromkeys(rules.domains[leaf.fact].fact.id for leaf in leaves)
    return tuple(name for name in names if name != PERSONA_FACT)


def reasons(evaluation: Evaluation, finding: Finding) -> tuple[str, ...]:
    """Why a finding is what it is, in words."""
    if finding.verdict is Verdict.FITS:
        return told_facts(evaluation, finding.because)
    if finding.verdict is Verdict.MAYBE:
        return open_points(evaluation, finding)
    found = []
    for leaf in finding.because:
        fact = evaluation.rules.domains[leaf.fact].fact
        if fact.id == PERSONA_FACT:
            continue
        text = evaluation.t("{who}が対象です").format(
            who=requirement(evaluation.knowledge, leaf, fact, evaluation.voice, evaluation.t)
        )
        answer = evaluation.used.get(fact.id)
        if answer and answer.kind == "told":
            told = answer_text(evaluation.knowledge, fact.id, answer, evaluation.voice, evaluation.t)
            text = evaluation.t("{reason}（うかがった答え：{answer}）").format(reason=text, answer=told)
        found.append(text)
    return tuple(found)


def open_points(evaluation: Evaluation, finding: Finding) -> tuple[str, ...]:
    """What would settle a finding: questions still to come, or what the desk will ask."""
    found = []
    for fact in facts_of(evaluation.rules, finding.because):
        label = evaluation.t(evaluation.knowledge.fact_words[fact].label)
        unasked = finding.unasked >> evaluation.rules.index[fact] & 1
        text = (
            evaluation.t("{label}をうかがうと、はっきりします")
            if unasked
            else evaluation.t("{label}は、窓口で確認します")
        )
        found.append(text.format(label=label))
    return tuple(found)
