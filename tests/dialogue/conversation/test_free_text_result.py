"""What was understood of a line, packed into a cookie and read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.dialogue.conversation.free_text_result import NO_FREE_TEXT, FreeTextResult, unpack_free_text


def test_what_was_heard_comes_back_as_it_was(knowledge):
    whole = FreeTextResult(
        ("persona", "age"), ("age",), "family", (("age", "40..49"),), (("hours", ""), ("what", "saposute")),
        ("hikikomori",), "self_harm", True, "violence", ("partner", "workplace"),
    )  # fmt: skip
    assert unpack_free_text(knowledge, whole.pack()) == whole
    assert unpack_free_text(knowledge, NO_FREE_TEXT.pack()) == NO_FREE_TEXT


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("fcgoqtdbsl"), inner, max_size=6)
    ),
)


@pytest.fixture
def unpacked(knowledge):
    return lambda data: unpack_free_text(knowledge, data)


@given(JUNK)
def test_whatever_a_cookie_holds_nothing_foreign_is_read(unpacked, data):
    result = unpacked(data)
    assert unpacked(result.pack()) == result
    assert result.danger in ("", "self_harm", "violence", "destitution")
