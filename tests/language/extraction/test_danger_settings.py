"""Of which setting a violence is: it decides the telephones."""

import pytest

from navigator.language.extraction.analysis import analyse
from navigator.language.extraction.danger_settings import danger_settings
from navigator.language.text.line import read_line
from navigator.language.understanding import SETTINGS


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("夫に殴られています", ("partner",)), ("彼氏に蹴られる", ("partner",)), ("息子に殴られています", ()), ("妻に殴られています", ("wife",)),
        ("社長に殴られた", ("workplace",)), ("子どもが夫に殴られています", ("partner", "child")), ("my husband hits me", ("partner",)),
    ],
)  # fmt: skip
def test_who_does_it_to_whom_names_the_setting(lexicon, text, settings):
    assert danger_settings(analyse(lexicon, read_line(text))) == settings


def test_settings_stand_in_one_order(lexicon):
    told = danger_settings(analyse(lexicon, read_line("会社の社長に殴られ、家では夫が子どもを殴ります")))
    assert list(told) == sorted(told, key=SETTINGS.index)
    assert len(told) > 1
