"""Who is named in a line, and what only looks like a person."""

import pytest

from navigator.language.extraction.ages.persons import ELDER, KIN, OTHER, THIRD, WRITER, persons
from navigator.language.text.line import read_line


def named(lexicon, text):
    line = read_line(text)
    return [(person.kind, person.noun) for person in persons(line, lexicon.hits(line))]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("おれと母と息子", [(WRITER, "おれ"), (ELDER, "母"), (KIN, "息子")]), ("上司(26)、ワイ(38)", [(OTHER, "上司"), (WRITER, "わい")]),
        ("甥御さんと利用者さん", [(KIN, "甥御さん"), (THIRD, "利用者さん")]), ("父親", [(ELDER, "父親")]), ("親友の家", []), ("会社員と正社員", []),
        ("my son and my mother", [(KIN, "son"), (ELDER, "mother")]), ("2 anak, 35 po", []), ("anak ko po", [(KIN, "anak ko po")]),
        ("我妈和我", [(ELDER, "妈"), (WRITER, "我")]), ("काम छैन", []), ("म एक्लै", [(WRITER, "म")]),
    ],
)  # fmt: skip
def test_persons(lexicon, text, people):
    assert named(lexicon, text) == people
