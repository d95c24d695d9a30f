"""Many conditions read at once, held to what each reads by itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.engine.decide.condition import FAILS, HOLDS, OPEN_FOR_GOOD, Branch, Is, Leaf
from navigator.engine.decide.condition_table import ConditionTable

CELLS = 3
EVERY = (1 << CELLS) - 1


def leaf(fact, cells, *, by_desk=False):
    return Leaf(fact, cells, 0, Is(str(fact), cells), by_desk)


def nodes(facts):
    """Any condition over so many facts: branches within branches of either kind, and those without parts."""
    leaves = st.builds(leaf, st.integers(0, facts - 1), st.integers(0, EVERY), by_desk=st.booleans())
    return st.recursive(leaves, lambda part: st.builds(Branch, st.booleans(), st.lists(part, max_size=3).map(tuple)), max_leaves=10)


@pytest.mark.parametrize("facts", [1, 30, 31, 62, 63, 130])  # fields of one word of the machine, and of more
@settings(max_examples=40)
@given(data=st.data(), some=st.lists(st.integers(1, EVERY), min_size=5, max_size=5))
def test_conditions_read_at_once_read_as_each_by_itself(facts, data, some):
    conditions = data.draw(st.lists(nodes(facts), max_size=4))
    table = ConditionTable(conditions, facts)
    for n in range(len(some)):
        masks = tuple(some[(fact * n + fact) % len(some)] for fact in range(facts))
        assert table.read(masks) == [node.read(masks) for node in conditions]


@pytest.mark.parametrize(
    ("node", "reads"),
    [
        (Branch(True, ()), HOLDS),
        (Branch(False, ()), FAILS),
        (Branch(True, (leaf(0, 0b001), leaf(1, 0b001))), 0b110),
        (Branch(True, (leaf(0, 0b001), leaf(2, 0b010))), FAILS),
        (Branch(False, (leaf(0, 0b001), leaf(2, 0b001))), HOLDS),
        (Branch(True, (leaf(0, 0b001), Branch(False, (leaf(1, 0b001), leaf(2, 0b001))))), 0b010),  # what is open in a part that holds counts no more
        (Branch(False, (leaf(0, 0b001), Branch(True, (leaf(1, 0b001), leaf(2, 0b010))))), 0b010),  # nor in one that fails
        (Branch(True, (leaf(2, 0b001), leaf(2, 0b010, by_desk=True))), OPEN_FOR_GOOD),
    ],
)  # fmt: skip
def test_what_a_table_reads_of_one_condition(node, reads):
    """Of two facts nothing is known, of the third that it is the first cell."""
    assert ConditionTable([node], 3).read((EVERY, EVERY, 0b001)) == [reads]


def test_rows_of_a_table_are_bounded(monkeypatch):
    monkeypatch.setattr("navigator.engine.decide.memo.MEMO_SIZE", 2)
    table, sizes = ConditionTable([leaf(0, 0b001)], 1), []
    for possible in (0b001, 0b010, 0b011, 0b001):
        assert table.read((possible,)) == [leaf(0, 0b001).read((possible,))]
        sizes.append(len(table._rows[0]))
    assert sizes == [1, 2, 1, 2]
