"""What is said after a correction."""

import pytest

from navigator.language.text.corrections import after_correction, after_denial
from navigator.language.text.line import read_line


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("46 あ、ちげえ47", "47"), ("派遣…じゃねえや、正社員です", "正社員です"), ("58、ちがうちがう55", "55"), ("42、すみません間違えました、41です", "41です"),
        ("沼田、じゃねえ昭和村だいね", "昭和村だいね"), ("maebashi, perdon no, takasaki", "takasaki"), ("太田 不对 是大泉町", "是大泉町"),
        ("あるよ、あ、いや、やっぱねえわ", "ねえわ"), ("50代前半、じゃねえ、後半だいね", "50代後半だいね"), ("1年、じゃない2年", "2年"), ("苦しい、っつうかもう食うもんもない", "もう食うもんもない"),
        ("8か月、失礼いたしました、9か月でございます", "9か月でございます"),
    ],
)  # fmt: skip
def test_the_last_correction_counts(typed, said):
    assert after_correction(read_line(typed)).text == said


@pytest.mark.parametrize(
    "typed", ["いや", "いや、毎日出てます", "会社勤めではなくて、フリーで", "もう働くのはいやだ", "58です。老眼で打ちまちげえた", "間違えました", "3年です。失礼しました", ""]
)
def test_what_is_no_correction_stays_whole(typed):
    line = read_line(typed)
    assert after_correction(line) is line


def test_a_long_story_is_read_whole():
    line = read_line("46 あ、ちげえ47" + "、長い話です" * 40)
    assert after_correction(line) is line


def test_words_of_a_corrected_line_are_those_that_were_typed():
    line = after_correction(read_line("パート、じゃねえや ﾊｹﾝです"))
    assert line.text.startswith("はけん")
    assert line.words(0, 3) == "ﾊｹﾝ"


@pytest.mark.parametrize(("typed", "said"), [("兄貴じゃなくて俺", "俺"), ("息子のことではなく、娘", "娘"), ("俺じゃない、弟", "弟"), ("息子じゃない", "息子じゃない"), ("俺", "俺")])
def test_what_is_said_instead_of_a_denied_word(typed, said):
    assert after_denial(read_line(typed)).text == said
