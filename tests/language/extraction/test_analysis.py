"""What the classifiers are given of a line, and the rule of thumb without them."""

import pytest

from navigator.language.extraction import analysis
from navigator.language.extraction.analysis import LineAnalysis, analyse
from navigator.language.text.clauses import MOST
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import read_line
from navigator.language.text.words import Hit, Sense, Word

WORDS = (
    Word("居場所", Sense("topic", "ibasho")),
    Word("天気", Sense("topic", "out_of_scope")),
    Word("消えたい", Sense("danger", "self_harm", "certain")),
    Word("つらい", Sense("danger", "self_harm", "possible")),
    Word("息子", Sense("who", "family", "relative")),
    Word("弊社", Sense("who", "employer", "company")),
    Word("担当", Sense("who", "supporter", "duty")),
    Word("友人", Sense("who", "supporter", "near")),
)


class Recorder:
    """Classifiers that remember what they were given."""

    def scores(self, texts):
        self.texts = list(texts)
        return [{"danger": n / 10} for n, _ in enumerate(texts)]


def recorded(text):
    recorder = Recorder()
    return analyse(Lexicon(WORDS, classifiers=recorder), read_line(text)), recorder.texts


def test_the_whole_line_and_each_clause_are_scored():
    result, texts = recorded("居場所がほしい。消えたい。息子です")
    assert [text.senses for text in texts[1:]] == [{"topic:ibasho"}, {"danger:self_harm:certain"}, {"who:family:relative"}]
    assert texts[0].senses == {"topic:ibasho", "danger:self_harm:certain", "who:family:relative"}
    assert result.score("danger") == 0.0
    assert all(text.vector is not None for text in texts)


@pytest.mark.parametrize(
    ("whole", "pieces", "together"),
    [(0.5, (), 0.5), (0.5, (0.5, 0.1), 0.5), (0.9, (0.1, 0.2), 0.9), (0.1, (0.9, 0.2), 0.707), (0.0001, (0.95,), 0.332)],
)
def test_a_piece_weighs_more_than_the_line_it_stands_in(whole, pieces, together):
    line = LineAnalysis(read_line("あ"), (), (), {"danger": whole}, tuple({"danger": piece} for piece in pieces))
    assert line.likelihood("danger") == pytest.approx(together, abs=0.001)


@pytest.mark.parametrize("letters", [596, 600, 604, 1200])
def test_a_long_line_is_read_to_its_end_however_long(letters):
    texts = recorded("居場所。" * (letters // 4 - 1) + "消えたい")[1]
    assert len(texts) == 1 + MOST
    assert texts[-1].senses == {"topic:ibasho", "danger:self_harm:certain"}
    assert all(text.vector is not None for text in texts)


def by_words(monkeypatch, text):
    monkeypatch.setattr(analysis, "stored_classifiers", lambda with_encoder: None)
    return analyse(Lexicon(WORDS), read_line(text)).scores


def test_without_classifiers_the_words_speak(monkeypatch):
    assert by_words(monkeypatch, "居場所") == {"topic:ibasho": 0.6, "persona:resident": 0.6, "understood": 0.9}
    assert by_words(monkeypatch, "つらい、消えたい")["danger"] == 0.6
    assert by_words(monkeypatch, "つらい")["crisis:self_harm"] == 0.12
    assert by_words(monkeypatch, "天気")["understood"] == 0.3
    assert by_words(monkeypatch, "ほか") == {"persona:null": 0.6, "understood": 0.3}


@pytest.mark.parametrize(
    ("text", "persona"),
    [("弊社の担当", "employer"), ("弊社の息子", "employer"), ("担当の息子", "supporter"), ("友人の息子", "family"), ("友人", "supporter"), ("友人の居場所", "supporter")],
)
def test_without_classifiers_a_company_a_duty_a_relative_a_friend_speak_in_this_order(monkeypatch, text, persona):
    assert by_words(monkeypatch, text)[f"persona:{persona}"] == 0.6


def test_words_are_given_as_typed_each_once():
    line = read_line("ｲﾊﾞｼｮとイバショ")
    hits = [Hit(Sense("topic", "ibasho"), 0, 4), Hit(Sense("topic", "ibasho"), 0, 4), Hit(Sense("topic", "ibasho"), 5, 9)]
    assert LineAnalysis(line, (), (), {}).words(hits) == ("ｲﾊﾞｼｮ", "イバショ")
