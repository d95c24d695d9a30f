"""Values that only changed their id: an answer that is worded alike on both sides is the same answer."""

from collections.abc import Mapping
from dataclasses import replace

from navigator.engine.decide.compiled_rules import RuleSource
from navigator.engine.decide.fact import Fact
from navigator.knowledge.knowledge import Knowledge

Renamings = Mapping[str, Mapping[str, str]]
"""By fact the old id of a value -> the new id."""


def find_renamings(old: Knowledge, new: Knowledge) -> dict[str, dict[str, str]]:
    """The values that are gone on one side, new on the other, and worded alike."""
    renamings = {}
    for fact, declared in new.facts.items():
        if fact in old.facts and declared.fact.kind == old.facts[fact].fact.kind != "integer":
            gone, added = _only(old, new, fact), _only(new, old, fact)
            words = {text: id for id, text in added.items()}
            pairs = {id: words[text] for id, text in gone.items() if text in words}
            if pairs:
                renamings[fact] = pairs
    return renamings


def _only(one: Knowledge, other: Knowledge, fact: str) -> dict[str, str]:
    """The values of a fact that the other region lacks, with their wording."""
    known = {*_ids(other.facts[fact].fact)}
    return {
        id: text for id in _ids(one.facts[fact].fact) if id not in known and (text := _wording(one, fact, id))
    }


def _ids(fact: Fact) -> tuple[str, ...]:
    return fact.options or tuple(str(v) for v in fact.values)


def _wording(knowledge: Knowledge, fact: str, value: str) -> str:
    """All that is shown of a value, for every persona; "" for nothing."""
    text = knowledge.fact_words[fact].options.get(value)
    if text:
        return f"{text.plain} {sorted(text.voices.items())}"
    place = knowledge.municipalities.get(value)
    return place.name if place else ""


def with_new_ids(source: RuleSource, renamings: Renamings) -> RuleSource:
    """Rules with the values of their facts under the new ids."""
    return replace(
        source, facts=tuple(_with_new_ids(fact, renamings.get(fact.id, {})) for fact in source.facts)
    )


def _with_new_ids(fact: Fact, ids: Mapping[str, str]) -> Fact:
    def new(value: str) -> str:
        return ids.get(value, value)

    values = tuple(
        frozenset(new(o) for o in v) if isinstance(v, frozenset) else new(v) if isinstance(v, str) else v
        for v in fact.values
    )
    return replace(fact, values=values, options=tuple(new(o) for o in fact.options))
