"""Is there anyone for whom …: exactly who, in as few answers as can be, or proof that there is no one."""

import pytest

from navigator.engine.decide.condition import All, AnyOf, Branch, Not
from navigator.engine.prove.witness import condition_value, satisfiable, witness
from tests.engine.sample import ages, domains, leaf, node

YES, IDLE = leaf("alone", "yes"), leaf("work", "c")
LONELY, TOGETHER, WHOEVER = 0b01, 0b10, 0b11
NOT_IDLE, IS_IDLE, ANY_WORK = 0b011, 0b100, 0b111
OVER = domains("alone", "work")
ALL_AGES = (1 << 10) - 1


@pytest.mark.parametrize(
    ("when", "alone", "work", "holds"),
    [
        (YES, LONELY, ANY_WORK, True),
        (YES, TOGETHER, ANY_WORK, False),
        (YES, WHOEVER, ANY_WORK, None),
        (All((YES, IDLE)), LONELY, IS_IDLE, True),
        (All((YES, IDLE)), LONELY, ANY_WORK, None),
        (All((YES, IDLE)), WHOEVER, IS_IDLE, None),
        (All((YES, IDLE)), WHOEVER, NOT_IDLE, False),
        (All((YES, IDLE)), TOGETHER, ANY_WORK, False),
        (AnyOf((YES, IDLE)), TOGETHER, NOT_IDLE, False),
        (AnyOf((YES, IDLE)), TOGETHER, ANY_WORK, None),
        (AnyOf((YES, IDLE)), WHOEVER, NOT_IDLE, None),
        (AnyOf((YES, IDLE)), WHOEVER, IS_IDLE, True),
        (AnyOf((YES, IDLE)), LONELY, ANY_WORK, True),
        (All(), WHOEVER, ANY_WORK, True),
        (AnyOf(), WHOEVER, ANY_WORK, False),
    ],
)
def test_condition_value(when, alone, work, holds):
    assert condition_value(node(when, OVER), (alone, work)) is holds


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([], (WHOEVER, ANY_WORK)),
        ([(YES, True)], (LONELY, ANY_WORK)),
        ([(YES, False)], (TOGETHER, ANY_WORK)),
        ([(YES, True), (IDLE, True)], (LONELY, IS_IDLE)),
        ([(YES, False), (IDLE, False)], (TOGETHER, NOT_IDLE)),
        ([(All((YES, IDLE)), False), (YES, True)], (LONELY, NOT_IDLE)),
        ([(AnyOf((YES, IDLE)), True), (YES, False)], (TOGETHER, IS_IDLE)),
        ([(leaf("work", "a", "b"), True), (leaf("work", "b", "c"), True)], (WHOEVER, 0b010)),
        ([(leaf("work", "a"), False), (leaf("work", "b"), False)], (WHOEVER, IS_IDLE)),
        ([(AnyOf((All((YES, IDLE)), leaf("work", "a"))), True)], (WHOEVER, 0b001)),  # one answer, not two
        ([(YES, True), (YES, False)], None),
        ([(leaf("work", "a"), True), (leaf("work", "b"), True)], None),
        ([(AnyOf((IDLE, Not(IDLE))), False)], None),
        ([(AnyOf(), True)], None),
    ],
)
def test_witness_has_as_few_answers_as_possible(wanted, found):
    requirements = [(node(when, OVER), wish) for when, wish in wanted]
    assert witness(requirements, OVER) == found
    assert satisfiable(requirements, OVER) is (found is not None)


def test_witness_stays_within_the_cells_given():
    wanted = [(node(leaf("work", "a", "b"), OVER), True)]
    assert witness(wanted, OVER, (TOGETHER, 0b110)) == (TOGETHER, 0b010)
    assert witness(wanted, OVER, (TOGETHER, 0b011)) == (TOGETHER, 0b011)
    assert witness(wanted, OVER, (TOGETHER, IS_IDLE)) is None


def test_witness_narrows_no_other_fact():
    over = domains("alone", "age", "work")
    wanted = [(node(ages(2, 6), over), True), (node(ages(4, 9), over), True)]
    assert witness(wanted, over) == (WHOEVER, 0b1110000, ANY_WORK)
    wanted.append((node(ages(0, 4), over), False))
    assert witness(wanted, over) == (WHOEVER, 0b1100000, ANY_WORK)
    assert witness([*wanted, (node(YES, over), False), (node(IDLE, over), True)], over) == (TOGETHER, 0b1100000, IS_IDLE)


def test_witness_prefers_earlier_values():
    idle_or_a = Branch(both=False, parts=(node(IDLE, OVER), node(leaf("work", "a"), OVER)))
    assert witness([(idle_or_a, True)], OVER) == (WHOEVER, 0b001)
