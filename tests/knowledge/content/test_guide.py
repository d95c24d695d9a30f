"""Questions about the pages, and ways of invented people: what does not resolve is a problem at its line."""

import pytest

from navigator.knowledge.load import load
from tests.knowledge.conftest import told_of

FAQ, WAYS = "content/faq.yaml", "content/example_ways.yaml"
FAULTS = [
    (FAQ, "  ask: お金はかかりますか\n", "", "`ask` is missing"),
    (FAQ, "  words: [お金が", "  word: [お金が", "Did you mean `words`?"),
    (FAQ, "{page: privacy, text: くわしく見る（プライバシー）}", "{page: privacy}", "`text` is missing"),
    (FAQ, "cites: [oizumi-tabunka]", "cites: [oizumi-tabunca]", "Did you mean `oizumi-tabunka`?"),
    (WAYS, "  picture: home\n", "  picture: hom\n", "picture `hom` is not known here. Did you mean `home`?"),
    (WAYS, "window: hw-middle-senior", "window: hw-midle-senior", "Did you mean `hw-middle-senior`?"),
    (WAYS, "  title: 家から出にくい、52歳の方\n", "", "`title` is missing"),
]


@pytest.mark.parametrize(("file", "old", "new", "way_out"), FAULTS)
def test_a_fault_is_told_at_its_line(region, file, old, new, way_out):
    found = told_of(region, file, old, new)
    assert any(way_out in problem for problem in found), found


def test_a_region_may_leave_both_out(region):
    (region / FAQ).unlink()
    (region / WAYS).unlink()
    knowledge = load(region)
    assert (knowledge.frequent_questions, knowledge.example_ways) == ({}, ())


def test_what_a_region_says_of_itself_is_read_whole(knowledge):
    for way in knowledge.example_ways:
        assert all((way.id, way.picture, way.facts, way.title, way.lines, way.window)), way
    for question in knowledge.frequent_questions.values():
        assert all((question.id, question.ask, question.text)), question
        assert bool(question.page) == bool(question.page_text), question
    assert any(question.page for question in knowledge.frequent_questions.values())
    assert any(question.words and question.cites for question in knowledge.frequent_questions.values())
