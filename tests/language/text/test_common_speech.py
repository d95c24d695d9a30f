"""Dialect and slips of the keyboard, as most people write it."""

import pytest

from navigator.language.text.common_speech import in_common_speech


@pytest.mark.parametrize(
    ("text", "common"),
    [
        ("働きてえ", "働きたい"), ("出てねえ", "出てない"), ("53だいね", "53だね"), ("部屋から出ねえんさ", "部屋から出ねえんだ"), ("三年ぐれえ", "三年ぐらい"),
        ("だいじょうぶでs", "だいじょうぶです"), ("終わっちゃった", "終わってしまった"), ("働いたら負けw", "働いたら負け"),
        ("酒やめらんねえ", "酒やめられない"), ("やめらんない", "やめられない"), ("酒やめれない", "酒やめられない"), ("仕事みつかんない", "仕事みつからない"),
        ("働けねんだ", "働けないんだ"), ("くびんなった", "くびになった"), ("こんな年", "こんな年"), ("なかんない", "なかんない"),
        ("働いています", "働いています"), ("hirap po", "hirap po"), ("now", "now"),
    ],
)  # fmt: skip
def test_endings_become_common(text, common):
    assert in_common_speech(text) == common
