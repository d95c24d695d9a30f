"""The walk sees exactly what asking every conversation in full would see."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings

from navigator.engine import All, AnyOf, Scheme, Step, compile_rules, decide
from navigator.engine.fact import Domain
from navigator.engine.mark import Marker
from navigator.engine.residual import answers
from navigator.engine.walk import walk

from .sample import DOORS, FACTS, ages, book, books, leaf

ALWAYS_GOALS = {"desk", "club", "site", "course", "visit"}


def course(when):
    return Scheme("course", when, "desk", {}, ("x",))


@dataclass
class Full:
    """Every conversation in full: no state is taken for another."""

    conversations: int = 0
    lengths: set = field(default_factory=set)
    outcomes: set = field(default_factory=set)
    asked: dict = field(default_factory=dict)
    marks: dict = field(default_factory=dict)  # mark -> what follows
    dead_ends: int = 0


def enumerate_all(rules):
    full, marker = Full(), Marker(rules, DOORS)
    first = rules.index["who"]

    def go(state, asked, voices):
        for goal in rules.goals:
            found = goal.rule.find(state)
            full.outcomes.add((goal.rule.id, found.verdict, found.office))
        name = decide(rules, state).next_question if asked else "who"
        decided = tuple((g.rule.id, g.rule.find(state).verdict) for g in rules.goals)
        mark = (marker.door(state), marker.first(state))
        if name is None:
            full.conversations += 1
            full.lengths.add(asked)
            full.dead_ends += not marker.door(state)
            future = (None, marker.door(state))
        else:
            fact = rules.index[name]
            domain = rules.domains[fact]
            full.asked[fact] = full.asked.get(fact, 0) | voices
            future = [name]
            for cells in answers(domain.cells, in_order=domain.fact.kind == "integer"):
                after = state.told(fact, cells)
                heard = voices
                if not asked:
                    heard = 0 if cells == rules.domains[first].everything else cells
                future.append((newly(rules, decided, after), go(after, asked + 1, heard)))
            future = tuple(future)
        if asked:
            assert full.marks.setdefault(mark, future) == future, "one mark, two futures"
        return future

    go(rules.start, 0, 0)
    return full


def newly(rules, decided, after):
    """What an answer decides of what was open and still serves someone: the rest is behind us."""
    found = []
    for (id, verdict), goal in zip(decided, rules.goals, strict=True):
        now = goal.rule.find(after)
        alive = not goal.serves or any(rule.find(after).verdict != "not" for rule in goal.serves)
        if verdict == "maybe" and alive and now.verdict != "maybe":
            found.append((id, now.verdict, now.office))
    return tuple(found)


def agrees(rules):
    full, walked = enumerate_all(rules), walk(rules, DOORS, "who")
    assert walked.conversations == full.conversations
    assert {walked.shortest, walked.longest} == {min(full.lengths), max(full.lengths)}
    assert walked.asked == full.asked
    assert bool(list(walked.dead_ends)) == bool(full.dead_ends)
    assert len(walked.turns) == 1 + len(full.marks)
    for seen in (walked.outcomes, full.outcomes):  # of a goal that serves no one any more, nothing is claimed
        assert {o for o in seen if o[0] in ALWAYS_GOALS} == {o for o in full.outcomes if o[0] in ALWAYS_GOALS}
    assert not walked.flips
    assert not walked.loops
    assert not walked.growing
    return walked


def test_a_full_enumeration_agrees_exactly():
    walked = agrees(compile_rules(book()))
    assert walked.conversations > 20 * len(walked.turns)


NORTH, ALONE, TOGETHER = leaf("place", "north"), leaf("alone", "yes"), leaf("alone", "no")
DESK, CLUB, SITE = book().windows
HASTY = {
    "sets": {"schemes": (course(AnyOf((All((ALONE, ages(0, 4))), All((TOGETHER, ages(5, 9)))))),)},
    "all and any": {
        "schemes": (
            course(AnyOf((All((ALONE, NORTH, leaf("work", "a"))), All((TOGETHER, AnyOf((NORTH, leaf("work", "a")))))))),
        )
    },
    "offices": {
        "windows": (
            replace(DESK, offices=(("north", All((ALONE, NORTH))), ("far", All((TOGETHER, NORTH))))),
            replace(CLUB, when=leaf("work", "c")),
        ),
        "window_steps": (),
    },
    "whom it serves": {
        "windows": (replace(DESK, when=All(), offices=()), replace(SITE, when=ALONE), replace(CLUB, when=ages(0, 4))),
        "window_steps": (Step(NORTH, ("site", "club")),),
    },
}


@pytest.mark.parametrize("changed", HASTY.values(), ids=HASTY)
def test_states_that_a_hasty_mark_would_take_for_one(changed):
    agrees(compile_rules(book(**{"schemes": (), "scheme_steps": (), **changed})))


@settings(max_examples=min(40, settings().max_examples * 2 // 3))
@given(books())
def test_a_full_enumeration_agrees_for_any_rules(any_book):
    agrees(compile_rules(any_book))


def test_every_run_of_numbers_is_an_answer():
    age = FACTS["age"]
    domain = Domain(age, (age.mask((0, 1, 8, 9)), age.mask((2, 3)), age.mask((4, 5, 6, 7))), (4.0, 2.0, 4.0))
    assert set(answers(domain.cells, in_order=True)) == {0b001, 0b010, 0b100, 0b011, 0b110, 0b101, 0b111}
    assert set(answers(domain.cells, in_order=False)) == {0b001, 0b010, 0b100, 0b111}


def test_the_first_conversation_to_a_state_is_a_shortest():
    walked = walk(compile_rules(book()), DOORS, "who")
    lengths = [len(turn.said) for turn in walked.turns]
    assert lengths == sorted(lengths)
