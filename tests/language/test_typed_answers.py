"""An answer typed at a question: by its letters, then by its meaning."""

from dataclasses import replace

import numpy as np
import pytest

from navigator.language.classifiers.answer_heads import AnswerHeads
from navigator.language.classifiers.features import BUCKETS
from navigator.language.typed_answers import read_exactly
from navigator.language.understand import understand
from tests.language.conftest import DAY


@pytest.fixture(scope="module")
def plain_lexicon(lexicon):
    lexicon.index  # noqa: B018 - made once
    return lexicon


def heads_that_say(fact, **odds):
    """Heads of one question that say the same of every text."""
    names, width = tuple(f"{fact}:{answer}" for answer in odds), len(odds)
    bias = np.log(np.array([*odds.values()], np.float32))
    return AnswerHeads(names, {}, None, np.zeros((BUCKETS, width), np.int8), np.ones(width, np.float32), np.zeros((0, width), np.float32), bias)


@pytest.fixture
def read_by(plain_lexicon):
    def reading(text, fact, **odds):
        lexicon = replace(plain_lexicon, answer_heads=heads_that_say(fact, **odds))
        lexicon.__dict__["index"], lexicon.__dict__["hidden"] = plain_lexicon.index, plain_lexicon.hidden
        return understand(lexicon, text, DAY, persona="" if fact == "persona" else "resident", asked=fact)

    return reading


def test_an_answer_without_a_known_word_is_read_by_its_meaning(read_by):
    assert read_by("のらりくらり", "livelihood", hard=0.9, ask=0.1).facts["livelihood"].values == ("hard",)
    assert "livelihood" not in read_by("のらりくらり", "livelihood", hard=0.6, ask=0.4).facts


def test_a_refusal_is_no_answer_and_is_understood(read_by):
    found = read_by("のらりくらり", "livelihood", declined=0.9, ask=0.1)
    assert (found.no_answer, found.understood, "livelihood" in found.facts) == ("declined", True, False)


def test_the_meaning_raises_doubt_at_words_in_a_longer_answer(read_by):
    text = "派遣会社に登録したけど、今はどこでも働いてない"
    assert read_by(text, "work", seeking=0.6, not_working=0.35, ask=0.05).facts["work"].values == ("not_working",)
    assert "work" not in read_by(text, "work", seeking=0.9, not_working=0.1).facts


def test_one_word_that_all_know_leaves_nothing_to_be_meant(read_by):
    assert read_by("正社員", "work", nonregular=0.95, ask=0.05).facts["work"].values == ("regular",)
    assert read_by("うん", "wants_work", no=0.95, ask=0.05).facts["wants_work"].values == ("yes",)


def test_a_number_keeps_its_reader_and_is_dropped_where_none_is_told(read_by):
    assert read_by("46", "age", told=0.6, ask=0.4).facts["age"].plain == 46
    assert "age" not in read_by("46", "age", told=0.1, ask=0.9).facts


def test_no_milder_answer_is_taken_where_the_gravest_is_possible(read_by):
    assert "livelihood" not in read_by("のらりくらり", "livelihood", ok=0.9, urgent=0.1).facts
    assert read_by("のらりくらり", "livelihood", ok=0.99, urgent=0.01).facts["livelihood"].values == ("ok",)


def test_danger_is_heard_in_an_answer_whatever_it_means(read_by):
    found = read_by("もう死にたい", "withdrawn", yes=0.99, ask=0.01)
    assert (found.crisis, found.concern) == ("self_harm", "certain")
    corrected = read_by("死にたい、いや、大丈夫です", "livelihood", ok=0.99, ask=0.01)
    assert corrected.crisis == "self_harm"


def test_who_speaks_is_read_by_meaning_where_it_is_asked(read_by):
    found = read_by("のらりくらり", "persona", family=0.95, ask=0.05)
    assert (found.persona, found.persona_sure) == ("family", True)
    assert not read_by("のらりくらり", "persona", family=0.89, ask=0.11).persona_sure
    assert not read_by("のらりくらり", "persona", family=0.1, ask=0.9).persona_sure
    assert read_by("息子", "persona", family=0.1, ask=0.9).persona == "family"


def test_a_story_tells_who_speaks_by_its_own_signs_alone(read_by):
    story = "きょうはとても天気がよくて、川の水もすっかりきれいになっていました"
    assert read_by(story, "persona", family=0.99, ask=0.01).persona_sure == read_by(story, "persona", family=0.01, ask=0.99).persona_sure


def test_a_story_is_no_short_answer(read_by):
    assert "livelihood" not in read_by("のらりくらり" * 20, "livelihood", hard=0.99, ask=0.01).facts


