"""Problems in order, each once; the nearest name as the way out."""

import pytest

from navigator.knowledge.files.problems import KnowledgeError, Report, did_you_mean, nearest


def test_unreadable_files_come_first_and_nothing_twice():
    report = Report()
    report.finish()
    report.add("b.yaml", 2, "second")
    report.add("b.yaml", 1, "first")
    report.add("b.yaml", 1, "first")
    report.unreadable("z.yaml", 9, "not readable")
    with pytest.raises(KnowledgeError) as caught:
        report.finish()
    assert str(caught.value) == "z.yaml:9  not readable\nb.yaml:1  first\nb.yaml:2  second"


def test_a_name_is_offered_when_it_is_near_enough():
    assert nearest("abcde", ["abcxy", "vwxyz"]) == "abcxy"  # 60 of 100
    assert nearest("abcde", ["abxyz"]) is None
    assert did_you_mean("readyness", ["readiness"]) == "Did you mean `readiness`?"


def test_else_the_first_twelve_are_listed():
    names = [f"name{n}" for n in range(13)]
    assert did_you_mean("zzz", names) == f"Write one of: {', '.join(names[:12])} …"
    assert did_you_mean("zzz", names[:12]) == f"Write one of: {', '.join(names[:12])}"
