"""The screens that were sent: counted, sent anew, and two without an answer."""

import json

import pytest

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Conversation, make_answer
from navigator.dialogue.conversation.screens.screen_history import MOST, NO_SCREENS, unpack_history

SENT = NO_SCREENS.after(0, ("persona",)).after(1, ("work", "age")).after(2, ("withdrawn",))


def test_each_screen_is_one_further():
    assert SENT.newest == 3
    assert SENT.facts_at(1) == ("work", "age")
    assert [SENT.facts_at(n) for n in (3, 9, -1)] == [(), (), ()]


def test_a_screen_sent_again_goes_on_from_there_as_the_browser_does():
    again = SENT.after(1, ("work", "age"))
    assert again.newest == 2
    assert SENT.after(1, ("work", "age")) == again, "sent twice changes nothing"
    assert SENT.after(99, ("needs",)).newest == 4


def test_the_count_stands_still_at_last():
    history = NO_SCREENS
    for _ in range(MOST + 5):
        history = history.after(history.newest, ("age",))
    assert history.newest == MOST


def test_it_survives_the_cookie_and_leaves_out_what_is_no_fact():
    facts = ("persona", "work", "age", "withdrawn")
    assert unpack_history(facts, json.loads(json.dumps(SENT.pack()))) == SENT
    assert unpack_history(facts, [["work", "shoe"], 7, "age", [3]]).sent == (("work",), ())
    assert unpack_history(facts, "nonsense") == NO_SCREENS


@pytest.mark.parametrize(
    ("answers", "stops"),
    [
        ((DONT_KNOW,), False),
        ((DONT_KNOW, DECLINED), True),
        ((make_answer("x"), DONT_KNOW, DONT_KNOW), True),
        ((DONT_KNOW, make_answer("x")), False),
        ((DONT_KNOW, DONT_KNOW, DONT_KNOW), False),  # asked on from the result: two more
        ((DONT_KNOW,) * 4, True),
        ((DONT_KNOW, make_answer("x"), DONT_KNOW), False),
    ],
)
def test_two_screens_in_a_row_without_an_answer_end_the_asking(answers, stops):
    history, conversation = NO_SCREENS, Conversation()
    for n, answer in enumerate(answers):
        history = history.after(n, (f"f{n}",))
        conversation = conversation.answer(f"f{n}", answer)
    assert history.stops_asking(conversation) == stops


def test_one_answer_among_others_goes_on_asking():
    history = NO_SCREENS.after(0, ("a", "b")).after(1, ("c", "d"))
    unknown = Conversation((("a", DONT_KNOW), ("b", DONT_KNOW), ("c", DONT_KNOW)))
    assert history.stops_asking(unknown.answer("d", DONT_KNOW))
    assert not history.stops_asking(unknown.answer("d", make_answer("x")))
