"""What forms led to is kept in names of our own lists, and whatever else comes back is left out."""

import pytest

from navigator.web.citizen.sent_forms import NO_FORMS, SentForms, unpack_forms

CODES = ("10201", "10202")


@pytest.mark.parametrize(("forms", "packed"), [
    (NO_FORMS, {}),
    (SentForms(near_place="10201"), {"n": "10201"}),
    (SentForms(sheet_lines=("window", "call")), {"l": ["window", "call"]}),
    (SentForms(sheet_lines=()), {"l": []}),
    (SentForms(wrong_number="desk/north"), {"w": "desk/north"}),
    (SentForms(feedback="helped"), {"f": "helped"}),
    (SentForms("10202", ("a",), "desk/north", "hard"), {"n": "10202", "l": ["a"], "w": "desk/north", "f": "hard"}),
])  # fmt: skip
def test_what_was_sent_is_packed_without_what_is_empty_and_comes_back(forms, packed):
    assert forms.pack() == packed
    assert unpack_forms(CODES, packed) == forms


@pytest.mark.parametrize("data", [
    None, [], "n", 7, {"n": "10203"}, {"n": ["10201"]}, {"n": 10201}, {"l": "window"}, {"l": {"a": 1}}, {"w": 7}, {"w": ["a/b"]}, {"f": "angry"},
    {"f": None}, {"x": "10201"},
])  # fmt: skip
def test_what_is_none_of_ours_is_nothing(data):
    assert unpack_forms(CODES, data) == NO_FORMS


def test_of_a_list_what_is_a_name_stays():
    assert unpack_forms(CODES, {"l": ["a", 7, None, "b"]}).sheet_lines == ("a", "b")
    assert unpack_forms(CODES, {"w": "desk"}).wrong_number == "desk/", "of an office that is not there"
