"""Schemes: what one brings this person, and in one true sentence whom another is meant for."""

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.result import result_view
from navigator.dialogue.result.schemes import scheme_card
from tests.conftest import NOW

JOBLESS = {"persona": "resident", "work": "not_working", "wants_work": "yes", "jobless_months": "3", "age": "46"}
CONVERTING = {"persona": "employer", "plans": "convert", "insured": "yes", "converted": "no", "company_size": "small_medium"}


def card_of(knowledge, t, scheme, facts):
    answers = tuple((fact, make_answer(value)) for fact, value in facts.items())
    evaluation = evaluate_conversation(knowledge, Conversation(answers), NOW, t)
    return scheme_card(evaluation, next(decision for decision in evaluation.decision.schemes if decision.id == scheme))


@pytest.mark.parametrize("scheme", ["training-support", "training-basic"])
@pytest.mark.parametrize(("benefit", "allowance"), [("yes", False), ("no", True)])
def test_an_allowance_that_is_closed_to_someone_is_not_held_out(knowledge, t, scheme, benefit, allowance):
    card = card_of(knowledge, t, scheme, {**JOBLESS, "unemployment_benefit": benefit})
    assert ("給付金" in card.brings) == allowance
    assert card.brings.startswith("無料・２〜")


@pytest.mark.parametrize(
    ("contract", "size", "amount"),
    [("indefinite", "small_medium", "１人につき20万円"), ("indefinite", "large", "１人につき15万円"), ("fixed_term", "large", "１人につき60万円")],
)
def test_an_amount_is_of_the_one_part_that_fits(knowledge, t, contract, size, amount):
    card = card_of(knowledge, t, "subsidy-career-up", {**CONVERTING, "staff_contract": contract, "company_size": size})
    assert card.brings.startswith(amount)


def test_while_the_part_is_open_the_amounts_stand_side_by_side(knowledge, t):
    assert "80万円・40万円・20万円" in card_of(knowledge, t, "subsidy-career-up", CONVERTING).brings


def test_two_ways_in_are_one_sentence(knowledge, t):
    (reason,) = card_of(knowledge, t, "hw-placement", {"persona": "resident", "work": "not_working", "wants_work": "no"}).reasons
    assert reason.count("が対象です") == 1
    assert "、または" in reason
    assert "いるの方" not in reason


def test_one_way_in_names_no_other(knowledge, t):
    facts = {**JOBLESS, "wants_work": "yes", "age": "52", "jobless_months": "24"}
    (reason,) = card_of(knowledge, t, "saposute-counselling", facts).reasons
    assert "49歳まで" in reason
    assert "または" not in reason


def test_a_training_that_has_begun_is_refused_for_that(knowledge, t):
    facts = {"persona": "employer", "plans": "train", "insured": "yes"}
    (reason,) = card_of(knowledge, t, "subsidy-training", {**facts, "training_start": "begun"}).reasons
    assert reason == "これから訓練を始める会社が対象です（教えてもらった答え：もう始めた）"
    (reason,) = card_of(knowledge, t, "subsidy-training", {**facts, "training_start": "within_month"}).reasons
    assert "１か月前まで" in reason


def test_who_was_laid_off_after_years_is_not_told_to_be_whom_it_is_for(knowledge, t):
    facts = {"persona": "employer", "plans": "hire", "hire_route": "referral", "insured": "yes", "candidate_age": "45", "candidate_unstable": "no"}
    (reason,) = card_of(knowledge, t, "subsidy-hire", facts).reasons
    assert "期間が短く、この１年に" in reason


@pytest.mark.parametrize(("scheme", "age"), [("subsidy-hire", "48"), ("subsidy-hire-60", "62")])
def test_that_a_dismissal_ends_a_subsidy_is_said_with_its_amount(knowledge, t, scheme, age):
    """A company that lets someone go next month read so in the seventh line of what the desk confirms."""
    facts = {"persona": "employer", "plans": "hire", "hire_route": "referral", "insured": "yes", "candidate_age": age, "candidate_unstable": "yes"}
    card = card_of(knowledge, t, scheme, facts)
    assert "会社の都合の離職があると、出ないことがあります" in card.brings
    assert "会社の都合でやめてもらう方" in card.confirm[0]


@pytest.mark.parametrize("scheme", ["training-support", "training-basic"])
def test_who_keeps_house_reads_that_a_training_may_be_theirs(knowledge, t, scheme):
    facts = {"persona": "resident", "work": "home_or_school", "wants_work": "yes", "age": "50", "jobless_months": "180"}
    assert "家事が中心の方は、受けられる可能性があります" in card_of(knowledge, t, scheme, facts).reasons[0]


def in_sight(knowledge, t, **facts):
    answers = tuple((fact, make_answer(*([value] if isinstance(value, str) else value))) for fact, value in facts.items())
    result = result_view(evaluate_conversation(knowledge, Conversation(answers), NOW, t))
    return [card.id for card in result.in_sight], {card.id for card in result.out_of_sight}


REGULAR = {"persona": "resident", "work": "regular", "age": "50", "livelihood": "ok", "lonely": "yes"}
DISPATCHED = {"persona": "resident", "work": "nonregular", "age": "50", "wants_regular": "yes"}


def test_whoever_did_not_ask_for_work_is_shown_no_jobs_at_once(knowledge, t):
    shown, further = in_sight(knowledge, t, **REGULAR)
    assert shown == []
    assert {"jobs-limited", "hw-placement", "retention"} <= further
    assert in_sight(knowledge, t, **DISPATCHED | {"wants_regular": "no"})[0] == []


def test_whoever_asked_for_something_is_shown_that(knowledge, t):
    assert in_sight(knowledge, t, **REGULAR, needs=["keep_job"])[0] == ["retention", "ms-seminar"]
    assert in_sight(knowledge, t, **DISPATCHED)[0][0] == "hw-placement"
    seeking = {"persona": "resident", "work": "seeking", "age": "61"}
    assert in_sight(knowledge, t, **seeking)[0][0] == "hw-placement"
    assert in_sight(knowledge, t, **seeking, needs=["training"])[0][0] == "training-support"


def test_without_food_or_roof_no_training_stands_before_the_help(knowledge, t):
    facts = {**JOBLESS, "age": "36"}
    shown, further = in_sight(knowledge, t, **facts, livelihood="urgent")
    assert (shown, "training-support" in further) == ([], True)
    assert in_sight(knowledge, t, **facts, livelihood="hard")[0]


def test_counselling_stands_before_the_experience_that_follows_on_it(knowledge, t):
    facts = {**JOBLESS, "readiness": "needs_preparation", "livelihood": "ok", "withdrawn": "no"}
    assert in_sight(knowledge, t, **facts)[0][0] == "saposute-counselling"
    assert "hw-placement" not in in_sight(knowledge, t, **facts)[0]


def test_a_company_that_wants_to_keep_people_is_shown_no_subsidy_for_hiring(knowledge, t):
    facts = {"persona": "employer", "insured": "yes", "company_size": "small_medium", "hire_route": "referral", "candidate_age": "50"}
    assert in_sight(knowledge, t, **facts, plans=["retain"])[0] == ["retention", "ms-employer-advice"]
