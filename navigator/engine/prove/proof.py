"""What holds over every conversation, and what does not: the whole proof of one rule set.

Two ways together (docs/adr/0005): a walk through every conversation in the engine's order, and every rule over
all its own cells, which covers answers volunteered in any order.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod

from navigator.engine.decide.compiled_rules import Ruleset
from navigator.engine.decide.condition import node_leaves
from navigator.engine.decide.fact import Domain
from navigator.engine.decide.rule import Verdict

from .exploration import Walk, walk
from .fault import Fault, Found
from .refusals import no_door, turned_away, uncovered
from .rule_lint import overlapping, reversals, shadowed, unsound, written_rules
from .state_signature import Doors


@dataclass(frozen=True)
class Reach:
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

    found: tuple[Found, ...]
    reach: Reach
    asked: dict[str, int]


def prove(rules: Ruleset, doors: Doors, first: str, within: Mapping[str, int] | None = None) -> Proof:
    """Prove a rule set. `first` names the fact that every conversation begins with: who speaks.

    `within` are, by fact, the values that lie inside the region: there every window has an office.
    """
    walked = walk(rules, doors, first)
    turned_round, rule_states = reversals(rules)
    voice = rules.index[first]
    found = [
        *_from_walk(walked),
        *turned_round,
        *no_door(rules, doors),
        *turned_away(rules, voice),
        *uncovered(rules, within or {}),
        *unsound(rules, voice),
        *shadowed(rules),
        *overlapping(rules),
        *gaps(rules),
        *_unreached(rules, walked),
        *unused_options(rules),
    ]
    return Proof(_each_once(found), _reach(rules, walked, rule_states), _asked(rules, walked, voice))


def _each_once(found: list[Found]) -> tuple[Found, ...]:
    """One fault a rule and kind; what no one can meet is not told again as never met."""
    order = list(Fault)
    hopeless = {f.about for f in found if f.fault is Fault.CONTRADICTORY}
    kept: dict[tuple[Fault, str, tuple[str, ...]], Found] = {}
    for one in found:
        if one.fault in (Fault.NEVER_FITS, Fault.NEVER_OFFICE) and one.about in hopeless:
            continue
        others = one.others if one.fault is Fault.IDLE else ()
        kept.setdefault((one.fault, one.about, others), one)
    return tuple(sorted(kept.values(), key=lambda one: order.index(one.fault)))


def _from_walk(walked: Walk) -> Iterator[Found]:
    for turn, question in walked.loops[:1]:
        yield Found(Fault.LOOP, "", (*turn.said, (question, 0)))
    for turn in walked.growing[:1]:
        yield Found(Fault.GROWING, "", turn.said)
    for rule, turn in walked.flips.items():
        yield Found(Fault.FLIP, rule, turn.said)
    for turn in walked.dead_ends:
        yield Found(Fault.DEAD_END, "", turn.said)
        return


def _unreached(rules: Ruleset, walked: Walk) -> Iterator[Found]:
    """What no conversation arrives at."""
    fits = {rule for rule, verdict, _ in walked.outcomes if verdict is Verdict.FITS}
    for goal in rules.goals:
        if goal.rule.id not in fits and goal.group not in ("place", "door"):
            yield Found(Fault.NEVER_FITS, goal.rule.id)
    chosen = {(rule, office) for rule, _, office in walked.outcomes if office}
    for window, _, choice in rules.windows:
        for office, _ in choice.offices if choice else ():
            if (f"{window.id}/office", office) not in chosen:
                yield Found(Fault.NEVER_OFFICE, f"{window.id}/{office}")
    for n, domain in enumerate(rules.domains):
        if n not in walked.asked:
            yield Found(Fault.NEVER_ASKED, domain.fact.id)


def unused_options(rules: Ruleset) -> Iterator[Found]:
    """Options, where several may be chosen, that no rule names."""
    named: dict[int, set[str]] = {}
    for _, node in written_rules(rules):
        for leaf in node_leaves(node):
            named.setdefault(leaf.fact, set()).update(leaf.wants.any_of)
    for n, domain in enumerate(rules.domains):
        for option in domain.fact.options:
            if option not in named.get(n, set()):
                yield Found(Fault.UNUSED_OPTION, f"{domain.fact.id}/{option}")


def gaps(rules: Ruleset) -> Iterator[Found]:
    """Single numbers that are treated unlike both neighbours though no rule asks for just that number."""
    for n, domain in enumerate(rules.domains):
        if domain.fact.kind != "integer":
            continue
        wanted = {
            leaf.mask for _, node in written_rules(rules) for leaf in node_leaves(node) if leaf.fact == n
        }
        for j, cell in enumerate(domain.cells):
            inner = cell.bit_count() == 1 and 1 < cell < 1 << len(domain.fact.values) - 1
            if inner and not {1 << j, domain.everything & ~(1 << j)} & wanted:
                number = str(domain.fact.chosen(cell)[0])
                yield Found(Fault.GAP, f"{domain.fact.id}/{number}", ((n, 1 << j),), _beside(rules, n, j))


def _beside(rules: Ruleset, fact: int, cell: int) -> tuple[str, ...]:
    """The rules whose sets end or begin beside this number."""
    return tuple(
        dict.fromkeys(
            id
            for id, node in written_rules(rules)
            for leaf in node_leaves(node)
            if leaf.fact == fact and _edges(rules.domains[fact], leaf.mask, cell)
        )
    )


def _edges(domain: Domain, mask: int, cell: int) -> bool:
    value = domain.cells[cell].bit_length() - 1
    inside = [bool(domain.values(mask) >> i & 1) for i in (value - 1, value, value + 1)]
    return len(set(inside)) > 1


def _asked(rules: Ruleset, walked: Walk, voice: int) -> dict[str, int]:
    """Whom each question is asked of, where it is known who speaks."""
    first = rules.domains[voice]
    return {rules.domains[fact].fact.id: first.values(cells) for fact, cells in walked.asked.items()}


def _reach(rules: Ruleset, walked: Walk, rule_states: int) -> Reach:
    return Reach(
        states=len(walked.turns),
        answers=walked.answers,
        conversations=walked.conversations,
        shortest=walked.shortest,
        longest=walked.longest,
        rule_states=rule_states,
        classes=prod(len(domain.cells) for domain in rules.domains),
        classes_unknown=prod(len(domain.cells) + 1 for domain in rules.domains),
    )
