"""The doors that can stand first: everyone reaches one, everywhere; and what is left out can never stand first."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.dialogue.answers import Conversation
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.checks.first_doors import first_doors, towns_served
from navigator.knowledge.content.sourced_value import UNKNOWN_VALUE
from tests.conftest import NOW
from tests.dialogue.strategies import KNOWLEDGE, answers_to

RULES = KNOWLEDGE.rules_on(date(2026, 11, 24))
DOORS = first_doors(KNOWLEDGE, RULES)
NAMED = {(door.persona, door.place, door.window) for door in DOORS}
FACTS = st.fixed_dictionaries(
    {"persona": answers_to("persona")}, optional={fact: answers_to(fact) for fact in KNOWLEDGE.facts if fact != "persona"}
)


def test_every_first_door_can_be_reached_by_everyone_everywhere():
    assert not [str(door) for door in DOORS if not door.can_be_reached or door.is_another_subject]


def test_what_a_town_or_city_runs_is_called_at_its_own_number_or_its_hall():
    municipal = {id for id, words in KNOWLEDGE.window_words.items() if words.town_hall}
    kinds = Counter(door.call.kind for door in DOORS if door.window in municipal and door.place in KNOWLEDGE.municipalities)
    assert {*kinds} == {"own", "town_hall"}


def test_in_a_town_only_its_own_hall_is_called():
    halls = [(door.place, door.call.ref) for door in DOORS if door.call and door.call.kind == "town_hall"]
    assert halls
    assert all(ref == f"municipality/{place}" for place, ref in halls)


def test_what_others_always_stand_before_is_no_first_door():
    """Whom these two serve, another step has led elsewhere before."""
    windows = {window for _, _, window in NAMED}
    assert {"hw-middle-senior", "hello-work"} <= windows
    assert not {"jobcenter-maebashi", "jobcafe-middle"} & windows


@given(FACTS)
def test_no_conversation_ends_at_a_door_that_was_left_out(facts):
    evaluation = evaluate_conversation(KNOWLEDGE, Conversation(tuple(facts.items())), NOW, translator("ja"))
    first = next(window for window in evaluation.decision.windows if window.rank == 1)
    persona = facts["persona"].values[0] if facts["persona"].values else ""
    assert (persona, evaluation.place, first.id) in NAMED


@pytest.mark.parametrize("persona", ["resident", "employer"])
def test_a_town_whose_hall_lost_its_number_is_named(knowledge, persona):
    town = knowledge.municipalities["10205"]
    halls = {"municipality": {"10205": replace(town.hall, phone=UNKNOWN_VALUE)}}
    doors = first_doors(knowledge.with_contacts({**knowledge.offices, **halls}), RULES)
    lost = {(door.place, door.window) for door in doors if not door.can_be_reached and door.persona == persona}
    assert ("10205", "self-reliance") in lost or persona == "employer"
    assert {place for place, _ in lost} <= {"10205"}


def test_the_labour_bureau_serves_every_town_and_a_hall_its_own():
    towns = towns_served(DOORS)
    assert len(towns["labour-bureau/shokutai"]) == 35
    assert towns["municipality/10205"] == {"10205"}
    assert len(towns["self-reliance/towns"]) == 23


def test_without_a_step_of_rank_the_order_written_decides():
    rules = replace(RULES, window_steps=())
    assert {door.window for door in first_doors(KNOWLEDGE, rules) if door.persona == "resident"} == {"hello-work"}
    backwards = replace(rules, windows=tuple(reversed(rules.windows)))
    windows = {door.window for door in first_doors(KNOWLEDGE, backwards) if door.persona == "resident"}
    assert {"isolation-portal", "welfare-office", "hw-middle-senior"} <= windows
    assert not {"hello-work", "labour-bureau"} & windows
