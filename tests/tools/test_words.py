"""Words that people read stay easy: within the limits of tools/words.yaml, and every kanji of ja-easy with a reading."""

import re
import sys

import pytest
from babel.messages.pofile import read_po

from navigator.knowledge.files.catalogs import DOMAINS, catalog_path
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
words = pytest.importorskip("words")
furigana = pytest.importorskip("furigana")


@pytest.mark.parametrize("lang", ["ja", "ja-easy"])
def test_no_sentence_passes_a_limit(lang):
    limits = words.read_limits(lang)
    assert not [(one.text, one.faults(limits)) for one in words.measured(lang) if one.faults(limits)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("該当する場合は窓口へ。", "「該当」→ 合う・あてはまる"),
        ("働くことについて" + "とても" * 20 + "長い文です。", "letters, at most"),
        ("鬱の人。", "grade 7"),
        ("雇用保険適用事業所設置届出書提出期限経過。", "Sino-Japanese"),
    ],
)
def test_what_is_hard_to_read_is_told(text, told):
    limits = words.Limits(54, 6, 0.6, {"該当": "合う・あてはまる"}, ())
    faults = [fault for one in words.Gauge(limits).measure(text) for fault in one.faults(limits)]
    assert any(told in fault for fault in faults)


def test_a_reading_stands_over_the_kanji_alone():
    assert furigana.over_kanji("働く", "はたらく") == "｜働《はたら》く"
    assert furigana.over_kanji("申し込む", "もうしこむ") == "｜申《もう》し｜込《こ》む"
    assert furigana.over_kanji("ひらがな", "ひらがな") == "ひらがな"


def test_readings_by_hand_are_stronger_and_placeholders_stay():
    reader = furigana.Reader({"沼田": "ぬまた"})
    assert reader.annotated("沼田へ") == "｜沼田《ぬまた》へ"
    assert reader.annotated("｜沼田《ぬた》 {月}") == "｜沼田《ぬまた》 {月}"


def test_every_kanji_of_the_easy_catalog_has_a_reading():
    for domain in DOMAINS:
        with catalog_path(ROOT / "content/locale", "ja-easy", domain).open("rb") as file:
            for message in read_po(file):
                text = message.string if isinstance(message.string, str) else message.string[0]
                bare = re.sub("｜[^｜《》]+《[^｜《》]+》|\\{[^}]*\\}", "", text)
                assert not message.id or not re.search("[一-龠々]", bare), text
