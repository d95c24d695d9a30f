"""A place typed into its field: by every name it has; what is not sure is offered, never taken in silence."""

import pytest

from navigator.dialogue.answers import make_answer
from navigator.dialogue.conversation.form_answer import FormAnswerError, read_form_answer


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("前橋市", "10201"), ("前橋", "10201"), ("まえばし", "10201"), ("ﾏｴﾊﾞｼ", "10201"), ("maebashi", "10201"), ("MAEBASHI", "10201"),
        ("ｍａｅｂａｓｈｉ", "10201"), ("oizumi", "10524"), ("Ōta", "10205"), ("昭和", "10448"), ("isesakki", "10204"), ("前橋市です", "10201"),
        ("伊勢崎市太田町", "10204"), ("桐生市境野町", "10203"), ("みどり市東町", "10212"),
    ],
)  # fmt: skip
def test_a_place_is_read_by_every_name(knowledge, typed, code):
    assert read_form_answer(knowledge, "municipality", [], typed) == make_answer(code)


@pytest.mark.parametrize(
    ("typed", "near"),
    [("xyz", ""), ("あとらん市", ""), ("東村", ""), ("前橋か高崎", "10201"), ("前橋市 高崎市", "10201"), ("toyooka", "10210"), ("たかさま", "10202")],
)  # fmt: skip
def test_what_is_not_sure_is_offered(knowledge, typed, near):
    with pytest.raises(FormAnswerError) as refused:
        read_form_answer(knowledge, "municipality", [], typed)
    assert (refused.value.kind, refused.value.near) == ("place", near)
