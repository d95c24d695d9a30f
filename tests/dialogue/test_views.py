"""What both rooms show: views that are made when somebody reads them."""

import pytest

from navigator.dialogue.views import MadeWhenRead, Option, TranscriptLine


@pytest.fixture
def made():
    return []


@pytest.fixture
def views(made):
    return MadeWhenRead(lambda known: made.append(known) or known * 10, (1, 2, 3))


def test_how_many_there_are_is_known_before_any_is_made(views, made):
    assert (len(views), bool(views), made) == (3, True, [])
    assert not MadeWhenRead(str, ())


def test_all_are_made_once_when_the_first_is_read(views, made):
    assert (views[0], views[1:], list(views)) == (10, (20, 30), [10, 20, 30])
    assert made == [1, 2, 3]


def test_they_are_equal_to_any_sequence_of_the_same_views(views):
    assert views == (10, 20, 30)
    assert views == MadeWhenRead(int, (10, 20, 30))
    assert hash(views) == hash(MadeWhenRead(int, (10, 20, 30)))
    assert views != (10, 20)
    assert views != 10


def test_an_option_is_not_chosen_and_an_answer_is_in_use_unless_it_is_said():
    assert not Option("yes", "はい").chosen
    line = TranscriptLine("age", "何歳ですか", "46歳", "年齢", "46")
    assert (line.in_use, line.is_known, line.tells_danger, line.position) == (True, True, False, 0)
