"""A signature as one number: the same signature comes back, places are changed by themselves, open facts are read."""

import pytest

from navigator.engine.prove.packed_signature import (
    FIELD,
    OpenFacts,
    at_place,
    field_of,
    fields_at,
    pack,
    pack_places,
    unpack,
)
from navigator.engine.prove.state_signature import DOOR, DOOR_SETTLED, WINDOW

LARGEST = (1 << FIELD) - 3
SIGNATURES = [
    (False, DOOR_SETTLED),
    (0, None, 7, True, None),
    (None, LARGEST, True, DOOR_SETTLED),
    (*range(40), None, False, 12),
]


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_packed_signature_comes_back(signature):
    packed = pack(signature)
    assert unpack(packed, len(signature) - 2) == signature
    assert [at_place(packed, place) for place in (*range(len(signature) - 2), WINDOW, DOOR)] == list(signature)


def test_packed_signatures_differ_where_signatures_do():
    alike = [(a, b, window, door) for a in (None, 0, 1) for b in (None, 0, 1) for window in (False, True) for door in (None, -1, 0)]
    assert len({pack(signature) for signature in alike}) == len(alike)


def test_places_are_changed_by_themselves():
    packed = pack((5, None, 8, False, None))
    touched = fields_at([0, DOOR])
    assert unpack(packed & ~touched | pack_places([0, DOOR], [None, DOOR_SETTLED]), 3) == (None, None, 8, False, DOOR_SETTLED)


def test_a_number_beyond_the_field_is_refused():
    assert field_of(LARGEST) == (1 << FIELD) - 1
    with pytest.raises(OverflowError, match="32 bits"):
        field_of(LARGEST + 1)


def test_open_facts_are_those_of_every_open_goal():
    facts = {None: 0, 4: 0b001, 6: 0b010, 8: 0b100}
    open_facts = OpenFacts(facts)
    many = [None] * 40
    assert open_facts.read(pack((*many, True, 8))) == 0  # the window and the door are no goals
    for places, read in (({0: 4}, 0b001), ({15: 4, 16: 6}, 0b011), ({39: 8}, 0b100), ({0: 8, 20: 6, 39: 4}, 0b111)):
        signature = pack((*(places.get(n) for n in range(40)), False, None))
        assert open_facts.read(signature) == open_facts.read(signature) == read
