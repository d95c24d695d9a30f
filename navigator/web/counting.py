"""Which counts a step leaves behind: facts, windows and schemes by name, never an answer."""

from datetime import date

from navigator.dialogue import UNKNOWN as NOT_KNOWN
from navigator.dialogue import UNSAID, Case, Conversation, Heard
from navigator.usage import DANGER, DIRECT, NONE, UNKNOWN, Count, Place, Reach, Spoken, Step

from .site import Site


def today(site: Site) -> date:
    """The region's day."""
    return site.clock().astimezone(site.knowledge.region.timezone).date()


def answered(site: Site, before: Conversation, after: Case, facts: tuple[str, ...]) -> None:
    """Answers were given or changed, and another question was put."""
    site.store.write(today(site), _answered(before, after, facts))


def said(site: Site, before: Conversation, after: Case, heard: Heard) -> None:
    """A line was said: what it answered, that it was not understood, or that someone is in danger."""
    facts = tuple(f for f in heard.facts if before.get(f) != after.conversation.get(f))
    counts = _answered(before, after, facts) if facts else []
    if not heard.facts and (heard.lost or heard.offers or "out_of_scope" in heard.topics):
        counts.append(Step("not_understood", "", persona_of(before)))
    if heard.certain and Step(DANGER) not in counts:
        counts.append(Step(DANGER))
    site.store.write(today(site), counts)


def _answered(before: Conversation, after: Case, facts: tuple[str, ...]) -> list[Count]:
    persona, lang = persona_of(after.conversation), after.say.lang
    counts: list[Count] = [_one(after.conversation, fact, persona) for fact in facts]
    if persona and not persona_of(before):
        counts += [Step("started", "", persona), Spoken(lang, "started"), Reach(DIRECT, "started")]
    question = after.decision.next_question if persona else "persona"
    if question and before.get(question) is None:
        counts.append(Step("asked", question, persona))
    if after.decision.urgent and "livelihood" in facts:
        counts.append(Step(DANGER))
    return counts


def persona_of(conversation: Conversation) -> str:
    """Who speaks, "" until it is said: a line may come before that."""
    return conversation.persona if conversation.get("persona") else ""


def _one(conversation: Conversation, fact: str, persona: str) -> Step:
    answer = conversation.get(fact)
    return Step("unknown" if answer in (NOT_KNOWN, UNSAID) else "answered", fact, persona)


def shown(site: Site, case: Case) -> None:
    """A result was shown: finished, or stopped at a question still open."""
    persona, decision = persona_of(case.conversation), case.decision
    event = "finished" if decision.next_question is None else "stopped"
    counts: list[Count] = [Step(event, decision.next_question or "", persona)]
    counts += [Step("shown", window.id, persona) for window in decision.windows if window.rank]
    counts += [Step("shown", s.id, persona) for s in decision.schemes if s.finding.verdict == "fits"]
    counts += [Spoken(case.say.lang, event), Reach(DIRECT, event)]
    holding = [category.id for category in decision.categories if category.finding.verdict == "fits"]
    answer = case.used.get("municipality")
    place = answer.values[0] if answer and answer.values else UNKNOWN
    counts += [Place(place, category) for category in holding or [NONE]]
    site.store.write(today(site), counts)


def not_understood(site: Site, conversation: Conversation) -> None:
    """None of the readings offered was right."""
    site.store.write(today(site), [Step("not_understood", "", persona_of(conversation))])
