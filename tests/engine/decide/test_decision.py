"""One state, one decision, told whole: who, in which order, with which office, part, reason and way out."""

from collections import Counter
from dataclasses import replace

import pytest

from navigator.engine.decide.compiled_rules import Alarm, RankingStep, compile_rules
from navigator.engine.decide.condition import All
from navigator.engine.decide.decision import decide
from navigator.engine.decide.rule import Rule, Verdict
from tests.engine.sample import FACTS, book, leaf

FITS, MAYBE, NOT = Verdict
LONELY, NORTH = leaf("alone", "yes"), leaf("place", "north")
DESK, CLUB, SITE = (replace(window, cites=(window.id,)) for window in book().windows)
COURSE, VISIT = (replace(scheme, cites=(scheme.id,)) for scheme in book().schemes)
BOOK = book(
    windows=(DESK, CLUB, replace(SITE, offices=())),
    schemes=(COURSE, VISIT),
    alarms=(Alarm("hunger", All((LONELY, NORTH)), ("desk",)), Alarm("fire", LONELY, ("site", "desk"))),
)
TRAIN = frozenset({"train"})


def decided(rules=None, **said):
    rules = rules or compile_rules(BOOK)
    answers = {id: values if values is None else FACTS[id].mask(values) for id, values in said.items()}
    return decide(rules, rules.state(answers))


def windows(decision):
    """Each as (id, verdict, office, rank, instead), after a look at what it cites."""
    assert all(w.cites == (w.id,) for w in decision.windows)
    return [(w.id, w.finding.verdict, w.office, w.rank, w.instead) for w in decision.windows]


def schemes(decision):
    assert all((s.cites, s.window) == ((s.id,), "desk") for s in decision.schemes)
    return [(s.id, s.finding.verdict, [(p, f.verdict) for p, f in s.parts], s.instead) for s in decision.schemes]


def test_decision_before_any_answer():
    found = decided()
    assert [(c.id, c.finding.verdict, c.cites) for c in found.categories] == [("idle", MAYBE, ("x",))]
    assert windows(found) == [("desk", FITS, None, 1, ()), ("club", MAYBE, "hall", 2, ()), ("site", MAYBE, None, 3, ())]
    assert schemes(found) == [("course", MAYBE, [("money", MAYBE)], ()), ("visit", MAYBE, [], ())]
    assert [w.step for w in found.windows] == [None, None, None]
    assert (found.next_question, found.questions_left) == ("who", (3, 6))
    assert found.urgent is None


def test_decision_for_a_person_of_whom_all_is_known():
    found = decided(who=["person"], work=["c"], age=[2], alone=["yes"], place=["north"], needs=[TRAIN])
    assert [(c.id, c.finding.verdict) for c in found.categories] == [("idle", FITS)]
    assert windows(found) == [("site", FITS, None, 1, ()), ("desk", FITS, "north", 2, ()), ("club", FITS, "hall", 3, ())]
    assert schemes(found) == [("course", NOT, [], ("desk",)), ("visit", NOT, [], ("desk",))]
    assert [w.step.because[0].written.fact if w.step else None for w in found.windows] == ["who", "who", None]
    assert [len(w.step.because) for w in found.windows if w.step] == [2, 1]
    assert (found.next_question, found.questions_left) == (None, (0, 0))


def test_decision_for_a_firm_with_alternatives_to_the_rest():
    found = decided(who=["firm"], place=["south"])
    assert windows(found) == [("desk", FITS, "south", 1, ()), ("club", NOT, None, None, ("desk",)), ("site", NOT, None, None, ("desk",))]
    assert schemes(found) == [("visit", FITS, [], ()), ("course", NOT, [], ("desk",))]
    assert [leaf.written.fact for leaf in found.windows[1].finding.because] == ["who"]


