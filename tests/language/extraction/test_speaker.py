"""Who speaks, at the boundaries of what is sure."""

import pytest

from navigator.language.extraction.analysis import LineAnalysis
from navigator.language.extraction.speaker import (
    LEAN,
    TRUST,
    names_both,
    ranking,
    read_speaker,
    speaks_against,
)
from navigator.language.text.line import read_line
from navigator.language.text.words import Hit, Sense

LINE = read_line("母の話")
HIT = Hit(Sense("who", "supporter", "near"), 0, 1)


def analysis(**shares):
    """A line whose personas weigh as much as this, the rest next to nothing."""
    scores = {"understood": 1.0}
    for persona, lean in LEAN.items():
        odds = (shares.get(persona, 0.0001) / lean) ** (1 / TRUST)
        scores[f"persona:{persona}"] = odds / (1 + odds)
    return LineAnalysis(LINE, (HIT,), (), scores)


def test_what_is_not_meant_for_us_is_nobodys():
    evenly = {f"persona:{persona}": 0.5 for persona in LEAN}
    shares = [dict(ranking(LineAnalysis(LINE, (), (), evenly | {"understood": meant})))["null"] for meant in (0.05, 0.5, 1.0)]
    assert shares[0] > 0.9 > shares[1] > shares[2]


def test_danger_is_meant_for_us():
    evenly = {f"persona:{persona}": 0.5 for persona in LEAN} | {"understood": 0.05}
    shares = [dict(ranking(LineAnalysis(LINE, (), (), evenly | {"danger": danger})))["null"] for danger in (0.0, 0.9)]
    assert shares[0] > 0.9 > 0.5 > shares[1]


def test_shares_add_up_and_lean_to_the_rarer_speakers():
    ranked = ranking(analysis(family=0.5, resident=0.5))
    assert sum(share for _, share in ranked) == pytest.approx(1)
    even = dict(ranking(LineAnalysis(LINE, (), (), {"understood": 1.0} | {f"persona:{persona}": 0.5 for persona in LEAN})))
    assert max(even, key=even.get) == "family"
    assert min(even, key=even.get) == "resident"


@pytest.mark.parametrize(
    ("shares", "persona", "sure"),
    [
        ({"supporter": 3.0, "resident": 0.05}, "supporter", True),
        ({"supporter": 1.0, "resident": 0.15}, "supporter", False),  # the next is too close
        ({"supporter": 1.0, "resident": 0.06, "employer": 0.06}, "supporter", False),  # itself too little
        ({"resident": 1.0}, "resident", False),  # of whom no word tells
        ({"null": 1.0, "family": 0.01}, None, False),
    ],
)
def test_the_first_is_sure_when_it_is_likely_and_no_other_is_near(shares, persona, sure):
    words = ("母",) if persona == "supporter" else ()
    assert read_speaker(analysis(**shares)) == (persona, sure, words)


@pytest.mark.parametrize(
    ("text", "persona"),
    [
        ("62の男に給付金を勧めたい", "resident"),  # for whom it is, is not told
        ("私の父は無職です", "resident"),
        ("支援する側ですが、今日は自分のことです", "supporter"),
        ("兄の保証人になって返しています", "family"),
        ("兄の家に厄介になっています", "family"),
        ("主人が昨年亡くなり、誰とも話しません", "family"),
        ("求人を出してくださる会社の一覧がほしい", "employer"),
        ("患者さんの死に立ち会っています。資格を活かせる仕事に移りたい", "supporter"),
        ("人を雇う話ではなく、私の再就職の相談です", "employer"),
    ],
)
def test_what_speaks_against_a_persona_makes_it_asked_however_likely(lexicon, text, persona):
    line = read_line(text)
    likely = {f"persona:{other}": 0.9999999 if other == persona else 1e-9 for other in LEAN} | {"understood": 1.0}
    found, sure, _ = read_speaker(LineAnalysis(line, lexicon.hits(line), (), likely))
    assert not (found == persona and sure)


@pytest.mark.parametrize("text", ["兄貴 っていうか俺も", "弟、というか私も", "息子と自分", "娘と私の両方", "母、あと俺も", "夫も私も", "俺も弟も"])
def test_oneself_and_a_relative_side_by_side_are_asked(read, text):
    assert names_both(read_line(text).text)
    assert not read(text, asked="persona").persona_sure


@pytest.mark.parametrize("text", ["俺", "兄貴", "息子のことです", "私の息子", "俺の弟", "母です。私の息子が働きません"])
def test_one_who_is_named_alone_is_not_both(text):
    assert not names_both(read_line(text).text)


@pytest.mark.parametrize(
    "text", ["クビになりました。母は寝たきり", "仕事を失いました。父は認知症", "失業しました。夫は入院中", "派遣が終わった。母は施設", "契約が切れました。母は寝たきりです"]
)
def test_who_lost_the_job_is_never_taken_for_family(lexicon, read, text):
    line = read_line(text)
    assert speaks_against(LineAnalysis(line, lexicon.hits(line), (), {}), "family")
    found = read(text, asked="persona")
    assert not (found.persona == "family" and found.persona_sure)


@pytest.mark.parametrize("text", ["息子がクビになりました", "弟のこと"])
def test_of_a_relative_who_lost_the_job_it_is_told(read, text):
    assert read(text, asked="persona").persona == "family"


@pytest.mark.parametrize("text", ["パート45、社員になりたいわけじゃない", "パート52、正社員は望んでいない", "バイト39、正社員とかはいいです"])
def test_who_says_what_they_are_and_their_age_is_no_employer(read, text):
    assert read(text).persona == "resident"


@pytest.mark.parametrize("text", ["契約社員を来月正社員にする。最初からその約束だった", "パートの人を来春正社員にします", "半年働いた契約社員を無期にする"])
def test_who_makes_others_regular_employees_is_no_part_timer(read, text):
    found = read(text)
    assert (found.persona, "work" in found.facts) == ("employer", False)
    assert "convert" in read(text, persona="employer").facts["plans"].values


@pytest.mark.parametrize("text", ["パートを正社員にする会社を探しています", "会社は派遣を正社員にすると言ったのに"])
def test_whom_a_company_should_make_a_regular_employee_is_no_employer(read, text):
    assert read(text).persona != "employer"


@pytest.mark.parametrize(
    "text",
    ["技能実習生です。社長に給料をもらえない", "従業員です。会社がつぶれそう。52歳", "うちの社長が倒産すると言っている。50歳社員です",
     "個人事業をやめて会社員になりたい。50歳", "再雇用を断られた", "社長がなぐる"],
)  # fmt: skip
def test_who_works_for_another_is_no_employer(read, text):
    assert read(text).persona != "employer"
    assert read(text, asked="persona").persona != "employer"


@pytest.mark.parametrize("text", ["社長です", "社長", "うちの従業員に訓練を受けさせたい", "パートを正社員にしたい会社です"])
def test_an_employer_stays_one(read, text):
    assert read(text, asked="persona").persona == "employer"
