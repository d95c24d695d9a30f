"""The proof gathers: exact faults with the way to them, each told once, and numbers that can be counted by hand."""

import pytest

from navigator.engine.decide.compiled_rules import Category, Scheme
from navigator.engine.decide.condition import All, AnyOf, Is, Not
from navigator.engine.decide.fact import Fact
from navigator.engine.decide.rule import Verdict
from navigator.engine.decide.state import State
from navigator.engine.prove.explored_states import Exploration, ExploredState
from navigator.engine.prove.fault import Fault, FaultReport
from navigator.engine.prove.packed_signature import pack
from navigator.engine.prove.proof import (
    Proof,
    ProofExtent,
    _deduplicated,
    _exploration_faults,
    _unreached_faults,
    gaps,
    prove,
    unused_options,
)
from navigator.engine.prove.screen_count import ScreenCount, ScreensOfPersona
from tests.engine.sample import FACTS, FIRM, OFFICES, PEOPLE, ages, bare, leaf, need, only, window

EMPTY = State(())
OPEN, CERTAIN = pack((False, None)), pack((True, None))
START = ExploredState(0, OPEN, start=EMPTY)
FIRST, SECOND = ExploredState(0, OPEN, START, 0, 0b01), ExploredState(0, OPEN, START, 0, 0b10)
SAID = {FIRST: ((0, 0b01),), SECOND: ((0, 0b10),)}


def test_extent_of_a_small_proof_counted_by_hand():
    """A person is asked about work, and so is who does not say who they are; a firm is asked nothing more."""
    club = window("club", All((PEOPLE, leaf("work", "c"))), {"": ("desk",)}, (("hall", All()),))
    rules = only("who", "work", windows=(window("desk", All()), club))
    proof = prove(rules, {"desk": frozenset({"desk"}), "club": frozenset({"hall"})}, "who")
    extent = ProofExtent(
        states=4,  # the start, a person, not known who, nothing left to ask
        answers=3 + 3 + 3,
        conversations=3 + 1 + 3,
        shortest=1,
        longest=2,
        rule_states=1 + 4 * 4 + 1,  # the desk, the club (each fact unasked, not known, this, that), its hall
        classes=2 * 2,
        classes_unknown=3 * 3,
    )
    people = FACTS["who"].mask(("person", "family"))
    one, two = ScreenCount(1, 1), ScreenCount(2, 2)
    screens = tuple(ScreensOfPersona(told, one, None, end) for told, end in ((0b01, two), (0b10, one), (0, two)))
    assert proof == Proof((), extent, {"who": 0, "work": people}, {"work": people}, screens)


def test_exploration_reports_each_kind_once_and_each_reversed_rule():
    exploration = Exploration(
        loops=[(FIRST, 1), (SECOND, 2)],
        growing=[SECOND, FIRST],
        reversals={"one": FIRST, "other": SECOND},
        ends=[ExploredState(0, CERTAIN), SECOND, FIRST],
    )
    assert list(_exploration_faults(exploration)) == [
        FaultReport(Fault.LOOP, "", (*SAID[FIRST], (1, 0))),
        FaultReport(Fault.GROWING, "", SAID[SECOND]),
        FaultReport(Fault.FLIP, "one", SAID[FIRST]),
        FaultReport(Fault.FLIP, "other", SAID[SECOND]),
        FaultReport(Fault.DEAD_END, "", SAID[SECOND]),
    ]
    assert list(_exploration_faults(Exploration())) == []


def test_faults_are_sorted_and_deduplicated():
    """Of one rule: one fault a kind, but every idle part; and what no one can meet is not told again as never met."""
    hopeless, never, office = FaultReport(Fault.CONTRADICTORY, "a"), FaultReport(Fault.NEVER_FITS, "a"), FaultReport(Fault.NEVER_OFFICE, "a")
    other = FaultReport(Fault.NEVER_FITS, "b")
    gap = FaultReport(Fault.GAP, "age/4", ((0, 1),), ("x",))
    idle, idler = FaultReport(Fault.IDLE, "b", (), ("age",)), FaultReport(Fault.IDLE, "b", (), ("work",))
    again = [FaultReport(Fault.GAP, "age/4", ((0, 1),), ("y",)), FaultReport(Fault.IDLE, "b", ((0, 1),), ("age",))]
    found = [never, office, other, gap, idle, idler, *again, hopeless]
    assert _deduplicated(found) == (hopeless, idle, idler, gap, other)


