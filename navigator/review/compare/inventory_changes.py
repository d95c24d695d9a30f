"""What came, went, changed its number or only its id between two rule sets."""

from collections.abc import Iterator, Sequence
from datetime import date

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.review.rule_names import RuleNames

from .renamed_values import Renamings


def inventory_changes(
    names: RuleNames,
    rules: tuple[CompiledRules, CompiledRules],
    days: tuple[date, date],
    renamings: Renamings,
) -> Iterator[str]:
    """One line for each thing that exists on one side only, each renamed value, each changed number."""
    t = names.t
    for kind, ids_of in (("窓口", _windows), ("支援策", _schemes), ("類型", _categories)):
        for text, ids in _only(ids_of(rules[0]), ids_of(rules[1])):
            for id in ids:
                yield t(text).format(kind=t(kind), name=names.of(id))
    for text, ids in _only([d.fact.id for d in rules[0].domains], [d.fact.id for d in rules[1].domains]):
        for id in ids:
            yield t(text).format(kind=t("質問"), name=names.fact(id))
    yield from _values(names, rules)
    for fact, pairs in renamings.items():
        for old, new in pairs.items():
            yield t("質問「{fact}」の答えの名前だけの変更：{old} → {new}").format(
                fact=names.fact(fact), old=old, new=new
            )
    yield from _numbers(names, days)


def _windows(rules: CompiledRules) -> list[str]:
    return [w.id for w in rules.source.windows]


def _schemes(rules: CompiledRules) -> list[str]:
    return [s.id for s in rules.source.schemes]


def _categories(rules: CompiledRules) -> list[str]:
    return [c.id for c in rules.source.categories]


def _only(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    yield "増えた{kind}：{name}", [id for id in new if id not in old]
    yield "なくなった{kind}：{name}", [id for id in old if id not in new]


def _values(names: RuleNames, rules: tuple[CompiledRules, CompiledRules]) -> Iterator[str]:
    """Answers that only one side knows: to the other they are "don't know"."""
    facts = [{d.fact.id: d.fact for d in side.domains} for side in rules]
    for id in (id for id in facts[1] if id in facts[0]):
        values = [
            [str(v) for v in side[id].values] if side[id].kind != "several" else [*side[id].options]
            for side in facts
        ]
        for text, only in _only(*values):
            if only:
                listed = _shortened([names.place(v) for v in only])
                yield names.t(text).format(
                    kind=names.t("答え（{fact}）").format(fact=names.fact(id)), name=listed
                )


def _shortened(values: Sequence[str]) -> str:
    return "、".join(values) if len(values) <= 8 else f"{values[0]}〜{values[-1]}"


def _numbers(names: RuleNames, days: tuple[date, date]) -> Iterator[str]:
    old, new = names.old.rules.parameters, names.new.rules.parameters
    for id, parameter in new.items():
        if id in old:
            before, after = old[id].on(days[0]).value, parameter.on(days[1]).value
            if before != after:
                yield names.t("基準値 {id}：{old}{unit} → {new}{unit}").format(
                    id=parameter.title, old=before, new=after, unit=parameter.unit
                )
