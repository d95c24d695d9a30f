"""The exploration reaches exactly what asking every conversation in full would see."""

from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import ClassVar

import pytest
from hypothesis import given, settings

from navigator.engine.decide.compiled_rules import CompiledRules, RankingStep, Scheme, compile_rules
from navigator.engine.decide.condition import All, AnyOf, Not
from navigator.engine.decide.decision import decide
from navigator.engine.decide.rule import Finding, Rule, Verdict
from navigator.engine.prove.exploration import explore, reversed_by
from navigator.engine.prove.explored_states import Manner
from navigator.engine.prove.residual import answer_masks
from navigator.engine.prove.screen_count import ConversationCount, count_conversations
from navigator.engine.prove.state_signature import DOOR, WINDOW, SignatureMaker
from tests.conftest import CAMPAIGN
from tests.engine.sample import OFFICES, PEOPLE, REACHABLE, ages, book, books, leaf, need, only, window

ALWAYS_GOALS = {"desk", "club", "site", "course", "visit"}


def course(when):
    return Scheme("course", when, "desk", {}, ("x",))


@dataclass
class Full:
    """Every conversation in full, each screen answered whole or one of them in part: no state is taken for another."""

    rules: CompiledRules
    ways: dict = field(default_factory=dict)  # state -> (conversations, lengths, future) with whole screens
    futures: dict = field(default_factory=dict)  # what can follow -> its number
    signatures: dict = field(default_factory=dict)  # signature -> the number of what follows
    outcomes: set = field(default_factory=set)
    asked: dict = field(default_factory=dict)
    dead_ends: int = 0

    def __post_init__(self):
        self.maker = SignatureMaker(self.rules, REACHABLE)

    def screen(self, state):
        """The facts on the next screen; who speaks is asked first."""
        return [self.rules.index[name] for name in decide(self.rules, state).next_screen] if state.asked else [self.rules.index["who"]]

    def answered(self, state, facts):
        """Every state after answers to these facts."""
        states = [state]
        for fact in facts:
            domain = self.rules.domains[fact]
            masks = answer_masks(domain.cells, in_order=domain.fact.kind == "integer")
            states = [before.answered(fact, cells) for before in states for cells in masks]
        return states

    def note(self, state):
        for goal in self.rules.goals:
            found = goal.rule.evaluate(state)
            self.outcomes.add((goal.rule.id, found.verdict, found.office))

    def whole(self, state):
        """How many conversations of whole screens follow, how long they are, and the number of all that can follow."""
        if state not in self.ways:
            self.note(state)
            facts = self.screen(state)
            self.ask(state, facts)
            self.ways[state] = self.follow(state, facts) if facts else self.end(state)
            if state.asked:
                future = self.ways[state][2]
                assert self.signatures.setdefault(self.maker.signature(state), future) == future, "one signature, two futures"
        return self.ways[state]

    def end(self, state):
        self.dead_ends += not self.maker.window_certain(state)
        return 1, {0}, self.futures.setdefault((None, self.maker.window_certain(state)), len(self.futures))

    def follow(self, state, facts):
        decided = tuple((goal.rule.id, goal.rule.evaluate(state).verdict) for goal in self.rules.goals)
        afters = self.answered(state, facts)
        ways = [self.whole(after) for after in afters]
        following = (tuple(facts), *((newly(self.rules, decided, after), way[2]) for after, way in zip(afters, ways, strict=True)))
        lengths = {1 + length for way in ways for length in way[1]}
        return sum(way[0] for way in ways), lengths, self.futures.setdefault(following, len(self.futures))

    def ask(self, state, facts):
        who = self.rules.domains[self.rules.index["who"]]
        told = state.masks[self.rules.index["who"]]
        for fact in facts:
            self.asked[fact] = self.asked.get(fact, 0) | (0 if told == who.all_cells else told)

    def partly(self):
        """From every state between whole screens every part of its screen; then whole screens, whose futures are the same."""
        states = set(self.ways)
        for state in list(self.ways):
            facts = self.screen(state)
            for size in range(1, len(facts)):
                for part in combinations(facts, size):
                    states.update(self.answered(state, part))
        for state in states:
            self.whole(state)
        return {self.maker.signature(state) for state in states if state.asked}


