"""Words to say at the desk, in Latin letters, for those who speak Japanese but do not read it.

Made from the easy wording of each spoken line when catalogs are made, in Hepburn with long vowels marked: Denwa-bangō o oshiete
kudasai. Particles are written as they sound: wa, e, o. Endings stay with what they end, the words of a compound are joined by a
hyphen, names begin with a capital. What stands in brackets explains a word to its reader and is not said.
"""

import re
from dataclasses import replace

import jaconv
from furigana import Reader, Word, hiragana

SPOKEN = re.compile(r"/(say|say_first|ask|ask_for)(/|$)")
NOT_SPOKEN = ("facts.yaml", "faq.yaml")
"""Files whose `ask` is a question of a page."""


def is_spoken(comments: list[str], files: list[str]) -> bool:
    """Whether a text is something to say on the telephone (not a question that the program asks)."""
    return any(SPOKEN.search(c) for c in comments) and not any(f.endswith(NOT_SPOKEN) for f in files)


def latin(text: str, reader: Reader) -> str:
    """A line as it sounds: Hajimete denwa shimasu."""
    said, before = "", None
    doubled = ""  # the っ that the next word begins with: 困っ and て
    for word in reader.words(re.sub("（[^）]*）", "", text)):
        if word.surface in _PUNCTUATION:
            said, before = said.rstrip() + _PUNCTUATION[word.surface], None
        elif word.surface.strip():
            kana = doubled + word.kana
            doubled = "っ" if kana.endswith("っ") else ""
            said += _join(before, word) + _letters(replace(word, kana=kana.removesuffix("っ")))
            before = word
    return re.sub(r"(^|[.?] )([a-zāīūēō])", lambda m: m[1] + m[2].upper(), said.strip())


_PUNCTUATION = {"。": ". ", "？": "? ", "、": ", ", "・": ", ", "「": " ", "」": " "}
_PARTICLES = {"は": "わ", "へ": "え", "を": "お"}
_TOGETHER = ("て", "で", "ば")  # particles that end a verb
_APART = ("です", "でしょう", "で", "だ", "な")  # auxiliaries that are words of their own
_HYPHENED = ("にくい", "やすい", "県", "市", "町", "村", "課", "署", "室", "局", "会", "金")


def _join(before: Word | None, word: Word) -> str:
    """What stands between a word and the one before it."""
    if before is None or before.kind[0] == "接頭辞":
        return ""
    is_suffix = word.kind[0] == "接尾辞"
    if word.surface in _HYPHENED and (is_suffix or word.compound == before.compound):
        return "-"
    if is_suffix or _is_ending(word):
        return ""
    return "-" if word.compound == before.compound else " "


def _is_ending(word: Word) -> bool:
    """Whether a word ends the verb before it: したい, 教えて, 働きません."""
    if word.kind[0] == "助動詞":
        return word.surface not in _APART
    return word.kind[:2] == ("助詞", "接続助詞") and word.surface in _TOGETHER


def _letters(word: Word) -> str:
    kana = _PARTICLES.get(word.kana, word.kana) if word.kind[0] == "助詞" else hiragana(word.kana)
    said = hepburn(kana, ends_a_verb=word.kind[0] == "動詞" and kana.endswith("う"))
    return said.capitalize() if word.is_name else said


def hepburn(kana: str, *, ends_a_verb: bool = False) -> str:
    """Kana in Hepburn: きゅう -> kyū; the う that ends a verb is heard by itself: 思う -> omou."""
    stem, end = (kana[:-1], "u") if ends_a_verb else (kana, "")
    spelt = re.sub("ん(?=[あいうえおやゆよ])", "ん'", stem)
    for sound, written in _BORROWED.items():
        spelt = spelt.replace(sound, written)
    letters = "っ".join(jaconv.kana2alphabet(part) for part in spelt.split("っ"))
    letters = re.sub("っ(.)", lambda next: ("t" if next[1] == "c" else next[1]) + next[1], letters)
    for pair, long in _LONG:
        letters = letters.replace(pair, long)
    return letters + end


_BORROWED = {"てぃ": "ti", "でぃ": "di", "ちぇ": "che", "じぇ": "je", "しぇ": "she", "うぇ": "we", "うぃ": "wi", "うぉ": "wo"}
"""Sounds of borrowed words, which kana write with a small vowel."""
_LONG = (
    ("a-", "ā"), ("i-", "ī"), ("u-", "ū"), ("e-", "ē"), ("o-", "ō"),
    ("aa", "ā"), ("uu", "ū"), ("ee", "ē"), ("oo", "ō"), ("ou", "ō"),
)  # fmt: skip
