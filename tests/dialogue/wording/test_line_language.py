"""A line is answered in the language it is written in, and in Japanese when nothing tells."""

import pytest

from navigator.dialogue.wording.line_language import _COMMON, language_of_line
from navigator.dialogue.wording.translation import LANGUAGE_NAMES, translator
from tests.conftest import ROOT

LINES = [
    ("死にたい", "ja"), ("自殺", "ja"), ("110", "ja"), ("", "ja"), ("!!!", "ja"), ("😢", "ja"), ("我想死", "zh"), ("丈夫打我", "zh"),
    ("quero morrer", "pt"), ("meu marido me bate", "pt"), ("I want to die", "en"), ("HELP ME", "en"), ("no tengo nada que comer", "es"), ("marido me bate", "pt"), ("malai marna man lagyo", "ne"),
    ("mi marido me pega", "es"), ("gusto ko nang mamatay", "tl"), ("मलाई मर्न मन लाग्छ", "ne"), ("saya ingin mati", "id"),
    ("tôi muốn chết", "vi"), ("Facebookで知り合った人", "ja"),
]  # fmt: skip


@pytest.fixture(scope="module")
def offered(knowledge):
    return tuple(translator(lang, ROOT / "content/locale") for lang in knowledge.region.languages)


@pytest.mark.parametrize(("line", "lang"), LINES)
def test_a_line_is_answered_in_its_own_language(offered, line, lang):
    assert language_of_line(line, offered).lang == lang


def test_a_region_of_one_language_answers_in_it(offered):
    assert language_of_line("quero morrer", offered[:1]).lang == "ja"


def test_every_language_but_japanese_has_words_of_need():
    assert set(_COMMON) == {lang for lang in LANGUAGE_NAMES if not lang.startswith("ja")}
