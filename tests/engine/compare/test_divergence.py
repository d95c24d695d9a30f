"""Two rule sets led through one conversation part just where asking both in full shows another question."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from navigator.engine.compare.divergence import Divergence, divergence
from navigator.engine.compare.joint_domain import joint_domains
from navigator.engine.decide.compiled_rules import RankingStep, Scheme, Window, compile_rules
from navigator.engine.decide.condition import All, AnyOf, Is
from navigator.engine.decide.decision import decide
from navigator.engine.decide.fact import Fact
from tests.conftest import CAMPAIGN
from tests.engine.compare.pair import AX, BX, CX, NEW, OLD, A, B, C
from tests.engine.sample import FACTS, PEOPLE, ages, bare, book, books, leaf


def parted(old, new, domains, first):
    """Every conversation that both share, in full: (how many part, the shortest of each pair of questions)."""
    numbers = {domain.fact.id: n for n, domain in enumerate(domains)}
    shortest = {}

    def go(one, other, asked, depth):
        if asked[0] != asked[1]:
            shortest[asked] = min(shortest.get(asked, 99), depth)
        elif asked[0] is not None:
            domain = domains[numbers[asked[0]]]
            for answer in domain.answers:
                states = one.answered(domain.old, answer.old), other.answered(domain.new, answer.new)
                go(*states, tuple(decide(r, s).next_question for r, s in zip((old, new), states, strict=True)), depth + 1)

    go(old.start, new.start, (first, first), 0)
    return shortest


def check_agreement(old_book, new_book, first="who"):
    old, new = compile_rules(old_book), compile_rules(new_book)
    domains = joint_domains(old, new)
    found = divergence(old, new, domains, first)
    assert {(e.old, e.new): len(e.answers) for e in found.examples} == parted(old, new, domains, first)
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
def test_divergence_where_another_question_follows(name):
    assert check_agreement(book(**SMALL, windows=(CLUB,)), book(**SMALL | CHANGED[name])).partings > 0 or name == "a limit"


def window(when, *facts):
    return bare(*(facts or (A, B, C)), windows=(Window("w", when, {}, ()),))


BOTH = window(All((AX, BX)))


@pytest.mark.parametrize(
    ("other", "points", "partings", "examples"),
    [
        (window(All((AX, CX))), 3, 2, [("b", "c", ((0, 0),))]),
        (window(All((AX, AnyOf((BX, CX))))), 7, 4, [(None, "c", ((0, 0), (1, 1)))]),
        (window(AX), 3, 2, [("b", None, ((0, 0),))]),
        (window(All()), 3, 2, [("b", None, ((0, 0),))]),
        (window(All((AX, BX)), A, replace(B, burden=9.0), C), 3, 0, []),  # followed, since b is another fact
        (window(All((AX, BX)), replace(C, id="d"), A, B), 3, 0, []),
        (bare(A, B, C, windows=(Window("v", All((AX, BX)), {}, ()),)), 3, 0, []),
        (bare(A, B, C, windows=BOTH.source.windows, schemes=(Scheme("s", CX, "w", {}, ()),)), 4, 1, [(None, "c", ((0, 1),))]),
        (window(All((AX, BX)), A, B, replace(C, burden=9.0)), 1, 0, []),  # nobody asks c: left alike at once
    ],
)
def test_points_and_partings_of_small_rule_sets(other, points, partings, examples):
    """Seen from the book of both a and b, and back."""
    found, back = check_agreement(BOTH.source, other.source, "a"), check_agreement(other.source, BOTH.source, "a")
    assert (found.states, found.partings) == (points, partings) == (back.states, back.partings)
    assert [(e.old, e.new, e.answers) for e in found.examples] == examples
    assert [(e.new, e.old) for e in back.examples] == [(old, new) for old, new, _ in examples]


def test_the_office_that_leads_parts_rule_sets_with_the_same_rules_left():
    """Both windows are sure for all, and which stands first decides whose office is asked for."""
    offices = {fact: (("here", Is(fact, 0b01)), ("there", Is(fact, 0b10))) for fact in ("b", "c")}
    windows = tuple(Window(fact, All(), {}, (), offices[fact]) for fact in ("b", "c"))
    scheme = (Scheme("s", AX, "b", {}, ()),)
    old, new = (
        bare(A, B, C, windows=windows, schemes=scheme, window_steps=(RankingStep(All(), (first,)),)) for first in ("b", "c")
    )
    assert [(e.old, e.new) for e in check_agreement(old.source, new.source, "a").examples] == [("b", "c")]


def test_rule_set_on_a_later_day_is_not_explored():
    rules = compile_rules(book())
    later = compile_rules(replace(rules.source, as_of=date(2026, 4, 1)))
    assert divergence(rules, later, joint_domains(rules, later), "who") == Divergence(0, 0, ())


def test_fact_is_read_at_its_own_index_on_each_side():
    assert check_agreement(window(BX, A, B).source, window(BX, B, A).source, "a").states == 2


def test_rule_sets_that_differ_in_everything():
    for first in "abc":
        check_agreement(OLD.source, NEW.source, first)
        check_agreement(NEW.source, OLD.source, first)


@settings(max_examples=40 if CAMPAIGN else 8)
@given(books(), books())
def test_any_two_rulebooks(old, new):
    check_agreement(old, new)
