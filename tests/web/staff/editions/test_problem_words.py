"""What the loader says in English, as officers read it."""

import pytest

from navigator.web.staff.editions.problem_words import meaning_of


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("`work` is never asked of `resident`", "質問「work」は、本人には聞かれません。"),
        ("`work` is asked of `family`, for whom it has no words", "質問「work」に、家族への言葉がありません。"),
        ("`work` is written twice", "「work」が２回書かれています。ひとつにしてください。"),
        ("nobody has said this yet", ""),
    ],
)
def test_a_message_is_read_in_japanese(t, said, meaning):
    assert meaning_of(said, t) == meaning
