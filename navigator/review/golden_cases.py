"""Golden cases: what must come out for whom, checked against the rules of a day, and what they leave untested."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from navigator.dialogue.decision_json import BadFacts, decision_json
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.knowledge.knowledge import Knowledge

VERDICTS = ("fits", "maybe", "not")
CASE_KEYS = {
    "name",
    "facts",
    "first",
    "office",
    "instead",
    "parts_fit",
    "parts_not",
    "urgent",
    "as_of",
    *VERDICTS,
}


@dataclass(frozen=True)
class GoldenCase:
    """A name that states the rule, the facts, and what must come out."""

    name: str
    facts: Mapping[str, Any]
    expected: Mapping[str, Any]
    as_of: date | None = None


def read_golden(folder: Path) -> tuple[GoldenCase, ...]:
    """The cases of every file in a folder. ValueError names a case that cannot be read."""
    found: list[GoldenCase] = []
    for path in sorted(folder.glob("*.yaml")):
        entries = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        found += [_read(entry, path.name) for entry in entries or ()]
    return tuple(found)


def _read(entry: Any, file: str) -> GoldenCase:
    if not isinstance(entry, dict) or "name" not in entry or {*entry} - CASE_KEYS:
        raise ValueError(f"{file}: a case has a `name`, `facts` and what is expected; not {entry!r}")
    facts = {id: None if value == "null" else value for id, value in (entry.get("facts") or {}).items()}
    day = date.fromisoformat(entry["as_of"]) if "as_of" in entry else None
    expected = {key: value for key, value in entry.items() if key not in ("name", "facts", "as_of")}
    return GoldenCase(entry["name"], facts, expected, day)


def violations(knowledge: Knowledge, case: GoldenCase, day: date, t: Translator) -> list[str]:
    """What comes out unlike the case expects, in words; empty when it holds."""
    try:
        decided = decision_json(knowledge, case.facts, case.as_of or day, t)
    except BadFacts as error:
        return [error.message]
    return [*_verdicts(case, decided), *_doors(case, decided), *_parts(case, decided)]


def _by_id(decided: Mapping[str, Any]) -> dict[str, Any]:
    found = {item["id"]: item for item in (*decided["windows"], *decided["schemes"])}
    return found | {f"category/{item['id']}": item for item in decided["categories"]}


def _verdicts(case: GoldenCase, decided: Mapping[str, Any]) -> Iterator[str]:
    items = _by_id(decided)
    for verdict in VERDICTS:
        for id in case.expected.get(verdict, ()):
            got = items[id]["verdict"] if id in items else "nowhere"
            if got != verdict:
                yield f"{id} should be {verdict} and is {got}"
    for id, named in case.expected.get("instead", {}).items():
        missing = [n for n in named if n not in items.get(id, {}).get("instead", ())]
        if missing:
            yield f"{id} should name {', '.join(missing)} instead"


def _doors(case: GoldenCase, decided: Mapping[str, Any]) -> Iterator[str]:
    items, first = _by_id(decided), case.expected.get("first")
    if first and decided["windows"][0]["id"] != first:
        yield f"the first door should be {first} and is {decided['windows'][0]['id']}"
    for id, office in case.expected.get("office", {}).items():
        got = items.get(id, {}).get("office")
        if got != (None if office == "null" else office):
            yield f"the office of {id} should be {office} and is {got}"
    urgent = (decided["urgent"] or {}).get("kind")
    if urgent != case.expected.get("urgent"):
        yield f"urgent should be {case.expected.get('urgent')} and is {urgent}"


def _parts(case: GoldenCase, decided: Mapping[str, Any]) -> Iterator[str]:
    parts = {f"{s['id']}/{p['id']}": p["verdict"] for s in decided["schemes"] for p in s.get("parts", ())}
    for key, verdict in (("parts_fit", "fits"), ("parts_not", "not")):
        for id in case.expected.get(key, ()):
            if parts.get(id) != verdict:
                yield f"{id} should be {verdict} and is {parts.get(id, 'nowhere')}"


def personas_without_case(knowledge: Knowledge, cases: Sequence[GoldenCase], voice: str) -> list[str]:
    """The voices in which no case speaks."""
    heard = {case.facts.get(voice) for case in cases}
    return [str(value) for value in knowledge.facts[voice].fact.values if value not in heard]


def thresholds(rules: CompiledRules) -> Iterator[tuple[str, int]]:
    """Every number after which some rule decides differently: (fact, last number below)."""
    for domain in rules.domains:
        if domain.fact.kind == "integer":
            cell = [
                next(j for j, c in enumerate(domain.cells) if c >> i & 1)
                for i in range(len(domain.fact.values))
            ]
            yield from (
                (domain.fact.id, int(str(domain.fact.values[i])))
                for i in range(len(cell) - 1)
                if cell[i] != cell[i + 1]
            )


def untested_thresholds(
    knowledge: Knowledge, rules: CompiledRules, cases: Sequence[GoldenCase], t: Translator
) -> Iterator[tuple[str, int, int]]:
    """Sides of thresholds (fact, this number, the one across) that no case holds fast.

    A case holds a side fast when it has just that number and would break with the number across.
    """

    def breaks(case: GoldenCase) -> bool:
        return bool(violations(knowledge, case, rules.source.as_of, t))

    for fact, below in thresholds(rules):
        for here, across in ((below, below + 1), (below + 1, below)):
            if not any(_holds_fast(case, (fact, here, across), breaks) for case in cases):
                yield fact, here, across


def _holds_fast(case: GoldenCase, side: tuple[str, int, int], breaks: Callable[[GoldenCase], bool]) -> bool:
    fact, here, across = side
    return str(case.facts.get(fact)) == str(here) and breaks(
        replace(case, facts={**case.facts, fact: str(across)})
    )
