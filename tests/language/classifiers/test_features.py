"""What the classifiers read: letter groups in which all numbers and places are alike, and senses."""

import pytest

from navigator.language.classifiers.features import READ, letter_groups, senses
from navigator.language.text.line import read_line
from navigator.language.text.words import Hit, Sense


def groups(text, *hits):
    return letter_groups(read_line(text), hits)


def test_numbers_and_places_read_alike():
    assert groups("46歳") == groups("31歳") != groups("6歳")
    assert groups("北町です", Hit(Sense("place", "1"), 0, 2)) == groups("南の村です", Hit(Sense("place", "2"), 0, 3))
    assert groups("北町です") != groups("南町です")


def test_the_squares_of_the_weights_add_up_to_one():
    assert sum(weight**2 for weight in groups("仕事を探す仕事").values()) == pytest.approx(1)


def test_only_the_beginning_of_a_long_line_is_read():
    long = "".join(chr(0x4E00 + n) for n in range(READ))
    assert groups(long) != groups(long[:-1])
    assert groups(long + "あ") == groups(long + "い")


def test_senses_leave_out_the_names_of_a_region():
    kinds = [("topic", ""), ("calm", ""), ("ask", ""), ("danger", "certain"), ("who", "relative"), ("fact", "yes"), ("place", ""), ("window", "name")]
    hits = [Hit(Sense(kind, "x", value), 0, 1) for kind, value in kinds]
    assert senses(hits) == {"topic:x", "calm:x", "ask:x", "danger:x:certain", "who:x:relative", "fact:x:yes"}
