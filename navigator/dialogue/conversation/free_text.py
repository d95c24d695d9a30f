"""What a line of free text changes: answers, readings to choose from, questions about windows and schemes.

What is certain is taken and shown; what is not is asked. Who speaks is never guessed silently.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Answer, Conversation, is_valid, make_answer
from navigator.dialogue.evaluation import Evaluation
from navigator.knowledge.knowledge import Knowledge
from navigator.language.understanding import FactReading, Understanding

from .concerns import concerns_in
from .free_text_result import BUILT_IN_TOPICS, MOST, NO_FREE_TEXT, FreeTextResult
from .option_match import LONGEST, lone_answer, near_answers
from .speaker import Speaker, find_speaker
from .typed_line import TypedLine

UNANSWERED = {"declined": DECLINED, "unknown": DONT_KNOW}
MIN_TOPIC_SCORE = 0.5  # of 1
MOST_OF_ONE = 8  # readings of one fact


def apply_free_text(evaluation: Evaluation, line: TypedLine) -> tuple[Conversation, FreeTextResult]:
    """The conversation after a line, and what was understood. Never raises, whatever was typed."""
    known = evaluation.conversation.known_persona if line.asked != "persona" else ""
    from navigator.language.understand import understand  # here: it is loaded beside the first requests

    understanding = understand(evaluation.knowledge.lexicon, line.text, evaluation.now.date(), persona=known, asked=line.asked)
    return interpret(evaluation, line, understanding)


def danger_in(evaluation: Evaluation, text: str) -> FreeTextResult:
    """The danger in what was typed for a place, and nothing else: a place written wrongly is no danger."""
    _, result = apply_free_text(evaluation, TypedLine(text, evaluation.knowledge.lexicon.place))
    return replace(
        NO_FREE_TEXT, danger=result.danger, danger_is_certain=result.danger_is_certain, danger_also=result.danger_also
    )


def interpret(evaluation: Evaluation, line: TypedLine, understanding: Understanding) -> tuple[Conversation, FreeTextResult]:
    """The conversation after a line that was read so, and the result."""
    speaker = find_speaker(evaluation, line, understanding)
    answers = {} if speaker.other else _answers(evaluation, line, understanding, speaker.voice)
    after, facts, changed = _taken(evaluation.conversation, speaker, answers)
    topics = _believed_topics(line, understanding)
    concerns = concerns_in(evaluation.knowledge, line.text, topics, speaker.voice)
    result = FreeTextResult(
        concerns=concerns,
        facts=facts,
        changed=changed,
        likely_persona=speaker.guess,
        inquiries=_asks(evaluation.knowledge, understanding),
        topics=_topics(evaluation.knowledge, topics, speaker),
        danger=understanding.crisis if understanding.crisis != "none" and understanding.concern != "none" else "",
        danger_is_certain=understanding.crisis != "none" and understanding.concern == "certain",
        danger_also=understanding.also if understanding.also != "none" else "",
        danger_settings=understanding.settings,
    )
    if not result.danger_is_certain:  # nothing is asked before help
        candidates = _candidates(evaluation, line, understanding, speaker.other, result.has_reply)
        result = replace(result, offers=_offers(evaluation.knowledge, after, speaker, candidates))
    return after.with_concerns(concerns), replace(result, not_understood=not result.has_reply and not result.offers)


def _believed_topics(line: TypedLine, understanding: Understanding) -> list[str]:
    """The likely topics. What a short answer to a question seems to be about is believed by its words alone."""
    is_answer = line.asked not in ("", "persona") and len(line.text) <= LONGEST
    likely = [topic for topic in understanding.topics if topic.score >= MIN_TOPIC_SCORE]
    return [topic.id for topic in likely if topic.words or not is_answer]


def _answers(evaluation: Evaluation, line: TypedLine, understanding: Understanding, voice: str) -> dict[str, Answer]:
    """The answers in the order of the line; the question at hand may be answered in its own words."""
    knowledge = evaluation.knowledge
    answers = {
        fact: _answer(evaluation.conversation, fact, reading)
        for fact, reading in understanding.facts.items()
        if _can_take(knowledge, fact, voice, _as_answer(reading))
    }
    if line.asked and line.asked != "persona" and line.asked not in answers:
        lone = lone_answer(evaluation, line.asked, line.text) or UNANSWERED.get(understanding.no_answer)
        if lone is not None:
            answers[line.asked] = lone
    return {fact: answer for fact, answer in answers.items() if _is_of_place(evaluation, fact, answers)}


def _is_of_place(evaluation: Evaluation, fact: str, answers: Mapping[str, Answer]) -> bool:
    """Whether a fact is no part of a municipality, or part of the one that is told: 伊勢崎の新町 is no part of Takasaki."""
    knowledge = evaluation.knowledge
    part_of = knowledge.facts[fact].part_of
    place = answers.get(knowledge.lexicon.place) or evaluation.conversation.get(knowledge.lexicon.place)
    return not part_of or place == make_answer(part_of)


def _can_take(knowledge: Knowledge, fact: str, voice: str, answer: Answer) -> bool:
    """Whether this persona ("" for anyone) is asked this fact, and the fact takes the answer."""
    declared = knowledge.facts.get(fact)
    return (
        declared is not None
        and fact != "persona"
        and (not voice or voice in declared.asked_of)
        and is_valid(knowledge, fact, answer)
    )


def _answer(before: Conversation, fact: str, reading: FactReading) -> Answer:
    """A further option joins those chosen before; any other answer replaces the earlier one."""
    earlier = before.get(fact)
    if reading.several and earlier is not None and earlier.is_known:
        return make_answer(*dict.fromkeys((*earlier.values, *reading.values)))
    return _as_answer(reading)


def _as_answer(reading: FactReading) -> Answer:
    """A year of birth leaves two ages possible, and a limit may lie between them."""
    if reading.born and reading.range:
        return make_answer(f"{reading.range[0] - 1}..{reading.range[1]}")
    return make_answer(*reading.answer_values)


def _taken(
    before: Conversation, speaker: Speaker, answers: Mapping[str, Answer]
) -> tuple[Conversation, tuple[str, ...], tuple[str, ...]]:
    """The conversation with the answers, the facts answered, and those of them that changed an earlier answer."""
    taken = {"persona": make_answer(speaker.certain)} if speaker.certain else {}
    taken |= answers
    after = before
    for fact, answer in taken.items():
        after = after.answer(fact, answer)
    changed = tuple(fact for fact, answer in taken.items() if before.get(fact) not in (None, answer))
    return after, tuple(taken), changed


def _candidates(
    evaluation: Evaluation, line: TypedLine, understanding: Understanding, other_speaker: str, taken: bool
) -> list[tuple[str, str]]:
    """What may be meant, as (fact, value): who speaks, what a topic may mean, an option in nearly its own words."""
    candidates = [("persona", other_speaker)] if other_speaker else []
    candidates += [(offer.fact, offer.value) for offer in understanding.readings]
    if not candidates and not taken and line.asked:
        candidates += [(line.asked, value) for value in near_answers(evaluation, line.asked, line.text)]
    return candidates


def _offers(
    knowledge: Knowledge, after: Conversation, speaker: Speaker, candidates: list[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Up to three candidates that can be answered and are no answer yet; of the first fact all, as the towns of a district."""
    offers = tuple(
        (fact, value)
        for fact, value in dict.fromkeys(candidates)
        if (fact == "persona" and speaker.other)
        or (_can_take(knowledge, fact, speaker.voice, make_answer(value)) and after.get(fact) != make_answer(value))
    )
    of_first = next((n for n, (fact, _) in enumerate(offers) if fact != offers[0][0]), len(offers))
    return offers[: max(MOST, min(of_first, MOST_OF_ONE))]


def _asks(knowledge: Knowledge, understanding: Understanding) -> tuple[tuple[str, str], ...]:
    """The questions as (kind, window or scheme); those that name none count only when no other names one."""
    known = {*knowledge.windows, *knowledge.schemes, ""}
    inquiries = dict.fromkeys((i.kind, i.about) for i in understanding.inquiries if i.about in known)
    return tuple([(kind, about) for kind, about in inquiries if about] or inquiries)[:MOST]


def _topics(knowledge: Knowledge, topics: Sequence[str], speaker: Speaker) -> tuple[str, ...]:
    """The topics that have a reply for who speaks, most likely first."""
    known = {id for id, words in knowledge.topics.items() if not speaker.voice or speaker.voice in words.personas}
    known |= {*BUILT_IN_TOPICS}
    if speaker.certain == "family":  # shown as an answer already
        known -= {"family_consult"}
    return tuple(id for id in topics if id in known)[:MOST]
