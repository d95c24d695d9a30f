"""The cubes are exactly the states in which two decisions differ: every state is decided on both sides and compared."""

from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.engine.compare.difference import KINDS, ChangedRegion, _DifferenceSearch, difference
from navigator.engine.compare.joint_domain import side_state
from navigator.engine.decide.compiled_rules import Alarm, Category, Part, RankingStep, Scheme, compile_rules
from navigator.engine.decide.condition import All, AnyOf, Is
from navigator.engine.decide.decision import decide
from navigator.engine.decide.fact import Fact
from navigator.engine.decide.rule import Verdict
from tests.conftest import CAMPAIGN
from tests.engine.compare.pair import AX, BX, CX, NEW, OLD, A, B, C
from tests.engine.sample import CONDITIONS, FACTS, FIRM, OFFICES, PEOPLE, ages, bare, book, books, leaf, need

NOT = Verdict.NOT


def changes(both, before, after):
    """Every change between two decisions, told straight from what `decide` answers."""
    old, new = ({(kind, i.id): i for kind in ("windows", "schemes") for i in getattr(d, kind)} for d in (before, after))
    found = set()

    def note(kind, id, one, other):
        if one != other:
            found.add((kind, id, one, other))

    note("alarm", "", *((d.urgent[0], *d.urgent[1]) if d.urgent else "" for d in (before, after)))
    note("door", "", *(next((w.id for w in d.windows if w.rank), "") for d in (before, after)))
    for key in {*old, *new}:
        note(key[0][:-1], key[1], *(side[key].finding.verdict if key in side else NOT for side in (old, new)))
    for key in old.keys() & new.keys():
        one, other = old[key], new[key]
        shut = [i.finding.verdict is NOT for i in (one, other)]
        if all(shut):
            note("instead", key[1], *(named(rules, i, side) for rules, i, side in zip(both, (one, other), (old, new), strict=True)))
        elif not any(shut) and key[0] == "windows":
            note("office", key[1], one.office or "", other.office or "")
        elif not any(shut):
            note("target", key[1], one.window, other.window)
            parts = dict(one.parts), dict(other.parts)
            for part in {*parts[0], *parts[1]}:
                note("part", f"{key[1]}/{part}", *(p[part].verdict if part in p else NOT for p in parts))
    groups = [{c.id: c.finding.verdict for c in d.categories} for d in (before, after)]
    for id in {*groups[0], *groups[1]}:
        note("category", id, *(g.get(id, NOT) for g in groups))
    for kind in ("windows", "schemes"):
        if swapped(kind, before, after):
            found.add((f"{kind}-order", "", None, None))
    return found


def named(rules, item, side):
    """Who serves instead, as the rule names them; () where the first door stands in for all of them."""
    instead = next(r.instead for r, *_ in (*rules.windows, *rules.schemes) if r.id == item.id)
    failed = [rules.domains[reason.fact].fact.id for reason in item.finding.because]
    names = {id for fact in (*failed, "") for id in instead.get(fact, ())}
    open_ = any(i.id in names and i.finding.verdict is not NOT for i in side.values())
    return item.instead if open_ and not names.isdisjoint(item.instead) else ()


def swapped(kind, before, after):
    """Whether two whose verdicts are alike, and stay so, have changed places."""
    old, new = ([(i.id, i.finding.verdict) for i in getattr(d, kind) if i.finding.verdict is not NOT] for d in (before, after))
    kept = [[item for item in one if item in other] for one, other in ((old, new), (new, old))]
    places = [{item: n for n, item in enumerate(side)} for side in kept]
    return any(
        a[1] is b[1] and (places[0][a] < places[0][b]) != (places[1][a] < places[1][b]) for a, b in combinations(kept[0], 2)
    )


def compare(old_book, new_book):
    """Every state, decided on both sides: what the cubes around it tell is what changes, and nothing else."""
    old, new = compile_rules(old_book), compile_rules(new_book)
    found = difference(old, new)
    count = 0
    for answers in product(*(range(len(domain.answers)) for domain in found.domains)):
        count += 1
        joint = [(domain, domain.answers[n]) for domain, n in zip(found.domains, answers, strict=True)]
        before = decide(old, side_state(old, [(domain.old, a.old) for domain, a in joint]))
        after = decide(new, side_state(new, [(domain.new, a.new) for domain, a in joint]))
        around = [r for r in found.regions if all(mask >> answers[fact] & 1 for fact, mask in r.cube)]
        told = {(c.kind, c.id, c.old, c.new) for r in around for c in r.changes}
        assert told == changes((old, new), before, after), [x.fact.values_in(a.values) for x, a in joint]
    assert count == found.classes
    return found


@pytest.mark.slow
@settings(max_examples=400 if CAMPAIGN else 4)
@given(books(), books())
def test_any_two_rulebooks(old, new):
    compare(old, new)