def enumerate_all(rules):
    full = Full(rules)
    conversations, lengths, _ = full.whole(rules.start)
    asked, whole = dict(full.asked), {full.maker.signature(state) for state in full.ways if state.asked}
    return full, ConversationCount(conversations, min(lengths), max(lengths)), asked, whole


def newly(rules, decided, after):
    """What an answer decides of what was open and still serves someone: the rest is behind us."""
    found = []
    for (id, verdict), goal in zip(decided, rules.goals, strict=True):
        now = goal.rule.evaluate(after)
        alive = not goal.serves or any(rule.evaluate(after).verdict != "not" for rule in goal.serves)
        if verdict == "maybe" and alive and now.verdict != "maybe":
            found.append((id, now.verdict, now.office))
    return tuple(found)


def what_counts(maker, signature):
    """All that is proven of a state after a screen that was answered in part: its door, and what can still be asked."""
    return signature[WINDOW], signature[DOOR], maker.open_facts(signature)


def check_agreement(rules):
    full, counted, asked, whole = enumerate_all(rules)
    partly = full.partly()
    exploration = explore(rules, REACHABLE, "who")
    assert count_conversations(exploration) == counted
    assert exploration.asked == asked
    assert not [fact for fact, personas in full.asked.items() if fact and personas & ~exploration.concerns[fact]]
    assert bool(list(exploration.dead_ends)) == bool(full.dead_ends)
    between = [explored for explored in exploration.states[1:] if not explored.pending]
    of_whole_screens = [explored for explored in between if explored.manner is Manner.WHOLE]
    assert {full.maker.signature(explored.state) for explored in of_whole_screens} == whole
    assert len({explored.signature for explored in of_whole_screens}) == len(whole)
    met = {full.maker.signature(explored.state) for explored in between}
    assert met <= partly
    assert {what_counts(full.maker, signature) for signature in met} == {what_counts(full.maker, signature) for signature in partly}
    for seen in (exploration.outcomes, full.outcomes):  # of a goal that serves no one any more, nothing is claimed
        assert {o for o in seen if o[0] in ALWAYS_GOALS} == {o for o in full.outcomes if o[0] in ALWAYS_GOALS}
    assert not exploration.reversals
    assert not exploration.loops
    assert not exploration.growing
    return exploration


def test_a_full_enumeration_agrees_exactly():
    exploration = check_agreement(compile_rules(book()))
    assert count_conversations(exploration).conversations > 20 * len(exploration.states)


def test_what_the_rest_of_a_screen_cannot_touch_tells_no_states_apart():
    """Persons and families have each a course for who is alone: nothing on the screen of age and work touches it."""
    club = window("club", All((ages(0, 4), leaf("work", "c"))))
    courses = [Scheme(who, All((leaf("who", who), leaf("alone", "yes"))), "club", {}, ()) for who in ("person", "family")]
    rules = only("who", "age", "work", "alone", windows=(club,), schemes=tuple(courses))
    exploration = explore(rules, REACHABLE, "who")
    who = {manner: {turn.answers[0] for turn in exploration.states[1:] if turn.manner is manner} for manner in Manner}
    assert len(who[Manner.WHOLE]) == 4  # a firm and whoever does not say, too
    assert who[Manner.LEAVING_OUT] == {(0, 0b001), (0, 0b100)}  # families, and whoever does not say, are as persons from here on


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
    "a step and its window on one fact": {  # at 0 to 4 the step holds for certain; all that its window says of ages 3 to 7 is "maybe"
        "windows": (replace(SITE, when=ALONE), replace(CLUB, when=ages(3, 7))),
        "window_steps": (RankingStep(ages(0, 4), ("club",)),),
    },
}
LEFT_TO_DESK = {
    "nothing can hold any more": {
        "windows": (
            replace(DESK, when=ages(0, 0), offices=()),
            replace(CLUB, when=All((PEOPLE, need("train"))), desk_decides=All((ages(0, 0), leaf("work", "a")))),
        ),
        "schemes": (course(leaf("work", "a")),),
    },
    "whether the desk decides is known or stays open": {
        "windows": (
            replace(DESK, when=ages(0, 0), offices=()),
            replace(CLUB, when=All(), desk_decides=Not(AnyOf((leaf("who", "person"), All((ages(0, 0), need("train"))))))),
        ),
        "schemes": (course(ages(0, 0)),),
    },
}


