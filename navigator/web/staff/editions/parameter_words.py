"""A parameter as it is read aloud, and how a draft changes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.dialogue.wording.translation import Translator
from navigator.editions.parameter_change import parameters_of
from navigator.knowledge.rules.rule_files import Parameter

REFUSED_VALUE = {
    "digits": "数字だけで書いてください。たとえば：44", "same": "その日の数と同じです。",
    "changed": "ほかの方が、この数を変えました。上の数を見てください。",
}  # fmt: skip
REFUSED_DAY = {
    "unreadable": "日付を読みとれませんでした。", "early": "はじめの数より前の日です。",
    "first": "その日から始まる数が、もうあります。直すときは、文で直してください。",
}  # fmt: skip


@dataclass(frozen=True)
class ChangedParameter:
    """What is read aloud of a parameter before a draft, and with it."""

    id: str
    title: str
    before: Sequence[str]
    after: Sequence[str]


def sentences_of(parameter: Parameter, t: Translator) -> list[str]:
    """Each value with its days, the first one first."""
    said = []
    for each in sorted(parameter.values, key=lambda value: value.valid.start):
        if each.valid.end == date.max:
            words = t("{start}から、{number}です。")
        elif each.valid.start == date.min:
            words = t("{end}まで、{number}です。")
        else:
            words = t("{start}から{end}まで、{number}です。")
        start, end = t.year(each.valid.start), t.year(each.valid.end)
        said.append(words.format(start=start, end=end, number=f"{each.value}{parameter.unit}"))
    return said


def changed_parameters(before: str, after: str, t: Translator) -> list[ChangedParameter]:
    """The parameters that two texts of their file say otherwise; none where one cannot be read."""
    old, new = parameters_of(before) or {}, parameters_of(after) or {}
    said = {id: (_sentences(old, id, t), _sentences(new, id, t)) for id in {**old, **new}} if old and new else {}
    titles = {id: parameter.title for id, parameter in {**old, **new}.items()}
    return [ChangedParameter(id, titles[id], *both) for id, both in said.items() if both[0] != both[1]]


def _sentences(parameters: Mapping[str, Parameter], id: str, t: Translator) -> list[str]:
    return sentences_of(parameters[id], t) if id in parameters else []
