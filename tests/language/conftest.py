"""A reader over the real region's words, for a fixed day: birth years are counted to 2025."""

from datetime import date

import pytest

from navigator.language.understand import understand

DAY = date(2025, 10, 1)


@pytest.fixture(scope="session")
def lexicon(knowledge):
    return knowledge.lexicon


@pytest.fixture(scope="session")
def read(lexicon):
    def reader(text, **known):
        return understand(lexicon, text, DAY, **known)

    return reader
