"""Words to say at the desk, in Latin letters, as they sound."""

import sys

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
spoken = pytest.importorskip("spoken")
furigana = pytest.importorskip("furigana")


@pytest.fixture(scope="module")
def reader(knowledge):
    return furigana.Reader.read(ROOT / "content/locale/readings.yaml", knowledge)


@pytest.mark.parametrize(
    ("line", "sounds"),
    [
        ("暮らしのことで困っていて、相談したいのですが。", "Kurashi no koto de komatte ite, soudan shitai no desu ga."),
        ("電話番号を知っていますか。", "Denwa bangou o shitte imasu ka."),
        ("一緒に行ったほうがいいですか。", "Issho ni itta hou ga ii desu ka."),
        ("ジョブセンターまえばしに相談したいのですが。", "Jobu sentaa maebashi ni soudan shitai no desu ga."),
        ("労働基準監督署の、相談窓口につないでください。", "Roudou kijun kantokusho no, soudan madoguchi ni tsunaide kudasai."),
        ("年が上でも、太田市で働けますか。", "Toshigaue de mo, Ootashi de hatarakemasu ka."),
        ("町村にお住まいの方の相談です。", "Chouson ni osumai no hou no soudan desu."),
        ("担当の係につないでいただけますか。", "Tantou no kakari ni tsunaide itadakemasu ka."),
    ],
)
def test_a_line_as_it_sounds(line, sounds, reader):
    assert spoken.latin(line, reader) == sounds


def test_no_small_tsu_is_left_in_any_line_of_the_region(knowledge, reader):
    lines = {line for words in knowledge.window_words.values() for say in words.say.voices.values() for line in say}
    asks = {ask for words in knowledge.window_words.values() if words.town_hall for ask in words.town_hall.ask.voices.values()}
    assert lines
    assert not [latin for latin in (spoken.latin(line, reader) for line in lines | asks) if "xtsu" in latin]
