"""Who speaks, at the boundaries of what is sure."""

import pytest

from navigator.language.extraction.analysis import LineAnalysis
from navigator.language.extraction.speaker import LEAN, TRUST, ranking, read_speaker, signs
from navigator.language.text.line import read_line
from navigator.language.text.words import Hit, Sense

LINE = read_line("母の話")
HIT = Hit(Sense("who", "supporter", "near"), 0, 1)


def analysis(**shares):
    """A line whose personas weigh as much as this, the rest next to nothing."""
    scores = {}
    for persona, lean in LEAN.items():
        odds = (shares.get(persona, 0.0001) / lean) ** (1 / TRUST)
        scores[f"persona:{persona}"] = odds / (1 + odds)
    return LineAnalysis(LINE, (HIT,), (), scores)


def test_shares_add_up_and_lean_to_the_rarer_speakers():
    ranked = ranking(analysis(family=0.5, resident=0.5))
    assert sum(share for _, share in ranked) == pytest.approx(1)
    even = dict(ranking(LineAnalysis(LINE, (), (), {f"persona:{persona}": 0.5 for persona in LEAN})))
    assert max(even, key=even.get) == "family"
    assert min(even, key=even.get) == "resident"


@pytest.mark.parametrize(
    ("shares", "persona", "sure"),
    [
        ({"supporter": 3.0, "resident": 0.05}, "supporter", True),
        ({"supporter": 1.0, "resident": 0.15}, "supporter", False),  # the next is too close
        ({"supporter": 1.0, "resident": 0.06, "employer": 0.06}, "supporter", False),  # itself too little
        ({"resident": 1.0}, "resident", False),  # of whom no word tells
        ({"null": 1.0, "family": 0.01}, None, False),
    ],
)
def test_the_first_is_sure_when_it_is_likely_and_no_other_is_near(shares, persona, sure):
    words = ("母",) if persona == "supporter" else ()
    assert read_speaker(analysis(**shares)) == (persona, sure, words)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("クビになりました。母は寝たきりです", ["own"]),
        ("妻が病気なので働ける所を探してます", ["own"]),  # a reason ends with its subject
        ("息子がクビになりました", ["theirs"]),
        ("息子は無職で、働いてほしい", ["theirs"]),
        ("息子が働きたいと言っています", ["theirs"]),  # a wish that is told of another
        ("75の母です。息子は46です", ["writer"]),
        ("病院で働いています。退院する方の住まいを相談したい", ["helps"]),
        ("大家です", ["helper"]),
        ("70代の方が困っています", ["third"]),
        ("夫が要介護で、私が働きに出たい", ["mixed", "self"]),
        ("母の病院まで遠い", ["mentioned"]),
        ("妹45歳、働ける時間だけ働きたい", ["theirs"]),  # a note about her
        ("いとこがクビになりました", ["theirs"]),
        ("息子が中3、仕事を辞めました", ["own"]),
        ("信徒の方が働きたいと申しております", ["third"]),
        ("ユニオンの専従です。組合員58歳のことです", ["helps"]),
    ],
)
def test_signs_of_who_speaks(lexicon, text, found):
    line = read_line(text)
    assert signs(LineAnalysis(line, lexicon.hits(line), (), {})) == found
