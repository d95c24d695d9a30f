"""Readings in the notation of an answer and of the interface."""

import pytest

from navigator.language.understanding import FactReading, Topic, Understanding


@pytest.mark.parametrize(
    ("reading", "answer", "plain"),
    [
        (FactReading(range=(46, 46)), ("46",), 46),
        (FactReading(range=(40, 49)), ("40..49",), "40..49"),
        (FactReading(("seeking",)), ("seeking",), "seeking"),
        (FactReading(("10201",)), ("10201",), "10201"),
        (FactReading(("hire", "train"), several=True), ("hire", "train"), ["hire", "train"]),
        (FactReading(("hire",), several=True), ("hire",), ["hire"]),
    ],
)
def test_a_reading_in_both_notations(reading, answer, plain):
    assert (reading.answer_values, reading.plain) == (answer, plain)


def test_json_has_what_the_interface_promises():
    reading = Understanding(persona="family", topics=(Topic("ibasho", 0.9),), ranking=("ibasho", "peers"), facts={"age": FactReading(range=(46, 46))}, understood=True)
    assert reading.as_json() == {
        "persona": "family", "topics": ["ibasho"], "ranking": ["ibasho", "peers"], "facts": {"age": 46}, "crisis": "none", "concern": "none", "also": "none", "understood": True,
    }  # fmt: skip
