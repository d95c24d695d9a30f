"""Which words for facts count: not what is denied, quoted, over, or said of somebody else."""

from types import SimpleNamespace

import pytest

from navigator.language.extraction.analysis import LineAnalysis
from navigator.language.extraction.fact_words import by_fact, counting_hits, has_ended, is_denied, values_left
from navigator.language.text.line import read_line
from navigator.language.text.words import Hit, Sense


def hits_in(text, **words):
    """The line and a hit for each word, named by its value; `either` stands between the two that a word leaves open."""
    line = read_line(text)
    senses = {read_line(word).text: Sense("fact", "work", value.replace("_or_", "|")) for value, word in words.items()}
    return line, [Hit(sense, line.text.index(word), line.text.index(word) + len(word)) for word, sense in senses.items()]


LEXICON = SimpleNamespace(without_work={("work", "not_working")})  # so that `work` is the fact of an occupation


def counting(text, *words, persona="resident"):
    """Which of these words (kind, fact, value, word) count."""
    line, hits = read_line(text), []
    for kind, fact, value, word in words:
        start = line.text.index(read_line(word).text)
        hits.append(Hit(Sense(kind, fact, value), start, start + len(word)))
    found = counting_hits(LEXICON, LineAnalysis(line, tuple(hits), (), {}), persona)
    return [hit.sense.value for hit in found]


@pytest.mark.parametrize(
    ("text", "kind", "fact", "value", "word", "counts"),
    [
        ("派遣です", "fact", "work", "nonregular", "派遣", True),
        ("派遣ではありません", "fact", "work", "nonregular", "派遣", False),
        ("派遣、期間満了です", "fact", "work", "nonregular", "派遣", False),
        ("派遣を正社員にします", "fact", "work", "nonregular", "派遣を", False),
        ("派遣でした", "fact", "work", "nonregular", "派遣", False),
        ("派遣だったけど", "fact", "work", "nonregular", "派遣だ", False),
        ("昔は派遣で", "fact", "work", "nonregular", "派遣", False),
        ("派遣を探しています", "fact", "work", "nonregular", "派遣を", False),
        # what is no occupation can be over, or only be thought of, and counts all the same
        ("借家を探しています", "fact", "home", "rented", "借家を", True),
        ("借家、期間満了です", "fact", "home", "rented", "借家", True),
        # a word that itself says no, and one that says that there is no work, are not denied by a no that follows
        ("通えずできません", "fact", "away", "no", "通えず", True),
        ("無職で、働けません", "fact", "work", "not_working", "無職で", True),
        ("無職というわけではない", "fact", "work", "not_working", "無職", False),
        ("通えずというわけではない", "fact", "away", "no", "通えず", False),
        # a number ends what a brief word says
        ("バイト45、社員になりたいわけじゃない", "bare", "work", "nonregular", "バイト", True),
        ("バイト、社員になりたいわけじゃない", "bare", "work", "nonregular", "バイト", False),
        ("バイト45じゃない、社員", "bare", "work", "nonregular", "バイト", False),
    ],
)  # fmt: skip
def test_a_word_counts_or_does_not(text, kind, fact, value, word, counts):
    assert counting(text, (kind, fact, value, word)) == [value] * counts


@pytest.mark.parametrize(("persona", "counts"), [("resident", False), ("family", False), ("supporter", True), ("employer", True)])
def test_what_is_said_of_somebody_else_counts_for_whom_it_is_their_work(persona, counts):
    assert counting("社長が派遣です", ("fact", "work", "nonregular", "派遣"), persona=persona) == ["nonregular"] * counts


def test_a_longer_word_of_the_same_fact_goes_before_one_within_it():
    within, around = ("fact", "work", "regular", "社員"), ("fact", "work", "nonregular", "契約社員")
    assert counting("契約社員です", within, around) == ["nonregular"]
    assert counting("契約社員です", within, ("fact", "home", "rented", "契約社員")) == ["regular", "rented"]
    assert counting("契約社員です", ("fact", "work", "regular", "社員"), ("fact", "work", "nonregular", "契約")) == ["regular", "nonregular"]
    assert counting("契約社員です", around, ("fact", "work", "seeking", "契約社員")) == ["nonregular", "seeking"]


