"""Lint of single rules over all their own cells: satisfiable, no tautology, no redundant part, never reversed.

Exhaustive for any order of answers, since only the facts of the rules involved matter.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.condition import Branch, ConditionNode, Leaf
from navigator.engine.decide.rule import Finding, Rule, Verdict
from navigator.engine.decide.state import State

from .exploration import reversed_by
from .fault import Fault, FaultReport, answers_in
from .witness import Requirements, satisfiable, witness

DESK_DECIDES = "desk_decides"
UNASKED = 0  # no answer leaves no cell possible


def every_rule(rules: CompiledRules) -> Iterator[Rule]:
    """Every rule that is evaluated, office choices included."""
    yield from (rule for _, rule in rules.categories)
    for _, rule, choice in rules.windows:
        yield rule
        if choice:
            yield choice
    for _, rule, parts in rules.schemes:
        yield from (rule, *parts)
    yield from (rule for _, rule in (*rules.window_steps, *rules.scheme_steps, *rules.alarms))


def written_rules(rules: CompiledRules) -> Iterator[tuple[str, ConditionNode]]:
    """(Id, condition) of every condition as written: of an office choice the area of each office, then whom a desk decides for."""
    offices = {f"{window.id}/office": (window.id, choice) for window, _, choice in rules.windows if choice}
    for rule in every_rule(rules):
        if rule.id in offices:
            window, choice = offices[rule.id]
            yield from ((f"{window}/{office}", area) for office, area in choice.offices)
        else:
            yield rule.id, rule.eligible
            if rule.desk_decides:
                yield f"{rule.id}/{DESK_DECIDES}", rule.desk_decides


def unsound_conditions(rules: CompiledRules, persona: int) -> Iterator[FaultReport]:
    """Conditions that no one meets, that exclude no one, or with an idle part. `persona`: the fact that says for whom a rule is."""
    for id, node in written_rules(rules):
        if not id.endswith(f"/{DESK_DECIDES}"):
            yield from _condition_faults(rules, id, node, persona)
    for rule in every_rule(rules):
        yield from _desk_faults(rules, rule)


def _desk_faults(rules: CompiledRules, rule: Rule) -> Iterator[FaultReport]:
    """A desk that decides for none of those whom a rule serves, or in so many words for all of them."""
    if rule.desk_decides is None or rule.never_fits:
        return
    id, served = f"{rule.id}/{DESK_DECIDES}", (rule.eligible, True)
    if not _satisfiable(rules, [served, (rule.desk_decides, True)]):
        yield FaultReport(Fault.CONTRADICTORY, id)
    elif not _satisfiable(rules, [served, (rule.desk_decides, False)]):
        yield FaultReport(Fault.ALWAYS, id)
    else:
        desk = Branch(both=True, parts=(rule.desk_decides,))
        yield from (FaultReport(Fault.IDLE, id, (), (part,)) for part in _idle_parts(rules, desk, [served]))


def _condition_faults(rules: CompiledRules, id: str, node: ConditionNode, persona: int) -> Iterator[FaultReport]:
    if not _satisfiable(rules, [(node, True)]):
        yield FaultReport(Fault.CONTRADICTORY, id)
        return
    audience, rest = split_audience(node, persona)
    if not rest.parts:
        return
    if not _satisfiable(rules, [*audience, (rest, False)]):
        yield FaultReport(Fault.ALWAYS, id)
        return
    yield from (FaultReport(Fault.IDLE, id, (), (part,)) for part in _idle_parts(rules, rest, audience))


def split_audience(node: ConditionNode, persona: int) -> tuple[list[tuple[ConditionNode, bool]], Branch]:
    """Split a condition: the parts that say for whom it is (each with True), and the rest."""
    parts = node.parts if isinstance(node, Branch) and node.both else (node,)
    audience: list[tuple[ConditionNode, bool]] = []
    rest: list[ConditionNode] = []
    for part in parts:
        if isinstance(part, Leaf) and part.fact == persona:
            audience.append((part, True))
        else:
            rest.append(part)
    return audience, Branch(both=True, parts=tuple(rest))


def _idle_parts(rules: CompiledRules, branch: Branch, context: Requirements) -> Iterator[str]:
    """The facts of redundant parts: an `all` part that excludes no one, an `any` part that adds no one."""
    for n, part in enumerate(branch.parts):
        beside = [(other, branch.both) for m, other in enumerate(branch.parts) if m != n]
        if not _satisfiable(rules, [*context, *beside, (part, not branch.both)]):
            yield rules.domains[_first_leaf(part).fact].fact.id
        elif isinstance(part, Branch):
            yield from _idle_parts(rules, part, context)


def _first_leaf(node: ConditionNode) -> Leaf:
    while isinstance(node, Branch):
        node = node.parts[0]
    return node


def shadowed(rules: CompiledRules) -> Iterator[FaultReport]:
    """Steps, offices and alarms that never apply because earlier ones always do."""
    for steps in (rules.window_steps, rules.scheme_steps):
        for n, (step, rule) in enumerate(steps):
            earlier = [(other.ids, other_rule) for other, other_rule in steps[:n]]
            if step.ids and all(_always_ranked_earlier(rules, rule, id, earlier) for id in step.ids):
                yield FaultReport(Fault.SHADOWED, rule.id, (), step.ids)
    for window, _, choice in rules.windows:
        offices = choice.offices if choice else ()
        for n, (office, area) in enumerate(offices):
            before = [(other, False) for _, other in offices[:n]]
            if _satisfiable(rules, [(area, True)]) and not _satisfiable(rules, [(area, True), *before]):
                yield FaultReport(Fault.SHADOWED, f"{window.id}/{office}")
    for n, (_, rule) in enumerate(rules.alarms):
        before = [(other.node, False) for _, other in rules.alarms[:n]]
        if not _satisfiable(rules, [(rule.node, True), *before]):
            yield FaultReport(Fault.SHADOWED, rule.id)


def overlapping(rules: CompiledRules) -> Iterator[FaultReport]:
    """Places that two offices of a window cover: only the first would ever be named."""
    for window, _, choice in rules.windows:
        offices = choice.offices if choice else ()
        for n, (office, area) in enumerate(offices):
            for other, before in offices[:n]:
                if masks := witness([(before, True), (area, True)], rules.domains):
                    yield FaultReport(Fault.TWO_OFFICES, f"{window.id}/{office}", answers_in(masks, rules.domains), (other,))


def _always_ranked_earlier(rules: CompiledRules, rule: Rule, id: str, earlier: list[tuple[tuple[str, ...], Rule]]) -> bool:
    """Whether earlier steps have put this id forward whenever the rule holds."""
    before = [(other.node, False) for put, other in earlier if id in put]
    return bool(before) and not _satisfiable(rules, [(rule.node, True), *before])


def reversals(rules: CompiledRules) -> tuple[list[FaultReport], int]:
    """Verdicts that an answer reverses, over all states of each rule's own facts; and how many states those are."""
    faults: list[FaultReport] = []
    count = 0
    for rule in every_rule(rules):
        states = list(own_states(rules, rule))
        count += len(states)
        if fault := _reversal(rules, rule, states):
            faults.append(fault)
    return faults, count


