"""Situations of life, walked from what is true to the result: the first door, at every hour, and words that are true."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from navigator.dialogue.answers import DONT_KNOW, Conversation, make_answer
from navigator.dialogue.decision_json import decision_json, read_fact
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.result import result_view
from navigator.dialogue.wording.translation import translator
from navigator.review.golden_cases import read_golden
from tests.conftest import ROOT
from tests.dialogue.strategies import KNOWLEDGE

JAPAN = ZoneInfo("Asia/Tokyo")
HOURS = {
    "Sunday 14:00": datetime(2026, 11, 29, 14, tzinfo=JAPAN),
    "Sunday 21:00": datetime(2026, 11, 29, 21, tzinfo=JAPAN),
    "Monday 10:00": datetime(2026, 11, 30, 10, tzinfo=JAPAN),
}
CASES = [case for case in read_golden(ROOT / "tests/cases") if Path(case.file).stem in ("situations", "more-situations", "later-situations")]
T = translator("ja")
FIRST_AT_MOST = 4  # screens to the first door with its office, persona the first


def evaluated(conversation, now=HOURS["Monday 10:00"]):
    return evaluate_conversation(KNOWLEDGE, conversation, now, T)


def walk(facts, now=HOURS["Monday 10:00"]):
    """The conversation at its end, each screen answered with what is true; and the screens up to a certain door."""
    truth = {fact: read_fact(KNOWLEDGE, fact, value) for fact, value in facts.items()}
    conversation = Conversation((("persona", truth["persona"]),))
    screens, to_the_door = 1, 0
    while screens < 20:
        decision = evaluated(conversation, now).decision
        if decision.door_certain and not to_the_door:
            to_the_door = screens
        if not decision.next_screen:
            return conversation, to_the_door
        for fact in decision.next_screen:
            conversation = conversation.answer(fact, truth.get(fact, DONT_KNOW))
        screens += 1
    raise AssertionError("the conversation does not end")


def test_the_situations_are_walked():
    assert [Path(case.file).stem for case in CASES].count("situations") == 52
    assert len(CASES) == 76


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_from_what_is_true_to_the_door_at_any_hour(case):
    for now in HOURS.values():
        conversation, screens = walk(case.facts, now)
        result = result_view(evaluated(conversation, now))
        assert result.first.window == case.expected["first"]
        assert result.first.call, "nobody to call"
        assert screens <= FIRST_AT_MOST
        shown = [card.id for card in result.in_sight]
        assert shown[:1] == case.expected.get("in_sight", shown[:1])
        refused = {card.id for card in result.refused}
        assert not refused & {stage.id for stage in result.next_stage}


def said(**facts):
    """What is said on the telephone, window by window, and the reason why."""
    answers = tuple((fact, read_fact(KNOWLEDGE, fact, value)) for fact, value in facts.items())
    result = result_view(evaluated(Conversation(answers)))
    return {window.window: (" ".join(window.say), window.why) for window in (result.first, *result.others)}


def test_a_lonely_worker_does_not_say_that_they_stay_at_home():
    words = said(
        persona="resident", work="regular", age="50..54", lonely="yes", livelihood="ok", municipality="10201"
    )
    assert next(iter(words)) == "self-reliance"
    assert "話せる人" in words["self-reliance"][0]
    assert not [say for say, _ in words.values() if "家にいること" in say]


def test_whoever_stays_in_says_so():
    for work in ({"work": "not_working"}, {"work": None}, {}):
        words = said(persona="family", withdrawn="yes", livelihood="ok", **work)
        assert next(iter(words)) == "hikikomori-municipal"
        assert "家にいることが多い家族" in words["hikikomori-municipal"][0]
    words = said(persona="family", withdrawn="yes", livelihood="ok", work="nonregular", lonely="no")
    assert next(iter(words)) == "hello-work"
    assert not [say for say, _ in words.values() if "家にいること" in say]


@pytest.mark.parametrize("persona", ["resident", "family", "supporter"])
def test_before_the_town_is_told_one_asks_the_hall_to_be_put_through_in_the_same_words(persona):
    told = {"persona": persona, "livelihood": "hard"}
    for facts in (told, told | {"municipality": "10205"}):
        answers = tuple((fact, make_answer(value)) for fact, value in facts.items())
        first = result_view(evaluated(Conversation(answers))).first
        ((line, _),) = first.script
        assert "福祉の係につないで" in line
        assert bool(first.by_town_hall) is ("municipality" not in facts)
        assert "暮らしのこと" in line


def test_only_who_said_so_is_in_need():
    need = "暮らしのことで困っていて"
    assert need in said(persona="resident", livelihood="hard")["self-reliance"][0]
    assert need not in said(persona="resident", livelihood="ok")["self-reliance"][0]
    assert need not in said(persona="resident")["self-reliance"][0]


def test_who_has_no_roof_hears_of_a_place_to_stay_and_not_of_rent():
    answers = {"persona": "resident", "work": "not_working", "age": "61", "livelihood": "urgent", "municipality": "10524"}
    for livelihood, roof in (("urgent", True), ("hard", False)):
        told = tuple((fact, make_answer(value)) for fact, value in (answers | {"livelihood": livelihood}).items())
        first = result_view(evaluated(Conversation(told))).first
        assert first.window == "self-reliance"
        texts = " ".join((*first.what_happens, *first.questions))
        assert ("居住支援事業" in texts) is roof
        assert ("住居確保給付金" in texts) is not roof


def test_who_has_a_roof_without_power_does_not_say_that_they_have_none():
    first = result_view(evaluated(Conversation((("persona", make_answer("supporter")), ("livelihood", make_answer("urgent")))))).first
    assert "電気やガス" in first.say_first[0]
    assert "寝るところがな" not in first.say_first[0]


@pytest.mark.parametrize(
    ("facts", "before"),
    [
        ({"plans": ["hire"], "hire_route": "referral"}, True),
        ({"plans": ["hire"], "hire_route": "direct"}, False),
        ({"plans": ["hire"], "hire_route": "referral_after_selection"}, False),
        ({"plans": ["convert"], "converted": "yes"}, False),
        ({"plans": ["convert"]}, False),
        ({"plans": ["hire", "convert"]}, True),
        ({"plans": ["host"]}, False),
        ({"plans": ["train"], "training_start": "begun"}, False),
    ],
)
def test_who_has_hired_does_not_ask_what_to_do_before_the_interview(facts, before):
    assert ("面接の前に" in said(persona="employer", **facts)["labour-bureau"][0]) is before


def test_who_has_begun_a_training_does_not_ask_what_to_do_before_it():
    say, why = said(persona="employer", plans=["train"], training_start="begun")["labour-bureau"]
    assert "もう始めている訓練" in say
    assert "始める前に" not in say + why
    assert "始める前に" in said(persona="employer", plans=["train"], training_start="later")["labour-bureau"][0]


def test_trial_employment_is_asked_of_hello_work():
    words = said(persona="employer", plans=["trial"], hire_route="referral")
    assert next(iter(words)) == "hello-work"
    assert "トライアル雇用" in words["hello-work"][0]
    assert "トライアル雇用" not in said(persona="employer", plans=["post_job"])["hello-work"][0]


def test_what_comes_next_is_never_what_is_refused():
    answers = {"plans": ["hire", "trial"], "hire_route": "referral", "insured": "yes", "candidate_age": "62"}
    answers |= {"candidate_unstable": "no", "company_size": "small_medium", "municipality": "10205"}
    conversation, _ = walk({"persona": "employer", **answers})
    result = result_view(evaluated(conversation))
    assert "subsidy-trial" in {card.id for card in result.fits}
    assert "subsidy-hire" in {card.id for card in result.refused}
    assert not {card.id for card in result.refused} & {stage.id for stage in result.next_stage}


def test_why_the_desk_decides_is_told():
    conversation = Conversation(
        (
            ("persona", make_answer("resident")),
            ("work", make_answer("nonregular")),
            ("age", make_answer("24")),
        )
    )
    cards = {card.id: card for card in result_view(evaluated(conversation)).confirm}
    assert "いま働いている方" in cards["training-support"].reasons[0]
    assert "中高年の方に限った求人" in cards["jobs-limited"].reasons[0]
    assert len(cards["jobs-limited"].reasons) == 1


def test_before_its_first_day_a_subsidy_is_not_and_says_what_served():
    facts = {"persona": "employer", "plans": ["hire"], "insured": "yes", "hire_route": "referral"}
    decision = decision_json(KNOWLEDGE, facts, date(2025, 3, 31), T)
    (entry,) = [scheme for scheme in decision["schemes"] if scheme["id"] == "subsidy-hire"]
    assert (entry["verdict"], entry["valid"], entry["instead"]) == ("not", "2025-04-01..", ["labour-bureau"])
    assert "就職氷河期世代安定雇用実現コース" in entry["before"]
    (entry,) = [
        s
        for s in decision_json(KNOWLEDGE, facts, date(2025, 4, 1), T)["schemes"]
        if s["id"] == "subsidy-hire"
    ]
    assert entry["verdict"] == "maybe"
    assert "before" not in entry
