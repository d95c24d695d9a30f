"""A fault names the place to mend, what is wrong, and the conversation that leads there."""

import pytest

from navigator.engine.prove.fault import Fault, FaultReport
from navigator.review.fault_text import TEXTS, fault_text
from tests.review.conftest import DAY


def test_every_fault_has_a_text():
    assert {*TEXTS} == {*Fault}


@pytest.mark.parametrize(
    ("about", "file"),
    [
        ("saposute", "rules/windows.yaml"),
        ("retention", "rules/schemes/retention.yaml"),
        ("hello-work/ota", "content/offices/hello-work.yaml"),
        ("needs/peers", "rules/facts.yaml"),
        ("jobless", "rules/categories.yaml"),
        ("rank/windows/2", "rules/ranks.yaml"),
        ("urgent/destitution", "rules/ranks.yaml"),
    ],
)
def test_a_fault_names_file_and_line(knowledge, t, about, file):
    text = fault_text(knowledge, knowledge.rules_on(DAY), FaultReport(Fault.ALWAYS, about), t)
    where, _, what = text.partition("  ")
    assert where.partition(":")[0] == file
    assert int(where.partition(":")[2]) > 0
    assert what == TEXTS[Fault.ALWAYS].format(about=about)


def test_a_gap_names_the_numbers_around_it_and_the_conversation(knowledge, t):
    rules = knowledge.rules_on(DAY)
    persona = rules.index["persona"], 1
    report = FaultReport(Fault.GAP, "age/49", (persona,), ("rank/windows/7", "saposute"))
    first, *conversation = fault_text(knowledge, rules, report, t).splitlines()
    assert "49 alone is treated unlike 48 and 50" in first
    assert first.endswith("in rank/windows/7, saposute")
    assert conversation == ["    どなたのことで、お困りですか。 → 自分のこと"]