def own_states(rules: CompiledRules, rule: Rule) -> Iterator[State]:
    """Every state of a rule's own facts: each unasked, asked and not known, or in one of the rule's classes of cells."""
    start = rules.start
    for combination in product(*(_ways_to_answer(rules, rule, fact) for fact in rule.facts)):
        masks, asked = list(start.masks), 0
        for fact, cells in combination:
            if cells != UNASKED:
                masks[fact] = cells
                asked |= 1 << fact
        yield State(tuple(masks), asked)


def _ways_to_answer(rules: CompiledRules, rule: Rule, fact: int) -> list[tuple[int, int]]:
    return [(fact, cells) for cells in (UNASKED, rules.domains[fact].all_cells, *rule.cell_classes(fact))]


def _reversal(rules: CompiledRules, rule: Rule, states: Sequence[State]) -> FaultReport | None:
    """The first answer that reverses a verdict. Each state is evaluated once: those after an answer are among them."""
    findings = [rule.evaluate(state) for state in states]
    apart = _distances(rules, rule)
    if not any(reversed_by(before, after) for before, after in _steps(findings, apart)):
        return None
    for n, (state, before) in enumerate(zip(states, findings, strict=True)):
        for fact, ways, distance in apart:
            if state.asked >> fact & 1:
                continue
            for way in (*range(2, ways), 1):  # each class of cells, then "don't know"
                if reversed_by(before, findings[n + way * distance]):
                    _, cells = _ways_to_answer(rules, rule, fact)[way]
                    return FaultReport(Fault.FLIP, rule.id, (*answers_in(state.masks, rules.domains), (fact, cells)))
    return None


def _steps(findings: Sequence[Finding], apart: Sequence[tuple[int, int, int]]) -> Iterator[tuple[Finding, Finding]]:
    """What is found before and after an answer, over all states: each pair of findings that `reversed_by` tells apart once."""
    alike: dict[tuple[Verdict, str, int], int] = {}
    numbers = [alike.setdefault((each.verdict, each.office, each.unasked), n) for n, each in enumerate(findings)]
    pairs: set[tuple[int, int]] = set()
    for _, ways, distance in apart:
        step = ways * distance
        if distance * step < len(numbers):  # few states lie between two that differ in this fact: over all of them at once
            slices = [(slice(n, None, step), n) for n in range(distance)]
        else:
            slices = [(slice(n, n + distance), n) for n in range(0, len(numbers), step)]
        for before, n in slices:
            for way in range(1, ways):
                ahead = n + way * distance
                after = slice(ahead, before.stop and ahead + distance, before.step)
                pairs.update(zip(numbers[before], numbers[after], strict=True))
    yield from ((findings[before], findings[after]) for before, after in pairs)


def _distances(rules: CompiledRules, rule: Rule) -> list[tuple[int, int, int]]:
    """Of each fact of a rule in how many ways it is answered, and how far states lie apart that differ in one of these steps."""
    distances, distance = [], 1
    for fact in reversed(rule.facts):
        ways = len(_ways_to_answer(rules, rule, fact))
        distances.append((fact, ways, distance))
        distance *= ways
    return distances[::-1]


def _satisfiable(rules: CompiledRules, requirements: Requirements) -> bool:
    return satisfiable(requirements, rules.domains)
