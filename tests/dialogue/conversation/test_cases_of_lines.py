"""Conversations of typed lines, as data: what is taken, what is asked next, which window is first, who helps."""

import pytest
import yaml

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.conversation.danger_help import danger_view
from navigator.dialogue.conversation.free_text import apply_free_text
from navigator.dialogue.conversation.told_danger import NOTHING_TOLD
from navigator.dialogue.conversation.turn import turn_view
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.dialogue.evaluation import evaluate_conversation
from tests.conftest import NOW, ROOT

FOLDER = ROOT / "tests" / "cases" / "lines"
KEYS = {"name", "start", "ask", "lines", "answers", "not", "next", "first", "danger", "never", "asks", "topics", "offers", "guess", "lost"}
CASES = [c for p in sorted(FOLDER.glob("*.yaml")) for c in yaml.load(p.read_text("utf-8"), yaml.BaseLoader)]


@pytest.fixture
def played(knowledge, t):
    def play(case):
        assert not {*case} - KEYS, case["name"]
        conversation, heard = Conversation(), None
        for fact, value in case.get("start", {}).items():
            conversation = conversation.answer(fact, make_answer(value))
        for line in case["lines"]:
            here = evaluate_conversation(knowledge, conversation, NOW, t)
            asked = case.get("ask") or (here.decision.next_question if conversation.known_persona else "persona")
            conversation, heard = apply_free_text(here, TypedLine(line, asked or ""))
        return evaluate_conversation(knowledge, conversation, NOW, t), heard

    return play


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_lines_are_taken_as_their_case_says(case, played):
    after, heard = played(case)
    given = {fact: answer.values for fact, answer in after.conversation.answers}
    for fact, value in case.get("answers", {}).items():
        assert given.get(fact) == (() if value == "~" else (value,)), (fact, given, heard)
    if case.get("answers") == {}:
        assert not heard.facts
    for fact, value in case.get("not", {}).items():
        assert given.get(fact) != (value,)
    if "next" in case:
        assert case["next"] in (turn_view(after).asked or ("",))
    if "first" in case:
        assert after.decision.windows[0].id == case["first"]
    for id, kind in case.get("asks", {}).items():
        assert (kind, id) in heard.inquiries, heard
    assert {*case.get("topics", ())} <= {*heard.topics}, heard
    assert "lost" not in case or heard.not_understood
    assert "guess" not in case or heard.likely_persona == case["guess"]
    assert {tuple(o.split("=")) for o in case.get("offers", ())} <= {*heard.offers}


@pytest.mark.parametrize(
    "case", [c for c in CASES if {"danger", "never"} & {*c}], ids=lambda case: case["name"]
)
def test_danger_in_lines_is_answered_with_help(case, played):
    after, heard = played(case)
    level, _, kind = case.get("danger", "").partition(" ")
    if level == "none":
        assert not heard.danger
    elif level:
        assert heard.danger == kind
        assert level == "any" or heard.danger_is_certain == (level == "certain")
        told = NOTHING_TOLD.with_told([kind] if heard.danger_is_certain else [], [kind], [kind])
        assert danger_view(after, told).helplines
    assert case.get("never") != "certain" or not heard.danger_is_certain
