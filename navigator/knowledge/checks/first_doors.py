"""The doors that can stand first, for every persona and place, and whom one calls there: a proof over all conversations.

A window is left out only where it is proven never to stand first: what remains covers every conversation, finished or not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.condition import ConditionNode, Leaf
from navigator.engine.decide.rule import OfficeChoice, Rule, Verdict
from navigator.engine.decide.state import State
from navigator.knowledge.calls import Call, call_for, only_office
from navigator.knowledge.content.office_ref import OfficeRef
from navigator.knowledge.content.offices import Office
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.facts import OUTSIDE

PERSONA = "persona"


@dataclass(frozen=True)
class FirstDoor:
    """A window that can stand first for someone. `persona`, `place` and `office` are "" while they are not known."""

    persona: str
    place: str
    window: str
    office: Office | None
    call: Call | None
    halls_listed: bool  # the town halls' numbers stand one tap away, while the place is not known
    offices_listed: bool = False  # no one office is named, and of those listed at least one can be visited

    @property
    def can_be_reached(self) -> bool:
        """By a telephone, by walking there, or by the list of the town halls."""
        listed = self.halls_listed or self.offices_listed
        return bool(self.call or listed or (self.office and self.office.address.confirmed_text))

    @property
    def is_another_subject(self) -> bool:
        """Whether who is called puts through to other windows than this one."""
        callee = self.call.callee if self.call and self.call.kind == "relay" else None
        return isinstance(callee, Office) and self.window not in callee.relays_for

    def __str__(self) -> str:
        who = f"`{self.persona}`" if self.persona else "whoever does not say who speaks"
        where = f"in {self.place}" if self.place else "with the place not told"
        return f"`{self.window}` can stand first for {who} {where}"


def first_doors(knowledge: Knowledge, rules: CompiledRules) -> tuple[FirstDoor, ...]:
    """Every first door: of each persona, in each municipality, outside and with the place not told."""
    return tuple(
        door
        for persona, place in product(_personas(knowledge), _places(knowledge))
        for door in _doors(knowledge, rules, persona, place)
    )


def _personas(knowledge: Knowledge) -> tuple[str, ...]:
    return (*map(str, knowledge.facts[PERSONA].fact.values), "")


def _places(knowledge: Knowledge) -> tuple[str, ...]:
    if not knowledge.place_fact:
        return ("",)
    return (*map(str, knowledge.facts[knowledge.place_fact].fact.values), "")


def _doors(knowledge: Knowledge, rules: CompiledRules, persona: str, place: str) -> Iterator[FirstDoor]:
    state = _told(rules, {PERSONA: persona, knowledge.place_fact: place})
    for window, rule, choice in rules.windows:
        if rule.evaluate(state).verdict is Verdict.NOT or _never_first(rules, window.id, rule, state):
            continue
        halls_listed = not place and knowledge.window_words[window.id].town_hall is not None
        for id in _possible_offices(choice, state):
            office = knowledge.offices[window.id].get(id)
            call = call_for(knowledge, window.id, office or only_office(knowledge, window.id, rules.source.as_of), place)
            listed = office is None and _lists_offices(knowledge, window.id, place, rules.source.as_of)
            yield FirstDoor(persona, place, window.id, office, call, halls_listed, listed)


def _lists_offices(knowledge: Knowledge, window: str, place: str, day: date) -> bool:
    """Whether offices that can be visited are listed. Outside not those of a window with words for outside."""
    offices = knowledge.offices_on(window, day).values()
    elsewhere = place == OUTSIDE and knowledge.window_words[window].outside
    return not elsewhere and any(office.address.confirmed_text for office in offices)


def _told(rules: CompiledRules, values: dict[str, str]) -> State:
    """The state after these answers; "" is asked and not told."""
    state = rules.start
    for id, value in values.items():
        if id:
            domain = rules.domains[rules.index[id]]
            cells = domain.cells_touching(sum(1 << n for n, known in enumerate(domain.fact.values) if str(known) == value))
            state = state.answered(rules.index[id], cells or domain.all_cells)
    return state


def _never_first(rules: CompiledRules, window: str, rule: Rule, state: State) -> bool:
    """Whether another window, which serves whatever is answered from here on, always stands before this one."""
    serving = _serving(rules, state)
    if serving and not rule.node.can_hold(state.masks, state.asked):
        return True  # at most `maybe`, and one that serves stands before
    for n, (step, step_rule) in enumerate(rules.window_steps):
        if window in step.ids and any(
            not _stands_before(rules, window, n, narrowed) for narrowed in _states_within(step_rule.node, state)
        ):
            return False
    put = {id for step, step_rule in rules.window_steps if step_rule.evaluate(state).verdict is Verdict.FITS for id in step.ids}
    written = [w.id for w, _, _ in rules.windows]
    return bool(serving & {*put, *written[: written.index(window)]})


def _serving(rules: CompiledRules, state: State) -> set[str]:
    return {window.id for window, rule, _ in rules.windows if rule.evaluate(state).verdict is Verdict.FITS}


def _stands_before(rules: CompiledRules, window: str, n: int, state: State) -> bool:
    """Whether, where the nth step puts this window forward, a window that serves was put before it."""
    steps = rules.window_steps
    before = {*steps[n][0].ids[: steps[n][0].ids.index(window)]}
    for step, rule in steps[:n]:
        if rule.evaluate(state).verdict is Verdict.FITS:
            before |= {*step.ids}
    return bool(before & _serving(rules, state))


def _states_within(node: ConditionNode, state: State) -> Iterator[State]:
    """The state narrowed to each way in which a condition holds for certain: every leaf of the way holds."""
    for leaves in _ways(node):
        masks = list(state.masks)
        for leaf in leaves:
            masks[leaf.fact] &= leaf.mask
        if all(masks):
            yield State(tuple(masks), state.asked)


def _ways(node: ConditionNode) -> list[tuple[Leaf, ...]]:
    """The ways in which a condition holds, each a set of leaves that hold together (disjunctive normal form)."""
    if isinstance(node, Leaf):
        return [(node,)]
    parts = [_ways(part) for part in node.parts]
    if not node.both:
        return [way for part in parts for way in part]
    return [tuple(leaf for way in ways for leaf in way) for ways in product(*parts)]


def _possible_offices(choice: OfficeChoice | None, state: State) -> tuple[str, ...]:
    """The offices that this window may name, with "" while it is not known which."""
    if choice is None:
        return ("",)
    others = [fact for fact in choice.facts if not state.asked >> fact & 1 and len(choice.facts) > 1]
    classes = [(state.masks[fact], *choice.cell_classes(fact)) for fact in others]
    offices = []
    for cells in product(*classes):
        told = state
        for fact, mask in zip(others, cells, strict=True):
            told = told.answered(fact, mask)
        offices.append(choice.evaluate(told).office or "")
    return tuple(dict.fromkeys(offices))


def towns_served(doors: tuple[FirstDoor, ...]) -> dict[str, frozenset[str]]:
    """Of each office and town hall (window/office, municipality/code) the towns whose first doors depend on it."""
    towns: dict[str, set[str]] = {}
    for door in doors:
        if not door.place or door.place == OUTSIDE:
            continue
        refs = {door.call.ref} if door.call else set()
        if door.office:
            refs.add(str(OfficeRef(door.window, door.office.id)))
        for ref in refs - {""}:
            towns.setdefault(ref, set()).add(door.place)
    return {ref: frozenset(codes) for ref, codes in towns.items()}


