"""What was asked and answered, in the order of the answers."""

from dataclasses import replace

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.transcript import transcript
from navigator.dialogue.wording.translation import translator
from tests.dialogue.conftest import MAHOROBA_NOW


def lines_of(mahoroba, t, **answers):
    given = tuple((fact, make_answer(value) if isinstance(value, str) else value) for fact, value in answers.items())
    return transcript(evaluate_conversation(mahoroba, Conversation(given), MAHOROBA_NOW, t))


def test_each_answer_has_its_question_and_its_place_on_the_way(mahoroba, t):
    who, years, village = lines_of(mahoroba, t, persona="resident", years="40..44", village=DONT_KNOW)
    assert [(line.fact, line.position) for line in (who, years, village)] == [("persona", 1), ("years", 2), ("village", 3)]
    words = mahoroba.fact_words["years"]
    assert (years.question, years.label, years.answer) == (t(words.ask("resident")), t(words.label), words.bands["40..44"])
    assert (village.answer, village.is_known, years.is_known) == ("わからない", False, True)
    assert lines_of(mahoroba, t, persona="resident", years=DECLINED)[1].answer == "答えたくない"


def test_an_answer_that_nothing_asks_for_any_more_is_not_in_use(mahoroba, t):
    used = {line.fact: line.in_use for line in lines_of(mahoroba, t, persona="employer", years="30", offer="lend")}
    assert used == {"persona": True, "years": False, "offer": True}


def test_an_answer_on_which_an_alarm_rests_tells_of_danger(mahoroba, t):
    cold, warm = ({line.fact: line.tells_danger for line in lines_of(mahoroba, t, persona="resident", years="30", no_stove=word)} for word in ("yes", "no"))
    assert cold == {"persona": False, "years": False, "no_stove": True}
    assert not any(warm.values())


def test_a_line_is_made_once_for_an_answer_at_its_place(mahoroba, t):
    """Of two people who say the same: whatever else they say."""
    first, second = lines_of(mahoroba, t, persona="resident", years="30", offer="lend"), lines_of(mahoroba, t, persona="resident", years="30")
    assert first[1] is second[1]
    other = lines_of(mahoroba, t, years="30")[0]
    assert (other.position, other.answer) == (1, first[1].answer)
    easy = lines_of(mahoroba, translator("ja-easy"), persona="resident", years="30")
    assert easy[1] is not first[1]
    assert lines_of(replace(mahoroba), t, persona="resident", years="30")[1] is not first[1]
