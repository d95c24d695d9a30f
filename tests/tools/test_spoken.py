"""Words to say at the desk, in Latin letters, as they sound."""

import re
import sys

import pytest
from babel.messages.pofile import read_po

from navigator.knowledge.files.catalogs import LATIN, READ_ALOUD, catalog_path
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
spoken = pytest.importorskip("spoken")
furigana = pytest.importorskip("furigana")

SYLLABLE = "(?:tch|ssh|kk|ss|tt|pp|(?:[kgnhbpmr]|kk|pp)y|sh|ch|ts|tts|[kgsztdnhbpmyrwfj])?[aiueoāīūēō]|n'?"
WORD = re.compile(f"(?:{SYLLABLE})+")


@pytest.fixture(scope="module")
def reader(knowledge):
    return furigana.Reader.read(ROOT / "content/locale/readings.yaml", knowledge)


@pytest.mark.parametrize(
    ("line", "sounds"),
    [
        ("暮らしのことで困っていて、相談したいのですが。", "Kurashi no koto de komatte ite, sōdan shitai no desu ga."),
        ("電話番号を知っていますか。", "Denwa-bangō o shitte imasu ka."),
        ("一緒に行ったほうがいいですか。", "Issho ni itta hō ga ii desu ka."),
        ("ハローワーク藤岡に行きたいです。", "Harōwāku Fujioka ni ikitai desu."),
        ("ジョブセンターまえばしに相談したいのですが。", "Jobu sentā Maebashi ni sōdan shitai no desu ga."),
        ("労働基準監督署の、相談窓口につないでください。", "Rōdō-kijun-kantoku-sho no, sōdan-madoguchi ni tsunaide kudasai."),
        ("年が 上でも、太田市で働けますか。", "Toshi ga ue de mo, Ōtashi de hatarakemasu ka."),
        ("家から出にくい方のことを、どこへ聞けばいいと思うか、教えてください。",
         "Ie kara de-nikui kata no koto o, doko e kikeba ii to omou ka, oshiete kudasai."),
        ("日本語が苦手です。通訳（ことばを訳す人）はいますか。", "Nihongo ga nigate desu. Tsūyaku wa imasu ka."),
        ("何を先にすればいいですか。", "Nani o saki ni sureba ii desu ka."),
        ("お金のことで、マッチングの会に行きます。", "Okane no koto de, matchingu no kai ni ikimasu."),
        ("現役の方、パーティー、チェック。", "Gen'eki no kata, pātī, chekku."),
    ],
)  # fmt: skip
def test_a_line_as_it_sounds(line, sounds, reader):
    assert spoken.latin(line, reader) == sounds


@pytest.mark.parametrize("said", ["komaxtsute", "shixtsu", "denwa.bangō", "kyuusyoku", "kintou-sitsu", "mattcha", "はい"])
def test_no_such_letters_are_a_word(said):
    assert not WORD.fullmatch(said)


def test_every_line_to_say_is_made_of_syllables_that_can_be_said(reader):
    with catalog_path(ROOT / "content/locale", "ja-easy", "region").open("rb") as file:
        lines = [m for m in read_po(file) if m.id and spoken.is_spoken(m.auto_comments, [str(name) for name, _ in m.locations])]
    assert len(lines) > 100
    said = {word for line in lines for word in re.findall(r"[^\s.,?-]+", spoken.latin(line.string or line.id, reader))}
    assert not sorted(word for word in said if not WORD.fullmatch(word.lower()))


def test_the_catalog_holds_what_is_said_today(reader):
    with catalog_path(ROOT / "content/locale", LATIN, READ_ALOUD).open("rb") as file:
        written = {m.id: m.string for m in read_po(file) if m.id}
    with catalog_path(ROOT / "content/locale", "ja-easy", "region").open("rb") as file:
        easy = {m.id: m.string for m in read_po(file) if m.id}
    assert {id for id in written if id in easy and written[id] != spoken.latin(easy[id] or id, reader)} == set()
    assert any(letter in "āīūēō" for line in written.values() for letter in line)