@pytest.mark.parametrize(
    ("text", "words", "values", "resting_on"),
    [
        ("パートです", {"nonregular": "パート"}, ("nonregular",), 1),
        # what is said last
        ("社員からパートです", {"regular": "社員", "nonregular": "パート"}, ("nonregular",), 1),
        # what is said of now, though it is said first
        ("今はパートで、社員が夢", {"regular": "社員", "nonregular": "パート"}, ("nonregular",), 1),
        ("いまはパートで、社員が夢", {"regular": "社員", "nonregular": "パート"}, ("nonregular",), 1),
        # 今 counts within its own clause alone
        ("今は春で、社員からパートです", {"regular": "社員", "nonregular": "パート"}, ("nonregular",), 1),
        # a word that leaves two open, and one that leaves one of them
        ("面接した人で紹介です", {"direct_or_referral": "面接した人", "referral": "紹介"}, ("referral",), 2),
        ("紹介で面接した人", {"referral": "紹介", "direct_or_referral": "面接した人"}, ("referral",), 2),
        ("面接した人", {"direct_or_referral": "面接した人"}, ("direct", "referral"), 1),
        # they contradict each other: all that they name is asked, each once
        ("面接した人で派遣です", {"direct_or_referral": "面接した人", "agency": "派遣"}, ("direct", "referral", "agency"), 2),
        ("甲と乙", {"a_or_b": "甲", "b_or_c": "乙"}, ("b",), 2),
        ("甲と乙", {"a_or_b": "甲", "c_or_d": "乙"}, ("a", "b", "c", "d"), 2),
    ],
)  # fmt: skip
def test_what_the_words_for_a_fact_leave(text, words, values, resting_on):
    line, hits = hits_in(text, **words)
    left, grounds = values_left(line, hits)
    assert left == values
    assert len(grounds) == resting_on
    assert set(grounds) <= set(hits)


def test_an_answer_rests_on_every_word_that_says_it():
    line = read_line("パートで、バイトも、社員も、パートです")
    nonregular, regular = Sense("fact", "work", "nonregular"), Sense("fact", "work", "regular")
    hits = [Hit(nonregular, 0, 3), Hit(nonregular, 5, 8), Hit(regular, 10, 12), Hit(nonregular, 14, 17)]
    assert values_left(line, hits) == (("nonregular",), (hits[0], hits[1], hits[3]))


def test_of_two_words_that_begin_together_the_longer_is_said_last():
    line = read_line("パート社員です")
    short, long = Hit(Sense("fact", "work", "nonregular"), 0, 3), Hit(Sense("fact", "work", "regular"), 0, 5)
    assert values_left(line, [long, short]) == (("regular",), (long,))


def test_the_words_stand_by_fact_in_the_order_in_which_the_facts_are_named():
    work, home, more = Hit(Sense("fact", "work", "seeking"), 0, 1), Hit(Sense("fact", "home", "yes"), 2, 3), Hit(Sense("fact", "work", "regular"), 4, 5)
    assert list(by_fact([work, home, more])) == [("work", [work, more]), ("home", [home])]
    assert list(by_fact([])) == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("パートではない", True), ("パートじゃないです", True), ("パートはもういいです", True), ("パート以外", True), ("パートにはなりたくない", True),
        ("パートのつもりはない", True), ("パートと思ったら", True), ("パートというのは嘘", True), ("パートとは言えない", True),
        ("パートです", False), ("パートで、お金がない", False), ("パートをしています", False),
    ],
)  # fmt: skip
def test_what_follows_a_word_may_deny_it(text, denied):
    line, (hit,) = hits_in(text, nonregular="パート")
    assert is_denied(line, hit) is denied


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("派遣おわり", True), ("派遣、期間満了", True), ("派遣が先月で終わった", True), ("派遣クビ", True), ("派遣切れました", True),
        ("派遣が終わりそう", False), ("派遣の終了まで", False), ("派遣です", False), ("派遣でクビになりそう", False),
    ],
)  # fmt: skip
def test_what_follows_a_word_may_tell_that_it_is_over(text, ended):
    line, (hit,) = hits_in(text, nonregular="派遣")
    assert has_ended(line, hit) is ended


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("パートで働いています", True),
        ("昔からパートで働いています", True),
        ("以前はパートで働いていました", False),
        ("昔はパートで働く日々", False),
        ("昔も今もパートで働いています", True),
        ("パートで働いていません", False),
        ("パートを探しています", False),
        ("息子はパートで働いています", False),
        ("友人に「パートで働いている」と言われた", False),
        ("パートで働いているという人の話", False),
    ],
)
def test_only_what_is_true_today_of_the_person_counts(read, text, counts):
    readings = read(text, persona="resident").facts
    assert ("work" in readings and readings["work"].values == ("nonregular",)) is counts


@pytest.mark.parametrize(("persona", "counts"), [("resident", False), ("family", True), ("supporter", True)])
def test_a_word_counts_for_the_person_to_be_helped(read, persona, counts):
    assert ("work" in read("息子はパートで働いています", persona=persona).facts) is counts
