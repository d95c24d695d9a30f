"""How precisely a suppressed figure can be estimated by subtraction."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.usage.publish.limits import LARGE, SMALL, Bounds, feasibility_intervals, is_protected


@given(st.lists(st.sampled_from([SMALL, LARGE, Bounds()]), min_size=1, max_size=4), st.data())
def test_feasibility_intervals_are_what_enumeration_finds(suppressed, data):
    values = [data.draw(st.integers(int(b.least), 14 if b.most > 9 else 9)) for b in suppressed]
    total = sum(values)
    worlds = [
        w
        for w in itertools.product(range(total + 1), repeat=len(suppressed))
        if sum(w) == total and all(b.least <= n <= b.most for b, n in zip(suppressed, w, strict=True))
    ]
    for n, interval in enumerate(feasibility_intervals(suppressed, total)):
        assert (min(w[n] for w in worlds), max(w[n] for w in worlds)) == (interval.least, interval.most)


@pytest.mark.parametrize(("most", "protected"), [(8, False), (9, True)])
def test_a_figure_is_protected_from_eight_possible_values_on(most, protected):
    assert is_protected(Bounds(2, most)) == protected
