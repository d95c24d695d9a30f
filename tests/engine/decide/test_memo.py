"""What is remembered is bounded: at its bound all is forgotten."""

from navigator.engine.decide.memo import MEMO_SIZE, remember


def test_a_value_is_kept_under_its_key_and_given_back():
    memo = {}
    assert remember(memo, "a", 1) == 1
    assert memo == {"a": 1}


def test_at_the_bound_all_is_forgotten_but_the_last():
    memo = dict.fromkeys(range(MEMO_SIZE - 1), 0)
    remember(memo, "a", 1)
    assert len(memo) == MEMO_SIZE
    remember(memo, "b", 2)
    assert memo == {"b": 2}
