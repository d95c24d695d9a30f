"""Every Japanese word of the answers, denied, quoted, over, or inside another word: it is no answer then.

The sentences are made from the files themselves, so that a new word is tried as soon as it is written.
"""

from datetime import date
from itertools import islice, product

import pytest
import yaml

from navigator.language.extraction.analysis import LineAnalysis
from navigator.language.extraction.answers import read_answers
from navigator.language.text.line import read_line
from tests.conftest import ROOT

FILES = (ROOT / "content/language/general/answers.yaml", ROOT / "content/language/answers.yaml")
MOST = 40  # examples of one written word
GAP = "すこし"  # what stands for `~`

# What makes of any statement one that is not the speaker's own, now.
NOT_TOLD = ("{}というわけではありません", "「{}」とよく言われます", "「{}」という人もいます", "「{}」という記事を読みました", "{}なんて嘘です")
# How a statement goes on to be denied or over, by its ending.
ENDINGS = {
    "て": ("いません", "ないです", "いました", "いたことがあります", "はいません"),
    "たい": ("わけではありません", "とは思いません", "と言われました"),
    "で": ("はありません", "はないです", "した"),
    "です": ("けど、そういうわけではありません",),
    "に": ("はなりたくない",),
}


def examples(written):
    """Sentences that a written word finds, at most so many."""
    alternatives = _choice(written, 0)[0]
    japanese = (text for text in alternatives if any("ぁ" <= letter <= "龠" for letter in text))
    return list(dict.fromkeys(islice(japanese, MOST)))


def _choice(written, at):
    options, (parts, at) = [], _sequence(written, at)
    options += parts
    while written[at : at + 1] == "|":
        parts, at = _sequence(written, at + 1)
        options += parts
    return options, at


def _sequence(written, at):
    parts = []
    while written[at : at + 1] not in ("", "|", ")"):
        if written[at] == "(":
            inner, at = _choice(written, at + 1)
            at += 1
            if written[at : at + 1] == "*":
                at += 1
        elif written[at] in "~+*$":
            inner = [{"~": GAP, "+": "3", "*": "", "$": ""}[written[at]]]
            at += 1
        else:
            inner, at = [written[at]], at + 1
        parts.append(inner)
    return ["".join(words) for words in islice(product(*parts), 400)], at


def words_of_answers():
    for path in FILES:
        for fact, values in yaml.safe_load(path.read_text("utf-8")).items():
            for value, words in values.items():
                for word in words or ():
                    if any("ぁ" <= letter <= "龠" for letter in word):
                        yield fact, {True: "yes", False: "no"}.get(value, value), word


WORDS = sorted(set(words_of_answers()))


@pytest.fixture(scope="module")
def answers(knowledge):
    lexicon = knowledge.lexicon

    def read(fact, text):
        line = read_line(text)
        analysis = LineAnalysis(line, lexicon.hits(line), (), {})
        persona = lexicon.asked_of.get(fact, ("resident",))[0]
        found = read_answers(lexicon, analysis, date(2026, 11, 24), persona, "")
        return found.facts[fact].values if fact in found.facts else ()

    return read


def told(answers, fact, value, sentences):
    """The sentences that are still taken for the answer. What a word leaves open is asked, and no answer."""
    return [text for text in sentences if any(v in answers(fact, text) for v in value.split("|"))]


@pytest.mark.parametrize(("fact", "value", "word"), WORDS, ids=lambda text: text[:24])
def test_a_word_of_an_answer_is_none_when_denied_quoted_or_told_of_others(answers, fact, value, word):
    sentences = [frame.format(example) for example in examples(word) for frame in NOT_TOLD]
    assert told(answers, fact, value, sentences) == []


@pytest.mark.parametrize(("fact", "value", "word"), WORDS, ids=lambda text: text[:24])
def test_a_word_of_an_answer_is_none_when_its_ending_denies_it_or_puts_it_in_the_past(answers, fact, value, word):
    if value == "no" or (fact, value) == ("work", "not_working"):
        return  # these deny by themselves
    sentences = [
        example + rest
        for example in examples(word)
        for ending, rests in ENDINGS.items()
        if example.endswith(ending)
        for rest in rests
    ]
    assert told(answers, fact, value, sentences) == []


def test_the_sentences_are_answers_before_they_are_changed(knowledge, answers):
    """The examples are what the words find: else the tests above could not fail."""
    taken = {(fact, value) for fact, spec in knowledge.facts.items() for value in spec.value_names}
    of_one = [word for word in WORDS if word[:2] in taken]
    unread = [word for word in of_one if examples(word[2]) and not told(answers, word[0], word[1], examples(word[2]))]
    assert unread == []


COMPOUNDS = yaml.safe_load((ROOT / "content/language/general/compounds.yaml").read_text("utf-8"))["word"]


@pytest.mark.parametrize("compound", COMPOUNDS, ids=lambda text: text[:16])
def test_no_answer_is_read_inside_a_longer_word(knowledge, compound):
    for example in examples(compound):
        line = read_line(f"{example}の話です")
        analysis = LineAnalysis(line, knowledge.lexicon.hits(line), (), {})
        assert not read_answers(knowledge.lexicon, analysis, date(2026, 11, 24), "resident", "").facts or example in STATED


STATED = ("無職", "求職", "失業", "非正規", "借金")  # longer words that are an answer themselves


@pytest.mark.parametrize(
    ("fact", "value", "text"),
    [
        ("work", "nonregular", "アパートを追い出されそう"), ("work", "nonregular", "明日でアパートを出ないといけない"),
        ("work", "nonregular", "デパートで働いていました。いまは何もしていません"), ("work", "nonregular", "バイトばかりだったけど今は何もしてない"),
        ("work", "nonregular", "失業保険もらいながらバイトしてもいいですか"), ("work", "nonregular", "パートを探しています"),
        ("work", "nonregular", "派遣を切られました"), ("work", "nonregular", "妻はパートを三つ掛け持ちしています"),
        ("work", "regular", "前は正社員で働いていました"), ("work", "regular", "正社員で働いていない"), ("work", "seeking", "仕事は探していません"),
        ("needs", "training", "在留資格がもうすぐ切れる"), ("needs", "training", "応募資格がありません"),
        ("livelihood", "hard", "借金はありません"), ("livelihood", "hard", "生活には困っていませんが人と話したい"), ("livelihood", "hard", "生活は苦しくないです"),
        ("withdrawn", "yes", "もう引きこもりではありません。外に出ています"), ("withdrawn", "yes", "家から出られます"), ("withdrawn", "yes", "外に出ています"),
        ("lonely", "yes", "友達はいます"), ("lonely", "yes", "誰とも話さないわけではありません"),
        ("readiness", "ready", "病気ですぐ働けないので失業保険をのばしたい"), ("readiness", "ready", "いまはすぐ働ける体じゃない"),
        ("readiness", "needs_preparation", "仕事の自信はあるほうです"),
        ("unemployment_benefit", "yes", "失業保険をもらっていません"), ("unemployment_benefit", "yes", "去年まで失業保険をもらっていました"),
        ("hire_route", "referral", "面接して採用決めた人に、あとからハローワークの紹介状をもらってきてもらう"),
        ("hire_route", "referral", "内定を出した人にハローワークの紹介を受けてもらう"),
        ("hire_route", "referral", "採用を決めた人に紹介状だけハローワークで出してもらいたい"),
    ],
)  # fmt: skip
def test_opposites_that_people_wrote(answers, fact, value, text):
    assert value not in answers(fact, text)
