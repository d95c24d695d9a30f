"""Whoever is turned away has an alternative: proven for any order of answers, over the cells of the rules involved."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.condition import ConditionNode, Masks
from navigator.engine.decide.rule import Finding, OfficeChoice, Rule, Verdict
from navigator.engine.decide.rule_table import Instead
from navigator.engine.decide.state import State

from .fault import Fault, FaultReport, answers_in
from .rule_lint import split_audience
from .state_signature import ReachableOffices
from .witness import condition_value, satisfiable, witness


def without_window(rules: CompiledRules, reachable: ReachableOffices) -> Iterator[FaultReport]:
    """Someone who has no window that can be called or visited, in whatever order the answers come."""
    for closed in product(
        *(_ways_closed(rule, choice, reachable[w.id]) for w, rule, choice in rules.windows if reachable.get(w.id))
    ):
        lost = witness(closed, rules.domains)
        if lost is not None:
            yield FaultReport(Fault.NOBODY, "", answers_in(lost, rules.domains))
            return


def _ways_closed(rule: Rule, choice: OfficeChoice | None, reachable: frozenset[str]) -> list[tuple[ConditionNode, bool]]:
    """The window turns away, or sends to an office that cannot be reached."""
    offices = choice.offices if choice else ()
    return [(rule.node, False), *((area, True) for office, area in offices if office not in reachable)]


def unhelped_refusals(rules: CompiledRules, persona: int) -> Iterator[FaultReport]:
    """Where someone is turned away and no one is named, or all who are named turn away as well."""
    named = {
        **{window.id: (rule, window.instead) for window, rule, _ in rules.windows},
        **{scheme.id: (rule, scheme.instead) for scheme, rule, _ in rules.schemes},
    }
    nodes = {id: rule.node for id, (rule, _) in named.items()}
    for rule, instead in named.values():
        for fault, masks, others in _unhelpful_alternatives(rules, instead, _refusals(rules, rule, persona), nodes):
            yield FaultReport(fault, rule.id, answers_in(masks, rules.domains), others)


def without_office(rules: CompiledRules, within: Mapping[str, int]) -> Iterator[FaultReport]:
    """Windows without an office for someone inside the region: `within` are, by fact, the values that lie inside."""
    masks = tuple(
        domain.cells_within(within.get(domain.fact.id, domain.fact.all_values)) for domain in rules.domains
    )
    for window, rule, choice in rules.windows:
        if choice:
            nowhere = [(area, False) for _, area in choice.offices]
            lost = witness([(rule.eligible, True), *nowhere], rules.domains, masks)
            if lost is not None:
                answers = tuple((n, m) for n, m in answers_in(lost, rules.domains) if m != masks[n])
                yield FaultReport(Fault.NO_OFFICE, window.id, answers)


def _unhelpful_alternatives(
    rules: CompiledRules, instead: Instead, refusals: Iterable[tuple[State, Finding]], nodes: Mapping[str, ConditionNode]
) -> Iterator[tuple[Fault, Masks, tuple[str, ...]]]:
    """The first state, for each list of those named, in which the list helps no one."""
    seen: set[tuple[str, ...]] = set()
    for state, finding in refusals:
        facts = tuple(dict.fromkeys(rules.domains[leaf.fact].fact.id for leaf in finding.because))
        named = tuple(dict.fromkeys(id for fact in (*facts, "") for id in instead.get(fact, ())))
        if named in seen:
            continue
        if not named:
            seen.add(named)
            yield Fault.NO_INSTEAD, state.masks, facts
            continue
        closed = [(nodes[id], False) for id in named]
        if not satisfiable(closed, rules.domains):
            seen.add(named)
        elif (lost := witness(closed, rules.domains, state.masks)) is not None:
            seen.add(named)
            yield Fault.INSTEAD_CLOSED, lost, named


def _refusals(rules: CompiledRules, rule: Rule, persona: int) -> Iterator[tuple[State, Finding]]:
    """Every state of a rule's own facts in which it turns away someone whom it is for, fewest answers first."""
    audience, _ = split_audience(rule.eligible, persona)
    choices = [[(f, rules.domains[f].all_cells), *((f, c) for c in rule.cell_classes(f))] for f in rule.facts]
    states = sorted(product(*choices), key=lambda s: sum(c != rules.domains[f].all_cells for f, c in s))
    for combination in states:
        masks = list(rules.start.masks)
        for fact, cells in combination:
            masks[fact] = cells
        state = State(tuple(masks))
        finding = rule.evaluate(state)
        if finding.verdict is Verdict.NOT and all(condition_value(node, state.masks) for node, _ in audience):
            yield state, finding
