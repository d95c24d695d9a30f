"""Faults of single rules are found, in small rulebooks that hold one each."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given

from navigator.engine.decide.compiled_rules import (
    Alarm,
    Category,
    Part,
    RankingStep,
    Scheme,
    Window,
    compile_rules,
)
from navigator.engine.decide.condition import All, AnyOf, Not
from navigator.engine.decide.rule import Finding, Rule, Verdict
from navigator.engine.prove import rule_lint
from navigator.engine.prove.fault import Fault, FaultReport
from navigator.engine.prove.proof import prove
from navigator.engine.prove.rule_lint import (
    every_rule,
    overlapping,
    own_states,
    reversals,
    shadowed,
    split_audience,
    unsound_conditions,
    written_rules,
)
from navigator.engine.prove.witness import condition_value, witness
from tests.engine.sample import (
    CONDITIONS,
    FACTS,
    FIRM,
    OFFICES,
    PEOPLE,
    REACHABLE,
    ages,
    book,
    domains,
    leaf,
    node,
    only,
    window,
)


def faults(rules, reachable=REACHABLE):
    within = {"place": FACTS["place"].mask(("north", "south"))}
    return {(found.fault, found.about) for found in prove(rules, reachable, "who", within).faults}


def scheme(when, **changed):
    return Scheme(**{"id": "new", "when": when, "window": "desk", "instead": {"": ("desk",)}, "cites": ("x",)} | changed)


def with_scheme(when, **changed):
    return compile_rules(book(schemes=(*book().schemes, scheme(when, **changed))))


def test_a_sound_rulebook_has_no_fault():
    assert faults(compile_rules(book())) == set()


@pytest.mark.parametrize(
    ("when", "fault"),
    [
        (All((leaf("work", "a"), leaf("work", "b"))), Fault.CONTRADICTORY),
        (All((PEOPLE, AnyOf((ages(0, 4), ages(5, 9))))), Fault.ALWAYS),
        (All((PEOPLE, AnyOf((leaf("alone", "yes"), Not(leaf("alone", "yes")))))), Fault.ALWAYS),
        (All((PEOPLE, AnyOf((leaf("work", "c"), All((leaf("work", "c"), ages(5, 9))))))), Fault.IDLE),
        (All((PEOPLE, leaf("work", "c"), AnyOf((leaf("work", "c"), ages(5, 9))))), Fault.IDLE),
        (All((PEOPLE, AnyOf((ages(0, 3), All((ages(5, 9), leaf("work", "c"))))))), Fault.GAP),
        (All((PEOPLE, AnyOf((All((ages(0, 4), leaf("work", "a"))), All((ages(4, 9), leaf("work", "c"))))))), Fault.GAP),
    ],
)  # fmt: skip
def test_a_faulty_condition_is_found(when, fault):
    found = faults(with_scheme(when))
    assert any(one is fault for one, _ in found), found


def test_a_number_that_a_rule_asks_for_by_itself_is_no_gap():
    assert not any(one is Fault.GAP for one, _ in faults(with_scheme(All((PEOPLE, ages(7, 7))))))


LATER = AnyOf((All((ages(1, 4), leaf("work", "a"))), All((ages(5, 9), leaf("work", "c")))))


@pytest.mark.parametrize("when", [LATER, ages(0, 8), AnyOf((ages(0, 2), All((ages(5, 9), leaf("work", "c")))))])
def test_the_ends_and_a_wide_gap_are_meant(when):
    assert not any(one is Fault.GAP for one, _ in faults(with_scheme(All((PEOPLE, when)))))


def test_contradictory_step_is_reported_once():
    steps = (RankingStep(All((leaf("work", "a"), leaf("work", "b"))), ("desk",)), *book().window_steps)
    found = {one for one in faults(compile_rules(book(window_steps=steps))) if one[1] == "rank/windows/1"}
    assert found == {(Fault.CONTRADICTORY, "rank/windows/1")}


def test_no_alternative_is_owed_to_those_a_rule_is_not_for():
    idle = All((PEOPLE, leaf("work", "c")))
    assert (Fault.NO_INSTEAD, "new") not in faults(with_scheme(idle, instead={"work": ("desk",)}))


def test_an_office_is_owed_only_to_those_whom_the_window_takes():
    desk, *others = book().windows
    hut = Window("hut", leaf("place", "north"), {"": ("desk",)}, ("x",), (("north", leaf("place", "north")),))
    reachable = {**REACHABLE, "hut": frozenset({"north"})}
    assert faults(compile_rules(book(windows=(desk, *others, hut))), reachable) == set()
    lost = replace(desk, offices=OFFICES[:1])
    assert (Fault.NO_OFFICE, "desk") in faults(compile_rules(book(windows=(lost, *others))))


def test_contradictory_area_is_reported_by_its_office():
    desk, *others = book().windows
    offices = (*OFFICES, ("nowhere", All((leaf("place", "north"), leaf("place", "south")))))
    found = faults(compile_rules(book(windows=(replace(desk, offices=offices), *others))))
    assert (Fault.CONTRADICTORY, "desk/nowhere") in found
    assert not any(one in (Fault.NEVER_FITS, Fault.NEVER_OFFICE) for one, _ in found)


def test_an_office_that_gives_way_to_another_is_a_flip():
    desk, *others = book().windows
    offices = (("south", All((leaf("place", "north"), leaf("alone", "yes")))), ("north", leaf("place", "north", "south")))
    assert (Fault.FLIP, "desk/office") in faults(compile_rules(book(windows=(replace(desk, offices=offices), *others))))


def test_a_witness_answers_as_few_questions_as_possible():
    when = AnyOf((All((ages(0, 4), leaf("work", "a"))), leaf("alone", "yes")))
    rules = with_scheme(when)
    node = next(rule.node for item, rule, _ in rules.schemes if item.id == "new")
    found = witness([(node, True)], rules.domains)
    assert [n for n, d in enumerate(rules.domains) if found[n] != d.all_cells] == [rules.index["alone"]]


def test_a_step_an_office_and_an_option_that_never_count_are_found():
    steps = (*book().window_steps, RankingStep(All((PEOPLE, leaf("work", "a"))), ("desk",)))
    assert (Fault.SHADOWED, "rank/windows/3") in faults(compile_rules(book(window_steps=steps)))
    offices = (*OFFICES, ("again", leaf("place", "south")))
    windows = (replace(book().windows[0], offices=offices), *book().windows[1:])
    reachable = {**REACHABLE, "desk": frozenset({"north", "south", "again"})}
    found = faults(compile_rules(book(windows=windows)), reachable)
    assert {(Fault.SHADOWED, "desk/again"), (Fault.NEVER_OFFICE, "desk/again")} <= found
    assert (Fault.TWO_OFFICES, "desk/again") in found
    assert (Fault.UNUSED_OPTION, "needs/peers") in faults(compile_rules(book(scheme_steps=book().scheme_steps[:1])))


def test_place_of_two_offices_is_reported_with_both():
    offices = (("north", leaf("place", "north")), ("both", leaf("place", "north", "south")), ("gone", leaf("place", "outside")))
    doubled = only("place", windows=(window("desk", All(), offices=offices), window("hall", All())))
    assert list(overlapping(doubled)) == [FaultReport(Fault.TWO_OFFICES, "desk/both", ((0, 0b001),), ("north",))]
    assert list(overlapping(only("place", windows=(window("desk", All(), offices=OFFICES),)))) == []


def test_a_dead_end_shows_the_shortest_conversation():
    desk, club, site = book().windows
    closed = compile_rules(book(windows=(replace(desk, when=FIRM), club, site)))
    proof = prove(closed, REACHABLE, "who")
    dead = next(found for found in proof.faults if found.fault is Fault.DEAD_END)
    assert dead.answers[0][0] == 0
    assert (Fault.NOBODY, "") in faults(closed)
    none = {"schemes": (), "scheme_steps": ()}
    one_office = {**REACHABLE, "desk": frozenset({"north"})}
    assert (Fault.DEAD_END, "") in faults(compile_rules(book(windows=(desk,), window_steps=(), **none)), one_office)
    assert (Fault.DEAD_END, "") in faults(compile_rules(book(windows=(desk, site))), {"site": frozenset()})


class Hasty(Rule):
    """Takes "not known yet" for "no"."""

    def _evaluate(self, state, known):
        found = super()._evaluate(state, known)
        return replace(found, verdict=Verdict.NOT) if found.verdict is Verdict.MAYBE else found


class Deaf(Rule):
    """Wants to ask what was asked already."""

    def _evaluate(self, state, known):
        found = super()._evaluate(state, known)
        return replace(found, unasked=self.fact_bits) if found.verdict is Verdict.MAYBE else found

    def gains(self, _state):
        return tuple((fact, 9.0) for fact in self.facts)


class Curious(Rule):
    """Thinks of a further question only after an answer."""

    def _evaluate(self, state, _known):
        if not state.asked & self.fact_bits:
            return Finding(Verdict.MAYBE, (), 1 << self.facts[0])
        return Finding(Verdict.MAYBE, (), self.fact_bits & ~state.asked)


def broken(kind):
    """The rules with the course read by a faulty reader."""
    rules = compile_rules(book())
    _, old, parts = rules.schemes[0]
    new = kind(old.id, old.node, old.domains, old.facts, old.fact_bits, old.own_masks)
    goals = tuple(replace(g, rule=new) if g.rule is old else g for g in rules.goals)
    goals = tuple(replace(g, serves=tuple(new if r is old else r for r in g.serves)) for g in goals)
    return replace(rules, schemes=((rules.schemes[0][0], new, parts), *rules.schemes[1:]), goals=goals)


def test_a_rule_that_flips_is_found():
    assert (Fault.FLIP, "course") in faults(broken(Hasty))


def test_a_loop_is_found_with_the_question_that_comes_back():
    proof = prove(broken(Deaf), REACHABLE, "who")
    loop = next(found for found in proof.faults if found.fault is Fault.LOOP)
    asked = [fact for fact, _ in loop.answers]
    assert asked[-1] in asked[:-1]


def test_a_question_that_was_not_open_before_is_found():
    found = faults(broken(Curious))
    assert any(one is Fault.GROWING for one, _ in found)
    assert (Fault.FLIP, "course") in found


@given(CONDITIONS, CONDITIONS)
def test_a_witness_is_found_just_when_there_is_one(one, other):
    rules = compile_rules(book(schemes=(scheme(one), scheme(other, id="other")), scheme_steps=()))
    nodes = [rule.node for _, rule, _ in rules.schemes]
    everyone = list(product(*([1 << j for j in range(len(d.cells))] for d in rules.domains)))
    for wish in product((True, False), repeat=2):
        wanted = list(zip(nodes, wish, strict=True))
        found = witness(wanted, rules.domains)
        there = any(all(condition_value(node, whole) is w for node, w in wanted) for whole in everyone)
        assert (found is not None) == there
        assert found is None or all(condition_value(node, found) is w for node, w in wanted)


WHO, AGE, WORK = 0, 1, 2
IDLE = leaf("work", "c")
EVERY_KIND = only(
    "who", "age", "work", "place",
    categories=(Category("group", PEOPLE, ()),),
    windows=(window("desk", PEOPLE, None, OFFICES), window("club", FIRM)),
    schemes=(Scheme("course", IDLE, "desk", {}, (), (Part("money", ages(0, 4), ()), Part("food", ages(5, 9), ()))),),
    window_steps=(RankingStep(IDLE, ("club",)),),
    scheme_steps=(RankingStep(FIRM, ("course",)),),
    alarms=(Alarm("fire", FIRM, ("club",)),),
)  # fmt: skip


def test_every_rule_and_every_written_condition_is_listed():
    after = ["course", "course/money", "course/food", "rank/windows/1", "rank/schemes/1", "urgent/fire"]
    assert [rule.id for rule in every_rule(EVERY_KIND)] == ["group", "desk", "desk/office", "club", *after]
    written = dict(written_rules(EVERY_KIND))
    assert list(written) == ["group", "desk", "desk/north", "desk/south", "club", *after]
    assert [written[f"desk/{office}"] for office in ("north", "south")] == [a for _, a in EVERY_KIND.windows[0][2].offices]
    assert written["club"] is EVERY_KIND.windows[1][1].node


@pytest.mark.parametrize(
    ("when", "found"),
    [
        (All(), []),
        (PEOPLE, []),
        (All((PEOPLE, IDLE)), []),
        (AnyOf(), [FaultReport(Fault.CONTRADICTORY, "it")]),
        (All((leaf("age", 1), AnyOf((ages(2, 3), All((IDLE, ages(4, 4))))))), [FaultReport(Fault.CONTRADICTORY, "it")]),
        (ages(0, 9), [FaultReport(Fault.ALWAYS, "it")]),
        (All((PEOPLE, ages(0, 9))), [FaultReport(Fault.ALWAYS, "it")]),
        (AnyOf((FIRM, All((PEOPLE, ages(0, 9))))), [FaultReport(Fault.ALWAYS, "it")]),
        (All((IDLE, ages(0, 9))), [FaultReport(Fault.IDLE, "it", (), ("age",))]),
        (All((IDLE, AnyOf((ages(0, 3), All((leaf("work", "a"), ages(0, 2))), leaf("work", "b"))))), [FaultReport(Fault.IDLE, "it", (), ("work",))]),
        (AnyOf((IDLE, All((IDLE, ages(0, 4))), All((ages(0, 9), PEOPLE)))), [FaultReport(Fault.IDLE, "it", (), (part,)) for part in ("work", "age")]),
        (All((PEOPLE, IDLE, AnyOf((All((FIRM, ages(0, 4))), ages(5, 9))))), [FaultReport(Fault.IDLE, "it", (), ("who",))]),
        (AnyOf((ages(0, 4), All((PEOPLE, IDLE)), All((IDLE, PEOPLE, ages(2, 3))))), [FaultReport(Fault.IDLE, "it", (), ("work",))]),
    ],
)  # fmt: skip
def test_unsound_conditions(when, found):
    rules = only("who", "age", "work", categories=(Category("it", when, ()),))
    assert list(unsound_conditions(rules, WHO)) == found


def test_for_whom_splits_a_condition():
    over = domains("who", "age", "work")

    def split(when):
        whose, rest = split_audience(node(when, over), WHO)
        return [(part.fact, wish) for part, wish in whose], rest.both, [getattr(part, "fact", None) for part in rest.parts]

    assert split(All((IDLE, PEOPLE, AnyOf((FIRM, IDLE)), ages(0, 4)))) == ([(WHO, True)], True, [WORK, None, AGE])
    assert split(AnyOf((PEOPLE, IDLE))) == ([], True, [None])
    assert split(PEOPLE) == ([(WHO, True)], True, [])
    assert split(IDLE) == ([], True, [WORK])


def steps(*all_of):
    return tuple(RankingStep(when, tuple(put.split())) for when, put in all_of)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (steps((IDLE, "a"), (IDLE, "a")), [(2, ("a",))]),
        (steps((IDLE, "a"), (IDLE, "b")), []),
        (steps((IDLE, "a"), (IDLE, "a b")), []),
        (steps((IDLE, "a b"), (IDLE, "b a")), [(2, ("b", "a"))]),
        (steps((IDLE, "a"), (IDLE, "b"), (IDLE, "a b")), [(3, ("a", "b"))]),
        (steps((leaf("work", "a", "c"), "a"), (IDLE, "a")), [(2, ("a",))]),
        (steps((IDLE, "a"), (leaf("work", "a", "c"), "a")), []),
        (steps((leaf("work", "a"), "a"), (leaf("work", "b"), "a"), (leaf("work", "a", "b"), "a")), [(3, ("a",))]),
        (steps((IDLE, "a"), (IDLE, "a"), (IDLE, "a")), [(2, ("a",)), (3, ("a",))]),
        (steps((IDLE, ""), (IDLE, "")), []),
    ],
)
def test_shadowed_steps(given, found):
    both = tuple(window(id, All()) for id in "ab")
    rules = only("who", "work", windows=both, window_steps=given)
    assert list(shadowed(rules)) == [FaultReport(Fault.SHADOWED, f"rank/windows/{n}", (), put) for n, put in found]
    schemes = tuple(Scheme(id, All(), "a", {}, ()) for id in "ab")
    rules = only("who", "work", windows=both, schemes=schemes, scheme_steps=given)
    assert list(shadowed(rules)) == [FaultReport(Fault.SHADOWED, f"rank/schemes/{n}", (), put) for n, put in found]


@pytest.mark.parametrize(
    ("areas", "found"),
    [
        ([leaf("work", "a"), IDLE, leaf("work", "a")], [2]),
        ([leaf("work", "a"), IDLE, leaf("work", "a", "c"), leaf("work", "b")], [2]),
        ([leaf("work", "a", "c"), IDLE, leaf("work", "b", "c")], [1]),
        ([AnyOf(), IDLE], []),  # told as contradictory
    ],
)
def test_shadowed_offices_and_alarms(areas, found):
    offices = tuple((f"o{n}", area) for n, area in enumerate(areas))
    rules = only("who", "work", windows=(window("none", All()), window("desk", All(), None, offices)))
    assert list(shadowed(rules)) == [FaultReport(Fault.SHADOWED, f"desk/o{n}") for n in found]
    rules = only("who", "work", alarms=tuple(Alarm(f"o{n}", area, ()) for n, area in enumerate(areas)))
    hopeless = [n for n, area in enumerate(areas) if area == AnyOf()]  # an alarm that no one can meet comes never as well
    assert list(shadowed(rules)) == [FaultReport(Fault.SHADOWED, f"urgent/o{n}") for n in (*hopeless, *found)]


def test_own_states_are_all_answers_to_the_facts_of_a_rule():
    rules = only("who", "age", "work", categories=(Category("it", All((IDLE, PEOPLE)), ()), Category("age", ages(0, 4), ())))
    person, firm, who, busy, idle, work, age = 0b01, 0b10, 0b11, 0b01, 0b10, 0b11, 0b11
    states = [(state.masks, state.asked) for state in own_states(rules, rules.categories[0][1])]
    assert states == [
        ((a, age, c), (asked_who | asked_work))
        for a, asked_who in ((who, 0), (who, 0b001), (person, 0b001), (firm, 0b001))
        for c, asked_work in ((work, 0), (work, 0b100), (busy, 0b100), (idle, 0b100))
    ]


class Late(Rule):
    """Fits once the first fact was asked, and no longer once the second was too."""

    def _evaluate(self, state, _known):
        one, both = 1 << self.facts[0], self.fact_bits
        verdict = {one: Verdict.FITS, both: Verdict.NOT}.get(state.asked & both, Verdict.MAYBE)
        return Finding(verdict, (), both & ~state.asked if verdict is Verdict.MAYBE else 0)


@given(CONDITIONS)
def test_every_step_from_state_to_state_is_weighed(condition):
    """Whatever the rule says in its states: here something else in each."""
    rules = only(*FACTS, categories=(Category("it", condition, ()),))
    rule = rules.categories[0][1]
    states = list(own_states(rules, rule))
    findings = [Finding(Verdict.MAYBE, (), states.index(state)) for state in states]  # "don't know" may be the only class of cells
    steps = {(before.unasked, after.unasked) for before, after in rule_lint._steps(findings, rule_lint._distances(rules, rule))}
    assert steps == {
        (states.index(before), states.index(after)) for before, after in product(states, repeat=2) if is_one_answer(rule.facts, before, after)
    }  # fmt: skip


def is_one_answer(facts, before, after):
    """Whether one fact was answered that was not asked before, and nothing else differs."""
    differing = [fact for fact in facts if (before.masks[fact], before.asked >> fact & 1) != (after.masks[fact], after.asked >> fact & 1)]
    return len(differing) == 1 and not before.asked >> differing[0] & 1 and bool(after.asked >> differing[0] & 1)


def test_reversals_report_the_first_of_each_rule_and_count_states():
    assert reversals(broken(Hasty))[0] == [FaultReport(Fault.FLIP, "course", ((WORK, 0b010), (WHO, 0b01)))]
    rules = only("who", "work", categories=(Category("it", All((PEOPLE, IDLE)), ()), Category("that", PEOPLE, ())))
    it, that = (rule for _, rule in rules.categories)
    late = Late("it", it.node, it.domains, it.facts, it.fact_bits, it.own_masks)
    rules = replace(rules, categories=((rules.categories[0][0], late), (rules.categories[1][0], that)))
    assert reversals(rules) == ([FaultReport(Fault.FLIP, "it", ((1, 0b01),))], 4 * 4 + 4)
