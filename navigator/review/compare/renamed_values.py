"""Values that only changed their name: an answer that reads the same on both sides is the same answer."""

from collections.abc import Mapping
from dataclasses import replace

from navigator.engine.decide.compiled_rules import RuleSource
from navigator.engine.decide.fact import Fact
from navigator.knowledge.knowledge import Knowledge

Renamings = Mapping[str, Mapping[str, str]]
"""By fact the old name of a value -> the new one."""


def renamings(old: Knowledge, new: Knowledge) -> dict[str, dict[str, str]]:
    """The values that are gone on one side and new on the other, and are worded alike."""
    found = {}
    for fact, declared in new.facts.items():
        if fact in old.facts and declared.fact.kind == old.facts[fact].fact.kind != "integer":
            gone, come = _only(old, new, fact), _only(new, old, fact)
            words = {text: id for id, text in come.items()}
            pairs = {id: words[text] for id, text in gone.items() if text in words}
            if pairs:
                found[fact] = pairs
    return found


def _only(one: Knowledge, other: Knowledge, fact: str) -> dict[str, str]:
    """The values of a fact that the other side lacks, with their wording."""
    known = {*_names(other.facts[fact].fact)}
    return {
        id: text
        for id in _names(one.facts[fact].fact)
        if id not in known and (text := _worded(one, fact, id))
    }


def _names(fact: Fact) -> tuple[str, ...]:
    return fact.options or tuple(str(v) for v in fact.values)


def _worded(knowledge: Knowledge, fact: str, value: str) -> str:
    """All that is shown of a value, in every voice; "" where nothing is."""
    text = knowledge.fact_words[fact].options.get(value)
    if text:
        return f"{text.plain} {sorted(text.voices.items())}"
    place = knowledge.municipalities.get(value)
    return place.name if place else ""


def renamed(book: RuleSource, names: Renamings) -> RuleSource:
    """A rulebook with the values of its facts under their new names."""
    return replace(book, facts=tuple(_renamed(fact, names.get(fact.id, {})) for fact in book.facts))


def _renamed(fact: Fact, names: Mapping[str, str]) -> Fact:
    def new(value: str) -> str:
        return names.get(value, value)

    values = tuple(
        frozenset(new(o) for o in v) if isinstance(v, frozenset) else new(v) if isinstance(v, str) else v
        for v in fact.values
    )
    return replace(fact, values=values, options=tuple(new(o) for o in fact.options))
