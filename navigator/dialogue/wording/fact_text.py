"""Facts, answers and requirements in words."""


from navigator.dialogue.answers import Answer
from navigator.engine.decide.condition import Leaf
from navigator.engine.decide.fact import Fact
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.facts import OUTSIDE

from .translation import Translator

MANY_PLACES = 6  # more are not told one by one
PERSONA_FACT = "persona"  # who is asked about is never a reason


def option_label(
    knowledge: Knowledge, fact: str, value: str, voice: str, t: Translator, *, short: bool = False
) -> str:
    """A value as it is shown: a place by its name, an option by its wording."""
    place = knowledge.municipalities.get(value)
    if place is not None and knowledge.facts[fact].node.word("values_from"):
        return t.place(place)
    words = knowledge.fact_words[fact]
    if value == OUTSIDE and value not in words.options:
        return t(knowledge.region.outside)
    text = words.short.get(value) if short else None
    return t((text or words.options[value])(voice)) if value in words.options else value


def answer_text(
    knowledge: Knowledge, fact: str, answer: Answer, voice: str, t: Translator, *, short: bool = False
) -> str:
    """An answer as it stands below its question; `short` beside its label alone: 家から出にくい rather than はい."""
    if answer.kind != "told":
        return t("わからない") if answer.kind == "unknown" else t("答えたくない")
    declared, words = knowledge.facts[fact], knowledge.fact_words[fact]
    if declared.fact.kind == "integer":
        value = answer.values[0]
        return (
            t(words.bands[value])
            if value in words.bands
            else number_text(value, declared.fact, t(words.unit), t)
        )
    if not answer.values:
        return t("どれもあてはまらない")
    return t.join(option_label(knowledge, fact, value, voice, t, short=short) for value in answer.values)


def number_text(value: str, fact: Fact, unit: str, t: Translator) -> str:
    """`46` -> 46歳, `15..49` -> 49歳まで, `50..99` -> 50歳から, `40..49` -> 40〜49歳."""
    low, dots, high = value.partition("..")
    if not dots or low == high:
        return f"{low}{unit}"
    first, last = str(fact.values[0]), str(fact.values[-1])
    if low in ("", first):
        return t("{n}{unit}まで").format(n=high, unit=unit)
    if high in ("", last):
        return t("{n}{unit}から").format(n=low, unit=unit)
    return f"{low}〜{high}{unit}"


def wanted_ranges(fact: Fact, values: int) -> list[str]:
    """A set of whole numbers as ranges: ["15..49"]."""
    numbers = [int(str(v)) for v in fact.values_in(values)]
    ranges: list[str] = []
    start = 0
    for n, number in enumerate(numbers):
        if n + 1 == len(numbers) or numbers[n + 1] != number + 1:
            first = numbers[start]
            ranges.append(str(first) if first == number else f"{first}..{number}")
            start = n + 1
    return ranges


def wanted_values(leaf: Leaf, fact: Fact) -> list[str]:
    """What a leaf asks for, as values of the API."""
    if fact.kind == "several":
        return list(leaf.wants.any_of)
    if fact.kind == "integer":
        return wanted_ranges(fact, leaf.wants.values)
    return [str(value) for value in fact.values_in(leaf.wants.values)]


def requirement(knowledge: Knowledge, leaf: Leaf, fact: Fact, voice: str, t: Translator) -> str:
    """What a leaf asks for, in words: 49歳までの方."""
    words = knowledge.fact_words[fact.id]
    values = wanted_values(leaf, fact)
    if fact.kind == "integer":
        said = t.join(number_text(v, fact, t(words.unit), t) for v in values)
    elif knowledge.facts[fact.id].is_place and len(values) > MANY_PLACES:
        said = t("{region}の方").format(region=t(knowledge.region.name))
    else:
        said = t("・").join(option_label(knowledge, fact.id, v, voice, t, short=True) for v in values)
    if leaf.wants.negated and fact.kind == "several":
        return t("{values} のどれも選んでいない方").format(values=said)
    return t(words.needs).format(values=said)








