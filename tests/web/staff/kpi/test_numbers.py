"""How results are written."""

from decimal import Decimal

import pytest

from navigator.web.staff.kpi.numbers import input_text, number_in_words, result_in_words
from tests.web.staff.kpi.conftest import recorded


@pytest.mark.parametrize(("value", "words"), [("1538", "1,538"), ("100", "100"), ("74.50", "74.5"), ("0", "0")])
def test_a_number_in_words_and_in_a_field(value, words):
    assert number_in_words(Decimal(value)) == words
    assert result_in_words(recorded("placed", "2025-04", value)) == words
    assert input_text(recorded("placed", "2025-04", value)) == words.replace(",", "")


def test_a_result_that_is_none_is_empty():
    assert result_in_words(None) == input_text(None) == ""
    assert result_in_words(recorded("placed", "2025-04", None)) == ""
