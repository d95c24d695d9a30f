"""Numbers of a text and of its translation."""

import pytest

from navigator.knowledge.files.numbers import differing_numbers, numbers_of


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("80万円", {"800000"}),
        ("800,000 yen", {"800000"}),
        ("800.000 yenes", {"800000"}),
        ("800 mil ienes", {"800000"}),
        ("8 लाख", {"800000"}),
        ("१ लाख ५० हजार", {"150000"}),
        ("3 milhões de ienes", {"3000000"}),
        ("令和７年度", {"2025"}),
        ("09:00", {"9", "0"}),
        ("3,325人", {"3325"}),
        ("①か、なし", {"1"}),
        ("なし", set()),
    ],
)
def test_the_numbers_of_a_text(text, numbers):
    assert numbers_of(text) == numbers


@pytest.mark.parametrize(
    ("source", "translation", "differing"),
    [
        ("49歳まで", "up to 49 years old", ()),
        ("49歳まで", "up to 50 years old", ("49", "50")),
        ("２つの支援", "dois apoios", ()),
        ("12月29日から", "from December 29", ()),
        ("半年から１年", "6 a 12 meses", ()),
        ("月〜金 9:00〜17:00", "T2–T6 9:00–17:00", ()),
        ("令和７年度", "Fiscal year 2025 (Reiwa 7)", ()),
        ("月10万円", "100,000 yen a month", ()),
        ("月10万円", "10,000 yen a month", ("10000", "100000")),
        ("窓口で確認", "ask within 3 days", ("3",)),
    ],
)
def test_where_the_numbers_differ(source, translation, differing):
    assert differing_numbers(source, translation) == differing
