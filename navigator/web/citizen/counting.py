"""Which counts a step leaves behind: facts, windows and schemes by name, never an answer.

Each `count_…` puts one turn into memory and waits for nothing: the gatherer writes the turns of many together.
"""

import hashlib
import json
import secrets
from typing import Any

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Conversation
from navigator.dialogue.conversation.free_text_result import FreeTextResult
from navigator.dialogue.conversation.screens.screen_answer import ScreenOutcome
from navigator.dialogue.evaluation import Evaluation
from navigator.usage.counts import (
    DANGER,
    DIRECT,
    NONE,
    OTHER,
    UNKNOWN,
    WRONG_NUMBER,
    ChannelCount,
    Count,
    EventCount,
    LanguageCount,
    MunicipalityCount,
    feedback_count,
)

from .request import CitizenRequest

NO_BROWSER = ""  # a conversation that cannot be told from others


def count_screen(
    request: CitizenRequest, before: Conversation, after: Evaluation, outcome: ScreenOutcome, *, asks_on: bool
) -> None:
    """A screen was answered, and (`asks_on`) another was put; or a field that was typed in told of danger."""
    changed = tuple(f for f in dict.fromkeys(outcome.facts) if before.get(f) != after.conversation.get(f))
    counts = _answers(request, before, after, changed, asks_on=asks_on) if changed else []
    _write(request, _with_danger(counts, outcome.free_text), (before.pack(), after.conversation.pack(), outcome.free_text.pack()))


def count_line(request: CitizenRequest, before: Conversation, after: Evaluation, result: FreeTextResult) -> None:
    """A line was typed: what it answered, that it was not understood, or that someone is in danger."""
    facts = tuple(f for f in result.facts if before.get(f) != after.conversation.get(f))
    counts = _answers(request, before, after, facts, asks_on=True) if facts else []
    if not result.facts and (result.not_understood or result.offers or "out_of_scope" in result.topics):
        counts.append(EventCount("not_understood", "", persona_of(before)))
    _write(request, _with_danger(counts, result), (before.pack(), after.conversation.pack(), result.pack()))


def count_result(request: CitizenRequest, evaluation: Evaluation) -> None:
    """A result was shown: finished, or stopped at a question still open."""
    persona, decision = persona_of(evaluation.conversation), evaluation.decision
    event = "finished" if decision.next_question is None else "stopped"
    counts: list[Count] = [EventCount(event, decision.next_question or "", persona)]
    counts += [EventCount("shown", window.id, persona) for window in decision.windows if window.rank]
    counts += [EventCount("shown", s.id, persona) for s in decision.schemes if s.finding.verdict == "fits"]
    counts += _language_and_channel(request, event)
    fitting = [category.id for category in decision.categories if category.finding.verdict == "fits"]
    # One conversation, one category: of two that fit either is as likely, so that neither comes out too small.
    counts.append(MunicipalityCount(evaluation.place or UNKNOWN, secrets.choice(fitting or [NONE])))
    _write(request, counts, ("result", Conversation(evaluation.conversation.answers).pack()))


def count_sheet(request: CitizenRequest, evaluation: Evaluation) -> None:
    """The sheet to print or show was opened, for the first window."""
    first = next((window.id for window in evaluation.decision.windows if window.rank), "")
    if first:
        _count_use(request, "printed", first)


def count_contact(request: CitizenRequest, window: str) -> None:
    """A telephone, map or page of a window was tapped, on the result that showed it: once for each conversation."""
    shown = request.evaluate(request.browser.conversation).decision.windows if request.browser.counted_digest else ()
    if any(each.id == window and each.rank for each in shown):
        _count_use(request, "contact", window)


def count_not_understood(request: CitizenRequest) -> None:
    """None of the readings offered was right."""
    conversation = request.browser.conversation
    _write(request, [EventCount("not_understood", "", persona_of(conversation))], ("none", conversation.pack()))


def count_wrong_number(request: CitizenRequest, office: str) -> None:
    """Somebody says that the number of an office did not work: the office, the day, and nothing of who."""
    _write(request, [EventCount(WRONG_NUMBER, office)], ("wrong number", office))


def count_feedback(request: CitizenRequest, reason: str) -> None:
    """Somebody says how the pages served them: one of our reasons, and nothing of who."""
    _write(request, [feedback_count(reason)], ("feedback",))


def persona_of(conversation: Conversation) -> str:
    """Who speaks, "" until it is said: a line may come before that."""
    return conversation.persona if conversation.get("persona") else ""


def raises_alarm(evaluation: Evaluation, fact: str) -> bool:
    """Whether help first depends on this fact."""
    rules = evaluation.rules
    return any(rule.fact_bits >> rules.index[fact] & 1 for _, rule in rules.alarms)


def _write(request: CitizenRequest, counts: list[Count], turn: tuple[Any, ...]) -> None:
    """Hand a turn on; `turn` tells it from the others of this conversation, so that it is counted once.

    A browser that has not brought its cookie back yet cannot be told from another: it is counted each time.
    """
    browser = request.browser
    if not browser.was_sent:
        request.site.turns.count(NO_BROWSER, counts, contributor=browser.number)
        return
    name = json.dumps([browser.number, *turn]).encode()
    once = hashlib.blake2s(name, digest_size=16).hexdigest()
    request.site.turns.count(browser.number, counts, once, browser.number)


def _with_danger(counts: list[Count], result: FreeTextResult) -> list[Count]:
    is_told = result.danger_is_certain and EventCount(DANGER) not in counts
    return [*counts, EventCount(DANGER)] if is_told else counts


def _answers(
    request: CitizenRequest, before: Conversation, after: Evaluation, facts: tuple[str, ...], *, asks_on: bool
) -> list[Count]:
    persona = persona_of(after.conversation)
    counts: list[Count] = [_answer(after.conversation, fact, persona) for fact in facts]
    if persona and not persona_of(before):
        counts += [EventCount("started", "", persona), *_language_and_channel(request, "started")]
    asked = (after.decision.next_screen if persona else ("persona",)) if asks_on else ()
    counts += [EventCount("asked", fact, persona) for fact in asked if before.get(fact) is None]
    if after.decision.urgent and any(raises_alarm(after, fact) for fact in facts):
        counts.append(EventCount(DANGER))
    return counts


def _answer(conversation: Conversation, fact: str, persona: str) -> EventCount:
    answer = conversation.get(fact)
    return EventCount("unknown" if answer in (DONT_KNOW, DECLINED) else "answered", fact, persona)


def _count_use(request: CitizenRequest, event: str, window: str) -> None:
    persona = persona_of(request.browser.conversation)
    _write(request, [EventCount(event, window, persona), *_language_and_channel(request, event)], (event, window))


def _language_and_channel(request: CitizenRequest, event: str) -> list[Count]:
    return [LanguageCount(request.t.lang, event), ChannelCount(_channel(request), event)]


def _channel(request: CitizenRequest) -> str:
    """What brought the person here, in the closed list: a code that nobody made is `other`."""
    channel = request.browser.channel
    if not channel:
        return DIRECT
    return channel if channel in request.site.channels else OTHER
