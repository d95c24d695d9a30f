"""Small rulebooks: one written by hand, and any that hypothesis can think of."""

from datetime import date
from functools import reduce
from operator import or_

from hypothesis import strategies as st

from navigator.engine.decide.compiled_rules import (
    Category,
    Part,
    RankingStep,
    RuleSource,
    Scheme,
    Window,
    compile_rules,
)
from navigator.engine.decide.condition import All, AnyOf, Is, Not, compile_condition, without_negation
from navigator.engine.decide.fact import Fact, cut_into_cells, option_sets
from navigator.engine.decide.question import open_goals

SETS, CHANCES = option_sets(("train", "peers"), (0.5, 0.2))
FACTS = {
    fact.id: fact
    for fact in (
        Fact("who", "one", ("person", "family", "firm"), (3.0, 2.0, 1.0), 0.5),
        Fact("age", "integer", tuple(range(10)), (1.0,) * 10, screen="life"),
        Fact("work", "one", ("a", "b", "c"), (3.0, 2.0, 1.0), screen="life"),
        Fact("alone", "one", ("yes", "no"), (1.0, 2.0), 2.0),
        Fact("needs", "several", SETS, CHANCES, 1.5, ("train", "peers")),
        Fact("place", "one", ("north", "south", "outside"), (2.0, 2.0, 1.0), 3.0),
    )
}


def leaf(fact, *values):
    return Is(fact, FACTS[fact].mask(values))


def ages(first, last):
    return leaf("age", *range(first, last + 1))


def need(option):
    return Is("needs", FACTS["needs"].where(lambda v: option in v), (option,))


PEOPLE = leaf("who", "person", "family")
FIRM = leaf("who", "firm")
OFFICES = (("north", leaf("place", "north")), ("south", leaf("place", "south")))
REACHABLE = {"desk": frozenset({"north", "south"}), "club": frozenset({"hall"}), "site": frozenset()}


def book(**changed):
    """Everyone has the desk; the young and idle have the club; the lonely have a website."""
    parts = {
        "facts": tuple(FACTS.values()),
        "categories": (Category("idle", All((PEOPLE, leaf("work", "c"))), ("x",)),),
        "windows": (
            Window("desk", leaf("who", "person", "family", "firm"), {}, ("x",), OFFICES),
            Window("club", All((PEOPLE, leaf("work", "c"), ages(0, 4))), {"": ("desk",)}, ("x",), (("hall", All()),)),
            Window("site", All((PEOPLE, leaf("alone", "yes"))), {"": ("desk",)}, ("x",), (("page", All()),)),
        ),
        "schemes": (
            Scheme("course", All((PEOPLE, AnyOf((leaf("work", "b"), All((leaf("work", "c"), ages(5, 9))))))), "desk",
                   {"": ("desk",)}, ("x",), (Part("money", leaf("alone", "no"), ("x",)),)),
            Scheme("visit", All((FIRM, Not(leaf("place", "outside")))), "desk", {"": ("desk",)}, ("x",)),
        ),
        "window_steps": (RankingStep(All((PEOPLE, leaf("alone", "yes"))), ("site",)), RankingStep(PEOPLE, ("desk",))),
        "scheme_steps": (RankingStep(All((PEOPLE, need("train"))), ("course",)), RankingStep(All((PEOPLE, need("peers"))), ("course",))),
        "alarms": (),
    }  # fmt: skip
    return RuleSource(as_of=date(2025, 4, 1), **(parts | changed))


def bare(*facts, **parts):
    """The rules of a book that holds these facts and nothing that is not named."""
    kinds = ("categories", "windows", "schemes", "window_steps", "scheme_steps", "alarms")
    return compile_rules(RuleSource(date(2025, 4, 1), facts, **(dict.fromkeys(kinds, ()) | parts)))


def only(*facts, **parts):
    """The same with facts of the book above, by name."""
    return bare(*(FACTS[fact] for fact in facts), **parts)


def window(id, when, instead=None, offices=()):
    return Window(id, when, instead or {}, (), offices)


def domains(*facts):
    """Facts cut into their single values: a mask of cells is a mask of values."""
    return tuple(cut_into_cells(FACTS[fact], (1 << i for i in range(len(FACTS[fact].values)))) for fact in facts)


def node(when, over):
    """A condition compiled by itself over these domains."""
    return compile_condition(without_negation(when, FACTS), {domain.fact.id: (n, domain) for n, domain in enumerate(over)})


def relevant_facts(rules, state):
    """The bit set of the unasked facts that an open goal depends on (lemma 2 of docs/adr/0005)."""
    return reduce(or_, (unasked for _, unasked in open_goals(rules, state)), 0)


LEAVES = st.one_of(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda p: ages(min(p), max(p))),
    *(
        st.sets(st.sampled_from(FACTS[fact].values), min_size=1).map(lambda v, f=fact: leaf(f, *v))
        for fact in ("who", "work", "alone", "place")
    ),
    st.sampled_from(("train", "peers")).map(need),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda p: All(tuple(p))),
        st.lists(inner, max_size=3).map(lambda p: AnyOf(tuple(p))),
        inner.map(Not),
    ),
    max_leaves=5,
)


@st.composite
def books(draw):
    """Any conditions in a rulebook of the same shape."""
    a, b, c, d, e, f = (draw(CONDITIONS) for _ in range(6))
    g, h = (draw(st.none() | CONDITIONS) for _ in range(2))
    return book(
        windows=(
            Window("desk", a, {"": ("club",)}, ("x",), OFFICES),
            Window("club", b, {}, ("x",), (("hall", All()),), g),
        ),
        schemes=(Scheme("course", c, "desk", {}, ("x",), (Part("money", d, ("x",)),), h),),
        window_steps=(RankingStep(e, ("desk", "club")),),
        scheme_steps=(RankingStep(f, ("course",)), RankingStep(leaf("work", "a"), ("course",))),
    )
