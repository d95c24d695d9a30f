"""Golden cases: what must come out for whom. Checked against the rules of a day; and what no case tests."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from navigator.dialogue.answers import Conversation
from navigator.dialogue.decision_json import InvalidFact, decision_json, read_fact
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.other_doors import concern_views, with_leading
from navigator.dialogue.wording.fact_text import PERSONA_FACT
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.knowledge.files.yaml_text import LOADER
from navigator.knowledge.knowledge import Knowledge

VERDICTS = ("fits", "maybe", "not")
OWN_CASES, MOST_CASES = "own.yaml", 300  # the file that a draft brings, and how many it may hold
NOWHERE = "nowhere"  # the decision does not hold it
CASE_KEYS = {
    "name", "facts", "as_of", "first", "second", "first_scheme", "office", "instead", "by_desk", "parts_fit", "parts_not", "urgent",
    "understood", "in_sight", "concerns", "leads", "doors", "no_doors", *VERDICTS,
}  # fmt: skip
ONE_TEXT = {"name", "first", "second", "first_scheme", "urgent", "leads"}  # the values of these keys; lists of others

PLACES = (("first", "windows", 0), ("second", "windows", 1), ("first_scheme", "schemes", 0))
"""What may be expected to stand where: a key of a case, a list of the decision, a place in it."""


@dataclass(frozen=True)
class GoldenCase:
    """A name that states the rule, the facts, and what must come out."""

    name: str
    facts: Mapping[str, Any]
    expected: Mapping[str, Any]
    as_of: date | None = None
    file: str = ""


def cases_folder(region: Path) -> Path:
    """Where a region keeps its golden cases: beside its rules, or among the tests of its repository."""
    return region / "cases" if (region / "cases").is_dir() else region / "tests" / "cases"


def read_golden(folder: Path, laid_over: Mapping[str, str] = MappingProxyType({})) -> tuple[GoldenCase, ...]:
    """The cases of every file in a folder, and those that a draft brings: its texts take the place of OWN_CASES alone.

    ValueError names a file that cannot be read.
    """
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")}
    cases: list[GoldenCase] = []
    for name, text in sorted({**laid_over, **texts, **_of_drafts(laid_over)}.items()):
        entries = _entries(name, text)
        if name in laid_over and len(entries) > MOST_CASES:
            raise ValueError(f"{name}: it holds {len(entries)} cases, and may hold {MOST_CASES}")
        cases += [_read_case(entry, name) for entry in entries]
    return tuple(cases)


def _of_drafts(laid_over: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in laid_over.items() if name == OWN_CASES}


def _entries(name: str, text: str) -> list[Any]:
    try:
        entries = yaml.load(text, LOADER)
    except (yaml.YAMLError, RecursionError):
        raise ValueError(f"{name}: its text is broken") from None
    if not isinstance(entries, list | None):
        raise ValueError(f"{name}: the cases are no list")
    return entries or []


def _read_case(entry: Any, file: str) -> GoldenCase:
    if not isinstance(entry, dict) or "name" not in entry or {*entry} - CASE_KEYS:
        raise ValueError(f"{file}: a case has a `name`, `facts` and what is expected; not {entry!r}")
    if not isinstance(entry.get("facts") or {}, dict):
        raise ValueError(f"{file}: the `facts` of a case are a mapping; not {entry!r}")
    if wrong := _wrong_key(entry):
        raise ValueError(f"{file}: `{wrong}` of a case is written otherwise; not {entry!r}")
    facts = {id: None if value == "null" else value for id, value in (entry.get("facts") or {}).items()}
    day = date.fromisoformat(entry["as_of"]) if "as_of" in entry else None
    expected = {key: value for key, value in entry.items() if key not in ("name", "facts", "as_of")}
    return GoldenCase(entry["name"], facts, expected, day, file)


def _wrong_key(entry: Mapping[str, Any]) -> str:
    """The first key whose value is of another kind than such a value is, "" where none is."""
    for key, value in entry.items():
        if key in ("facts", "understood"):
            right = isinstance(value or {}, dict) and all(_is_text(each) or _are_texts(each) for each in (value or {}).values())
        elif key == "office":
            right = isinstance(value, dict) and all(map(_is_text, value.values()))
        elif key == "instead":
            right = isinstance(value, dict) and all(map(_are_texts, value.values()))
        elif key == "as_of":
            right = _is_text(value) and _is_day(value)
        else:
            right = _is_text(value) if key in ONE_TEXT else _are_texts(value)
        if not right:
            return str(key)
    return ""


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class Deviation:
    """Where a decision is not as a case expects. `kind` is unknown (a fact or value that is none) | verdict | by_desk |
    instead | first | second | first_scheme | office | urgent | part | concern | leads | door;
    `about` is the id of what it is about, "" for an order. Lists of ids are parted by ", ". `text` says all of it in English.
    """

    kind: str
    about: str
    expected: str
    actual: str
    text: str


def violations(knowledge: Knowledge, case: GoldenCase, day: date, t: Translator) -> list[str]:
    """Where the decision is not as the case expects, in words; empty when it holds."""
    return [deviation.text for deviation in deviations(knowledge, case, day, t)]


def deviations(knowledge: Knowledge, case: GoldenCase, day: date, t: Translator) -> list[Deviation]:
    """Where the decision is not as the case expects; empty when it holds."""
    try:
        decision = decision_json(knowledge, case.facts, case.as_of or day, t)
    except InvalidFact as error:
        return [Deviation("unknown", error.field, str(error.value), "", error.message)]
    return [*_verdicts(case, decision), *_windows(case, decision), *_parts(case, decision), *_concerns(knowledge, case, day, t)]


def _by_id(decision: Mapping[str, Any]) -> dict[str, Any]:
    items = {item["id"]: item for item in (*decision["windows"], *decision["schemes"])}
    return items | {f"category/{item['id']}": item for item in decision["categories"]}


def _other(kind: str, about: str, expected: Any, actual: Any, called: str = "") -> Deviation:
    text = f"{called or about} should be {expected} and is {actual}"
    return Deviation(kind, about, str(expected), str(actual), text)


def _verdicts(case: GoldenCase, decision: Mapping[str, Any]) -> Iterator[Deviation]:
    items = _by_id(decision)
    verdicts = {id: item["verdict"] for id, item in items.items()}
    for verdict in VERDICTS:
        for id in case.expected.get(verdict, ()):
            if (actual := verdicts.get(id, NOWHERE)) != verdict:
                yield _other("verdict", id, verdict, actual)
    for id in case.expected.get("by_desk", ()):
        if "desk_decides" not in items.get(id, {}):
            yield Deviation("by_desk", id, "", verdicts.get(id, NOWHERE), f"the desk should decide on {id}")
    for id, named in case.expected.get("instead", {}).items():
        serves = items.get(id, {}).get("instead", ())
        if missing := [other for other in named if other not in serves]:
            told = f"{id} should name {', '.join(missing)} instead"
            yield Deviation("instead", id, ", ".join(named), ", ".join(serves), told)


def _windows(case: GoldenCase, decision: Mapping[str, Any]) -> Iterator[Deviation]:
    items = _by_id(decision)
    for key, kind, place in PLACES:
        expected, listed = case.expected.get(key), [item["id"] for item in decision[kind]]
        actual = listed[place] if place < len(listed) else NOWHERE
        if expected and actual != expected:
            name = key.replace("_", " ") if "_" in key else f"{key} door"
            yield _other(key, "", expected, actual, f"the {name}")
    for id, office in case.expected.get("office", {}).items():
        actual = items.get(id, {}).get("office")
        if actual != (None if office == "null" else office):
            yield _other("office", id, office, actual, f"the office of {id}")
    urgent = (decision["urgent"] or {}).get("kind")
    if urgent != case.expected.get("urgent"):
        yield _other("urgent", "", case.expected.get("urgent"), urgent, "urgent")


def _parts(case: GoldenCase, decision: Mapping[str, Any]) -> Iterator[Deviation]:
    parts = {f"{s['id']}/{p['id']}": p["verdict"] for s in decision["schemes"] for p in s.get("parts", ())}
    for key, verdict in (("parts_fit", "fits"), ("parts_not", "not")):
        for id in case.expected.get(key, ()):
            if (actual := parts.get(id, NOWHERE)) != verdict:
                yield _other("part", id, verdict, actual)


def _concerns(knowledge: Knowledge, case: GoldenCase, day: date, t: Translator) -> Iterator[Deviation]:
    """Of who told of these `concerns`: which of them leads (`leads`: its id, or null), and which doors stand there and which do not."""
    told = tuple(case.expected.get("concerns", ()))
    unknown = [id for id in told if id not in knowledge.concerns]
    yield from (Deviation("concern", id, id, "", f"there is no concern {id}") for id in unknown)
    if unknown or not told:
        return
    answers = tuple((id, read_fact(knowledge, id, value)) for id, value in case.facts.items())
    at = datetime.combine(case.as_of or day, time(10))
    evaluation = evaluate_conversation(knowledge, Conversation(answers, told), at, t)
    views = with_leading(evaluation, concern_views(evaluation, told))
    leading = next((view.id for view in views if view.leads), "null")
    if leading != case.expected.get("leads", leading):
        yield _other("leads", "", case.expected["leads"], leading, "the concern that leads")
    names = {door.name for view in views for door in view.doors}
    for name in case.expected.get("doors", ()):
        if name not in names:
            yield Deviation("door", "", name, "", f"the door {name} should be shown")
    for name in case.expected.get("no_doors", ()):
        if name in names:
            yield Deviation("door", "", "", name, f"the door {name} should not be shown")


def personas_without_case(knowledge: Knowledge, cases: Sequence[GoldenCase]) -> list[str]:
    """The personas for whom no case speaks."""
    speaking = {case.facts.get(PERSONA_FACT) for case in cases}
    return [str(value) for value in knowledge.facts[PERSONA_FACT].fact.values if value not in speaking]


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
    """The sides of thresholds that no case pins: (fact, number, its neighbour across the threshold).

    A case pins a side when it has just that number and would break with the neighbour.
    """

    def pins(case: GoldenCase, fact: str, number: int, neighbour: int) -> bool:
        if str(case.facts.get(fact)) != str(number):
            return False
        moved = replace(case, facts={**case.facts, fact: str(neighbour)})
        return bool(violations(knowledge, moved, rules.source.as_of, t))

    for fact, below in thresholds(rules):
        for number, neighbour in ((below, below + 1), (below + 1, below)):
            if not any(pins(case, fact, number, neighbour) for case in cases):
                yield fact, number, neighbour
