"""What holds over every conversation, and what does not: the whole proof of one rule set.

Two ways together (docs/adr/0005): a walk through every conversation in the engine's order, and every rule over
all its own cells, which covers answers volunteered in any order.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.condition import node_leaves
from navigator.engine.decide.fact import Domain
from navigator.engine.decide.rule import Verdict

from .exploration import Exploration, explore
from .fault import Fault, FaultReport
from .refusals import unhelped_refusals, without_office, without_window
from .rule_lint import overlapping, reversals, shadowed, unsound_conditions, written_rules
from .state_signature import ReachableOffices


@dataclass(frozen=True)
class ProofExtent:
    """How far the proof went."""

    states: int  # distinct states, each with everything that can follow it
    answers: int  # answers followed from them
    conversations: int
    shortest: int  # questions
    longest: int
    rule_states: int  # states of single rules, each with every next answer
    classes: int  # whole sets of answers that the rules tell apart
    classes_unknown: int  # the same with "don't know" as one more answer of each question


@dataclass(frozen=True)
class Proof:
    """What was found, and how far the search reached. `asked`: of each fact the values of the first fact it is asked of."""

    faults: tuple[FaultReport, ...]
    extent: ProofExtent
    asked: dict[str, int]


def prove(rules: CompiledRules, doors: ReachableOffices, first: str, within: Mapping[str, int] | None = None) -> Proof:
    """Prove a rule set. `first` names the fact that every conversation begins with: who speaks.

    `within` are, by fact, the values that lie inside the region: there every window has an office.
    """
    walked = explore(rules, doors, first)
    turned_round, rule_states = reversals(rules)
    voice = rules.index[first]
    found = [
        *_exploration_faults(walked),
        *turned_round,
        *without_window(rules, doors),
        *unhelped_refusals(rules, voice),
        *without_office(rules, within or {}),
        *unsound_conditions(rules, voice),
        *shadowed(rules),
        *overlapping(rules),
        *gaps(rules),
        *_unreached_faults(rules, walked),
        *unused_options(rules),
    ]
    return Proof(_deduplicated(found), _extent(rules, walked, rule_states), _asked_personas(rules, walked, voice))


def _deduplicated(found: list[FaultReport]) -> tuple[FaultReport, ...]:
    """One fault a rule and kind; what no one can meet is not told again as never met."""
    order = list(Fault)
    hopeless = {f.about for f in found if f.fault is Fault.CONTRADICTORY}
    kept: dict[tuple[Fault, str, tuple[str, ...]], FaultReport] = {}
    for one in found:
        if one.fault in (Fault.NEVER_FITS, Fault.NEVER_OFFICE) and one.about in hopeless:
            continue
        others = one.others if one.fault is Fault.IDLE else ()
        kept.setdefault((one.fault, one.about, others), one)
    return tuple(sorted(kept.values(), key=lambda one: order.index(one.fault)))


def _exploration_faults(walked: Exploration) -> Iterator[FaultReport]:
    for turn, question in walked.loops[:1]:
        yield FaultReport(Fault.LOOP, "", (*turn.answers, (question, 0)))
    for turn in walked.growing[:1]:
        yield FaultReport(Fault.GROWING, "", turn.answers)
    for rule, turn in walked.reversals.items():
        yield FaultReport(Fault.FLIP, rule, turn.answers)
    for turn in walked.dead_ends:
        yield FaultReport(Fault.DEAD_END, "", turn.answers)
        return


def _unreached_faults(rules: CompiledRules, walked: Exploration) -> Iterator[FaultReport]:
    """What no conversation arrives at."""
    fits = {rule for rule, verdict, _ in walked.outcomes if verdict is Verdict.FITS}
    for goal in rules.goals:
        if goal.rule.id not in fits and goal.group not in ("place", "door"):
            yield FaultReport(Fault.NEVER_FITS, goal.rule.id)
    chosen = {(rule, office) for rule, _, office in walked.outcomes if office}
    for window, _, choice in rules.windows:
        for office, _ in choice.offices if choice else ():
            if (f"{window.id}/office", office) not in chosen:
                yield FaultReport(Fault.NEVER_OFFICE, f"{window.id}/{office}")
    for n, domain in enumerate(rules.domains):
        if n not in walked.asked:
            yield FaultReport(Fault.NEVER_ASKED, domain.fact.id)


def unused_options(rules: CompiledRules) -> Iterator[FaultReport]:
    """Options, where several may be chosen, that no rule names."""
    named: dict[int, set[str]] = {}
    for _, node in written_rules(rules):
        for leaf in node_leaves(node):
            named.setdefault(leaf.fact, set()).update(leaf.wants.any_of)
    for n, domain in enumerate(rules.domains):
        for option in domain.fact.options:
            if option not in named.get(n, set()):
                yield FaultReport(Fault.UNUSED_OPTION, f"{domain.fact.id}/{option}")


def gaps(rules: CompiledRules) -> Iterator[FaultReport]:
    """Single numbers that are treated unlike both neighbours though no rule asks for just that number."""
    for n, domain in enumerate(rules.domains):
        if domain.fact.kind != "integer":
            continue
        wanted = {
            leaf.mask for _, node in written_rules(rules) for leaf in node_leaves(node) if leaf.fact == n
        }
        for j, cell in enumerate(domain.cells):
            inner = cell.bit_count() == 1 and 1 < cell < 1 << len(domain.fact.values) - 1
            if inner and not {1 << j, domain.all_cells & ~(1 << j)} & wanted:
                number = str(domain.fact.values_in(cell)[0])
                yield FaultReport(Fault.GAP, f"{domain.fact.id}/{number}", ((n, 1 << j),), _rules_with_an_edge_at(rules, n, j))


def _rules_with_an_edge_at(rules: CompiledRules, fact: int, cell: int) -> tuple[str, ...]:
    """The rules whose sets end or begin beside this number."""
    return tuple(
        dict.fromkeys(
            id
            for id, node in written_rules(rules)
            for leaf in node_leaves(node)
            if leaf.fact == fact and _has_edge_at(rules.domains[fact], leaf.mask, cell)
        )
    )


def _has_edge_at(domain: Domain, mask: int, cell: int) -> bool:
    value = domain.cells[cell].bit_length() - 1
    inside = [bool(domain.values(mask) >> i & 1) for i in (value - 1, value, value + 1)]
    return len(set(inside)) > 1


def _asked_personas(rules: CompiledRules, walked: Exploration, voice: int) -> dict[str, int]:
    """Whom each question is asked of, where it is known who speaks."""
    first = rules.domains[voice]
    return {rules.domains[fact].fact.id: first.values(cells) for fact, cells in walked.asked.items()}


def _extent(rules: CompiledRules, walked: Exploration, rule_states: int) -> ProofExtent:
    return ProofExtent(
        states=len(walked.states),
        answers=walked.answer_count,
        conversations=walked.conversations,
        shortest=walked.shortest,
        longest=walked.longest,
        rule_states=rule_states,
        classes=prod(len(domain.cells) for domain in rules.domains),
        classes_unknown=prod(len(domain.cells) + 1 for domain in rules.domains),
    )
