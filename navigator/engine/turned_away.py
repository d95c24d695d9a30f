"""Everyone who is turned away is told who serves instead: in any order of answers, over the cells of the rules at hand."""

from collections.abc import Iterator, Mapping
from itertools import product

from .condition import Node
from .fault import Fault, Found, said_in
from .mark import Doors
from .rule import Choice, Rule, Verdict
from .ruleset import Instead, Ruleset
from .soundness import for_whom
from .state import State
from .witness import value, witness


def no_door(rules: Ruleset, doors: Doors) -> Iterator[Found]:
    """Someone who has no window that can be called or visited, in whatever order the answers come."""
    for closed in product(
        *(_ways_closed(rule, choice, doors[w.id]) for w, rule, choice in rules.windows if doors.get(w.id))
    ):
        lost = witness(closed, rules.domains)
        if lost is not None:
            yield Found(Fault.NOBODY, "", said_in(lost, rules.domains))
            return


def _ways_closed(rule: Rule, choice: Choice | None, reachable: frozenset[str]) -> list[tuple[Node, bool]]:
    """The window turns away, or sends to an office that cannot be reached."""
    offices = choice.offices if choice else ()
    return [(rule.node, False), *((area, True) for office, area in offices if office not in reachable)]


def turned_away(rules: Ruleset, voice: int) -> Iterator[Found]:
    """Where someone is turned away and no one is named, or all who are named turn away as well."""
    named = {
        **{window.id: (rule, window.instead) for window, rule, _ in rules.windows},
        **{scheme.id: (rule, scheme.instead) for scheme, rule, _ in rules.schemes},
    }
    nodes = {id: rule.node for id, (rule, _) in named.items()}
    for rule, instead in named.values():
        yield from _of_rule(rules, rule, instead, nodes, voice)


def uncovered(rules: Ruleset, within: Mapping[str, int]) -> Iterator[Found]:
    """Windows without an office for someone inside the region: `within` are, by fact, the values that lie inside."""
    masks = tuple(
        domain.inside(within.get(domain.fact.id, domain.fact.everything)) for domain in rules.domains
    )
    for window, rule, choice in rules.windows:
        if choice:
            nowhere = [(area, False) for _, area in choice.offices]
            lost = witness([(rule.node, True), *nowhere], rules.domains, masks)
            if lost is not None:
                said = tuple((n, m) for n, m in said_in(lost, rules.domains) if m != masks[n])
                yield Found(Fault.NO_OFFICE, window.id, said)


def _of_rule(
    rules: Ruleset, rule: Rule, instead: Instead, nodes: dict[str, Node], voice: int
) -> Iterator[Found]:
    """The first state, for each list of those named, in which the list helps no one."""
    helped: set[tuple[str, ...]] = set()
    for state in _refusals(rules, rule, voice):
        facts = dict.fromkeys(rules.domains[leaf.fact].fact.id for leaf in rule.find(state).because)
        named = tuple(dict.fromkeys(id for f in (*facts, "") for id in instead.get(f, ())))
        if named in helped:
            continue
        if not named:
            helped.add(named)
            yield Found(Fault.NO_INSTEAD, rule.id, said_in(state.masks, rules.domains), tuple(facts))
            continue
        closed = [(nodes[id], False) for id in named]
        if witness(closed, rules.domains) is None:
            helped.add(named)
            continue
        lost = witness(closed, rules.domains, state.masks)
        if lost is not None:
            helped.add(named)
            yield Found(Fault.INSTEAD_CLOSED, rule.id, said_in(lost, rules.domains), named)


def _refusals(rules: Ruleset, rule: Rule, voice: int) -> Iterator[State]:
    """Every state of a rule's own facts in which it turns away someone whom it is for, fewest answers first."""
    whose, _ = for_whom(rule.node, voice)
    choices = [[(f, rules.domains[f].everything), *((f, c) for c in rule.classes(f))] for f in rule.facts]
    states = sorted(product(*choices), key=lambda s: sum(c != rules.domains[f].everything for f, c in s))
    for combination in states:
        masks = list(rules.start.masks)
        for fact, cells in combination:
            masks[fact] = cells
        state = State(tuple(masks))
        if all(value(node, state.masks) for node, _ in whose) and rule.find(state).verdict is Verdict.NOT:
            yield state