@pytest.mark.parametrize("changed", HASTY.values(), ids=HASTY)
def test_signature_keeps_apart_states_that_look_alike(changed):
    check_agreement(compile_rules(book(**{"schemes": (), "scheme_steps": (), **changed})))


@pytest.mark.parametrize("changed", LEFT_TO_DESK.values(), ids=LEFT_TO_DESK)
def test_the_same_follows_wherever_the_desk_alone_is_left(changed):
    check_agreement(compile_rules(book(**changed, window_steps=(), scheme_steps=())))


@settings(max_examples=min(40, settings().max_examples * 2 // 3), derandomize=not CAMPAIGN)  # the campaign searches on
@given(books())
def test_a_full_enumeration_agrees_for_any_rules(any_book):
    check_agreement(compile_rules(any_book))


def test_the_first_conversation_of_whole_screens_to_a_state_is_a_shortest():
    exploration = explore(compile_rules(book()), REACHABLE, "who")
    lengths = [len(turn.answers) for turn in exploration.states if turn.manner is Manner.WHOLE]
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
    assert exploration.answer_count == 8 * 3
    assert count_conversations(exploration) == ConversationCount(9 + 1 + 9, 1, 3)
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


def test_every_conversation_begins_with_the_fact_that_is_named():
    exploration = explore(only("who", "work", windows=(window("club", All((PEOPLE, leaf("work", "c")))),)), {}, "work")
    assert [turn.answers for turn in exploration.states[1:4]] == [(BUSY,), (IDLE,), (ANY_WORK,)]


def test_exploration_answers_only_numbers_with_ranges():
    """Three cells of ages are answered by each, by two neighbours or not at all; three kinds of work by each or not at all."""
    for fact, first, last, ways in (("age", ages(0, 2), ages(6, 9), 6), ("work", leaf("work", "a"), leaf("work", "c"), 4)):
        rules = only("who", fact, schemes=(course(first), replace(course(last), id="other")))
        exploration = explore(rules, {}, "who")
        assert (count_conversations(exploration).conversations, exploration.answer_count) == (ways, 1 + ways)


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

    def _evaluate(self, state, _known):
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
    faulty = type("Faulty", (Told,), {"table": table})(old.id, old.node, old.domains, old.facts, old.fact_bits, old.own_masks)
    goals = tuple(replace(goal, rule=faulty) if goal.rule is old else goal for goal in rules.goals)
    return explore(replace(rules, schemes=((rules.schemes[0][0], faulty, ()),), goals=goals), {}, "who")


WHO, WORK, ALL_ASKED = 0b001, 0b011, 0b111
SOUND = {0: ("maybe", 0b111), WHO: ("maybe", 0b110), WORK: ("maybe", 0b100), ALL_ASKED: ("fits", 0)}


def test_a_sound_reader_shows_no_fault():
    exploration = explored_by(SOUND)
    assert (exploration.reversals, exploration.loops, exploration.growing) == ({}, [], [])
    assert count_conversations(exploration) == ConversationCount(3**3, 3, 3)


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
