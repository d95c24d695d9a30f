"""What was told of danger: never lost, packed into a cookie and read again."""

from hypothesis import given
from hypothesis import strategies as st

from navigator.dialogue.conversation.told_danger import KINDS, NOTHING_TOLD, ToldDanger, unpack_told_danger
from navigator.language.understanding import CRISES

SOME = st.lists(st.sampled_from(KINDS), max_size=3)
STEPS = st.lists(st.one_of(st.tuples(SOME, SOME, SOME), st.booleans()), max_size=8)


def test_every_danger_that_is_read_can_be_told():
    assert {*KINDS} == {*CRISES}


@given(STEPS)
def test_no_later_step_takes_a_kind_away_or_makes_it_less_certain(steps):
    told = NOTHING_TOLD
    for step in steps:
        before = told
        told = told.fold(folded=step) if isinstance(step, bool) else told.with_told(*step)
        assert {*before.certain} <= {*told.certain}
        assert {*before.kinds} <= {*told.kinds}
        assert not {*told.certain} & {*told.possible}
        assert unpack_told_danger(told.pack()) == told or not {*told.latest} <= {*told.kinds}


def test_kinds_stand_in_order_violence_first():
    assert NOTHING_TOLD.with_told(["destitution"], ["self_harm", "violence"]).kinds == KINDS


def test_what_is_certain_is_no_doubt_any_more():
    told = NOTHING_TOLD.with_told((), ["violence"]).with_told(["violence"])
    assert (told.certain, told.possible) == (("violence",), ())


def test_what_is_told_anew_is_unfolded():
    told = NOTHING_TOLD.with_told(["violence"]).fold(folded=True)
    assert told.with_told(()).folded
    assert not told.with_told(["violence"], (), ["violence"]).folded


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(KINDS) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("cplf"), inner, max_size=4),
)


@given(JUNK)
def test_whatever_a_cookie_holds_nothing_foreign_is_read(data):
    told = unpack_told_danger(data)
    assert {*told.kinds} <= {*KINDS}
    assert {*told.latest} <= {*told.kinds}
    assert unpack_told_danger(told.pack()) == told


def test_nothing_told_is_nothing_packed():
    assert NOTHING_TOLD.pack() == {}
    assert unpack_told_danger(None) == NOTHING_TOLD
    assert unpack_told_danger({"c": ["violence"], "l": ["violence"]}) == ToldDanger(("violence",), latest=("violence",))
