"""In which language a line is written, by the words that our catalogs, and a few lines of every day, have in common with it.

Only to answer in it: a line that tells us nothing of it is answered in the source language.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from .translation import Translator

_KANA = re.compile(r"[ぁ-ゖァ-ヺー]")
_WORDS = re.compile(r"[一-鿿]|[^\W\d_一-鿿]+")  # each Han letter is a word

# Words that lines of need are made of, whichever of them our own texts happen to use. Folded.
_COMMON = {
    lang: frozenset(words.split())
    for lang, words in {
        "en": "i my you the is are am not have what how",
        "es": "yo voy mi me el la los tengo tiene no soy estoy y con mucho nadie",
        "pt": "eu meu minha me marido bate o a os tenho tem não nao sou estou e com muito ninguém ninguem",
        "vi": "tôi toi em không khong của cua và va chồng chong muốn muon có",
        "tl": "ako ko akong ang mga hindi di wala walang na po gusto asawa",
        "id": "saya aku gak tidak ada yang suami istri mau sudah udah",
        "ne": "ma malai mero cha chaina chha man lagyo ke garne",
        "zh": "我 们 的 是 没 有 不 想",
    }.items()
}


def language_of_line(text: str, translators: Sequence[Translator]) -> Translator:
    """One of these; the first is the source language."""
    source = translators[0]
    words = set(_WORDS.findall(_folded(text)))
    if _KANA.search(text) or not words:
        return source
    others = [t for t in translators if not t.is_japanese]
    known = {t.lang: words & _vocabulary(t) for t in others}
    shared_by = {word: sum(word in found for found in known.values()) for word in words}
    common = {t.lang: len(words & _COMMON.get(t.lang, frozenset())) for t in others}
    scores = {t.lang: common[t.lang] + sum(1 / shared_by[word] for word in known[t.lang]) for t in others}
    best = max(others, key=lambda t: scores[t.lang], default=source)
    return best if scores.get(best.lang) else source


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@lru_cache(maxsize=64)
def _vocabulary(t: Translator) -> frozenset[str]:
    """The words of a language's catalog that stand in no Japanese text: 我 and 们, but not 自 or 死."""
    own, japanese = (set(_WORDS.findall(_folded(" ".join(texts)))) for texts in (t.texts.values(), t.texts))
    return frozenset(own - japanese)