def test_what_words_leave_open_is_settled_by_a_sure_meaning(read_by):
    text = "犬の散歩で日に2回は出るよ"
    assert read_by(text, "withdrawn", no=0.9, ask=0.1).facts["withdrawn"].values == ("no",)
    unsure = read_by(text, "withdrawn", no=0.6, ask=0.4)
    assert "withdrawn" not in unsure.facts
    assert {offer.value for offer in unsure.readings if offer.fact == "withdrawn"} == {"no", "yes"}
    assert "withdrawn" not in read_by("犬の散歩だけ", "withdrawn", no=0.99, ask=0.01).facts, "hardly more than the word"


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("のーこめ", "withdrawn", None), ("ノー", "withdrawn", "no"), ("そうなんさ", "withdrawn", "yes"), ("はぃ", "withdrawn", "yes"), ("ko, ngày nào cũng ra ngoài", "withdrawn", "no"),
        ("ko rõ", "unemployment_benefit", None), ("派遣だったけど切られて、今はハローワークで仕事をさがしてるところ", "work", None), ("派遣だけど、さがしてもいる", "work", "nonregular"),
        ("もらえる、って思ったら期限すぎてた", "unemployment_benefit", None),
    ],
)  # fmt: skip
def test_by_words_alone_an_answer_is_taken_or_left(read_by, text, fact, value):
    read = read_by(text, fact).facts.get(fact)
    assert (read and read.plain) == value


@pytest.mark.parametrize(
    ("asked", "persona", "text", "values"),
    [
        ("needs", "family", "仕事さがしと資格", ["find_job", "training"]),
        ("needs", "resident", "資格、あと仲間", ["training", "peers"]),
        ("plans", "employer", "採用と研修", ["hire", "train"]),
        ("plans", "employer", "採用と研修の両方です", ["hire", "train"]),
        ("needs", "resident", "いや、もう、仕事探し", ["find_job"]),  # what is no option takes nothing away
        ("needs", "resident", "人と話したい", ["peers"]),  # one option, though と stands in it
    ],
)  # fmt: skip
def test_every_option_of_a_list_is_taken(lexicon, asked, persona, text, values):
    assert understand(lexicon, text, DAY, persona=persona, asked=asked).as_json()["facts"][asked] == values


@pytest.mark.parametrize(
    ("asked", "persona", "text", "value"),
    [
        ("insured", "employer", "加入しております", "yes"), ("insured", "employer", "かにゅうしてません", "no"), ("company_size", "employer", "でけえほう", "large"),
        ("company_size", "employer", "中小ではありません", "large"), ("company_size", "employer", "中小です", "small_medium"), ("company_size", "employer", "SME", "small_medium"),
        ("hire_route", "employer", "窓口は通してません", "direct"), ("hire_route", "employer", "紹介が先", "referral"), ("hire_route", "employer", "選考のあとに紹介", "referral_after_selection"),
        ("livelihood", "resident", "ぎりぎりだけど何とかやってる", "ok"), ("livelihood", "resident", "家賃2ヶ月ためてる", "hard"),
        ("readiness", "resident", "おうぼしたい", "ready"), ("readiness", "resident", "自信ねえ", "needs_preparation"), ("lonely", "resident", "たまーにある", "yes"),
        ("wants_participation", "resident", "人に会うのはまだおっかねえからいいや", "no"),
        ("takasaki_area", "resident", "どちらでもありません", "main"), ("takasaki_area", "resident", "新町です", "shinmachi_yoshii"),
    ],
)  # fmt: skip
def test_plain_words_answer_the_rarer_questions_without_their_meaning(lexicon, monkeypatch, asked, persona, text, value):
    monkeypatch.setattr("navigator.language.typed_answers.answer_likelihoods", lambda *_: {})
    assert understand(lexicon, text, DAY, persona=persona, asked=asked).as_json()["facts"].get(asked) == value


def test_who_declines_lists_nothing(lexicon, monkeypatch):
    def answer(no_answer):
        monkeypatch.setattr("navigator.language.understand.settle_answer", lambda *_: no_answer)
        return understand(lexicon, "資格、あと仲間", DAY, persona="resident", asked="needs").facts.get("needs")

    assert answer("").values == ("training", "peers")
    assert answer("declined") is None


@pytest.mark.parametrize(
    ("asked", "text", "read"),
    [
        ("work", "パート", "nonregular"), ("work", "こんにちは", ""), ("age", "いや、46です", "told"), ("age", "'78生まれです", "told"),
        ("persona", "自分のことです", "resident"), ("persona", "兄貴じゃなくて俺", "resident"), ("persona", "こんにちは", ""),
    ],
)  # fmt: skip
def test_what_letters_and_words_tell_without_the_meaning(lexicon, asked, text, read):
    """What is learnt from labelled answers beside their meaning."""
    said, found = read_exactly(lexicon, text, DAY, asked)
    assert found == read
    assert said.hits == lexicon.hits(said.line)
