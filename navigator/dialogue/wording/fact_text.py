"""Facts, answers and requirements in words."""

from navigator.dialogue.answers import Answer, number_bounds
from navigator.engine.decide.condition import Leaf
from navigator.engine.decide.fact import Fact
from navigator.knowledge.files.figures import with_figures
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.facts import OUTSIDE

from .translation import Translator

MONTHS = 12  # in a year
MANY_PLACES = 6  # more are not named one by one
PERSONA_FACT = "persona"  # never given as a reason


def option_label(
    knowledge: Knowledge, fact: str, value: str, voice: str, t: Translator, *, short: bool = False
) -> str:
    """A value in words: a place by its name, an option by its wording, else the value itself."""
    place = knowledge.municipalities.get(value)
    if place is not None and knowledge.facts[fact].is_place:
        return t.place(place)
    words = knowledge.fact_words[fact]
    if value == OUTSIDE and value not in words.options:
        return t(knowledge.region.outside)
    if value not in words.options:
        return value
    if not short:
        return t(words.options[value](voice))
    return t.begun_small(t((words.short.get(value) or words.options[value])(voice)), is_label=True)


def answer_text(
    knowledge: Knowledge, fact: str, answer: Answer, voice: str, t: Translator, *, short: bool = False
) -> str:
    """An answer below its question; `short` where its label alone stands beside it: 家から出にくい rather than はい."""
    if not answer.is_known:
        return t("わからない") if answer.kind == "unknown" else t("答えたくない")
    declared = knowledge.facts[fact]
    if declared.fact.kind == "integer":
        return given_number(knowledge, fact, answer.values[0], t)
    if not answer.values:
        return t("どれもあてはまらない")
    return t.list_of(option_label(knowledge, fact, value, voice, t, short=short) for value in answer.values)


def answer_alone(knowledge: Knowledge, fact: str, answer: Answer, voice: str, t: Translator) -> str:
    """An answer where nothing stands beside it: 仕事を離れて18年 rather than 18年."""
    text = answer_text(knowledge, fact, answer, voice, t, short=True)
    alone = knowledge.fact_words[fact].alone
    return with_figures(t(alone), {"value": text}) if alone and answer.is_known else text


def given_number(knowledge: Knowledge, fact: str, value: str, t: Translator) -> str:
    """A number or band as it was told: `216` months -> 18年, `0..5` -> 半年より短い."""
    words = knowledge.fact_words[fact]
    if value in words.bands:
        return t(words.bands[value])
    if words.years and value.isdecimal() and int(value) >= 2 * MONTHS and int(value) % MONTHS == 0:
        return with_figures(t(words.years), {"n": str(int(value) // MONTHS)})
    return number_text(value, knowledge.facts[fact].fact, words.unit, t)


def number_text(value: str, fact: Fact, unit: str, t: Translator) -> str:
    """`46` -> 46歳, `15..49` -> 49歳まで, `50..99` -> 50歳から, `40..49` -> 40〜49歳."""
    low, dots, high = value.partition("..")
    if not dots or low == high:
        return f"{low}{t.count(unit, int(low))}"
    least, most = map(str, number_bounds(fact))
    if low in ("", least):
        return t("{n}{unit}まで").format(n=high, unit=t.count(unit, int(high)))
    if high in ("", most):
        return t("{n}{unit}から").format(n=low, unit=t.count(unit, int(low)))
    return f"{t.span(low, high)}{t.count(unit, int(high))}"


def wanted_ranges(fact: Fact, values: int) -> list[str]:
    """A set of whole numbers as ranges: ["15..49"]."""
    numbers = [int(str(value)) for value in fact.values_in(values)]
    wanted = set(numbers)
    starts = [n for n in numbers if n - 1 not in wanted]
    ends = [n for n in numbers if n + 1 not in wanted]
    return [str(first) if first == last else f"{first}..{last}" for first, last in zip(starts, ends, strict=True)]


def wanted_values(leaf: Leaf, fact: Fact) -> list[str]:
    """The values that a leaf asks for, as the API writes them."""
    if fact.kind == "several":
        return list(leaf.written.any_of)
    if fact.kind == "integer":
        return wanted_ranges(fact, leaf.written.values)
    return [str(value) for value in fact.values_in(leaf.written.values)]


def requirement(knowledge: Knowledge, leaf: Leaf, fact: Fact, voice: str, t: Translator) -> str:
    """Whom a leaf is for, in words: 49歳までの方."""
    words = knowledge.fact_words[fact.id]
    values = wanted_values(leaf, fact)
    if fact.kind == "integer":
        text = t.list_of(number_text(v, fact, words.unit, t) for v in values)
    elif knowledge.facts[fact.id].is_place and len(values) > MANY_PLACES:
        text = t("{region}の方").format(region=t(knowledge.region.name))
    else:
        text = t.any_of(option_label(knowledge, fact.id, v, voice, t, short=True) for v in values)
    if leaf.written.negated and fact.kind == "several":
        return t("{values} のどれも選んでいない方").format(values=text)
    return t.put_into(t(words.needs), "values", text)
