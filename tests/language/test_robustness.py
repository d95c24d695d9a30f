"""Whatever comes: nothing raises, nothing takes long, and what is read makes sense."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.knowledge.load import load
from navigator.language.topics import TOPICS
from navigator.language.understand import understand
from navigator.language.understanding import CRISES
from navigator.paths import ROOT
from tests.language.conftest import DAY

BAD = {
    "empty": "", "spaces": " \n\t　" * 50, "a million letters": "あ" * 1_000_000, "a million words": "word " * 200_000,
    "controls": "\x00\x07\x1b" * 400, "right to left": "\u202eしにたい\u202c" * 3, "broken surrogates": "\ud800\udc00\ud800 仕事", "html": "<script>alert(1)</script>" * 60,
    "digits": "1" * 100_000, "brackets": "(" * 5000, "no text": None, "bytes": b"abc",
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_input_breaks_nothing(lexicon, name):
    found = understand(lexicon, BAD[name], DAY)
    assert found.crisis in ("none", *CRISES)


@pytest.mark.parametrize(
    "name", ["empty", "spaces", "a million letters", "controls", "digits", "brackets", "no text"]
)
def test_bad_input_costs_no_more_than_a_long_line(lexicon, name):
    understand(lexicon, BAD[name], DAY)
    spent = []
    for _ in range(5):
        start = time.process_time()
        understand(lexicon, BAD[name], DAY)
        spent.append(time.process_time() - start)
    assert min(spent) < 0.1  # a fifth of it on a quiet machine; `benchmarks/understand.py` measures


LEXICON = load(ROOT).lexicon
PIECES = st.sampled_from(
    ["死にたい", "46歳", "昭和", "48年", "前橋", "息子", "じゃない", "〜", "(", ")", "+", "*", "$", "四十", "〇", "元", "代", "S", "生まれ", "\ud800", "\u200f",
     "ﾊ", "ﾞ", "🏳️‍🌈", "é", "٣", "５", "म", "。", "\n", "来年", "手前", "以上", "サポステ", "何時", "円", "殴られ", "not", " want to die "]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=14).map("".join)))
def test_no_text_raises(text):
    found = understand(LEXICON, text, DAY, persona="resident", asked="age")
    assert {topic.id for topic in found.topics} <= set(TOPICS)
    assert (found.crisis == "none") == (found.concern == "none")
    assert len(found.readings) <= 3
    for fact, reading in found.facts.items():
        low, high = LEXICON.numbers.get(fact, (0, 0))
        assert reading.answer_values
        assert reading.range is None or low <= reading.range[0] <= reading.range[1] <= high
    assert json.loads(json.dumps(found.as_json())) == found.as_json()
