"""Two rule sets led through one conversation part just where asking both in full shows another question."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from navigator.engine import All, Fact, Is, compile_rules, decide
from navigator.engine.alphabet import alphabets
from navigator.engine.divergence import divergence

from ..conftest import CAMPAIGN
from .sample import FACTS, PEOPLE, ages, book, books, leaf


def parted(old, new, letters):
    """Every conversation that both share, in full: (how many part, the shortest of each pair of questions)."""
    numbers = {letter.fact.id: n for n, letter in enumerate(letters)}
    shortest = {}

    def go(one, other, asked, depth):
        if asked[0] != asked[1]:
            shortest[asked] = min(shortest.get(asked, 99), depth)
        elif asked[0] is not None:
            letter = letters[numbers[asked[0]]]
            for answer in letter.answers:
                states = one.told(letter.old, answer.old), other.told(letter.new, answer.new)
                go(*states, tuple(decide(r, s).next_question for r, s in zip((old, new), states, strict=True)), depth + 1)

    go(old.start, new.start, ("who", "who"), 0)
    return shortest


def agrees(old_book, new_book):
    old, new = compile_rules(old_book), compile_rules(new_book)
    letters = alphabets(old, new)
    found = divergence(old, new, letters, "who")
    assert {(e.old, e.new): len(e.given) for e in found.examples} == parted(old, new, letters)
    assert found.partings >= len(found.examples)
    return found


CLUB = replace(book().windows[1], instead={})
SMALL = {"schemes": (), "scheme_steps": (), "window_steps": ()}
CHANGED = {
    "a limit": {"windows": (replace(CLUB, when=All((PEOPLE, leaf("work", "c"), ages(0, 7)))),)},
    "a fact less": {"windows": (replace(CLUB, when=PEOPLE),)},
    "another burden": {
        "facts": tuple(replace(f, burden=9.0) if f.id == "work" else f for f in FACTS.values()),
        "windows": (CLUB,),
    },
    "a fact that comes": {
        "facts": (*FACTS.values(), Fact("new", "one", ("yes", "no"), (1.0, 1.0), 0.1)),
        "windows": (replace(CLUB, when=All((PEOPLE, Is("new", 0b01)))),),
    },
}


@pytest.mark.parametrize("name", CHANGED)
def test_they_part_where_another_question_follows(name):
    assert agrees(book(**SMALL, windows=(CLUB,)), book(**SMALL | CHANGED[name])).partings > 0 or name == "a limit"


@settings(max_examples=40 if CAMPAIGN else 8)
@given(books(), books())
def test_any_two_rulebooks(old, new):
    agrees(old, new)


def test_the_same_rules_part_nowhere():
    rules = compile_rules(book())
    assert divergence(rules, rules, alphabets(rules, rules), "who").points == 0
