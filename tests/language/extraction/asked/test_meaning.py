"""When an answer by meaning counts, beside what was read by letters and words."""

import pytest

from navigator.language.extraction.asked.meaning import (
    ALARM,
    ALARM_FOUND,
    ASK,
    DECLINED,
    DOUBTED,
    NOT_TOLD,
    ONE_OF,
    TAKEN,
    TOLD,
    one_of,
    settled,
)


def chances(**given):
    return given | {ASK: 1 - sum(given.values())} if ASK not in given else given


@pytest.mark.parametrize(
    ("likelihoods", "read", "answer"),
    [
        (chances(yes=TAKEN), "", "yes"), (chances(yes=TAKEN - 0.01), "", ASK), (chances(yes=0.3, no=DOUBTED - 0.01), "yes", "yes"),
        (chances(yes=0.3, no=DOUBTED), "yes", ASK), (chances(yes=1 - DOUBTED), "yes", ASK),
        (chances(declined=TAKEN), "", DECLINED), (chances(told=0.5), TOLD, TOLD), ({ASK: NOT_TOLD, TOLD: 1 - NOT_TOLD}, TOLD, ASK),
        ({ASK: NOT_TOLD - 0.01, TOLD: 1.01 - NOT_TOLD}, TOLD, TOLD), ({TOLD: 1.0}, "", ASK),
    ],
)  # fmt: skip
def test_an_answer_needs_its_likelihood(likelihoods, read, answer):
    assert settled(likelihoods, read) == answer


@pytest.mark.parametrize("mild", ["ok", "hard"])
def test_no_milder_answer_than_the_alarm_is_taken_where_the_alarm_is_possible(mild):
    assert settled({mild: 1 - ALARM, "urgent": ALARM}, "", "urgent") == ASK
    assert settled({mild: 1 - ALARM_FOUND, "urgent": ALARM_FOUND}, mild, "urgent") == ASK
    assert settled({mild: 0.99, "urgent": 0.01}, "", "urgent") == mild


@pytest.mark.parametrize(
    ("likelihoods", "answer"),
    [
        (chances(no=ONE_OF), "no"), (chances(no=ONE_OF - 0.01), ASK), (chances(declined=0.99), ASK), (chances(outside=0.99), ASK),
    ],
)  # fmt: skip
def test_of_what_words_leave_open_only_what_is_sure_is_taken(likelihoods, answer):
    assert one_of(likelihoods, ["no", "yes"]) == answer


def test_nothing_milder_than_the_alarm_is_taken_of_what_is_left_open():
    assert one_of({"hard": 1 - ALARM, "urgent": ALARM}, ["hard", "urgent"], "urgent") == ASK
    assert one_of({"hard": 0.99, "urgent": 0.01}, ["hard", "urgent"], "urgent") == "hard"
