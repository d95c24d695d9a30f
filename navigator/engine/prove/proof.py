"""The whole proof of one rule set: what holds over every conversation, and what does not.

Two methods together (docs/adr/0005): every conversation in the engine's order is explored, and every rule is checked
over all its own cells, which covers answers volunteered in any order.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.condition import node_leaves
from navigator.engine.decide.fact import Domain
from navigator.engine.decide.first_window import FIRST_WINDOW
from navigator.engine.decide.rule import Verdict

from .exploration import explore
from .explored_states import Exploration
from .fault import Fault, FaultReport
from .refusals import unhelped_refusals, without_office, without_window
from .rule_lint import overlapping, reversals, shadowed, unsound_conditions, written_rules
from .screen_count import ScreensOfPersona, count_conversations, count_screens
from .state_signature import ReachableOffices


@dataclass(frozen=True)
class ProofExtent:
    """How far the proof went."""

    states: int  # distinct states, each with everything that can follow it
    answers: int  # answers followed from them
    conversations: int
    shortest: int  # screens
    longest: int
    rule_states: int  # states of single rules, each with every next answer
    classes: int  # whole sets of answers that the rules tell apart
    classes_unknown: int  # the same with "don't know" as one more answer of each question


@dataclass(frozen=True)
class Proof:
    """The faults, and how far the search reached.

    `asked_of`: for each fact the mask of the first fact's values it is asked of; `concerns`: of those it may be asked of
    when screens are answered in part. `screens`: how many people see.
    """

    faults: tuple[FaultReport, ...]
    extent: ProofExtent
    asked_of: dict[str, int]
    concerns: dict[str, int]
    screens: tuple[ScreensOfPersona, ...] = ()


def prove(rules: CompiledRules, reachable: ReachableOffices, first: str, within: Mapping[str, int] | None = None) -> Proof:
    """Prove a rule set. `first` names the fact that every conversation begins with: who speaks.

    `within` are, by fact, the values that lie inside the region: there every window has an office.
    """
    exploration = explore(rules, reachable, first, next(iter(within or ()), None))
    reversal_faults, rule_states = reversals(rules)
    persona = rules.index[first]
    faults = [
        *_exploration_faults(exploration),
        *reversal_faults,
        *without_window(rules, reachable),
        *unhelped_refusals(rules, persona),
        *without_office(rules, within or {}),
        *unsound_conditions(rules, persona),
        *shadowed(rules),
        *overlapping(rules),
        *gaps(rules),
        *_unreached_faults(rules, exploration),
        *unused_options(rules),
    ]
    return Proof(
        _deduplicated(faults),
        _extent(rules, exploration, rule_states),
        _personas_by_fact(rules, exploration.asked, persona),
        _personas_by_fact(rules, exploration.concerns, persona),
        count_screens(exploration),
    )


def _deduplicated(reports: list[FaultReport]) -> tuple[FaultReport, ...]:
    """One report a rule and kind, in the order of `Fault`; a contradictory rule is not reported as never reached too."""
    order = list(Fault)
    contradictory = {report.about for report in reports if report.fault is Fault.CONTRADICTORY}
    first: dict[tuple[Fault, str, tuple[str, ...]], FaultReport] = {}
    for report in reports:
        if report.fault in (Fault.NEVER_FITS, Fault.NEVER_OFFICE) and report.about in contradictory:
            continue
        others = report.others if report.fault is Fault.IDLE else ()
        first.setdefault((report.fault, report.about, others), report)
    return tuple(sorted(first.values(), key=lambda report: order.index(report.fault)))


def _exploration_faults(exploration: Exploration) -> Iterator[FaultReport]:
    for state, question in exploration.loops[:1]:
        yield FaultReport(Fault.LOOP, "", (*state.answers, (question, 0)))
    for state in exploration.growing[:1]:
        yield FaultReport(Fault.GROWING, "", state.answers)
    for rule, state in exploration.reversals.items():
        yield FaultReport(Fault.FLIP, rule, state.answers)
    for state in exploration.dead_ends:
        yield FaultReport(Fault.DEAD_END, "", state.answers)
        return


def _unreached_faults(rules: CompiledRules, exploration: Exploration) -> Iterator[FaultReport]:
    """What no conversation arrives at."""
    fits = {rule for rule, verdict, _ in exploration.outcomes if verdict is Verdict.FITS}
    for goal in rules.goals:
        if goal.rule.id not in fits and not goal.rule.never_fits and goal.group not in ("office", FIRST_WINDOW):
            yield FaultReport(Fault.NEVER_FITS, goal.rule.id)
    chosen = {(rule, office) for rule, _, office in exploration.outcomes if office}
    for window, _, choice in rules.windows:
        for office, _ in choice.offices if choice else ():
            if (f"{window.id}/office", office) not in chosen:
                yield FaultReport(Fault.NEVER_OFFICE, f"{window.id}/{office}")
    for n, domain in enumerate(rules.domains):
        if n not in exploration.asked:
            yield FaultReport(Fault.NEVER_ASKED, domain.fact.id)


def unused_options(rules: CompiledRules) -> Iterator[FaultReport]:
    """Options, where several may be chosen, that no rule names."""
    named: dict[int, set[str]] = {}
    for _, node in written_rules(rules):
        for leaf in node_leaves(node):
            named.setdefault(leaf.fact, set()).update(leaf.written.any_of)
    for n, domain in enumerate(rules.domains):
        for option in domain.fact.options:
            if option not in named.get(n, set()):
                yield FaultReport(Fault.UNUSED_OPTION, f"{domain.fact.id}/{option}")


def gaps(rules: CompiledRules) -> Iterator[FaultReport]:
    """Single numbers that are treated unlike both neighbours though no rule names just that number: often a typing error."""
    for n, domain in enumerate(rules.domains):
        if domain.fact.kind != "integer":
            continue
        asked_for = {leaf.mask for _, node in written_rules(rules) for leaf in node_leaves(node) if leaf.fact == n}
        for j, cell in enumerate(domain.cells):
            inner = cell.bit_count() == 1 and 1 < cell < 1 << len(domain.fact.values) - 1
            if inner and not {1 << j, domain.all_cells & ~(1 << j)} & asked_for:
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


def _personas_by_fact(rules: CompiledRules, personas: Mapping[int, int], persona: int) -> dict[str, int]:
    """By the name of each fact the personas as values, where the persona is known."""
    first = rules.domains[persona]
    return {rules.domains[fact].fact.id: first.values(cells) for fact, cells in personas.items()}


def _extent(rules: CompiledRules, exploration: Exploration, rule_states: int) -> ProofExtent:
    counted = count_conversations(exploration)
    return ProofExtent(
        states=len(exploration.states),
        answers=exploration.answer_count,
        conversations=counted.conversations,
        shortest=counted.shortest,
        longest=counted.longest,
        rule_states=rule_states,
        classes=prod(len(domain.cells) for domain in rules.domains),
        classes_unknown=prod(len(domain.cells) + 1 for domain in rules.domains),
    )
