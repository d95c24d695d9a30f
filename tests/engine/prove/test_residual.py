"""What is left of a rule after some answers, exactly; and which answers there are."""

from dataclasses import replace

import pytest

from navigator.engine.decide.compiled_rules import RankingStep
from navigator.engine.decide.condition import All
from navigator.engine.prove.residual import STUCK, answer_masks, remainder_of_rule
from tests.engine.sample import OFFICES, PEOPLE, domains, leaf, only, window

OVER = domains("alone", "work")
YES, IDLE = leaf("alone", "yes"), leaf("work", "c")
LONELY, TOGETHER, EITHER = 0b01, 0b10, 0b11
A, C, ANY_WORK = 0b001, 0b100, 0b111
ASK_ALONE, ASK_WORK = ("leaf", 0, LONELY), ("leaf", 1, C)


def test_remainder_of_an_office_choice_ends_with_the_first_area_that_holds():
    offices = (*OFFICES, ("all", All((leaf("alone", "yes", "no"),))), ("late", leaf("place", "outside")))
    rules = only("alone", "place", windows=(window("desk", YES, None, offices),))
    choice = rules.windows[0][2]
    north, south, outside = (1 << j for j in range(3))
    everywhere, start = north | south | outside, rules.start
    asks = [("leaf", 1, place) for place in (north, south)]
    assert remainder_of_rule(choice, start) == ("choice", "north", asks[0], "south", asks[1], "all", True)
    assert remainder_of_rule(choice, start.answered(1, south)) == ("choice", "south", True)
    assert remainder_of_rule(choice, start.answered(1, outside)) == ("choice", "all", True)
    assert remainder_of_rule(choice, start.answered(1, everywhere)) == ("choice", "north", "stuck", "south", "stuck", "all", True)


def test_remainder_of_the_first_window_is_its_open_priorities():
    desk, club = window("desk", PEOPLE), window("club", All((PEOPLE, leaf("work", "c"))))
    rules = only("who", "work", windows=(club, desk), window_steps=(RankingStep(leaf("work", "a"), ("desk",)),))
    person, a, b, c = 0b01, 0b001, 0b010, 0b100
    assert [domain.cells for domain in rules.domains] == [(0b011, 0b100), (a, b, c)]
    who, works, idle = ("leaf", 0, person), ("leaf", 1, a), ("leaf", 1, c)
    priorities = ("desk", (True, works, who), "club", (True, who, idle), "desk", who)
    assert remainder_of_rule(rules.first_window, rules.start) == ("first-window", *priorities, "desk", works, who, "club", (True, who, idle), "desk", who)
    known = rules.start.answered(0, person)
    assert remainder_of_rule(rules.first_window, known) == ("first-window", "desk", works, "club", idle, "desk", True)
    assert remainder_of_rule(rules.first_window, known.answered(1, b)) == ("first-window", "desk", True)
    assert remainder_of_rule(rules.first_window, known.answered(1, a)) == ("first-window", "desk", True)
    unsure = rules.start.answered(0, rules.domains[0].all_cells)
    assert remainder_of_rule(rules.first_window, unsure) == ("first-window", "desk", works, STUCK, "club", (True, STUCK, idle), "desk", STUCK)
    assert remainder_of_rule(rules.first_window, unsure.answered(1, b)) == ("first-window", "desk", STUCK)


def test_what_the_desk_decides_is_left_only_where_the_rule_can_still_hold():
    club = replace(window("club", All((YES, leaf("work", "c")))), desk_decides=PEOPLE)
    rules = only("who", "work", "alone", windows=(club,))
    rule, start = rules.windows[0][1], rules.start
    person, firm = (start.answered(0, cells) for cells in (0b01, 0b10))
    idle, lonely = ("leaf", 1, 0b10), ("leaf", 2, 0b01)
    assert remainder_of_rule(rule, start) == (True, lonely, idle, ("desk", 0, 0b10))
    assert remainder_of_rule(rule, firm) == (True, lonely, idle)
    assert remainder_of_rule(rule, person) == (True, (True, lonely, idle), STUCK)
    assert remainder_of_rule(rule, person.answered(2, 0b01)) == (True, idle, STUCK)
    assert remainder_of_rule(rule, person.answered(2, 0b01).answered(1, 0b10)) == STUCK
    assert remainder_of_rule(rule, person.answered(2, 0b10)) is False
    for anyone in (start, person, firm):
        assert remainder_of_rule(rule, anyone.answered(2, 0b11)) == (True, STUCK, idle)


@pytest.mark.parametrize(
    ("cells", "in_order", "found"),
    [
        ((0b0001, 0b0110, 0b1000), False, (0b001, 0b010, 0b100, 0b111)),
        ((0b0001, 0b0110, 0b1000), True, (0b001, 0b010, 0b100, 0b011, 0b111, 0b110)),
        ((0b1001, 0b0110), True, (0b01, 0b10, 0b11)),  # the first cell returns after the second
        ((0b10010001, 0b00000110, 0b01101000), True, (0b001, 0b010, 0b100, 0b011, 0b111, 0b110, 0b101)),
        ((0b1,), True, (0b1,)),
        ((0b11,), False, (0b1,)),
    ],
)
def test_answer_masks_are_every_cell_every_run_and_unknown(cells, in_order, found):
    assert answer_masks(cells, in_order=in_order) == found
