"""Which telephones a public office may have."""

import pytest

from navigator.knowledge.official_pages import is_charged, is_office_phone


@pytest.mark.parametrize("number", ["0990-123-456", "０９９０－１２３－４５６", "+81-990-123-456", "(0990)123-456", "0990123456"])
def test_a_number_that_charges_is_known_however_it_is_written(number):
    assert is_charged(number)
    assert not is_office_phone(number)


@pytest.mark.parametrize("number", ["027-000-0000", "0570-000-000", "0277-00-9900", "+81-27-000-0000"])
def test_another_is_none(number):
    assert not is_charged(number)
    assert is_office_phone(number)
