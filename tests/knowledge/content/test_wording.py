"""Texts in voices."""

import pytest

from navigator.knowledge.content.wording import (
    Text,
    Texts,
    read_relay,
    read_scheme_words,
    read_text,
    read_texts,
)
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree

VOICES = ("resident", "family")


def problems(read, data, *more):
    report = Report()
    read(yaml_tree(data, "a.yaml", report), *more)
    return [problem.text for problem in report.problems]


def test_a_plain_text_serves_every_persona():
    text = read_text(yaml_tree("go", "a.yaml", Report()), VOICES)
    assert (text("resident"), text("employer"), bool(text)) == ("go", "go", True)
    lines = read_texts(yaml_tree(["go", "on"], "a.yaml", Report()), VOICES)
    assert (lines("resident"), lines("employer")) == (("go", "on"), ("go", "on"))


def test_a_voice_is_for_its_persona_alone():
    text = read_text(yaml_tree({"resident": "you", "family": "they"}, "a.yaml", Report()), VOICES)
    assert (text("family"), text("employer"), bool(text)) == ("they", "", True)
    lines = read_texts(yaml_tree({"resident": ["you"], "family": "they"}, "a.yaml", Report()), VOICES)
    assert (lines("family"), lines("employer")) == (("they",), ())


def test_no_text_is_empty():
    assert read_text(None, VOICES) == Text()
    assert read_texts(None, VOICES) == Texts()
    assert not Text()


@pytest.mark.parametrize("read", [read_text, read_texts])
def test_exactly_the_voices_that_are_needed(read):
    assert problems(read, {"resident": "x", "famly": "y"}, VOICES) == [
        "`famly` is not known here. Did you mean `family`?",
        "the voice `family` is missing",
    ]


def test_a_relay_may_have_any_voices():
    relay = read_relay(yaml_tree({"office": "desk/sun", "ask": {"family": "x"}}, "a.yaml", Report()))
    assert (str(relay.callee), relay.ask("family"), relay.ask("resident")) == ("desk/sun", "x", "")


def test_a_relay_goes_through_an_office_or_a_town_hall():
    relay = read_relay(yaml_tree({"municipality": "own"}, "a.yaml", Report()))
    assert (str(relay.callee), relay.ask_for, bool(relay.ask)) == ("municipality/own", "", False)
    assert problems(read_relay, {"ask": "x"}) == ["`office` is missing"]
    assert problems(read_relay, {"office": "desk/sun"}) == ["`ask` is missing"]
    assert problems(read_relay, {"municipality": "1", "ask": "x"}) == [
        "a town hall with an `ask` of its own needs `ask_for`: the section that puts one through"
    ]
    assert problems(read_relay, {"municipality": "1", "office": "desk/sun"}) == [
        "`office` is not known here. Write one of: municipality, ask, ask_for"
    ]


def test_a_scheme_words_exactly_the_parts_of_its_rule():
    words = {"name": "n", "lead": "l", "start": "s", "page": {"url": "https://example.org"}}
    assert problems(read_scheme_words, words, VOICES, ()) == []
    assert problems(read_scheme_words, words, VOICES, ("a", "b")) == ["`parts` is missing: the rule names a, b"]
    assert problems(read_scheme_words, words | {"parts": {"a": "x"}}, VOICES, ("a", "b")) == ["`b` is missing"]
    assert problems(read_scheme_words, words | {"page": {"link": "x"}}, VOICES, ())[-1] == "`url` is missing"
