"""What a book becomes: cells, places, rules with their names, and what should be settled in a conversation."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.engine.decide.compiled_rules import (
    Alarm,
    Category,
    Part,
    RankingStep,
    Scheme,
    Window,
    compile_rules,
)
from navigator.engine.decide.condition import FAILS, All, Not
from navigator.engine.decide.question import open_goals
from navigator.engine.decide.rule_table import Alternatives
from navigator.engine.decide.state import State
from tests.engine.sample import FACTS, FIRM, PEOPLE, ages, bare, book, books, leaf, only

BOOK = book(alarms=(Alarm("hunger", leaf("alone", "yes"), ("desk",)),))


@pytest.fixture
def rules():
    return compile_rules(BOOK)


def test_every_rule_has_an_id(rules):
    assert [r.id for _, r in rules.categories] == ["idle"]
    assert [(r.id, c and c.id) for _, r, c in rules.windows] == [
        ("desk", "desk/office"), ("club", "club/office"), ("site", "site/office")]  # fmt: skip
    assert [(r.id, [p.id for p in parts]) for _, r, parts in rules.schemes] == [("course", ["course/money"]), ("visit", [])]
    assert [r.id for _, r in rules.window_steps] == ["rank/windows/1", "rank/windows/2"]
    assert [r.id for _, r in rules.scheme_steps] == ["rank/schemes/1", "rank/schemes/2"]
    assert [r.id for _, r in rules.alarms] == ["urgent/hunger"]
    for items, written in (
        (rules.categories, rules.source.categories),
        (rules.windows, rules.source.windows),
        (rules.schemes, rules.source.schemes),
        (rules.window_steps, rules.source.window_steps),
        (rules.scheme_steps, rules.source.scheme_steps),
        (rules.alarms, rules.source.alarms),
    ):
        assert tuple(item[0] for item in items) == written


def test_rules_of_one_condition_share_what_they_remember():
    """The same finding for all, told by each under its own id; whom a desk decides for is a part of the condition."""
    course = Scheme("course", leaf("work", "c"), "desk", {}, ())
    schemes = (course, replace(course, id="alike"), replace(course, id="by-desk", desk_decides=leaf("work", "a")))
    rules = only("work", schemes=schemes)
    first, alike, by_desk = (rule for _, rule, _ in rules.schemes)
    assert (first.id, alike.id, by_desk.id) == ("course", "alike", "by-desk")
    assert first.evaluate(rules.start) is alike.evaluate(rules.start)
    assert by_desk.evaluate(rules.start) is not first.evaluate(rules.start)


def test_what_a_question_could_settle_stands_in_the_order_of_the_goals():
    schemes = [Scheme(id, leaf(id, value), "desk", {}, ()) for id, value in (("work", "a"), ("place", "north"))]
    rules = only("work", "place", schemes=(*schemes, replace(schemes[0], id="work-again")))
    assert [(goal.rule.id, facts) for goal, facts in open_goals(rules, rules.start)] == [("work", 0b01), ("place", 0b10), ("work-again", 0b01)]


def test_who_serves_instead_is_named_for_what_failed_first():
    instead = {"": ("site", "club"), "work": ("club", "desk")}
    rules = only("work", "place", windows=(Window("w", All((leaf("work", "a"), leaf("place", "north"))), instead, ()),))
    window = rules.table.windows[0]
    for work, place, named in (("b", "north", ("club", "desk", "site")), ("a", "south", ("site", "club")), ("b", "south", ("club", "desk", "site"))):
        state = rules.state({"work": FACTS["work"].mask([work]), "place": FACTS["place"].mask([place])})
        assert window.alternatives.named(window.rule, state, FAILS) == named
    assert Alternatives({"": ("site", "site")}, rules.domains).named(window.rule, state, FAILS) == ("site",)


@given(st.data())
def test_what_the_table_reads_is_what_every_rule_reads_and_finds(data):
    """One pass over all rules, and each rule by itself: the same value, the same open leaves, the same finding."""
    rules = compile_rules(data.draw(books()))
    masks = tuple(data.draw(st.integers(1, domain.all_cells)) for domain in rules.domains)
    state = State(masks, data.draw(st.integers(0, (1 << len(masks)) - 1)))
    reading = rules.table.read(state)
    alone = compile_rules(rules.source)
    entries = (*rules.table.windows.values(), *rules.table.schemes.values(), *rules.table.window_steps, *rules.table.scheme_steps)
    placed = {entry.place: entry.rule for entry in (*entries, *rules.table.categories, *rules.table.alarms)}
    placed |= {part.place: part.rule for scheme in rules.table.schemes.values() for part in scheme.parts}
    assert placed.keys() | {place for _, place in rules.table.closing} == set(range(len(reading.reads)))
    for place, rule in placed.items():
        assert reading.reads[place] == rule.node.read(masks)
    goals = [(goal.rule, reading.find(goal.rule, place), serves) for goal, place, serves in rules.table.goals]
    goals += [(goal.rule, goal.rule.evaluate(state), serves) for goal, serves in rules.table.choices]
    for (rule, finding, serves), goal in zip(goals, alone.goals, strict=True):
        by_itself = goal.rule.evaluate(state)
        assert (rule.id, *_told(finding)) == (goal.rule.id, *_told(by_itself))
        assert [placed[served].id for served in serves] == [served.id for served in goal.serves]


def _told(finding):
    return finding.verdict, finding.unasked, finding.office, finding.by_desk, [leaf_.order for leaf_ in finding.because]


def test_goals_with_what_they_serve_and_their_group(rules):
    assert [(g.rule.id, tuple(r.id for r in g.serves), g.group) for g in rules.goals] == [
        ("desk", (), ""),
        ("club", (), ""),
        ("site", (), ""),
        ("course", (), ""),
        ("visit", (), ""),
        ("course/money", ("course",), ""),
        ("rank/windows/1", ("site",), ""),
        ("rank/windows/2", ("desk",), ""),
        ("rank/schemes/1", ("course",), "order"),
        ("rank/schemes/2", ("course",), "order"),
        ("desk/office", ("desk",), "office"),
        ("club/office", ("club",), "office"),
        ("site/office", ("site",), "office"),
        ("first-window", (), "first-window"),
    ]
    assert rules.goals[-1].rule is rules.first_window


def test_priorities_and_candidates_of_the_first_window(rules):
    assert [(window, rung.id) for window, rung in rules.first_window.priorities] == [
        ("site", "first-window/1"), ("desk", "first-window/2"), ("desk", "first-window/3"), ("club", "first-window/4"), ("site", "first-window/5")]  # fmt: skip
    assert [(step and step.id, window, serves.id) for step, window, serves in rules.first_window.candidates] == [
        ("rank/windows/1", "site", "site"),
        ("rank/windows/2", "desk", "desk"),
        (None, "desk", "desk"),
        (None, "club", "club"),
        (None, "site", "site"),
    ]
    assert (rules.first_window.id, rules.first_window.domains) == ("first-window", rules.domains)
    assert (rules.first_window.node.both, rules.first_window.node.parts) == (False, tuple(rung.node for _, rung in rules.first_window.priorities))
    assert rules.names(rules.first_window.fact_bits) == ("who", "age", "work", "alone")
    first = rules.first_window.priorities[0][1]
    assert rules.names(first.fact_bits) == ("who", "alone"), "the step and the window together"


@pytest.mark.parametrize(
    ("offices", "chosen"),
    [
        ((), False),
        ((("only", All()),), True),
        ((("only", leaf("place", "north")),), True),
        ((("a", All()), ("b", All())), False),
        ((("a", leaf("place", "north")), ("b", All())), False),
        ((("a", leaf("place", "north")), ("b", leaf("place", "south"))), True),
        ((("a", leaf("place", "north")), ("b", Not(leaf("place", "north")))), True),
    ],
)
def test_office_choice_exists_where_every_area_has_a_condition(offices, chosen):
    rules = bare(FACTS["place"], windows=(Window("w", All(), {}, (), offices),))
    assert (rules.windows[0][2] is not None) is chosen
    assert [g.rule.id for g in rules.goals if g.group == "office"] == ["w/office"] * chosen


def test_facts_are_cut_by_conditions_of_every_kind_of_rule():
    """A limit of its own for each place that a condition can have."""
    age = FACTS["age"]
    n = {name: leaf("age", i) for i, name in enumerate(("window", "office", "scheme", "part", "step", "order", "alarm", "group"))}
    rules = bare(
        age,
        windows=(Window("w", n["window"], {}, (), (("o", n["office"]),)),),
        schemes=(Scheme("s", n["scheme"], "w", {}, (), (Part("p", n["part"], ()),)),),
        window_steps=(RankingStep(n["step"], ("w",)),),
        scheme_steps=(RankingStep(n["order"], ("s",)),),
        alarms=(Alarm("a", n["alarm"], ()),),
        categories=(Category("c", Not(n["group"]), ()),),
    )
    assert rules.domains[0].cells == (*(1 << i for i in range(8)), 0b11_0000_0000)


def test_state_holds_answers_and_asked_facts():
    rules = bare(FACTS["who"], FACTS["age"], schemes=(Scheme("s", All((PEOPLE, ages(0, 4))), "", {}, ()),))
    assert rules.index == {"who": 0, "age": 1}
    assert rules.start == State((0b11, 0b11), 0)
    assert rules.state({}) == rules.start
    assert rules.state({"age": None}) == State((0b11, 0b11), 0b10)
    assert rules.state({"age": FACTS["age"].mask((4, 5)), "who": FIRM.values}) == State((0b10, 0b11), 0b11)
    assert rules.state({"age": FACTS["age"].mask((4,))}) == State((0b11, 0b01), 0b10)
    assert rules.names(0b10) == ("age",)
    assert rules.names(0b11) == ("who", "age")


def test_the_goals_on_a_fact(rules):
    assert [g.rule.id for g in rules.goals_on(rules.index["needs"])] == ["rank/schemes/1", "rank/schemes/2"]
    assert [g.rule.id for g in rules.goals_on(rules.index["place"])] == ["visit", "desk/office"]
