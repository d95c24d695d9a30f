"""The language of tests/engine/cases: from YAML to the engine's values, and from its values to words."""

from datetime import date

from navigator.engine.decide.compiled_rules import (
    Alarm,
    Category,
    CompiledRules,
    Part,
    RankingStep,
    RuleSource,
    Scheme,
    Window,
    compile_rules,
)
from navigator.engine.decide.condition import All, AnyOf, Is, Leaf, Not
from navigator.engine.decide.fact import Fact, option_sets
from navigator.engine.decide.state import State


def only(mapping: dict, keys: set[str]) -> dict:
    """The mapping itself. A key that nothing reads is a mistake in the example."""
    assert not mapping.keys() - keys, f"unknown: {mapping.keys() - keys}"
    return mapping


# From YAML to the engine's values.


def fact_of(id: str, written) -> Fact:
    spec = only(written, {"values", "options", "likely", "burden", "screen"}) if isinstance(written, dict) else {"values": written}
    screen = spec.get("screen", "")
    burden = float(spec.get("burden", 1))
    if "options" in spec:
        options = tuple(spec["options"])
        return Fact(id, "several", *option_sets(options, [0.5] * len(options)), burden, options, screen)
    if isinstance(spec["values"], str):
        first, last = map(int, spec["values"].split(".."))
        values: tuple = tuple(range(first, last + 1))
        return Fact(id, "integer", values, (1.0,) * len(values), burden, (), screen)
    values = tuple(spec["values"])
    return Fact(id, "one", values, tuple(map(float, spec.get("likely", "1" * len(values)))), burden, (), screen)


def values_of(fact: Fact, written) -> int:
    """A value, a list of them, or a range with one end open or none: as a mask."""
    if isinstance(written, list):
        return sum({1 << i for part in written for i in range(len(fact.values)) if values_of(fact, part) >> i & 1})
    if fact.kind == "several":
        return fact.mask([frozenset(written.split("+")) - {"none"}])
    if fact.kind == "integer":
        first, dots, last = written.partition("..")
        low, high = int(first or fact.values[0]), int((last if dots else first) or fact.values[-1])
        return fact.where(lambda value: low <= value <= high)
    return fact.mask([written])


def condition_of(written, facts: dict[str, Fact]):
    """Keys of a mapping are joined by `and`; `all`, `any` and `not` nest; a list under them is of conditions."""
    if isinstance(written, list):
        return [condition_of(part, facts) for part in written]
    parts = []
    for key, value in written.items():
        if key in ("all", "any"):
            parts.append((All if key == "all" else AnyOf)(tuple(condition_of(value, facts))))
        elif key == "not":
            parts.append(Not(condition_of(value, facts)))
        elif facts[key].kind == "several":
            options = value if isinstance(value, list) else [value]
            parts.append(Is(key, facts[key].where(lambda chosen, o=options: bool(chosen & {*o})), tuple(options)))
        else:
            parts.append(Is(key, values_of(facts[key], value)))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def rules_of(spec: dict) -> CompiledRules:
    facts = {id: fact_of(id, written) for id, written in spec["facts"].items()}

    def when(written):
        return condition_of(written.get("when", {}), facts)

    def desk(written):
        return condition_of(written["desk_decides"], facts) if "desk_decides" in written else None

    def instead(written):
        return {key.replace("otherwise", ""): tuple(ids) for key, ids in written.get("instead", {}).items()}

    windows = spec.get("windows", {})
    if "when" in spec or "offices" in spec:
        windows = {"it": {key: spec[key] for key in ("when", "offices", "desk_decides") if key in spec}} | windows
    for written in windows.values():
        only(written, {"when", "instead", "instead_for", "offices", "desk_decides"})
    for written in spec.get("schemes", {}).values():
        only(written, {"when", "instead", "window", "parts", "desk_decides"})
    return compile_rules(
        RuleSource(
            as_of=date(2026, 4, 1),
            facts=tuple(facts.values()),
            categories=tuple(Category(id, condition_of(w, facts), ()) for id, w in spec.get("categories", {}).items()),
            windows=tuple(
                Window(id, when(w), instead(w), (), tuple((o, condition_of(a, facts)) for o, a in w.get("offices", {}).items()), desk(w), condition_of(w.get("instead_for", {}), facts))
                for id, w in windows.items()
            ),
            schemes=tuple(
                Scheme(id, when(w), w.get("window", ""), instead(w), (), tuple(Part(p, condition_of(c, facts), ()) for p, c in w.get("parts", {}).items()), desk(w))
                for id, w in spec.get("schemes", {}).items()
            ),
            window_steps=tuple(RankingStep(when(s), tuple(only(s, {"when", "put"})["put"])) for s in spec.get("window_steps", ())),
            scheme_steps=tuple(RankingStep(when(s), tuple(only(s, {"when", "put"})["put"])) for s in spec.get("scheme_steps", ())),
            alarms=tuple(Alarm(kind, when(a), tuple(only(a, {"when", "windows"})["windows"])) for kind, a in spec.get("alarms", {}).items()),
        )
    )


def state_of(rules: CompiledRules, answers: dict) -> State:
    """`unknown` says that a question was asked and not answered."""
    facts = {domain.fact.id: domain.fact for domain in rules.domains}
    return rules.state({id: None if given == "unknown" else values_of(facts[id], given) for id, given in answers.items()})


# From the engine's values to words.


def words(fact: Fact, mask: int) -> str:
    values = fact.values_in(mask)
    if fact.kind == "integer" and len(values) > 1 and mask.bit_count() == mask.bit_length() - (mask & -mask).bit_length() + 1:
        return f"{values[0]}..{values[-1]}"
    return " or ".join("+".join(sorted(value)) or "none" if isinstance(value, frozenset) else str(value) for value in values)


def leaf_words(rules: CompiledRules, leaf: Leaf) -> str:
    fact = rules.domains[leaf.fact].fact
    if leaf.written.any_of:
        return f"{fact.id}{' not' if leaf.written.negated else ''} {' or '.join(leaf.written.any_of)}"
    return f"{fact.id} {words(fact, leaf.written.values)}"


def conversation_words(rules: CompiledRules, answers) -> str:
    parts = []
    for fact, cells in answers:
        domain = rules.domains[fact]
        known = cells != domain.all_cells
        parts.append(f"{domain.fact.id} {words(domain.fact, domain.values(cells)) if known else 'unknown'}")
    return ", ".join(parts)


def yes_no(value: bool) -> str:
    return "yes" if value else "no"


def remainder_words(rules: CompiledRules, rest) -> str:
    """What is left: yes, no, stuck, a leaf, or a branch of them."""
    if isinstance(rest, bool):
        return yes_no(rest)
    if isinstance(rest, str):
        return rest
    head, *parts = rest
    if head in ("leaf", "desk"):
        domain = rules.domains[parts[0]]
        return f"{'by desk: ' if head == 'desk' else ''}{domain.fact.id} {words(domain.fact, domain.values(parts[1]))}"
    if isinstance(head, bool):
        return f"{'all' if head else 'any'} ({', '.join(remainder_words(rules, part) for part in parts)})"
    return ", ".join(f"{id}: {remainder_words(rules, part)}" for id, part in zip(parts[::2], parts[1::2], strict=True))
