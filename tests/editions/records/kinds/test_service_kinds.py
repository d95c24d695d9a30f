"""What forms of services declare: the doors of a concern, and the two orders."""

import pytest

from navigator.editions.records.kinds.service_kinds import CONCERNS, SCHEME_STEPS, WINDOW_STEPS


def test_every_door_of_a_concern_has_the_fields_that_a_new_one_begins_with():
    doors, first = ([field for field in fields if field.keys.startswith("doors/")] for fields in (CONCERNS.fields, CONCERNS.first))
    assert [field.keys for field in first] == [f"doors/@0/{name}" for name in ("name", "text", "find", "say", "window", "ask_for", "cites")]
    assert [field.keys for field in doors] == [
        f"doors/*/{name}" for name in (
            "name", "text", "find", "say", "window", "ask_for", "say_in_japanese", "calls", "relay/office", "relay/ask", "cites",
        )
    ]  # fmt: skip
    declared = {field.keys.rpartition("/")[2]: field for field in doors}
    for field in first:
        of_all = declared[field.keys.rpartition("/")[2]]
        assert (field.label, field.type, field.choices, field.is_needed) == (of_all.label, of_all.type, of_all.choices, of_all.is_needed)


@pytest.mark.parametrize(("kind", "key", "put"), [(WINDOW_STEPS, "windows", "先に出す窓口"), (SCHEME_STEPS, "schemes", "先に出す支援策")])
def test_a_step_of_an_order_is_called_by_what_it_puts_forward(kind, key, put):
    assert (kind.files, kind.above, kind.listed) == (("rules/ranks.yaml",), (key,), "number")
    assert (kind.called, kind.called_from, kind.can_go) == ("put", key, True)
    fields = {field.keys: (field.label, field.type, field.choices, field.is_needed) for field in kind.fields}
    assert list(fields) == ["for", "put", "cites", "interpretation"]
    assert fields["put"] == (put, "choices", key, True)
    assert fields["cites"] == ("根拠", "choices", "grounds", True)
    assert fields["for"] == ("だれのとき", "choices", "personas", False)
    assert kind.first == kind.fields
