"""What anyone who knows the region would try as a password."""

import pytest

from navigator.knowledge.local_words import local_words


@pytest.mark.parametrize("word", ["前橋市", "前橋", "まえばしし", "まえばし", "maebashi", "群馬県", "群馬", "gunma", "くさつ", "草津町"])
def test_places_and_the_name_of_the_region(knowledge, word):
    assert word in local_words(knowledge)


def test_nothing_that_stands_in_many_other_words(knowledge):
    assert min(map(len, local_words(knowledge))) == 2
    assert min(len(word) for word in local_words(knowledge) if word.isascii()) == 3