DESK, CLUB, SITE = book().windows
COURSE, VISIT = book().schemes
NORTH, LONELY = leaf("place", "north"), leaf("alone", "yes")
AGE = FACTS["age"]
CHANGED = {
    "nothing": {},
    "a limit": {"windows": (DESK, replace(CLUB, when=All((PEOPLE, leaf("work", "c"), ages(0, 6)))), SITE)},
    "an office": {"windows": (replace(DESK, offices=(("north", leaf("place", "north", "outside")), OFFICES[1])), CLUB, SITE)},
    "areas in another order": {"windows": (replace(DESK, offices=(("all", LONELY), *OFFICES)), CLUB, SITE)},
    "offices without areas": {"windows": (replace(DESK, offices=(("a", All()), ("b", All()))), CLUB, SITE)},
    "who serves instead": {"windows": (DESK, replace(CLUB, instead={"age": ("site",), "": ("desk",)}), SITE)},
    "the order written": {"windows": (SITE, CLUB, DESK)},
    "a window that goes": {"windows": (DESK, CLUB), "window_steps": (RankingStep(PEOPLE, ("desk",)),)},
    "a scheme that comes": {"schemes": (COURSE, VISIT, Scheme("talk", LONELY, "site", {"": ("desk",)}, ("x",)))},
    "a scheme at another window": {"schemes": (replace(COURSE, window="club"), VISIT)},
    "a part": {"schemes": (replace(COURSE, parts=(Part("money", ages(3, 9), ("x",)), Part("more", FIRM, ("x",)))), VISIT)},
    "a category": {"categories": (Category("idle", All((PEOPLE, leaf("work", "b", "c"))), ("x",)),)},
    "an alarm": {"alarms": (Alarm("hunger", All((LONELY, NORTH)), ("desk",)),)},
    "steps swapped": {"window_steps": tuple(reversed(book().window_steps))},
    "a step that puts others": {"window_steps": (RankingStep(All((PEOPLE, LONELY)), ("club", "site")), RankingStep(NORTH, ("site", "desk")))},
    "ranks of schemes": {"scheme_steps": (RankingStep(need("train"), ("visit", "course")), RankingStep(leaf("work", "b"), ("course", "visit")))},
    "numbers that begin later": {
        "facts": tuple(Fact("age", "integer", tuple(range(3, 14)), (1.0,) * 11) if f is AGE else f for f in FACTS.values()),
        "windows": (DESK, replace(CLUB, when=Is("age", 0b111)), SITE),
        "schemes": (VISIT,), "scheme_steps": (),
    },
    "values that come and go": {
        "facts": tuple(replace(f, values=("south", "east", "outside")) if f.id == "place" else f for f in FACTS.values()),
        "windows": (replace(DESK, offices=(("south", Is("place", 0b01)), ("east", Is("place", 0b10)))), CLUB, SITE),
        "schemes": (COURSE,),
    },
    "a fact that comes": {
        "facts": (*FACTS.values(), Fact("new", "one", ("yes", "no"), (1.0, 1.0))),
        "windows": (DESK, replace(CLUB, when=All((PEOPLE, Is("new", 0b01)))), SITE),
    },
    "a fact that goes": {
        "facts": tuple(f for f in FACTS.values() if f.id != "alone"),
        "windows": (DESK, CLUB), "window_steps": (), "schemes": (VISIT,), "scheme_steps": (),
    },
    "a fact of another kind": {
        "facts": tuple(Fact("work", "integer", (0, 1, 2), (1.0,) * 3) if f.id == "work" else f for f in FACTS.values()),
    },
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGED)
def test_every_kind_of_change(name):
    found = compare(book(), book(**CHANGED[name]))
    assert bool(found.regions) == (name != "nothing")
    if CAMPAIGN or name in [*CHANGED][::3]:
        compare(book(**CHANGED[name]), book())


@pytest.mark.slow
@settings(max_examples=200 if CAMPAIGN else 4)
@given(st.sampled_from(sorted(CHANGED)), CONDITIONS, CONDITIONS)
def test_any_condition_in_a_changed_book(name, one, other):
    changed = book(**CHANGED[name])
    if changed.facts != tuple(FACTS.values()):
        changed = book()
    alarms = (Alarm("one", one, ("desk",)), Alarm("other", other, ("club",)))
    compare(book(alarms=alarms), replace(changed, alarms=alarms[::-1], windows=(replace(changed.windows[0], when=AnyOf((one, other))), *changed.windows[1:])))


@pytest.mark.parametrize("turned", [False, True])
def test_rule_sets_that_differ_in_everything(turned):
    found = compare(*(OLD.source, NEW.source)[:: -1 if turned else 1])
    assert (found.classes, found.aspects) == (27, 24)
    kinds = [region.changes[0].kind for region in found.regions]
    assert kinds == sorted(kinds, key=KINDS.index), "what weighs most first"
    assert {change.kind for region in found.regions for change in region.changes} == set(KINDS)


FITS, MAYBE = Verdict.FITS, Verdict.MAYBE


def test_vague_region_has_only_ranges_and_unknown():
    old, new = (bare(A, B, categories=(Category("c", when, ()),)) for when in (AX, All((AX, BX))))
    found = difference(old, new)
    assert [(dict(r.cube), found.is_vague(r)) for r in found.regions] == [
        ({0: 0b001, 1: 0b010}, False), ({0: 0b001, 1: 0b100}, True), ({0: 0b100, 1: 0b010}, True)]  # fmt: skip
    assert not found.is_vague(ChangedRegion((), ()))


def test_facts_distinguished_differently_come_first_in_the_order():
    """Not b: both sides ask for it alike."""
    old, new = (bare(A, B, C, categories=(Category("c", All((BX, when)), ()),)) for when in (AX, CX))
    assert _DifferenceSearch(old, new).order == [0, 2, 1]
    assert _DifferenceSearch(old, old).order == [0, 1, 2]
