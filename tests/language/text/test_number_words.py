"""Numbers in words of languages with spaces."""

import pytest

from navigator.language.text.line import read_line
from navigator.language.text.number_words import number_words


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("fifty two", [52]), ("forty-six years old", [46]), ("cuarenta y seis", [46]), ("quarenta e seis", [46]), ("bốn mươi sáu", [46]),
        ("empat puluh enam", [46]), ("apatnapu't anim", [46]), ("dezoito", [18]), ("trinta", [30]), ("bốn mươi năm", [40]), ("tengo tres hijos", []), ("often tenants", []),
    ],
)  # fmt: skip
def test_numbers_in_words(text, values):
    assert [number.value for number in number_words(read_line(text).text)] == values
