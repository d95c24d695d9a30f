"""What a comparison shows is equal where nobody's guidance changes."""

import pytest

from navigator.review.compare.comparison_page import DiffClass, DiffPage

ONE = DiffClass((), {}, False, (), {}, (), ((), ()))


@pytest.mark.parametrize(("certain", "uncertain", "equal"), [
    ((), (), True), ((ONE,), (), False), ((), (ONE,), False), ((ONE,), (ONE,), False),
])  # fmt: skip
def test_rules_are_equal_where_no_class_of_people_changes(certain, uncertain, equal):
    page = DiffPage(("前", "後"), "", ("a note",), ("a change",), certain, uncertain, 7, 3, 1, "", ())
    assert page.equal is equal
