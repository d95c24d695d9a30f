"""One line of a condition as a form: what it asks for, and what was typed of it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from navigator.dialogue.wording.fact_text import option_label
from navigator.editions.conditions.written_condition import (
    NAMING_KEYS,
    WrittenCondition,
    WrittenGroup,
    WrittenLeaf,
)
from navigator.knowledge.rules.conditions import number_bounds
from navigator.web.forms import Form

from .condition_words import DraftConditions

NONE_CHOSEN = "none-chosen"  # of a fact of which several may be chosen
MAX_DIGITS = 5
_BOUND = r"(\{\w+\}|\d*)"
_RANGE = re.compile(rf"{_BOUND}(\.\.)?{_BOUND}")


@dataclass(frozen=True)
class NumberRange:
    """From and to, each a number or the name of a parameter; both empty where there is no line."""

    low: str = ""
    low_name: str = ""
    high: str = ""
    high_name: str = ""
    problem: str = ""


@dataclass(frozen=True)
class LineForm:
    """What can be chosen for a line. `kind` is group | not | choice | number."""

    kind: str
    options: Sequence[tuple[str, str, bool]] = ()  # value, words, whether it is chosen
    ranges: Sequence[NumberRange] = ()
    names: Sequence[tuple[str, str]] = ()  # the parameters, with what they are now
    unit: str = ""
    problem: str = ""


@dataclass(frozen=True)
class EnteredLine:
    """A line as it was typed; with problems it is not taken."""

    line: WrittenCondition
    ranges: Sequence[NumberRange] = ()
    problem: str = ""

    @property
    def is_wrong(self) -> bool:
        return bool(self.problem) or any(each.problem for each in self.ranges)


def line_form(line: WrittenCondition, conditions: DraftConditions, typed: EnteredLine | None, *, is_unchosen: bool = False) -> LineForm:
    """The form of a line; what was `typed` and refused stands in it again."""
    if isinstance(line, WrittenGroup):
        return LineForm("not" if line.kind == "not" else "group")
    problem = typed.problem if typed else ""
    if is_number(line, conditions):
        ranges = (typed.ranges if typed else ()) or [read_range(value) for value in line.values] or [NumberRange()]
        return LineForm("number", (), ranges, _parameters(conditions), conditions.knowledge.fact_words[line.key].unit, problem)
    return LineForm("choice", list(_options(line, conditions, is_unchosen=is_unchosen)), problem=problem)


def typed_line(line: WrittenCondition, form: Form, conditions: DraftConditions) -> EnteredLine:
    """What was typed of a line."""
    t = conditions.t
    if isinstance(line, WrittenGroup):
        return EnteredLine(line)
    if is_number(line, conditions):
        return _typed_numbers(line, form, conditions)
    known = [value for value, _, _ in _options(line, conditions) if value != NONE_CHOSEN]
    chosen = tuple(value for value in known if value in form.values("value"))
    if not chosen and NONE_CHOSEN not in form.values("value"):
        return EnteredLine(line, problem=t("ひとつは選んでください。"))
    if chosen and NONE_CHOSEN in form.values("value"):
        return EnteredLine(line, problem=t("「どれも選んでいない」は、ほかのものといっしょには選べません。"))
    same = {*chosen} == {*line.values}
    return EnteredLine(line if same else WrittenLeaf(line.key, chosen))


def is_number(line: WrittenLeaf, conditions: DraftConditions) -> bool:
    """Whether a line asks for a number."""
    fact = conditions.knowledge.facts.get(line.key)
    return fact is not None and fact.fact.kind == "integer"


def read_range(text: str) -> NumberRange:
    """A range as it is written: 45, 40..49, ..{age_limit}."""
    match = _RANGE.fullmatch(text)
    if not match:
        return NumberRange()
    low, high = match[1], match[3] if match[2] else match[1]
    return NumberRange(*_bound(low), *_bound(high))


def written_range(typed: NumberRange) -> str:
    """The same, written."""
    low, high = (f"{{{name}}}" if name else number for number, name in ((typed.low, typed.low_name), (typed.high, typed.high_name)))
    return low if low == high else f"{low}..{high}"


def _bound(text: str) -> tuple[str, str]:
    return ("", text[1:-1]) if text.startswith("{") else (text, "")


def _typed_numbers(line: WrittenLeaf, form: Form, conditions: DraftConditions) -> EnteredLine:
    count = max(len(line.values), 1)
    ranges = [_looked_at(each, line.key, conditions) for each in (_typed_range(form, n) for n in range(count))]
    if any(each.problem for each in ranges):
        return EnteredLine(line, ranges)
    before = [read_range(value) for value in line.values]
    values = tuple(line.values[n] if n < len(before) and each == before[n] else written_range(each) for n, each in enumerate(ranges))
    return EnteredLine(WrittenLeaf(line.key, values))


def _typed_range(form: Form, n: int) -> NumberRange:
    def number(name: str) -> str:
        text = unicodedata.normalize("NFKC", form.value(f"{name}-{n}")).strip()
        return text.lstrip("0") or text[:1]

    return NumberRange(number("low"), form.value(f"low-name-{n}"), number("high"), form.value(f"high-name-{n}"))


def _looked_at(typed: NumberRange, fact: str, conditions: DraftConditions) -> NumberRange:
    problem = _range_problem(typed, fact, conditions)
    return NumberRange(typed.low, typed.low_name, typed.high, typed.high_name, problem)


def _range_problem(typed: NumberRange, fact: str, conditions: DraftConditions) -> str:
    t, parameters = conditions.t, conditions.knowledge.rules.parameters
    if not any((typed.low, typed.low_name, typed.high, typed.high_name)):
        return t("どちらかに、数を入れてください。")
    if (typed.low and typed.low_name) or (typed.high and typed.high_name):
        return t("数と決まりの数は、どちらかひとつにしてください。")
    if any(name and name not in parameters for name in (typed.low_name, typed.high_name)):
        return t("その決まりの数は、ありません。")
    numbers = [typed.low, typed.high]
    if any(text and not (text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS) for text in numbers):
        return t("数字だけで書いてください。たとえば：44")
    first, last = number_bounds(conditions.knowledge.facts[fact].fact)
    values = {id: int(each.on(conditions.day).value) for id, each in parameters.items() if each.values}
    low = values.get(typed.low_name, int(typed.low or first))
    high = values.get(typed.high_name, int(typed.high or last))
    if not first <= low <= high <= last:
        return t("{first}から{last}までの数で、「から」が「まで」より大きくならないようにしてください。").format(first=first, last=last)
    return ""


def _parameters(conditions: DraftConditions) -> list[tuple[str, str]]:
    t, parameters = conditions.t, conditions.knowledge.rules.parameters
    return [
        (id, t("{id}（{number}）").format(id=id, number=f"{each.on(conditions.day).value}{each.unit}"))
        for id, each in parameters.items()
        if each.values
    ]


def _options(line: WrittenLeaf, conditions: DraftConditions, *, is_unchosen: bool = False) -> Iterator[tuple[str, str, bool]]:
    """What can be chosen, and what is chosen though nobody knows it."""
    known = list(_known_options(line, conditions))
    listed = {value for value, _ in known}
    unknown = [(value, value) for value in line.values if value not in listed]
    for value, words in [*known, *unknown]:
        yield value, words, value in line.values
    fact = conditions.knowledge.facts.get(line.key)
    if fact is not None and fact.fact.kind == "several":
        yield NONE_CHOSEN, conditions.t("どれも選んでいない"), not line.values and not is_unchosen


def _known_options(line: WrittenLeaf, conditions: DraftConditions) -> Iterator[tuple[str, str]]:
    knowledge = conditions.knowledge
    if line.key in NAMING_KEYS:
        for key, name in conditions.named:
            if key == line.key:
                yield name, conditions.names.of(name)
        return
    fact = knowledge.facts.get(line.key)
    if fact is None:
        return
    values = fact.fact.options if fact.fact.kind == "several" else [str(value) for value in fact.fact.values]
    for value in values:
        yield value, option_label(knowledge, line.key, value, fact.asked_of[0], conditions.t, short=True)


@dataclass(frozen=True)
class Choices:
    """What a new line may be, by kind: value of the form, words."""

    facts: Sequence[tuple[str, str]] = field(default=())
    names: Sequence[tuple[str, str]] = field(default=())
    groups: Sequence[tuple[str, str]] = field(default=())


def choices(conditions: DraftConditions) -> Choices:
    """What a new line may be."""
    t, words = conditions.t, conditions.knowledge.fact_words
    facts = [(f"fact:{id}", t(words[id].label)) for id in conditions.knowledge.facts if id in words]
    kinds = {"is": t("条件「{name}」"), "category": t("類型「{name}」")}
    names = [(f"{key}:{name}", kinds[key].format(name=conditions.names.of(name))) for key, name in conditions.named]
    groups = [("group:any", t("次のどれかにあてはまる")), ("group:all", t("次のすべてにあてはまる"))]
    return Choices(facts, names, groups)


def new_line(chosen: str, conditions: DraftConditions) -> WrittenCondition | None:
    """A new line as it was chosen, None for what cannot be."""
    kind, _, name = chosen.partition(":")
    if kind == "group" and name in ("any", "all"):
        return WrittenGroup("any" if name == "any" else "all", ())
    if kind in NAMING_KEYS and (kind, name) in conditions.named:
        return WrittenLeaf(kind, (name,))
    return WrittenLeaf(name, ()) if kind == "fact" and name in conditions.knowledge.facts else None
