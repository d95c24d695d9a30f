"""Readings over kanji: places, counters and compounds as they are read, remade from the bare text each time."""

import sys

import pytest
from babel.messages.pofile import read_po

from navigator.dialogue.wording.furigana import without_readings
from navigator.knowledge.files.catalogs import DOMAINS, catalog_path
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
furigana = pytest.importorskip("furigana")

READ = {
    "中高年の人の窓口": "｜中高年《ちゅうこうねん》の｜人《ひと》の｜窓口《まどぐち》",
    "中高年齢者": "｜中高年齢者《ちゅうこうねんれいしゃ》",
    "人と会える場所": "｜人《ひと》と｜会《あ》える｜場所《ばしょ》",
    "これから かえる人の手続き": "これから かえる｜人《ひと》の｜手続《てつづ》き",
    "何時間、何日間、何人、何歳、何か月": "｜何時間《なんじかん》、｜何日間《なんにちかん》、｜何《なん》｜人《にん》、｜何歳《なんさい》、"
    "｜何《なん》か｜月《げつ》",
    "何を見て来たか。何から、何も、何でも": "｜何《なに》を｜見《み》て｜来《き》たか。｜何《なに》から、｜何《なに》も、｜何《なん》でも",
    "月〜金の夜と土・日・祝日": "｜月《げつ》〜｜金《きん》の｜夜《よる》と｜土《ど》・｜日《にち》・｜祝日《しゅくじつ》",
    "生まれた年・月・日": "｜生《う》まれた｜年《とし》・｜月《つき》・｜日《ひ》",
    "毎月{day}日": "｜毎月《まいつき》{day}｜日《にち》",
    "{values}人と{n}人": "{values}｜人《ひと》と{n}｜人《にん》",
    "10月１日、４日、15日、20日、24日": "10｜月《がつ》｜１日《ついたち》、｜４日《よっか》、15｜日《にち》、｜20日《はつか》、｜24日《にじゅうよっか》",
    "１人、２人、３人で１日間": "｜１人《ひとり》、｜２人《ふたり》、３｜人《にん》で｜１日間《いちにちかん》",
    "20分と15分、３年、６か月": "20｜分《ぷん》と15｜分《ふん》、３｜年《ねん》、６か｜月《げつ》",
    "１人80万円、月４万円": "｜１人《ひとり》80｜万《まん》｜円《えん》、｜月《つき》４｜万《まん》｜円《えん》",
    "年のきまり。年に１回。人/年": "｜年《とし》のきまり。｜年《ねん》に１｜回《かい》。｜人《にん》/｜年《ねん》",
    "吉井町、天川大島町、邑楽町": "｜吉井町《よしいまち》、｜天川大島町《あまがわおおしままち》、｜邑楽町《おうらまち》",
    "市・町・村、市町村、太田市内": "｜市《し》・｜町《まち》・｜村《むら》、｜市《し》｜町村《ちょうそん》、｜太田市《おおたし》｜内《ない》",
    "昼に開いています。ページを開いて。次に開く日": "｜昼《ひる》に｜開《あ》いています。ページを｜開《ひら》いて。｜次《つぎ》に｜開《あ》く｜日《ひ》",
    "担当の方、両方": "｜担当《たんとう》の｜方《かた》、｜両方《りょうほう》",
    "月": "｜月《げつ》",
}  # fmt: skip


@pytest.fixture(scope="module")
def reader(knowledge):
    return furigana.Reader.read(ROOT / "content/locale/readings.yaml", knowledge)


@pytest.mark.parametrize("text", READ)
def test_a_text_is_read(text, reader):
    assert reader.annotated(text) == READ[text]


def test_a_reading_that_stands_there_is_made_anew(reader):
    assert reader.annotated("｜中高《ちゅうこう》｜年《とし》の人") == "｜中高年《ちゅうこうねん》の｜人《ひと》"


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_text_of_the_catalog_is_read_as_it_would_be_today(domain, reader):
    with catalog_path(ROOT / "content/locale", "ja-easy", domain).open("rb") as file:
        texts = {form for m in read_po(file) if m.id for form in ([m.string] if isinstance(m.string, str) else m.string)}
    assert len(texts) > 100
    stale = {text for text in texts if reader.annotated(text) != text and without_readings(text) != text}
    assert not stale, "make catalogs reads them anew"
