"""Who speaks: told by a line, asked, or known and kept."""

import pytest

from navigator.dialogue.answers import make_answer
from navigator.dialogue.conversation.free_text import interpret
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.language.understanding import FactReading, Offer, Topic, Understanding
from tests.dialogue.conversation.conftest import age, interpreted, reading, understood


def test_who_speaks_is_asked_when_it_is_not_sure_and_what_was_understood_is_kept(evaluation_of):
    after, result = interpreted(evaluation_of(), persona="family", facts={"withdrawn": reading("yes")})
    assert after.get("persona") is None
    assert after.get("withdrawn") == make_answer("yes")
    assert result.likely_persona == "family"
    assert not result.not_understood


def test_a_line_that_says_nothing_of_anyone_decides_nobody(evaluation_of):
    after, result = interpreted(
        evaluation_of(), persona="resident", persona_sure=True, topics=(Topic("job_interview_prep", 0.9),)
    )
    assert after.get("persona") is None
    assert result.likely_persona == "resident"
    after, _ = interpreted(evaluation_of(), persona="family", persona_sure=True, persona_words=("母です",))
    assert after.get("persona") == make_answer("family")


def test_what_is_asked_of_nobody_else_tells_who_speaks(evaluation_of):
    read = {"persona": "employer", "facts": {"plans": FactReading(("post_job",), several=True)}}
    after, _ = interpreted(evaluation_of(), **read)
    assert after.get("persona") == make_answer("employer")


def test_another_speaker_in_the_middle_is_asked_back_and_takes_no_answer(evaluation_of):
    evaluation = evaluation_of(persona="resident", work="seeking")
    after, result = interpreted(evaluation, persona="family", persona_sure=True, facts={"age": age(45)})
    assert after == evaluation.conversation
    assert result.offers[0] == ("persona", "family")


@pytest.mark.parametrize(
    ("known", "read_as", "another"),
    [
        ("resident", "family", True), ("resident", "employer", True), ("employer", "family", True),
        ("family", "employer", True), ("family", "resident", False), ("supporter", "family", False),
        ("employer", "resident", False), ("resident", "resident", False),
    ],
)  # fmt: skip
def test_a_line_that_speaks_of_nobody_is_of_whom_the_conversation_is(evaluation_of, known, read_as, another):
    age = "candidate_age" if known == "employer" else "age"
    after, result = interpreted(
        evaluation_of(persona=known), persona=read_as, persona_sure=True, facts={age: FactReading(range=(46, 46))}
    )
    assert (after.get(age) is None) == another
    assert bool(result.offers) == another


def test_the_question_who_may_be_answered_anew(evaluation_of):
    after, result = interpreted(evaluation_of(persona="resident"), asked="persona", persona="family", persona_sure=True)
    assert after.get("persona") == make_answer("family")
    assert result.changed == ("persona",)


def test_who_may_be_speaking_stands_first_and_is_no_reading(evaluation_of):
    _, result = interpreted(evaluation_of(), readings=(Offer("persona", "employer"), Offer("persona", "family")))
    assert (result.likely_persona, result.offers) == ("employer", ())


def test_the_first_page_takes_who_it_is_in_its_own_words(evaluation_of):
    after, _ = interpret(evaluation_of(), TypedLine("家族のこと", "persona"), Understanding())
    assert after.get("persona") == make_answer("family")


def test_who_may_be_speaking_alone_is_no_reply(evaluation_of):
    _, result = interpret(evaluation_of(), TypedLine("…"), understood(persona="resident"))
    assert (result.likely_persona, result.not_understood) == ("resident", True)
