"""The result: which schemes a person is told are not for them."""

from datetime import UTC, datetime

import pytest

from navigator.dialogue.answers import DONT_KNOW, Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.result import needs_town, result_view
from navigator.dialogue.result.schemes import scheme_card
from tests.conftest import NOW
from tests.dialogue.conftest import MAHOROBA_NOW


@pytest.mark.parametrize(
    ("answers", "refused"),
    [
        ({"persona": make_answer("employer"), "offer": make_answer()}, []),  # refused by what they mean to do alone
        ({"persona": make_answer("resident"), "years": make_answer("50")}, ["star-class"]),
        ({"persona": make_answer("resident"), "day_job": make_answer("working")}, ["tea-circle"]),
    ],
)
def test_a_scheme_refused_by_intent_or_persona_alone_is_not_mentioned(mahoroba, t, answers, refused):
    result = result_view(evaluate_conversation(mahoroba, Conversation(tuple(answers.items())), MAHOROBA_NOW, t))
    assert [card.id for card in result.refused] == refused


def gunma(knowledge, t, **facts):
    return result_view(evaluate_conversation(knowledge, Conversation(tuple((f, make_answer(v)) for f, v in facts.items())), NOW, t))


def test_a_need_that_was_told_comes_first_and_the_rest_is_one_tap_further(knowledge, t):
    seeking = {"persona": "resident", "work": "seeking", "age": "50..54", "municipality": "10205"}
    training = gunma(knowledge, t, **seeking, needs="training")
    assert 1 <= len(training.in_sight) <= 3
    assert training.in_sight[0].id.startswith(("training", "job-training"))
    assert not {card.id for card in training.in_sight} & {card.id for card in training.out_of_sight}
    assert training.how_many_more == len(training.out_of_sight) + len(training.confirm)
    assert [card.id for card in gunma(knowledge, t, **seeking).in_sight] != [card.id for card in training.in_sight]


def test_schemes_one_tap_further_are_made_when_they_are_read(knowledge, t, monkeypatch):
    """The result itself tells how many there are."""
    made = []
    monkeypatch.setattr("navigator.dialogue.result.result.scheme_card", lambda asked, scheme: made.append(scheme.id) or scheme_card(asked, scheme))
    result = gunma(knowledge, t, persona="resident", work="seeking", age="50..54", needs="training")
    assert result.next_stage
    assert result.how_many_more > len(result.confirm) > 0 < len(result.refused)
    assert made == [card.id for card in result.in_sight]
    assert {card.verdict for card in result.confirm} == {"maybe"}
    assert [card.id for card in (*result.in_sight, *result.confirm, *result.out_of_sight)] == made
    assert len(result.refused[:2]) == 2


def test_what_fits_anybody_is_not_in_sight_of_who_told_nothing(knowledge, t):
    assert gunma(knowledge, t, persona="resident").in_sight == ()


@pytest.mark.parametrize(
    ("now", "first", "ways"),
    [(NOW, False, False), (datetime(2026, 11, 24, 12, 0, tzinfo=UTC), True, True)],
    ids=["10:30", "21:00"],
)
def test_the_first_step_by_the_hour(knowledge, t, now, first, ways):
    answers = {"persona": "resident", "work": "not_working", "withdrawn": "yes", "municipality": "10211"}
    conversation = Conversation(tuple((fact, make_answer(value)) for fact, value in answers.items()))
    step = result_view(evaluate_conversation(knowledge, conversation, now, t)).step
    assert (step.is_reminder_first, step.are_chats_in_sight) == (first, ways)
    assert step.remind_at.startswith("11月25日")
    assert all(chat.chat_page and not chat.phone for chat in step.chats)
    assert step.chats


@pytest.mark.parametrize(
    ("answers", "needed"),
    [({"livelihood": "hard"}, True), ({"livelihood": "hard", "municipality": "10205"}, False), ({"work": "seeking"}, False)],
    ids=["no town", "a town", "no town hall"],
)
def test_the_town_is_needed_where_its_hall_puts_one_through(knowledge, t, answers, needed):
    assert needs_town(gunma(knowledge, t, persona="resident", **answers)) is needed


def test_by_day_who_answers_now_stands_where_no_town_is_told(knowledge, t):
    lonely = {"persona": "resident", "lonely": "yes"}
    step = gunma(knowledge, t, **lonely).step
    assert (step.open_line.phone, step.are_chats_in_sight) == ("0120-279-338", True)
    assert gunma(knowledge, t, **lonely, municipality="10205").step.open_line is None
    assert gunma(knowledge, t, persona="resident", livelihood="urgent").step.open_line is None, "the lines for danger stand above"


