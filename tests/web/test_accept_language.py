"""Which language a browser is given."""

import pytest

from navigator.web.accept_language import preferred

OFFERED = ("ja", "ja-easy", "en", "pt", "zh", "tl", "id")


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("", "ja"),
        ("pt-BR,pt;q=0.9,en;q=0.5", "pt"),
        ("de;q=1, en;q=0.4, zh-TW;q=0.8", "zh"),
        ("fil-PH", "tl"),
        ("in", "id"),
        ("en;q=0, pt;q=0.1", "pt"),
        ("xx,;;q=x,*", "ja"),
        ("en;q=abc", "ja"),
        ("en;q=nan,pt", "pt"),
        ("," * 5000, "ja"),
        ("\u202een", "ja"),
    ],
)
def test_preferred(header, lang):
    assert preferred(header, OFFERED) == lang
