"""Every certain word of danger is heard, and is not certain when it is denied, over, quoted or said in fun.

The words alone are tried: the classifiers are taken to be as sure as can be, or hardly.
"""

import re

import pytest

from navigator.language.extraction.analysis import LineAnalysis
from navigator.language.extraction.danger import SUPPORT_AMONG_OTHERS, read_danger
from navigator.language.text.line import read_line, spaced

# of each script: denied, over, quoted, in fun
FORMS = {
    "japanese": ("{}なんてことはありません", "{}と思ったのは昔の話で今は大丈夫です", "「{}」という題の映画を見ました", "{}みたいな冗談を言って笑いました"),
    "chinese": ("并不是{}", "以前{}", "电影里说{}", "开玩笑说{}"),
    "nepali": ("{} होइन", "पहिले {}", "गीतको नाम {}", "ठट्टा हो {}"),
    "english": ("it is not that {}", "years ago {}", 'a song called "{}"', "i was just joking {}"),
    "portuguese": ("não é que {}", "no passado {}", 'uma música chamada "{}"', "foi brincadeira {}"),
    "spanish": ("no es que {}", "hace años {}", 'una canción llamada "{}"', "es broma {}"),
    "vietnamese": ("không phải là {}", "trước đây {}", 'bài hát tên "{}"', "nói đùa {}"),
    "tagalog": ("hindi naman sa {}", "dati {}", 'kantang may pamagat na "{}"', "biro lang {}"),
    "indonesian": ("bukan berarti {}", "dulu {}", 'lagu berjudul "{}"', "cuma bercanda {}"),
}
KANA = re.compile("[ぁ-ヶ]")
LATIN = ("english", "portuguese", "spanish", "vietnamese", "tagalog", "indonesian")


def parts(written):
    """A written word as plain texts and lists of alternatives."""
    tree, at = [[]], 0
    stack = [tree]
    while at < len(written):
        sign = written[at]
        if sign == "(":
            choice = [[]]
            stack[-1][-1].append(choice)
            stack.append(choice)
        elif sign == "|":
            stack[-1].append([])
        elif sign == ")":
            stack.pop()
            if written[at + 1 : at + 2] == "*":
                stack[-1][-1].pop()
                at += 1
        else:
            stack[-1][-1].append(sign)
        at += 1
    return tree


def example(choice, which):
    """What is written when the first (0) or last (-1) alternative is taken each time."""
    return "".join(example(item, which) if isinstance(item, list) else item for item in choice[which])


def examples(written):
    for which in (0, -1):
        gap = " " if all(map(spaced, written)) else ""
        text = example(parts(written), which).replace("~", gap).replace("+", "3")
        yield " ".join(re.sub("[*$、。]", "", text).split())


def script(text):
    letters = [letter for letter in text if letter.isalpha()]
    if all(map(spaced, letters)):
        return "nepali" if any("ऀ" <= letter <= "ॿ" for letter in letters) else "latin"
    return "japanese"


@pytest.fixture(scope="module")
def words(lexicon):
    """(kind, example) for every certain word."""
    certain = [w for w in lexicon.words if w.sense.kind == "danger" and w.sense.value == "certain"]
    return [(w.sense.id, text) for w in certain for text in dict.fromkeys(examples(w.written))]


def reading(lexicon, text, likelihood):
    line = read_line(text)
    scores = {"danger": likelihood, "understood": 1.0}
    return read_danger(LineAnalysis(line, lexicon.hits(line), lexicon.hidden_hits(line), scores))


def test_every_word_is_heard(lexicon, words):
    assert len(words) > 1300
    quiet = []
    for _, text in words:
        near_miss = any(hit.sense.kind == "calm" for hit in lexicon.hits(read_line(text)))  # 骨が折れる: hard work
        if reading(lexicon, text, SUPPORT_AMONG_OTHERS).concern not in ("certain", "possible" if near_miss else "certain"):
            quiet.append(text)
    assert not quiet


def test_every_word_is_of_its_kind_or_that_kind_is_told_as_well(lexicon, words):
    other = {}
    for kind, text in words:
        found = reading(lexicon, text, 1.0)
        if kind not in (found.crisis, found.also):
            other[text] = (kind, found.crisis, found.also)
    assert not other


@pytest.mark.parametrize("form", range(4), ids=("denied", "over", "quoted", "in fun"))
def test_no_word_is_certain_in_another_sense(lexicon, words, form):
    loud = []
    for _, text in words:
        languages = {"latin": LATIN, "japanese": ("japanese",) if KANA.search(text) else ("japanese", "chinese")}.get(script(text), (script(text),))
        told = [FORMS[language][form].format(text) for language in languages]
        loud += [line for line in told if reading(lexicon, line, 1.0).concern == "certain"]
    assert not loud


PLAIN = {"latin": ("i want to die",), "nepali": ("मलाई मर्न मन छ",), "japanese": ("死にたいです", "今夜寝る所がない")}


def test_no_near_miss_hides_a_danger_that_stands_beside_it(lexicon):
    """住み込みで働いてたけどクビ今夜から寝る所ない was nothing, for 住み込み. Who types on a phone parts no clauses."""
    hidden, heard = [], 0
    for word in lexicon.words:
        if word.sense.kind == "calm" and word.sense.id in ("subject", "degree"):
            for text in dict.fromkeys(examples(word.written)):
                for danger in PLAIN[script(text)]:
                    told = read_line(f"{text}{danger}" if script(text) == "japanese" else f"{text} {danger}")
                    begins = told.text.rindex(read_line(danger).text[:4])
                    is_part = any(hit.end > begins for hit in lexicon.hits(told) if hit.sense.kind == "calm")
                    heard += not is_part
                    if not is_part and reading(lexicon, told.typed, 0.0).concern == "none":
                        hidden.append(told.typed)
    assert heard > 150
    assert not hidden
