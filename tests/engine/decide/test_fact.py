"""Values, sets of them as masks, and the cells that rules cut them into."""

import pytest

from navigator.engine.decide.fact import Fact, cut_into_cells, option_sets, partition

AGE = Fact("age", "integer", (3, 5, 8, 9), (1.0, 2.0, 4.0, 8.0))


def test_mask_has_bit_i_for_the_ith_value():
    assert AGE.index == {3: 0, 5: 1, 8: 2, 9: 3}
    assert AGE.all_values == 0b1111
    assert AGE.mask((5, 9, 5)) == 0b1010
    assert AGE.mask(()) == 0
    assert AGE.where(lambda age: age > 4) == 0b1110
    assert AGE.values_in(0b1010) == (5, 9)
    with pytest.raises(KeyError):
        AGE.mask((4,))


def test_a_set_of_options_is_as_likely_as_each_option_says():
    sets, weights = option_sets(("train", "peers"), (0.5, 0.2))
    assert sets == (frozenset(), frozenset({"train"}), frozenset({"peers"}), frozenset({"train", "peers"}))
    assert weights == pytest.approx((0.4, 0.4, 0.1, 0.1))
    with pytest.raises(ValueError, match="zip"):
        option_sets(("train", "peers"), (0.5,))


def test_a_cell_holds_what_no_set_tells_apart_and_is_as_likely_as_its_values():
    domain = cut_into_cells(AGE, (0b0011, 0b1001, 0b0011))
    assert domain.cells == (0b0001, 0b0010, 0b0100, 0b1000)
    domain = cut_into_cells(AGE, (0b1001,))
    assert domain.fact is AGE
    assert (domain.cells, domain.weights) == ((0b1001, 0b0110), (9.0, 6.0))
    domain = cut_into_cells(AGE, ())
    assert (domain.cells, domain.weights) == ((0b1111,), (15.0,))


def test_cells_within_and_touched_by_a_set_of_values():
    domain = cut_into_cells(AGE, (0b0001, 0b0110))
    assert domain.cells == (0b0001, 0b0110, 0b1000)
    assert domain.all_cells == 0b111
    assert [domain.cells_within(values) for values in (0b0011, 0b0111, 0b1110, 0)] == [0b001, 0b011, 0b110, 0]
    assert [domain.cells_touching(values) for values in (0b0011, 0b0100, 0b1000, 0)] == [0b011, 0b010, 0b100, 0]
    assert [domain.values(cells) for cells in (0b011, 0b100, 0b110, 0)] == [0b0111, 0b1000, 0b1110, 0]
    assert [domain.weight(cells) for cells in (0b011, 0b100, 0b110, 0)] == [7.0, 8.0, 14.0, 0]


@pytest.mark.parametrize(
    ("whole", "sets", "parts"),
    [
        (0b1111, (), (0b1111,)),
        (0b1111, (0b0110, 0b0110), (0b1001, 0b0110)),
        (0b1111, (0b0011, 0b0110), (0b0001, 0b0010, 0b0100, 0b1000)),
        (0b0101, (0b0011,), (0b0001, 0b0100)),
        (0b0101, (0b1010,), (0b0101,)),
    ],
)
def test_partition_splits_a_mask_where_some_set_distinguishes(whole, sets, parts):
    assert partition(whole, sets) == parts