def test_decision_with_parts_of_a_scheme_and_questions_left():
    found = decided(who=["person"], work=["b"], alone=["no"])
    assert schemes(found) == [("course", FITS, [("money", FITS)], ()), ("visit", NOT, [], ("desk",))]
    assert (found.next_question, found.questions_left) == ("place", (2, 2))


@pytest.mark.parametrize(
    ("put", "order"),
    [
        ((), ["desk", "club", "site"]),
        ((RankingStep(LONELY, ("site", "club")),), ["site", "club", "desk"]),
        ((RankingStep(NORTH, ("club",)), RankingStep(LONELY, ("site",))), ["site", "desk", "club"]),  # not known to be in the north
        ((RankingStep(leaf("alone", "no"), ("club",)), RankingStep(LONELY, ("site",))), ["site", "desk", "club"]),
        ((RankingStep(LONELY, ("site",)), RankingStep(All(), ("club", "site"))), ["site", "club", "desk"]),
        ((RankingStep(LONELY, ("site", "desk")), RankingStep(All(), ("club", "site"))), ["site", "desk", "club"]),
    ],
)
def test_window_names_the_step_that_put_it_forward(put, order):
    open_to_all = tuple(replace(window, when=All(), offices=()) for window in (DESK, CLUB, SITE))
    rules = compile_rules(replace(BOOK, windows=open_to_all, window_steps=put))
    found = decided(rules, alone=["yes"])
    assert [w.id for w in found.windows] == order
    assert [w.rank for w in found.windows] == [1, 2, 3]
    held = {id: n for n, step in reversed(list(enumerate(put))) if step.when in (LONELY, All()) for id in step.ids}
    for window in found.windows:
        n = held.get(window.id)
        expected = None if n is None else rules.window_steps[n][1].evaluate(rules.state({"alone": 0b01}))
        assert window.step is expected


def test_windows_are_ordered_by_what_is_likely_and_found_by_what_was_said():
    rules = compile_rules(BOOK)
    likely = rules.state({"who": FACTS["who"].mask(["person"]), "alone": FACTS["alone"].mask(["yes"])})
    found = decide(rules, rules.start, likely).windows
    assert [(w.id, w.finding.verdict, w.rank) for w in found] == [("site", MAYBE, 1), ("desk", FITS, 2), ("club", MAYBE, 3)]


def test_findings_of_a_decision_are_made_when_they_are_read_and_only_once(monkeypatch):
    """What is read, ordered and named needs none; a scheme that names others by what failed looks once at what did."""
    rules, made, evaluate = compile_rules(BOOK), Counter(), Rule._evaluate
    state = rules.state({"who": FACTS["who"].mask(["firm"])})
    monkeypatch.setattr(Rule, "_evaluate", lambda rule, *given: made.update([rule.id]) or evaluate(rule, *given))
    found = decide(rules, state)
    assert made.keys() == {"idle"}, "the group is told with its finding"
    assert [w.finding.verdict for w in found.windows] == [FITS, NOT, NOT]
    assert [s.finding.because for s in found.schemes] == [s.finding.because for s in decide(rules, state).schemes]
    assert (found, found.windows[1].finding) == (decide(rules, state), found.windows[1].finding)
    assert made == Counter(["idle", "desk", "club", "site", "course", "visit"])


def test_who_is_named_by_what_failed_is_named_alike_for_the_same_answers(monkeypatch):
    made, evaluate = Counter(), Rule._evaluate
    rules = compile_rules(replace(BOOK, schemes=(replace(COURSE, instead={"who": ("club",), "": ("site",)}), VISIT)))
    monkeypatch.setattr(Rule, "_evaluate", lambda rule, *given: made.update([rule.id]) or evaluate(rule, *given))
    decisions = [decided(rules, who=["firm"], place=[place]) for place in ("north", "south")]
    assert [d.schemes[1].instead for d in decisions] == [("desk",), ("desk",)], "both who are named turn a firm away too"
    assert made["course"] == 1, "the place is nothing to the course"