@pytest.mark.parametrize(
    ("livelihood", "hour", "is_there"), [("urgent", 12, True), ("urgent", 1, False), ("hard", 12, False)], ids=["night", "day", "can wait"]
)
def test_who_is_hungry_at_night_gets_a_line_that_answers_now(knowledge, t, livelihood, hour, is_there):
    now = datetime(2026, 11, 24, hour, 30, tzinfo=UTC)
    answers = {"persona": "resident", "work": "seeking", "livelihood": livelihood, "municipality": "10211"}
    conversation = Conversation(tuple((fact, make_answer(value)) for fact, value in answers.items()))
    line = result_view(evaluate_conversation(knowledge, conversation, now, t)).step.open_line
    assert bool(line) == is_there
    assert line is None or (line.phone and line.opening.state == "open")


@pytest.mark.parametrize(
    ("lonely", "hour", "is_there"), [("yes", 17, True), ("yes", 1, False), ("no", 17, False)], ids=["night", "day", "not lonely"]
)
def test_who_is_lonely_at_night_gets_a_line_that_answers_now(knowledge, t, lonely, hour, is_there):
    """In work, at 2 on a Saturday morning: every desk was closed till Monday, and no telephone stood on the whole result."""
    now = datetime(2026, 12, 4, hour, tzinfo=UTC)
    answers = {"persona": "resident", "work": "regular", "age": "48", "lonely": lonely, "livelihood": "ok", "municipality": "10201"}
    conversation = Conversation(tuple((fact, make_answer(value)) for fact, value in answers.items()), ("mind",))
    result = result_view(evaluate_conversation(knowledge, conversation, now, t))
    line = result.step.open_line
    assert bool(line) == is_there
    assert line is None or (line.hours == "24時間" and line.opening.state == "open")
    assert "24時間" in [line.hours for concern in result.concerns for door in concern.doors for line in door.helplines], "sleepless"


def test_who_may_not_work_is_held_out_no_training_and_no_job(knowledge, t):
    """Two trainings with an allowance of 100,000 yen stood under what one can use, beside "my visa does not permit work"."""
    answers = {"persona": "resident", "work": "not_working", "wants_work": "yes", "age": "29", "needs": "find_job", "municipality": "10524"}
    answers |= {"jobless_months": "6", "readiness": "ready", "withdrawn": "no", "lonely": "no", "wants_participation": "no", "livelihood": "ok"}
    given = tuple((fact, make_answer(value)) for fact, value in answers.items())
    free, bound, student = (
        result_view(evaluate_conversation(knowledge, Conversation(given, told), NOW, t)) for told in ((), ("no-work-permit",), ("limited-permit",))
    )
    assert free.fits
    assert (bound.fits, bound.next_stage) == ((), ())
    assert {card.id for card in free.fits} <= {card.id for card in bound.confirm}
    assert bound.leading.id == "no-work-permit"
    assert (student.fits, student.leading.id) == ((), "limited-permit"), "a student's status permits some work, and no training"
    assert "ワンストップ" in bound.leading.doors[0].name


@pytest.mark.parametrize(("wants_work", "is_there"), [("no", False), ("yes", True)])
def test_who_wants_no_work_is_shown_no_job_desk_among_the_others(knowledge, t, wants_work, is_there):
    """A woman of 63 who wants somebody to talk to found three job desks, one 55 km away."""
    answers = {"persona": "resident", "work": "not_working", "age": "63", "wants_work": wants_work, "lonely": "yes", "livelihood": "ok"}
    result = gunma(knowledge, t, **answers, withdrawn="no", municipality="10521")
    others = {window.window for window in result.others}
    assert result.first.window == "self-reliance"
    assert "isolation-portal" in others
    assert ({"hello-work", "hw-middle-senior", "jobcafe-middle"} <= others) is is_there
    assert is_there or not {"hello-work", "hw-middle-senior", "jobcafe-middle"} & others


def test_nobody_writes_into_a_chat_of_worries_for_a_company(knowledge, t):
    assert gunma(knowledge, t, persona="employer", plans="post_job").step.chats == ()


