"""Which counts a step leaves behind: facts, windows and schemes by name, never an answer."""

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Conversation
from navigator.dialogue.conversation.free_text_result import FreeTextResult
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
)
from navigator.web.site import Site

from .cookie import BrowserState


def answered(site: Site, held: BrowserState, after: Evaluation, facts: tuple[str, ...]) -> None:
    """Answers were given or changed, and another question was put."""
    site.store.write(site.today, _answered(site, held, after, facts))


def said(site: Site, held: BrowserState, after: Evaluation, heard: FreeTextResult) -> None:
    """A line was said: what it answered, that it was not understood, or that someone is in danger."""
    before = held.conversation
    facts = tuple(f for f in heard.facts if before.get(f) != after.conversation.get(f))
    counts = _answered(site, held, after, facts) if facts else []
    if not heard.facts and (heard.lost or heard.offers or "out_of_scope" in heard.topics):
        counts.append(EventCount("not_understood", "", persona_of(before)))
    if heard.certain and EventCount(DANGER) not in counts:
        counts.append(EventCount(DANGER))
    site.store.write(site.today, counts)


def _answered(site: Site, held: BrowserState, after: Evaluation, facts: tuple[str, ...]) -> list[Count]:
    before, persona, lang = held.conversation, persona_of(after.conversation), after.t.lang
    counts: list[Count] = [_one(after.conversation, fact, persona) for fact in facts]
    if persona and not persona_of(before):
        come = ChannelCount(channel(site, held), "started")
        counts += [EventCount("started", "", persona), LanguageCount(lang, "started"), come]
    question = after.decision.next_question if persona else "persona"
    if question and before.get(question) is None:
        counts.append(EventCount("asked", question, persona))
    if after.decision.urgent and any(alarms(after, fact) for fact in facts):
        counts.append(EventCount(DANGER))
    return counts


def persona_of(conversation: Conversation) -> str:
    """Who speaks, "" until it is said: a line may come before that."""
    return conversation.persona if conversation.get("persona") else ""


def alarms(case: Evaluation, fact: str) -> bool:
    """Whether help first depends on this fact."""
    return any(rule.bits >> case.rules.index[fact] & 1 for _, rule in case.rules.alarms)


def _one(conversation: Conversation, fact: str, persona: str) -> EventCount:
    answer = conversation.get(fact)
    return EventCount("unknown" if answer in (DONT_KNOW, DECLINED) else "answered", fact, persona)


def shown(site: Site, held: BrowserState, case: Evaluation) -> None:
    """A result was shown: finished, or stopped at a question still open."""
    persona, decision = persona_of(case.conversation), case.decision
    event = "finished" if decision.next_question is None else "stopped"
    counts: list[Count] = [EventCount(event, decision.next_question or "", persona)]
    counts += [EventCount("shown", window.id, persona) for window in decision.windows if window.rank]
    counts += [EventCount("shown", s.id, persona) for s in decision.schemes if s.finding.verdict == "fits"]
    counts += [LanguageCount(case.t.lang, event), ChannelCount(channel(site, held), event)]
    holding = [category.id for category in decision.categories if category.finding.verdict == "fits"]
    answer = case.used.get(case.knowledge.place_fact)
    place = answer.values[0] if answer and answer.values else UNKNOWN
    counts += [MunicipalityCount(place, category) for category in holding or [NONE]]
    site.store.write(site.today, counts)


def channel(site: Site, held: BrowserState) -> str:
    """What brought the person here, in the closed list: a code that nobody made is `other`."""
    if not held.channel:
        return DIRECT
    return held.channel if held.channel in site.channels else OTHER


def wrong_number(site: Site, office: str) -> None:
    """Somebody says that the number of an office did not work: the office, the day, and nothing of who."""
    site.store.write(site.today, [EventCount(WRONG_NUMBER, office)])


def contact(site: Site, held: BrowserState, lang: str, window: str) -> None:
    """A telephone, map or page of a window was tapped."""
    site.store.write(site.today, [EventCount("contact", window, persona_of(held.conversation)), *_come(site, held, lang, "contact")])


def printed(site: Site, held: BrowserState, case: Evaluation) -> None:
    """The sheet to print or show was opened, for the first door."""
    first = next((window.id for window in case.decision.windows if window.rank), "")
    if first:
        counts = [EventCount("printed", first, persona_of(case.conversation)), *_come(site, held, case.t.lang, "printed")]
        site.store.write(site.today, counts)


def _come(site: Site, held: BrowserState, lang: str, event: str) -> list[Count]:
    return [LanguageCount(lang, event), ChannelCount(channel(site, held), event)]


def not_understood(site: Site, conversation: Conversation) -> None:
    """None of the readings offered was right."""
    site.store.write(site.today, [EventCount("not_understood", "", persona_of(conversation))])
