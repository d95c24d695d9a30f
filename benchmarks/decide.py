"""One decision: ours against a hand-written two-valued function and zen-engine with trace, in one run.

Ours reads every rule, ranks, names offices and alternatives, and finds the next question; findings with their reasons are made
for whoever reads them, and timed apart. zen-engine evaluates the same eligibility conditions (windows, schemes, parts,
ranking steps) as a decision graph of expressions, with trace.
Prints microseconds and ratios; nothing is asserted.
"""

import gc
import json
import random
import statistics
import time
from datetime import date
from pathlib import Path

import zen

from navigator.dialogue.answers import make_answer, state_of
from navigator.engine.decide.compiled_rules import compile_rules
from navigator.engine.decide.condition import Leaf
from navigator.engine.decide.decision import decide
from navigator.knowledge.load import load

KNOWLEDGE = load(Path(__file__).parent.parent)
RULES = KNOWLEDGE.rules_on(date(2026, 11, 24))
STATES = 400


def people(seed: int, *, whole: bool = True) -> list[dict]:
    """Random answers: whole ones, or each fact answered with even chance."""
    rng, found = random.Random(seed), []
    for _ in range(STATES):
        person = {}
        for fact, declared in KNOWLEDGE.facts.items():
            value = rng.choices(declared.fact.values, declared.fact.weights)[0]
            if whole or rng.random() < 0.5:
                person[fact] = value
        found.append(person)
    return found


def states(persons):
    def answers(person):
        for fact, value in person.items():
            yield fact, make_answer(*sorted(value)) if isinstance(value, frozenset) else make_answer(str(value))

    return [state_of(KNOWLEDGE, RULES, answers(p)) for p in persons]


def every_rule():
    for _, rule, _ in RULES.windows:
        yield rule
    for _, rule, parts in RULES.schemes:
        yield rule
        yield from parts
    for _, rule in (*RULES.window_steps, *RULES.scheme_steps):
        yield rule


def expression(node, write_leaf, both, any_, yes, no):
    if isinstance(node, Leaf):
        return write_leaf(node)
    parts = [expression(p, write_leaf, both, any_, yes, no) for p in node.parts]
    return f"({(both if node.both else any_).join(parts)})" if parts else yes if node.both else no


def python_leaf(leaf: Leaf) -> str:
    fact = RULES.domains[leaf.fact].fact
    if fact.kind == "several":
        return f"({'not ' if leaf.written.negated else ''}bool(p_{fact.id} & {set(leaf.written.any_of)!r}))"
    values = fact.values_in(leaf.written.values)
    if fact.kind == "integer" and values == tuple(range(values[0], values[-1] + 1)):
        return f"({values[0]} <= p_{fact.id} <= {values[-1]})"
    return f"(p_{fact.id} in {set(values)!r})"


def zen_leaf(leaf: Leaf) -> str:
    fact = RULES.domains[leaf.fact].fact
    if fact.kind == "several":
        any_ = " or ".join(f"contains({fact.id}, '{o}')" for o in leaf.written.any_of)
        return f"(not ({any_}))" if leaf.written.negated else f"({any_})"
    values = fact.values_in(leaf.written.values)
    if fact.kind == "integer" and values == tuple(range(values[0], values[-1] + 1)):
        return f"({fact.id} >= {values[0]} and {fact.id} <= {values[-1]})"
    return "(" + " or ".join(f"{fact.id} == '{v}'" for v in values) + ")" if values else "false"


def hand_written():
    names = ", ".join(f"p_{fact}" for fact in KNOWLEDGE.facts)
    body = ", ".join(expression(r.node, python_leaf, " and ", " or ", "True", "False") for r in every_rule())
    scope: dict = {}
    exec(f"def rules({names}):\n    return ({body},)", scope)
    return scope["rules"]


def zen_decision():
    rows = [
        {
            "id": f"e{n}",
            "key": f"r{n}",
            "value": expression(r.node, zen_leaf, " and ", " or ", "true", "false"),
        }
        for n, r in enumerate(every_rule())
    ]
    graph = {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
            {"id": "ex", "type": "expressionNode", "name": "ex", "position": {"x": 1, "y": 0}, "content": {"expressions": rows}},
            {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 2, "y": 0}},
        ],
        "edges": [{"id": "a", "type": "edge", "sourceId": "in", "targetId": "ex"}, {"id": "b", "type": "edge", "sourceId": "ex", "targetId": "out"}],
    }  # fmt: skip
    return zen.ZenEngine().create_decision(json.dumps(graph))


def micros(call, inputs, rounds=5):
    """Median over rounds of the mean time a call, in microseconds of this process: neighbours on the machine count little."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        for value in inputs:
            call(value)
        times.append((time.process_time() - start) / len(inputs) * 1e6)
    return statistics.median(times)


def explain(rules, state) -> int:
    """Decide, and read every finding with its reasons."""
    found = decide(rules, state)
    findings = [item.finding for item in (*found.categories, *found.windows, *found.schemes)]
    findings += [finding for scheme in found.schemes for _, finding in scheme.parts]
    return sum(len(finding.because) for finding in findings)


def never_seen(inputs) -> float:
    """Microseconds a state for rules that have decided nothing yet."""
    fresh = compile_rules(RULES.source)
    return micros(lambda state: decide(fresh, state), inputs, rounds=1)


def main() -> None:
    whole = people(1)
    plain = hand_written()
    by_hand = micros(lambda p: plain(*p), [tuple(p[f] for f in KNOWLEDGE.facts) for p in whole])
    graph = zen_decision()
    inputs = [{f: sorted(v) if isinstance(v, frozenset) else v for f, v in p.items()} for p in whole]
    with_trace = micros(lambda p: graph.evaluate(p, {"trace": True}), inputs)
    check = graph.evaluate(inputs[0])["result"]
    same = [check[f"r{n}"] for n in range(len(check))] == list(plain(*(whole[0][f] for f in KNOWLEDGE.facts)))
    gc.freeze()  # as the server does with what it has loaded
    cold = statistics.median(never_seen(states(people(3, whole=False))) for _ in range(5))
    warm_whole = micros(lambda s: decide(RULES, s), states(whole))
    warm_half = micros(lambda s: decide(RULES, s), states(people(2, whole=False)))
    explained = micros(lambda s: explain(RULES, s), states(whole))
    start = RULES.start
    print(f"rules read: {len(list(every_rule()))} (zen and hand-written agree: {same})")
    print(f"hand-written, two-valued      {by_hand:8.1f} us")
    print(f"zen-engine with trace         {with_trace:8.1f} us")
    print(
        f"ours, every answer known      {warm_whole:8.1f} us   x{warm_whole / by_hand:.1f} hand-written   x{warm_whole / with_trace:.2f} zen"
    )
    print(f"  and every reason read       {explained:8.1f} us   x{explained / by_hand:.1f} hand-written   x{explained / with_trace:.2f} zen")
    print(
        f"ours, half the answers known  {warm_half:8.1f} us   x{warm_half / by_hand:.1f} hand-written   x{warm_half / with_trace:.2f} zen"
    )
    print(
        f"ours, states never seen       {cold:8.1f} us   x{cold / by_hand:.1f} hand-written   x{cold / with_trace:.2f} zen"
    )
    print(f"ours, nothing known           {micros(lambda s: decide(RULES, s), [start] * 200):8.1f} us")


if __name__ == "__main__":
    main()