def test_unreached_rules_offices_and_questions_are_reported():
    """Rules, offices and questions; not the choice of an office or the door, which are no rules of their own."""
    rules = only(
        "who", "work", "place",
        windows=(window("desk", PEOPLE, None, OFFICES), window("shop", leaf("work", "a")), window("hut", All(), None, OFFICES[:1])),
        schemes=(Scheme("course", leaf("work", "b"), "desk", {}, ()),),
    )  # fmt: skip
    exploration = Exploration(
        asked={1: 0},
        outcomes={
            ("desk", Verdict.FITS, ""): START,
            ("shop", Verdict.MAYBE, ""): START,
            ("desk/office", Verdict.FITS, "north"): START,
            ("hut", Verdict.FITS, ""): START,
        },
    )
    assert list(_unreached_faults(rules, exploration)) == [
        FaultReport(Fault.NEVER_FITS, "shop"),
        FaultReport(Fault.NEVER_FITS, "course"),
        FaultReport(Fault.NEVER_OFFICE, "desk/south"),
        FaultReport(Fault.NEVER_OFFICE, "hut/north"),
        FaultReport(Fault.NEVER_ASKED, "who"),
        FaultReport(Fault.NEVER_ASKED, "place"),
    ]


def test_unused_options_are_reported():
    rules = only("who", "needs", schemes=(Scheme("course", All((PEOPLE, Not(need("peers")))), "", {}, ()),))
    assert list(unused_options(rules)) == [FaultReport(Fault.UNUSED_OPTION, "needs/train")]
    assert [found.about for found in unused_options(only("needs"))] == ["needs/train", "needs/peers"]
    assert list(unused_options(only("needs", categories=(Category("c", AnyOf((need("train"), need("peers"))), ()),)))) == []


def rules_on_age(*sets):
    """One rule a set, called a, b, c …, and a rule that asks for no age."""
    rules = (*(Category(id, when, ()) for id, when in zip("abcdef", sets, strict=False)), Category("none", FIRM, ()))
    return only("who", "age", categories=rules)


@pytest.mark.parametrize(
    ("sets", "numbers"),
    [
        ((ages(0, 3), ages(5, 9)), {4: "ab"}),
        ((ages(0, 4), ages(4, 9)), {4: "ab"}),
        ((ages(0, 0), ages(2, 9)), {1: "ab"}),
        ((ages(0, 7), ages(9, 9)), {8: "ab"}),
        ((ages(0, 2), ages(4, 9), ages(2, 9), ages(3, 9), ages(4, 4)), {2: "acd", 3: "abde"}),
        ((ages(0, 3), ages(4, 4)), {}),  # one rule asks for just this number
        ((ages(0, 3), ages(5, 9), Not(ages(4, 4))), {}),  # or for all but this one
        ((ages(1, 4), ages(5, 9)), {}),  # the first number
        ((ages(0, 4), ages(5, 8)), {}),  # the last one
        ((ages(0, 3), ages(6, 9)), {}),  # two numbers
    ],
)
def test_a_single_number_between_two_sets_is_a_gap(sets, numbers):
    rules = rules_on_age(*sets)
    cell = {values: j for j, values in enumerate(rules.domains[1].cells)}
    assert list(gaps(rules)) == [
        FaultReport(Fault.GAP, f"age/{number}", ((1, 1 << cell[1 << number]),), tuple(beside)) for number, beside in numbers.items()
    ]


def test_a_gap_is_named_by_its_number_and_only_numbers_have_gaps():
    kilos = Fact("kilos", "integer", tuple(range(60, 70)), (1.0,) * 10)
    ends = tuple(Category(id, Is("kilos", kilos.mask(kept)), ()) for id, kept in (("a", range(60, 64)), ("b", range(65, 70))))
    assert [found.about for found in gaps(bare(kilos, categories=ends))] == ["kilos/64"]
    assert list(gaps(only("work", categories=tuple(Category(w, leaf("work", w), ()) for w in "ac")))) == []
