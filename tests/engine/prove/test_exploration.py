"""The exploration reaches exactly what asking every conversation in full would see."""

from dataclasses import dataclass, field, replace
from typing import ClassVar

import pytest
from hypothesis import given, settings

from navigator.engine.decide.compiled_rules import RankingStep, Scheme, compile_rules
from navigator.engine.decide.condition import All, AnyOf, Not
from navigator.engine.decide.decision import decide
from navigator.engine.decide.rule import Finding, Rule, Verdict
from navigator.engine.prove.exploration import explore, reversed_by
from navigator.engine.prove.residual import answer_masks
from navigator.engine.prove.state_signature import SignatureMaker
from tests.engine.sample import OFFICES, PEOPLE, REACHABLE, ages, book, books, leaf, only, window

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
    signatures: dict = field(default_factory=dict)  # signature -> what follows
    dead_ends: int = 0


def enumerate_all(rules):
    full, maker = Full(), SignatureMaker(rules, REACHABLE)
    first = rules.index["who"]

    def go(state, asked, personas):
        for goal in rules.goals:
            found = goal.rule.evaluate(state)
            full.outcomes.add((goal.rule.id, found.verdict, found.office))
        name = decide(rules, state).next_question if asked else "who"
        decided = tuple((g.rule.id, g.rule.evaluate(state).verdict) for g in rules.goals)
        signature = (maker.window_certain(state), maker.signature(state))
        if name is None:
            full.conversations += 1
            full.lengths.add(asked)
            full.dead_ends += not maker.window_certain(state)
            future = (None, maker.window_certain(state))
        else:
            fact = rules.index[name]
            domain = rules.domains[fact]
            full.asked[fact] = full.asked.get(fact, 0) | personas
            future = [name]
            for cells in answer_masks(domain.cells, in_order=domain.fact.kind == "integer"):
                after = state.answered(fact, cells)
                speaker = personas
                if not asked:
                    speaker = 0 if cells == rules.domains[first].all_cells else cells
                future.append((newly(rules, decided, after), go(after, asked + 1, speaker)))
            future = tuple(future)
        if asked:
            assert full.signatures.setdefault(signature, future) == future, "one signature, two futures"
        return future

    go(rules.start, 0, 0)
    return full


def newly(rules, decided, after):
    """What an answer decides of what was open and still serves someone: the rest is behind us."""
    found = []
    for (id, verdict), goal in zip(decided, rules.goals, strict=True):
        now = goal.rule.evaluate(after)
        alive = not goal.serves or any(rule.evaluate(after).verdict != "not" for rule in goal.serves)
        if verdict == "maybe" and alive and now.verdict != "maybe":
            found.append((id, now.verdict, now.office))
    return tuple(found)


def check_agreement(rules):
    full, exploration = enumerate_all(rules), explore(rules, REACHABLE, "who")
    assert exploration.conversations == full.conversations
    assert {exploration.shortest, exploration.longest} == {min(full.lengths), max(full.lengths)}
    assert exploration.asked == full.asked
    assert bool(list(exploration.dead_ends)) == bool(full.dead_ends)
    assert len(exploration.states) == 1 + len(full.signatures)
    for seen in (exploration.outcomes, full.outcomes):  # of a goal that serves no one any more, nothing is claimed
        assert {o for o in seen if o[0] in ALWAYS_GOALS} == {o for o in full.outcomes if o[0] in ALWAYS_GOALS}
    assert not exploration.reversals
    assert not exploration.loops
    assert not exploration.growing
    return exploration


def test_a_full_enumeration_agrees_exactly():
    exploration = check_agreement(compile_rules(book()))
    assert exploration.conversations > 20 * len(exploration.states)


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
        "window_steps": (RankingStep(NORTH, ("site", "club")),),
    },
}


@pytest.mark.parametrize("changed", HASTY.values(), ids=HASTY)
def test_signature_keeps_apart_states_that_look_alike(changed):
    check_agreement(compile_rules(book(**{"schemes": (), "scheme_steps": (), **changed})))


