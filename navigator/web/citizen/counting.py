"""Which counts a step leaves behind: facts, windows and schemes by name, never an answer."""

from navigator.dialogue.answers import UNKNOWN as NOT_KNOWN
from navigator.dialogue.answers import UNSAID, Conversation
from navigator.dialogue.conversation.free_text_result import Heard
from navigator.dialogue.evaluation import Case
from navigator.usage.counts import (
    DANGER,
    DIRECT,
    NONE,
    OTHER,
    UNKNOWN,
    WRONG_NUMBER,
    Count,
    Place,
    Reach,
    Spoken,
    Step,
)
from navigator.web.site import Site

from .cookie import Held


def answered(site: Site, held: Held, after: Case, facts: tuple[str, ...]) -> None:
    """Answers were given or changed, and another question was put."""
    site.store.write(site.today, _answered(site, held, after, facts))


def said(site: Site, held: Held, after: Case, heard: Heard) -> None:
    """A line was said: what it answered, that it was not understood, or that someone is in danger."""
    before = held.conversation
    facts = tuple(f for f in heard.facts if before.get(f) != after.conversation.get(f))
    counts = _answered(site, held, after, facts) if facts else []
    if not heard.facts and (heard.lost or heard.offers or "out_of_scope" in heard.topics):
        counts.append(Step("not_understood", "", persona_of(before)))
    if heard.certain and Step(DANGER) not in counts:
        counts.append(Step(DANGER))
    site.store.write(site.today, counts)


def _answered(site: Site, held: Held, after: Case, facts: tuple[str, ...]) -> list[Count]:
    before, persona, lang = held.conversation, persona_of(after.conversation), after.say.lang
    counts: list[Count] = [_one(after.conversation, fact, persona) for fact in facts]
    if persona and not persona_of(before):
        come = Reach(channel(site, held), "started")
        counts += [Step("started", "", persona), Spoken(lang, "started"), come]
    question = after.decision.next_question if persona else "persona"
    if question and before.get(question) is None:
        counts.append(Step("asked", question, persona))
    if after.decision.urgent and any(alarms(after, fact) for fact in facts):
        counts.append(Step(DANGER))
    return counts


def persona_of(conversation: Conversation) -> str:
    """Who speaks, "" until it is said: a line may come before that."""
    return conversation.persona if conversation.get("persona") else ""


def alarms(case: Case, fact: str) -> bool:
    """Whether help first depends on this fact."""
    return any(rule.bits >> case.rules.index[fact] & 1 for _, rule in case.rules.alarms)


def _one(conversation: Conversation, fact: str, persona: str) -> Step:
    answer = conversation.get(fact)
    return Step("unknown" if answer in (NOT_KNOWN, UNSAID) else "answered", fact, persona)


def shown(site: Site, held: Held, case: Case) -> None:
    """A result was shown: finished, or stopped at a question still open."""
    persona, decision = persona_of(case.conversation), case.decision
    event = "finished" if decision.next_question is None else "stopped"
    counts: list[Count] = [Step(event, decision.next_question or "", persona)]
    counts += [Step("shown", window.id, persona) for window in decision.windows if window.rank]
    counts += [Step("shown", s.id, persona) for s in decision.schemes if s.finding.verdict == "fits"]
    counts += [Spoken(case.say.lang, event), Reach(channel(site, held), event)]
    holding = [category.id for category in decision.categories if category.finding.verdict == "fits"]
    answer = case.used.get(case.knowledge.place_fact)
    place = answer.values[0] if answer and answer.values else UNKNOWN
    counts += [Place(place, category) for category in holding or [NONE]]
    site.store.write(site.today, counts)


def channel(site: Site, held: Held) -> str:
    """What brought the person here, in the closed list: a code that nobody made is `other`."""
    if not held.channel:
        return DIRECT
    return held.channel if held.channel in site.channels else OTHER


def wrong_number(site: Site, office: str) -> None:
    """Somebody says that the number of an office did not work: the office, the day, and nothing of who."""
    site.store.write(site.today, [Step(WRONG_NUMBER, office)])


def contact(site: Site, held: Held, lang: str, window: str) -> None:
    """A telephone, map or page of a window was tapped."""
    site.store.write(site.today, [Step("contact", window, persona_of(held.conversation)), *_come(site, held, lang, "contact")])


def printed(site: Site, held: Held, case: Case) -> None:
    """The sheet to print or show was opened, for the first door."""
    first = next((window.id for window in case.decision.windows if window.rank), "")
    if first:
        counts = [Step("printed", first, persona_of(case.conversation)), *_come(site, held, case.say.lang, "printed")]
        site.store.write(site.today, counts)


def _come(site: Site, held: Held, lang: str, event: str) -> list[Count]:
    return [Spoken(lang, event), Reach(channel(site, held), event)]


def not_understood(site: Site, conversation: Conversation) -> None:
    """None of the readings offered was right."""
    site.store.write(site.today, [Step("not_understood", "", persona_of(conversation))])
