"""A target as it is typed: made plain, told from what stood before, and held to what a file takes."""

from dataclasses import replace

import pytest

from navigator.editions.records.target_fields import MAX_DIGITS, TargetFields, TargetProblem
from navigator.knowledge.content.targets import MAX_BODY

FIELDS = TargetFields("40", "見こみ", "year", ("県", "市"), True, ())


def test_what_is_typed_is_made_plain():
    typed = TargetFields(" １,２００ ", " 一行目 \r\n 二行目", " rate\n", (" 県 ", "", "市"), True, ("", " 来た人"))
    assert typed.plain == TargetFields("1200", "一行目二行目", "rate", ("県", "市"), True, ("来た人",))


@pytest.mark.parametrize("change", [
    {"value": "41"}, {"note": ""}, {"counted": "month"}, {"each": ("県",)}, {"adds": False}, {"rate_of": ("a", "b")},
])  # fmt: skip
def test_any_change_is_seen_but_no_blank(change):
    assert replace(FIELDS, **change).seen != FIELDS.seen
    assert replace(FIELDS, value=" 40", note="見こみ\n", each=("県", "", "市 ")).seen == FIELDS.seen
    assert len(FIELDS.seen) == 12


@pytest.mark.parametrize(("change", "problems"), [
    ({}, []),
    ({"value": ""}, []),
    ({"value": "9" * MAX_DIGITS}, []),
    ({"value": "9" * (MAX_DIGITS + 1)}, [("value", "digits", "")]),
    ({"value": "-1"}, [("value", "digits", "")]),
    ({"value": "四"}, [("value", "digits", "")]),
    ({"value": "٤"}, [("value", "digits", "")]),
    ({"counted": "words", "adds": False}, [("value", "words_number", "")]),
    ({"counted": "words", "value": "", "adds": False}, []),
    ({"note": "a\u200bb"}, [("note", "letters", "")]),
    ({"counted": ""}, [("counted", "choice", "")]),
    ({"each": ("県", "町")}, [("each", "body", "町")]),
    ({"each": ("県 北", "市")}, [("each", "body_letters", "県 北")]),
    ({"each": ("県/南", "市")}, [("each", "body_letters", "県/南")]),
    ({"each": ("県 北", "町")}, [("each", "body", "町")]),
    ({"each": ("長" * MAX_BODY, "市")}, []),
    ({"each": ("長" * (MAX_BODY + 1), "市")}, [("each", "body_letters", "長" * (MAX_BODY + 1))]),
    ({"each": ("県", "\x07")}, [("each", "letters", "")]),
    ({"each": ("県",)}, [("each", "bodies", "")]),
    ({"each": ("県", "市", "市")}, [("each", "bodies", "")]),
    ({"each": (), "adds": True}, [("adds", "adds_alone", "")]),
    ({"each": (), "adds": False}, []),
    ({"counted": "words", "value": ""}, [("adds", "adds_words", "")]),
    ({"counted": "rate", "rate_of": ("a", "b")}, []),
    ({"counted": "rate", "rate_of": ("a",)}, [("rate_of", "two_names", "")]),
    ({"counted": "rate", "rate_of": ("a", "b", "c")}, [("rate_of", "two_names", "")]),
    ({"rate_of": ("a", "b")}, [("rate_of", "rate_only", "")]),
    ({"counted": "words", "value": "", "adds": False, "rate_of": ("a", "b")}, [("rate_of", "words_rate", "")]),
    ({"counted": "rate", "rate_of": ("a\x00", "b")}, [("rate_of", "letters", "")]),
])  # fmt: skip
def test_each_field_says_what_contradicts(change, problems):
    owner = f"県・市・県 北・県/南・{'長' * (MAX_BODY + 1)}"
    assert replace(FIELDS, **change).problems(owner) == [TargetProblem(*each) for each in problems]


@pytest.mark.parametrize(("counted", "is_words"), [("words", True), ("rate", False), ("", False)])
def test_progress_is_told_in_words_or_not(counted, is_words):
    assert replace(FIELDS, counted=counted).is_words is is_words
