"""What an assistant may ask: the decision for facts, windows, schemes, helplines. Money, health and home are never asked through one.

Danger comes first: where it is told, the answer holds the telephones and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from navigator.dialogue.answers import Conversation
from navigator.dialogue.conversation.free_text import apply_free_text
from navigator.dialogue.conversation.told_danger import KINDS
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.dialogue.decision_json import InvalidFact, decision_json, schemes_json, windows_json
from navigator.dialogue.evaluation import evaluate_conversation, local_time
from navigator.dialogue.result.helplines import helplines, lines_of_kind
from navigator.dialogue.wording.translation import Translator, translator
from navigator.knowledge.files.problems import nearest
from navigator.knowledge.knowledge import Knowledge

Answer = dict[str, Any]


@dataclass(frozen=True)
class AssistantDesk:
    """A region at a moment, in the source language: an assistant puts it into the person's own."""

    knowledge: Knowledge
    now: datetime
    t: Translator

    def decide(self, facts: Mapping[str, Any], words: str = "") -> Answer:
        """The decision of the interface, without what is asked by nobody but the counter itself. InvalidFact as there."""
        if kinds := self._danger(words):
            return _urgent(kinds[0], [line for kind in kinds for line in self._lines(kind)])
        private = [id for id, spec in self.knowledge.facts.items() if spec.is_private]
        for fact in facts:
            if fact in private:
                message = f"`{fact}` tells of money, health or home: do not ask it. Leave it out. In need, ask for helplines."
                raise InvalidFact(fact, None, "", message)
        day = local_time(self.knowledge, self.now).date()
        unasked = dict.fromkeys(private)  # as "rather not say": the questions go on without them
        return decision_json(self.knowledge, {**facts, **unasked}, day, self.t, self.now)

    def windows(self, municipality: str = "") -> list[Answer]:
        """The counters, of a municipality by its code or all. InvalidFact for an unknown code."""
        known = self.knowledge.municipalities
        if municipality and municipality not in known:
            near = nearest(municipality, known) or ""
            raise InvalidFact("municipality", municipality, near, "municipality is the code of one of the municipalities.")
        return windows_json(self.knowledge, municipality, self.now, self.t)

    def schemes(self) -> list[Answer]:
        """What can be got, with what only the counter can confirm."""
        return schemes_json(self.knowledge, self.now, self.t)

    def help_for(self, kind: str = "") -> Answer:
        """The telephones and chats for a kind of danger, open ones first; for "" all. InvalidFact for an unknown kind."""
        if kind and kind not in KINDS:
            raise InvalidFact("kind", kind, nearest(kind, KINDS) or "", f"kind is one of {', '.join(KINDS)}.")
        return _urgent(kind, self._lines(kind))

    def _lines(self, kind: str) -> list[Answer]:
        serving = lines_of_kind(self.knowledge, self.now, self.t, kind) if kind else helplines(self.knowledge, self.now, self.t)
        return [
            {
                "name": line.name, "phone": line.phone, "open_now": line.opening.is_open, "hours": line.hours, "chat": line.chat_page,
                "note": line.note,
            }
            for line in serving
        ]  # fmt: skip

    def _danger(self, words: str) -> list[str]:
        """The kinds of danger that words tell for certain. They are kept nowhere."""
        if not words.strip():
            return []
        evaluation = evaluate_conversation(self.knowledge, Conversation(), self.now, self.t)
        result = apply_free_text(evaluation, TypedLine(words))[1]
        return [kind for kind in (result.danger, result.danger_also) if kind] if result.danger_is_certain else []


def _urgent(kind: str, lines: list[Answer]) -> Answer:
    return {"urgent": {"kind": kind, "do": "Give these at once. Ask nothing more.", "helplines": lines}}


def desk_of(knowledge: Knowledge, now: datetime) -> AssistantDesk:
    """The region at a moment, its texts with the numbers in force on that day."""
    figures = knowledge.rules.parameter_values_on(local_time(knowledge, now).date())
    return AssistantDesk(knowledge, now, translator(knowledge.region.languages[0], figures=figures))