@settings(max_examples=min(40, settings().max_examples * 2 // 3))
@given(books())
def test_a_full_enumeration_agrees_for_any_rules(any_book):
    check_agreement(compile_rules(any_book))


def test_the_first_conversation_to_a_state_is_a_shortest():
    exploration = explore(compile_rules(book()), REACHABLE, "who")
    lengths = [len(turn.answers) for turn in exploration.states]
    assert lengths == sorted(lengths)


PERSON, FIRM_, WHOEVER = (0, 0b01), (0, 0b10), (0, 0b11)
BUSY, IDLE, ANY_WORK = (1, 0b01), (1, 0b10), (1, 0b11)
LONELY = (2, 0b01)


def test_small_exploration_written_out():
    """A club for the idle and a website for the lonely that no one can call: asked are those who may be people."""
    club = window("club", All((PEOPLE, leaf("work", "c"))))
    site = window("site", All((PEOPLE, leaf("alone", "yes"))))
    exploration = explore(only("who", "work", "alone", windows=(club, site)), {"club": frozenset({"hall"})}, "who")
    assert [turn.answers for turn in exploration.states] == [
        (),
        (PERSON,), (FIRM_,), (WHOEVER,),
        (PERSON, BUSY), (PERSON, IDLE), (PERSON, ANY_WORK), (WHOEVER, BUSY), (WHOEVER, IDLE),
        (PERSON, IDLE, LONELY),
    ]  # fmt: skip
    assert [exploration.states.index(turn) for turn in exploration.ends] == [2, 9]
    assert [turn.answers for turn in exploration.dead_ends] == [(FIRM_,)]
    assert [turn.window_certain for turn in exploration.states] == [False, *[False] * 3, False, True, True, False, True, True]
    assert exploration.personas == [0, 0b01, 0b11, 0, 0b01, 0b01, 0b01, 0, 0, 0b01]  # what a firm ends with, people may too
    assert exploration.asked == {0: 0, 1: 0b01, 2: 0b01}
    assert (exploration.answer_count, exploration.conversations) == (8 * 3, 9 + 1 + 9)
    assert (exploration.shortest, exploration.longest) == (1, 3)
    assert {outcome: turn.answers for outcome, turn in exploration.outcomes.items()} == {
        ("club", "maybe", ""): (),
        ("site", "maybe", ""): (),
        ("first-window", "maybe", ""): (),
        ("club", "not", ""): (FIRM_,),
        ("site", "not", ""): (FIRM_,),
        ("first-window", "not", ""): (FIRM_,),
        ("first-window", "fits", "club"): (PERSON, IDLE),
        ("club", "fits", ""): (PERSON, IDLE),
        ("site", "fits", ""): (PERSON, BUSY, LONELY),
        ("first-window", "fits", "site"): (PERSON, BUSY, LONELY),
    }
    assert (exploration.loops, exploration.reversals, exploration.growing) == ([], {}, [])


def test_exploration_answers_only_numbers_with_ranges():
    """Three cells of ages are answered by each, by two neighbours or not at all; three kinds of work by each or not at all."""
    for fact, first, last, ways in (("age", ages(0, 2), ages(6, 9), 6), ("work", leaf("work", "a"), leaf("work", "c"), 4)):
        rules = only("who", fact, schemes=(course(first), replace(course(last), id="other")))
        exploration = explore(rules, {}, "who")
        assert (exploration.conversations, exploration.answer_count) == (ways, 1 + ways)


def test_an_office_is_an_outcome_of_its_own():
    desk = window("desk", PEOPLE, None, OFFICES)
    exploration = explore(only("who", "place", windows=(desk,)), REACHABLE, "who")
    chosen = {outcome[1:]: turn.answers for outcome, turn in exploration.outcomes.items() if outcome[0] == "desk/office"}
    assert chosen == {
        ("maybe", ""): (),
        ("fits", "north"): (PERSON, (1, 0b001)),
        ("fits", "south"): (PERSON, (1, 0b010)),
        ("not", ""): (PERSON, (1, 0b100)),
    }


@pytest.mark.parametrize(
    ("before", "after", "turned"),
    [
        (("fits", 0, "north"), ("fits", 0, "north"), False),
        (("fits", 0, "north"), ("fits", 0, "south"), True),
        (("fits", 0, ""), ("not", 0, ""), True),
        (("fits", 0, ""), ("maybe", 0, ""), True),
        (("not", 0, ""), ("fits", 0, ""), True),
        (("not", 0, ""), ("not", 0, ""), False),
        (("maybe", 0b11, ""), ("fits", 0, "north"), False),
        (("maybe", 0b11, ""), ("maybe", 0b01, ""), False),
        (("maybe", 0b01, ""), ("maybe", 0b11, ""), True),
        (("maybe", 0b01, ""), ("maybe", 0b10, ""), True),
        (("maybe", 0, ""), ("maybe", 0, ""), False),
    ],
)
def test_reversed_by(before, after, turned):
    one, other = (Finding(Verdict(verdict), (), unasked, office) for verdict, unasked, office in (before, after))
    assert reversed_by(one, other) is turned


class Told(Rule):
    """Says what a table says of the facts that were asked: a verdict, and the facts that it wants next."""

    table: ClassVar[dict[int, tuple[str, int]]]

    def _evaluate(self, state):
        verdict, unasked = self.table[state.asked & self.fact_bits]
        return Finding(Verdict(verdict), (), unasked)

    def _expected_gains(self, state):
        return [(fact, 1.0) for fact in self.facts if self.evaluate(state).unasked >> fact & 1]


def odd(first, *rest):
    """One or three of the parts hold: never known before all are."""
    return AnyOf((All((first, Not(odd(*rest)))), All((Not(first), odd(*rest))))) if rest else first


def explored_by(table):
    """The exploration of one scheme that is evaluated by a table."""
    rules = only("who", "work", "alone", schemes=(course(odd(PEOPLE, leaf("work", "c"), ALONE)),))
    old = rules.schemes[0][1]
    faulty = type("Faulty", (Told,), {"table": table})(old.id, old.node, old.domains, old.facts, old.fact_bits, old._own_masks)
    goals = tuple(replace(goal, rule=faulty) if goal.rule is old else goal for goal in rules.goals)
    return explore(replace(rules, schemes=((rules.schemes[0][0], faulty, ()),), goals=goals), {}, "who")


WHO, WORK, ALL_ASKED = 0b001, 0b011, 0b111
SOUND = {0: ("maybe", 0b111), WHO: ("maybe", 0b110), WORK: ("maybe", 0b100), ALL_ASKED: ("fits", 0)}


def test_a_sound_reader_shows_no_fault():
    exploration = explored_by(SOUND)
    assert (exploration.reversals, exploration.loops, exploration.growing) == ({}, [], [])
    assert (exploration.shortest, exploration.longest, exploration.conversations) == (3, 3, 3**3)


@pytest.mark.parametrize("question", [0, 1])
def test_a_question_that_comes_back_is_a_loop_at_each_of_its_turns(question):
    exploration = explored_by(SOUND | {WORK: ("maybe", 1 << question)})
    assert exploration.loops == [(turn, question) for turn in exploration.states if len(turn.answers) == 2]
    assert [turn.answers for turn, _ in exploration.loops][:3] == [(PERSON, BUSY), (PERSON, IDLE), (PERSON, ANY_WORK)]
    assert exploration.ends == []


def flips(table):
    return {id: turn.answers for id, turn in explored_by(SOUND | table).reversals.items()}


def test_exploration_keeps_the_first_reversal_of_a_rule():
    assert flips({WHO: ("not", 0b110)}) == {"course": (PERSON, BUSY)}
    assert flips({0: ("fits", 0b111)}) == {"course": (PERSON,)}
    assert flips({WHO: ("maybe", 0b010)}) == {"course": (PERSON, BUSY)}


def test_exploration_keeps_each_answer_that_opens_a_question():
    """The first answer is left out: the first question is asked whatever is open."""
    grown = [turn.answers for turn in explored_by(SOUND | {WHO: ("maybe", 0b010)}).growing]
    assert (grown[:3], len(grown)) == ([(PERSON, BUSY), (PERSON, IDLE), (PERSON, ANY_WORK)], 3 * 3)
    assert explored_by(SOUND | {0: ("maybe", 0b001)}).growing == []
