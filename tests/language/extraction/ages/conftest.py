"""The age that counts in a line, for the tests of ages."""

import pytest

from navigator.language.extraction.ages.age_owner import owned_age
from navigator.language.extraction.ages.written_ages import read_ages
from navigator.language.text.line import read_line
from tests.language.conftest import DAY


@pytest.fixture(scope="session")
def age(lexicon):
    """The age that counts for a persona: one number, a range as text, or None."""

    def reader(text, persona):
        line = read_line(text)
        hits = lexicon.hits(line)
        found = owned_age(line, hits, read_ages(line, hits, DAY), persona)
        return None if found is None else found.low if found.exact else f"{found.low}..{found.high}"

    return reader
