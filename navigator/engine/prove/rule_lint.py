"""Each rule by itself, over all its own cells: met by someone, failed by someone, no idle part, never reversed.

Exhaustive in whatever order the answers come, since only the facts of the rules at hand are involved.
"""

from collections.abc import Iterator
from itertools import product

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.condition import Branch, ConditionNode, Leaf
from navigator.engine.decide.rule import Rule
from navigator.engine.decide.state import State

from .exploration import reversed_by
from .fault import Fault, FaultReport, answers_in
from .witness import Requirements, witness

UNASKED = 0  # no answer leaves no cell possible


def every_rule(rules: CompiledRules) -> Iterator[Rule]:
    """Every rule that is read, offices included."""
    yield from (rule for _, rule in rules.categories)
    for _, rule, choice in rules.windows:
        yield rule
        if choice:
            yield choice
    for _, rule, parts in rules.schemes:
        yield from (rule, *parts)
    yield from (rule for _, rule in (*rules.window_steps, *rules.scheme_steps, *rules.alarms))


def written_rules(rules: CompiledRules) -> Iterator[tuple[str, ConditionNode]]:
    """Every condition as it is written: a choice of offices is not one, the area of each of its offices is."""
    offices = {f"{window.id}/office": (window.id, choice) for window, _, choice in rules.windows if choice}
    for rule in every_rule(rules):
        if rule.id in offices:
            window, choice = offices[rule.id]
            yield from ((f"{window}/{office}", area) for office, area in choice.offices)
        else:
            yield rule.id, rule.node


def unsound_conditions(rules: CompiledRules, voice: int) -> Iterator[FaultReport]:
    """What is wrong with a rule by itself. `voice` is the fact that says for whom a rule is."""
    for id, node in written_rules(rules):
        yield from _condition_faults(rules, id, node, voice)


def _condition_faults(rules: CompiledRules, id: str, node: ConditionNode, voice: int) -> Iterator[FaultReport]:
    if _witness(rules, [(node, True)]) is None:
        yield FaultReport(Fault.CONTRADICTORY, id)
        return
    whose, rest = for_whom(node, voice)
    if not rest.parts:
        return
    if _witness(rules, [*whose, (rest, False)]) is None:
        yield FaultReport(Fault.ALWAYS, id)
        return
    yield from (FaultReport(Fault.IDLE, id, (), (part,)) for part in _idle_parts(rules, rest, whose))


def for_whom(node: ConditionNode, voice: int) -> tuple[list[tuple[ConditionNode, bool]], Branch]:
    """The part of a condition that says for whom it is, and the rest."""
    parts = node.parts if isinstance(node, Branch) and node.both else (node,)
    whose: list[tuple[ConditionNode, bool]] = []
    rest: list[ConditionNode] = []
    for part in parts:
        if isinstance(part, Leaf) and part.fact == voice:
            whose.append((part, True))
        else:
            rest.append(part)
    return whose, Branch(both=True, parts=tuple(rest))


def _idle_parts(rules: CompiledRules, branch: Branch, context: Requirements) -> Iterator[str]:
    """Parts whose loss no one would notice: an `all` part that excludes no one, an `any` part that adds no one."""
    for n, part in enumerate(branch.parts):
        beside = [(other, branch.both) for m, other in enumerate(branch.parts) if m != n]
        if _witness(rules, [*context, *beside, (part, not branch.both)]) is None:
            yield rules.domains[_first_leaf(part).fact].fact.id
        elif isinstance(part, Branch):
            yield from _idle_parts(rules, part, context)


def _first_leaf(node: ConditionNode) -> Leaf:
    while isinstance(node, Branch):
        node = node.parts[0]
    return node


def shadowed(rules: CompiledRules) -> Iterator[FaultReport]:
    """Steps, offices and alarms that others always come before."""
    for steps in (rules.window_steps, rules.scheme_steps):
        for n, (step, rule) in enumerate(steps):
            earlier = [(other.put, other_rule) for other, other_rule in steps[:n]]
            if step.put and all(_always_ranked_earlier(rules, rule, id, earlier) for id in step.put):
                yield FaultReport(Fault.SHADOWED, rule.id, (), step.put)
    for window, _, choice in rules.windows:
        offices = choice.offices if choice else ()
        for n, (office, area) in enumerate(offices):
            before = [(other, False) for _, other in offices[:n]]
            if _witness(rules, [(area, True)]) and not _witness(rules, [(area, True), *before]):
                yield FaultReport(Fault.SHADOWED, f"{window.id}/{office}")
    for n, (_, rule) in enumerate(rules.alarms):
        before = [(other.node, False) for _, other in rules.alarms[:n]]
        if _witness(rules, [(rule.node, True), *before]) is None:
            yield FaultReport(Fault.SHADOWED, rule.id)


def overlapping(rules: CompiledRules) -> Iterator[FaultReport]:
    """Places that two offices of a window cover: the first would be told, and nobody would notice the other."""
    for window, _, choice in rules.windows:
        offices = choice.offices if choice else ()
        for n, (office, area) in enumerate(offices):
            for other, before in offices[:n]:
                if masks := _witness(rules, [(before, True), (area, True)]):
                    yield FaultReport(Fault.TWO_OFFICES, f"{window.id}/{office}", answers_in(masks, rules.domains), (other,))


def _always_ranked_earlier(rules: CompiledRules, rule: Rule, id: str, earlier: list[tuple[tuple[str, ...], Rule]]) -> bool:
    """Whether an earlier step has put this one forward whenever the rule holds."""
    before = [(other.node, False) for put, other in earlier if id in put]
    return bool(before) and _witness(rules, [(rule.node, True), *before]) is None


def reversals(rules: CompiledRules) -> tuple[list[FaultReport], int]:
    """Verdicts that an answer turns round, over all states of each rule's own facts; and how many states those are."""
    found: list[FaultReport] = []
    count = 0
    for rule in every_rule(rules):
        first = None
        for state in own_states(rules, rule):
            count += 1
            first = first or _reversal(rules, rule, state)
        if first:
            found.append(first)
    return found, count


def own_states(rules: CompiledRules, rule: Rule) -> Iterator[State]:
    """Every state of a rule's own facts: each unasked, asked and not known, or in one of the rule's classes of cells."""
    start = rules.start
    choices = [
        [(fact, UNASKED), (fact, rules.domains[fact].all_cells), *((fact, c) for c in rule.cell_classes(fact))]
        for fact in rule.facts
    ]
    for combination in product(*choices):
        masks, asked = list(start.masks), 0
        for fact, cells in combination:
            if cells != UNASKED:
                masks[fact] = cells
                asked |= 1 << fact
        yield State(tuple(masks), asked)


def _reversal(rules: CompiledRules, rule: Rule, state: State) -> FaultReport | None:
    before = rule.evaluate(state)
    for fact in rule.facts:
        if state.asked >> fact & 1:
            continue
        for cells in (*rule.cell_classes(fact), rules.domains[fact].all_cells):
            after = state.answered(fact, cells)
            if reversed_by(before, rule.evaluate(after)):
                return FaultReport(Fault.FLIP, rule.id, (*answers_in(state.masks, rules.domains), (fact, cells)))
    return None


def _witness(rules: CompiledRules, wanted: Requirements) -> tuple[int, ...] | None:
    return witness(wanted, rules.domains)