DIRECT = {"hire_route": "direct", "insured": "yes"}
BY_REFERRAL = {"hire_route": "referral", "insured": "yes", "candidate_unstable": "yes"}


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        ({"plans": "trial", **DIRECT}, "subsidy-trial"),
        ({"plans": "trial", "insured": "no"}, "subsidy-trial"),
        ({"plans": "hire", **DIRECT}, "subsidy-hire"),
        ({"plans": "hire", "candidate_age": "34", **BY_REFERRAL}, "subsidy-hire"),
        ({"plans": "convert", "insured": "yes", "staff_contract": "fixed_term", "converted": "yes"}, "subsidy-career-up"),
    ],
    ids=["trial, direct", "trial, not insured", "hire, direct", "hire, of 34: another course is the desk's to decide", "converted already"],
)
def test_a_company_reads_that_the_subsidy_it_asked_for_is_not_for_it(knowledge, t, answers, first):
    result = gunma(knowledge, t, persona="employer", **answers)
    assert result.refusal.scheme == first
    assert result.refusal.text.startswith(f"「{knowledge.scheme_words[first].name}」")
    names = result.refusal.text.removesuffix("は、今回の条件では使えないようです。").removeprefix("「").removesuffix("」").split("」、「")
    assert set(names) <= {card.name for card in result.refused}
    assert first in {card.id for card in result.refused}, "the reason stands on the page that is linked"


@pytest.mark.parametrize(
    "answers",
    [
        {"persona": "employer", "plans": "post_job", **DIRECT},
        {"persona": "employer", "plans": "trial"},
        {"persona": "employer", "plans": "hire", "candidate_age": "48", **BY_REFERRAL},
        {"persona": "employer", "plans": "hire", "candidate_age": "64", **BY_REFERRAL},
        {"persona": "resident", "work": "not_working", "wants_work": "no"},
    ],
    ids=["asked for none", "still open", "the course for 48", "the course for 64", "a resident"],
)
def test_nothing_is_said_of_a_subsidy_that_nobody_asked_for_or_that_another_stands_in_for(knowledge, t, answers):
    assert gunma(knowledge, t, **answers).refusal is None


ONE_BOX = {**BY_REFERRAL, "candidate_age": "48", "candidate_unstable": DONT_KNOW}


@pytest.mark.parametrize(
    ("answers", "opens", "cases"),
    [
        (ONE_BOX, "次のどれかにあてはまる方なら、使えることがあります。", ("この１年は正社員ではなかった", "この１年に正社員の仕事を会社の都合などで失った")),
        ({**ONE_BOX, "candidate_unstable": "yes", "insured": DONT_KNOW}, "雇用保険に入っている事業所なら、使えることがあります。", ()),
        ({**ONE_BOX, "insured": DONT_KNOW}, "雇用保険、雇う方の正社員の経験がわかると、使えるかがはっきりします。", ()),
    ],
    ids=["one box of those that go together", "one answer is missing", "two are missing"],
)
def test_a_company_reads_what_would_open_the_subsidy_that_is_held_out(knowledge, t, answers, opens, cases):
    """Who ticked one of three boxes read 「この先にできること」 with a subsidy, and no word of what was missing."""
    told = {"persona": "employer", "plans": "hire", **answers}
    given = ((fact, make_answer(value) if isinstance(value, str) else value) for fact, value in told.items())
    (stage,) = result_view(evaluate_conversation(knowledge, Conversation(tuple(given)), NOW, t)).next_stage
    assert (stage.id, stage.opens) == ("subsidy-hire", opens)
    assert len(stage.cases) == len(cases)
    assert all(case.endswith(words) for case, words in zip(stage.cases, cases, strict=True))


def test_a_person_reads_of_the_next_stage_alone(knowledge, t):
    result = gunma(knowledge, t, persona="resident", work="not_working", wants_work="yes", age="29", needs="find_job", readiness="ready")
    assert result.next_stage
    assert {(stage.opens, stage.cases) for stage in result.next_stage} == {("", ())}


@pytest.mark.parametrize(
    ("answers", "start", "caller"),
    [
        ({"persona": "employer", "plans": "post_job"}, "会社の場所から", "会社のほかの方に"),
        ({"persona": "resident", "work": "seeking"}, "お住まいから", "ご家族や、まわりの方に"),
    ],
    ids=["employer", "resident"],
)
def test_a_company_has_no_home_and_no_family(knowledge, t, answers, start, caller):
    result = gunma(knowledge, t, **answers, municipality="10425")
    assert result.first.office.distance.startswith(start)
    assert result.step.who_may_call.endswith(caller)
    assert gunma(knowledge, t, **answers, municipality="10201").first.office.distance == ""


def test_every_scheme_says_in_one_short_line_what_it_brings(knowledge):
    for id, words in knowledge.scheme_words.items():
        assert words.brings, id
        assert len(words.brings.text.plain) <= 45, id
        assert words.brings.cites, id
