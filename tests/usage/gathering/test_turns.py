"""A turn goes to another process and comes back the same; sums hold no more than is needed."""

import json

import pytest

from navigator.usage.counts import ChannelCount, EventCount, LanguageCount, MunicipalityCount
from navigator.usage.gathering.turns import ENOUGH, GatheredTurns, Turn

TURN = Turn(
    "0123456789abcdef",
    (EventCount("started", "", "family"), MunicipalityCount("10201", "none"), ChannelCount("direct", "started"), LanguageCount("ja", "started")),
)


def test_a_turn_goes_over_a_line() -> None:
    line = TURN.as_line()
    assert line.count(b"\n") == 1
    assert Turn.of_line(line) == TURN


@pytest.mark.parametrize(
    "line",
    [b"{}\n", b"[]\n", b'["a"]\n', b'["a", [["str", "x"]]]\n', b'["a", [["EventCount"]]]\n', b"[" * 9000 + b"\n", b"\xff\n"],
)
def test_anything_else_is_no_turn(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"no turn|Expecting|decode|unpack"):
        Turn.of_line(line)


def test_a_turn_has_its_once_and_its_contributor() -> None:
    turn = Turn("a", TURN.counts[:1], "once", "contributor")
    assert Turn.of_line(turn.as_line()) == turn
    assert json.loads(turn.as_line()) == ["a", [["EventCount", "started", "", "family"]], "once", "contributor"]


def test_a_line_that_breaks_off_is_no_turn() -> None:
    with pytest.raises(ValueError, match="within a line"):
        Turn.of_line(TURN.as_line()[:-1])


def test_sums_tell_how_many_conversations_are_in_them_and_no_more() -> None:
    gathered = GatheredTurns()
    for n in range(1000):
        gathered.add(Turn(f"{n}", TURN.counts))
    assert gathered.conversations == ENOUGH
    assert gathered.counts == dict.fromkeys(TURN.counts, 1000)


def test_one_conversation_is_one_and_a_browser_without_cookies_is_none() -> None:
    gathered = GatheredTurns()
    for conversation in ("a", "a", "b", "", "", ""):
        gathered.add(Turn(conversation, TURN.counts))
    assert gathered.conversations == 2


def test_sums_add_up() -> None:
    some, more = GatheredTurns(), GatheredTurns()
    some.add(Turn("a", TURN.counts))
    more.add(Turn("a", TURN.counts))
    more.add(Turn("b", TURN.counts[:1]))
    some.add_all(more)
    assert some.conversations == 2
    assert some.counts == {**dict.fromkeys(TURN.counts, 2), TURN.counts[0]: 3}
