"""The graph of conversations: how each state was reached, and in which order the states end."""

import pytest

from navigator.engine.decide.state import State
from navigator.engine.prove.explored_states import Exploration, ExploredState, Manner, Step
from navigator.engine.prove.packed_signature import pack
from navigator.engine.prove.state_signature import DOOR_SETTLED

FIRST = ExploredState(0, pack((1, 0, 0)), start=State((0b11, 0b111)))


def follow(previous, fact, cells, signature=(1, 0, 0)):
    return ExploredState(previous.asked | 1 << fact, pack(signature), previous, fact, cells)


def test_a_state_is_made_again_from_its_answers():
    second = follow(follow(FIRST, 1, 0b010), 0, 0b01)
    assert second.state == State((0b01, 0b010), 0b11)
    assert second.answers == ((1, 0b010), (0, 0b01))
    assert FIRST.answers == ()
    assert FIRST.state == State((0b11, 0b111))


def test_what_was_left_out_is_no_answer():
    left_out = follow(follow(FIRST, 1, 0b010), 0, 0)
    assert left_out.answers == ((1, 0b010),)
    assert left_out.state == State((0b11, 0b010), 0b10)


@pytest.mark.parametrize(
    ("window", "door", "certain", "settled"),
    [(None, None, False, False), (0, None, False, False), (1, None, True, False), (1, 3, True, False), (1, DOOR_SETTLED, True, True)],
)
def test_a_door_is_certain_before_it_is_settled(window, door, certain, settled):
    state = ExploredState(0, pack((5, window, door)))
    assert (state.window_certain, state.door_settled) == (certain, settled)


@pytest.mark.parametrize(
    ("manner", "over", "after"),
    [
        (Manner.WHOLE, True, Manner.WHOLE), (Manner.WHOLE, False, Manner.WHOLE), (Manner.LEAVING_OUT, False, Manner.LEAVING_OUT),
        (Manner.LEAVING_OUT, True, Manner.PARTLY), (Manner.PARTLY, True, Manner.PARTLY),
    ],
)  # fmt: skip
def test_something_left_out_of_a_screen_is_remembered_when_it_is_over(manner, over, after):
    assert manner.after(over=over) is after


def test_each_state_ends_after_those_it_leads_to():
    graph = Exploration(steps=[[Step(1), Step(2)], [Step(3)], [Step(3)], []], entrances={0: [Step(2)]})
    order = graph.ends_first
    assert sorted(order) == [0, 1, 2, 3]
    assert all(order.index(after) < order.index(state) for state in range(4) for after in graph.successors(state))
    assert list(graph.successors(0)) == [1, 2, 2]


def test_a_dead_end_is_an_end_without_a_window():
    reached, dead = ExploredState(0, pack((0, 1, None))), ExploredState(0, pack((0, None, None)))
    assert list(Exploration(ends=[reached, dead]).dead_ends) == [dead]
