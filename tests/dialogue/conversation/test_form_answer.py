"""A place typed into its field: by every name it has; what is not sure is offered, never taken in silence."""

import pytest

from navigator.dialogue.answers import told
from navigator.dialogue.conversation.form_answer import ReplyError, read_reply


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("前橋市", "10201"), ("前橋", "10201"), ("まえばし", "10201"), ("ﾏｴﾊﾞｼ", "10201"), ("maebashi", "10201"), ("MAEBASHI", "10201"),
        ("ｍａｅｂａｓｈｉ", "10201"), ("oizumi", "10524"), ("Ōta", "10205"), ("昭和", "10448"), ("isesakki", "10204"), ("前橋市です", "10201"),
        ("伊勢崎市太田町", "10204"), ("桐生市境野町", "10203"), ("みどり市東町", "10212"),
    ],
)  # fmt: skip
def test_a_place_is_read_by_every_name(knowledge, typed, code):
    assert read_reply(knowledge, "municipality", [], typed) == told(code)


@pytest.mark.parametrize(
    ("typed", "near"),
    [("xyz", ""), ("札幌市", ""), ("東村", ""), ("前橋か高崎", "10201"), ("前橋市 高崎市", "10201"), ("toyooka", "10210"), ("たかさま", "10202")],
)  # fmt: skip
def test_what_is_not_sure_is_offered(knowledge, typed, near):
    with pytest.raises(ReplyError) as refused:
        read_reply(knowledge, "municipality", [], typed)
    assert (refused.value.kind, refused.value.near) == ("place", near)
