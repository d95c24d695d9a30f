"""A line of a person's own words becomes answers, readings to choose from, and questions about things.

What is sure is taken and told back; what is not is asked. Who speaks is never guessed in silence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from navigator.dialogue.answers import Answer, Conversation, is_valid, make_answer
from navigator.dialogue.evaluation import Evaluation
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.knowledge import Knowledge
from navigator.language.understand import understand
from navigator.language.understanding import FactReading, Understanding

from .free_text_result import MOST, NO_FREE_TEXT, FreeTextResult
from .option_match import lone_answer, near_answers

LIKELY = 0.5  # of 1: the least likelihood of a topic that is spoken of


@dataclass(frozen=True)
class TypedLine:
    """A line, and the fact of the question that stood above it ("" for none)."""

    text: str
    asked: str = ""


def apply_free_text(evaluation: Evaluation, line: TypedLine) -> tuple[Conversation, FreeTextResult]:
    """The conversation after a line, and what was heard of it. Never raises, whatever was typed."""
    known = evaluation.conversation.persona if evaluation.conversation.get("persona") and line.asked != "persona" else ""
    understanding = understand(evaluation.knowledge.lexicon, line.text, evaluation.now.date(), persona=known, asked=line.asked)
    return interpret(evaluation, line, understanding)


def danger_in(evaluation: Evaluation, text: str) -> FreeTextResult:
    """The danger that a text tells of, and nothing else: for fields that ask for something quite different."""
    _, result = apply_free_text(evaluation, TypedLine(text))
    return replace(NO_FREE_TEXT, danger=result.danger, certain=result.certain)


def interpret(evaluation: Evaluation, line: TypedLine, understanding: Understanding) -> tuple[Conversation, FreeTextResult]:
    """What is made of a reading."""
    speaker = _speaker(evaluation, line, understanding)
    answers = {} if speaker.differs else _answers(evaluation, line, understanding, speaker.voice)
    after, facts, changed = _taken(evaluation.conversation, speaker, answers)
    result = FreeTextResult(
        facts=facts,
        changed=changed,
        guess=speaker.guess,
        asks=_asks(evaluation.knowledge, understanding),
        topics=_topics(evaluation.knowledge, understanding, speaker),
        danger=understanding.crisis if understanding.crisis != "none" and understanding.concern != "none" else "",
        certain=understanding.crisis != "none" and understanding.concern == "certain",
    )
    if not result.certain:  # nothing is asked before help
        result = replace(result, offers=_offers(evaluation, line, understanding, (after, result, speaker)))
    return after, replace(result, lost=not result.taken and not result.offers)


@dataclass(frozen=True)
class Speaker:
    """Who speaks. `said`: newly and surely told; `guess`: likely, to be asked; `differs`: not who it was before."""

    voice: str = ""
    said: str = ""
    guess: str = ""
    differs: str = ""


def _speaker(evaluation: Evaluation, line: TypedLine, understanding: Understanding) -> Speaker:
    known = evaluation.conversation.persona if evaluation.conversation.get("persona") else ""
    read_as = understanding.persona or ""
    lone = lone_answer(evaluation, "persona", line.text) if line.asked == "persona" else None
    if lone is not None:
        return Speaker(lone.values[0], said=lone.values[0])
    if not known or line.asked == "persona":
        # most lines seem to be about oneself: that alone tells nothing
        evidence = known or understanding.persona_words or understanding.facts or read_as != PERSONAS[0]
        certain = (understanding.persona_sure and evidence) or _asked_of_alone(evaluation.knowledge, understanding, read_as)
        sure = read_as if certain else ""
        likely = read_as or next((offer.value for offer in understanding.readings if offer.fact == "persona"), "")
        return Speaker(sure or known, said=sure, guess="" if sure or known else likely)
    if understanding.persona_sure and _is_another(known, read_as):
        return Speaker(known, differs=read_as)
    return Speaker(known)


ABOUT_A_PERSON = ("family", "supporter")


def _is_another(known: str, read_as: str) -> bool:
    """Whether a line in the middle speaks of somebody else. One that speaks of nobody reads as if it were of oneself,
    and whoever speaks for a person, relative or not, gives the same answers."""
    if read_as in ("", known, PERSONAS[0]):
        return False
    return not (known in ABOUT_A_PERSON and read_as in ABOUT_A_PERSON)


def _asked_of_alone(knowledge: Knowledge, understanding: Understanding, persona: str) -> bool:
    """Whether something was told that is asked of nobody else: only an employer has a job to offer."""
    told_facts = [knowledge.facts[fact] for fact in understanding.facts if fact in knowledge.facts]
    return any(declared.asked_of == (persona,) for declared in told_facts)


def _answers(evaluation: Evaluation, line: TypedLine, understanding: Understanding, voice: str) -> dict[str, Answer]:
    """The answers in the order they were said; the question at hand may be answered in its own words."""
    knowledge = evaluation.knowledge
    found = {
        fact: _answer(evaluation.conversation, fact, reading)
        for fact, reading in understanding.facts.items()
        if _fits(knowledge, fact, voice, _told(reading))
    }
    if line.asked and line.asked != "persona" and line.asked not in found:
        lone = lone_answer(evaluation, line.asked, line.text)
        if lone is not None:
            found[line.asked] = lone
    return found


def _fits(knowledge: Knowledge, fact: str, voice: str, answer: Answer) -> bool:
    """Whether this fact is asked of this voice (of anyone, while it is not known who speaks) and takes the answer."""
    declared = knowledge.facts.get(fact)
    return (
        declared is not None
        and fact != "persona"
        and (not voice or voice in declared.asked_of)
        and is_valid(knowledge, fact, answer)
    )


def _answer(before: Conversation, fact: str, reading: FactReading) -> Answer:
    """A further option joins those chosen before; any other answer takes their place."""
    earlier = before.get(fact)
    if reading.several and earlier is not None and earlier.kind == "told":
        return make_answer(*dict.fromkeys((*earlier.values, *reading.values)))
    return _told(reading)


def _told(reading: FactReading) -> Answer:
    """As it was read; a year of birth tells two ages, and a limit may lie between them."""
    if reading.born and reading.range:
        return make_answer(f"{reading.range[0] - 1}..{reading.range[1]}")
    return make_answer(*reading.answer_values)


def _taken(
    before: Conversation, speaker: Speaker, answers: Mapping[str, Answer]
) -> tuple[Conversation, tuple[str, ...], tuple[str, ...]]:
    """The conversation with the answers, those that it took, and those that changed an earlier one."""
    whole = {"persona": make_answer(speaker.said)} | dict(answers) if speaker.said else dict(answers)
    after = before
    for fact, answer in whole.items():
        after = after.answer(fact, answer)
    changed = tuple(f for f, a in whole.items() if before.get(f) not in (None, a))
    return after, tuple(whole), changed


def _offers(
    evaluation: Evaluation, line: TypedLine, understanding: Understanding, so_far: tuple[Conversation, FreeTextResult, Speaker]
) -> tuple[tuple[str, str], ...]:
    """Up to three readings to choose from: who speaks, what a topic may mean."""
    after, result, speaker = so_far
    offers = [("persona", speaker.differs)] if speaker.differs else []
    offers += [(offer.fact, offer.value) for offer in understanding.readings]
    if not offers and not result.taken and line.asked:
        offers += [(line.asked, value) for value in near_answers(evaluation, line.asked, line.text)]
    return tuple(
        (fact, value)
        for fact, value in dict.fromkeys(offers)
        if (fact == "persona" and speaker.differs)
        or (_fits(evaluation.knowledge, fact, speaker.voice, make_answer(value)) and after.get(fact) != make_answer(value))
    )[:MOST]


def _asks(knowledge: Knowledge, understanding: Understanding) -> tuple[tuple[str, str], ...]:
    things = {*knowledge.windows, *knowledge.schemes, ""}
    asks = dict.fromkeys((ask.kind, ask.about) for ask in understanding.inquiries if ask.about in things)
    named = [ask for ask in asks if ask[1]]
    return tuple(named or asks)[:MOST]


def _topics(knowledge: Knowledge, understanding: Understanding, speaker: Speaker) -> tuple[str, ...]:
    """The likely topics that lead somewhere, most likely first; greetings and what is out of scope have words of ours."""
    ours = {*knowledge.topics, "greeting_smalltalk", "out_of_scope"}
    if speaker.said == "family":  # told back as an answer already
        ours -= {"family_consult"}
    return tuple(topic.id for topic in understanding.topics if topic.score >= LIKELY and topic.id in ours)[:MOST]
