"""Why a verdict is what it is, and what would settle it, in words."""

from collections.abc import Iterable

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.wording.fact_text import (
    PERSONA_FACT,
    answer_text,
    option_label,
    requirement,
    wanted_values,
)
from navigator.dialogue.wording.translation import N_
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.condition import Leaf
from navigator.engine.decide.rule import Finding, Verdict

WOULD_SETTLE = N_("{label}がわかると、合うかがはっきりします")
WOULD_SETTLE_OF_ANOTHER = N_("ご本人の{label}がわかると、合うかがはっきりします")
SPEAKS_FOR_ANOTHER = ("family", "supporter")
OPENS_FOR = N_("{who}なら、使えることがあります。")
OPENS_IN_ONE_CASE = N_("次のどれかにあてはまる方なら、使えることがあります。")
MORE_IS_OPEN = N_("{labels}がわかると、使えるかがはっきりします。")


def answers_behind(evaluation: Evaluation, leaves: Iterable[Leaf]) -> tuple[str, ...]:
    """The answers that a verdict rests on, in words that stand beside a label: 外に出ること：家から出にくい, never はい."""
    lines = []
    for fact in _facts_of(evaluation.rules, leaves):
        answer = evaluation.answers_in_use.get(fact)
        if answer is not None and answer.is_known:
            label = evaluation.t(evaluation.knowledge.fact_words[fact].label)
            text = answer_text(evaluation.knowledge, fact, answer, evaluation.persona, evaluation.t, short=True)
            lines.append(f"{label}：{text}")
    return tuple(lines)


def _facts_of(rules: CompiledRules, leaves: Iterable[Leaf]) -> tuple[str, ...]:
    """The facts of some leaves, each once, without the persona."""
    names = dict.fromkeys(rules.domains[leaf.fact].fact.id for leaf in leaves)
    return tuple(name for name in names if name != PERSONA_FACT)


def reasons(evaluation: Evaluation, finding: Finding) -> tuple[str, ...]:
    """The answers behind a `fits`, what is open in a `maybe`, whom a `not` is meant for instead."""
    if finding.verdict is Verdict.FITS:
        return answers_behind(evaluation, finding.because)
    if finding.verdict is Verdict.MAYBE:
        return open_points(evaluation, finding)
    return _refusal(evaluation, finding.because)


def _refusal(evaluation: Evaluation, because: Iterable[Leaf]) -> tuple[str, ...]:
    """Whom a scheme is meant for instead, in one sentence: of several leaves each alone would have made it hold."""
    t, served, given = evaluation.t, [], []
    for leaf in because:
        fact = evaluation.rules.domains[leaf.fact].fact
        if fact.id == PERSONA_FACT:
            continue
        served.append(requirement(evaluation.knowledge, leaf, fact, evaluation.persona, t))
        answer = evaluation.answers_in_use.get(fact.id)
        if answer and answer.is_known:
            given.append(answer_text(evaluation.knowledge, fact.id, answer, evaluation.persona, t))
    if not served:
        return ()
    text = t("{who}が対象です").format(who=t("、または").join(served))
    return (t("{reason}（教えてもらった答え：{answer}）").format(reason=text, answer=t.list_of(given)) if given else text,)


def desk_reason(evaluation: Evaluation, id: str, finding: Finding) -> tuple[str, ...]:
    """Why only the desk of a window or scheme can decide, where that is so."""
    text = evaluation.knowledge.schemes.get(id) or evaluation.knowledge.windows[id]
    return (evaluation.t(text.desk_decides.why),) if finding.by_desk and text.desk_decides else ()


def open_points(evaluation: Evaluation, finding: Finding) -> tuple[str, ...]:
    """What would settle a verdict: questions still to come, or what the desk will ask."""
    lines = []
    for fact in _facts_of(evaluation.rules, finding.because):
        label = evaluation.t(evaluation.knowledge.fact_words[fact].label)
        unasked = finding.unasked >> evaluation.rules.index[fact] & 1
        text = (
            evaluation.t(WOULD_SETTLE_OF_ANOTHER if evaluation.persona in SPEAKS_FOR_ANOTHER else WOULD_SETTLE)
            if unasked
            else evaluation.t("{label}は、窓口で確認します")
        )
        lines.append(evaluation.t.put_into(text, "label", label))
    return tuple(lines)


def what_opens(evaluation: Evaluation, finding: Finding) -> tuple[str, tuple[str, ...]]:
    """What would open a scheme that is not settled, in one sentence; and cases, where one of several suffices.

    The cases are those that were shown to tick, in whole: a tick without its fellow says neither yes nor no.
    """
    t, knowledge, rules = evaluation.t, evaluation.knowledge, evaluation.rules
    open_facts = _facts_of(rules, finding.because)
    if len(open_facts) != 1:
        labels = t.list_of(t(knowledge.fact_words[fact].label) for fact in open_facts)
        return (t.put_into(t(MORE_IS_OPEN), "labels", labels) if labels else "", ())
    leaves = [leaf for leaf in finding.because if rules.domains[leaf.fact].fact.id == open_facts[0]]
    fact = rules.domains[leaves[0].fact].fact
    if not knowledge.fact_words[fact.id].lines:
        who = t("、または").join(dict.fromkeys(requirement(knowledge, leaf, fact, evaluation.persona, t) for leaf in leaves))
        return t.put_into(t(OPENS_FOR), "who", who), ()
    values = dict.fromkeys(value for leaf in leaves for value in wanted_values(leaf, fact))
    return t(OPENS_IN_ONE_CASE), tuple(option_label(knowledge, fact.id, value, evaluation.persona, t) for value in values)
