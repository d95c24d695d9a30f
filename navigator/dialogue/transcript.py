"""What was asked and answered so far, in the order of the answers."""

from navigator.dialogue.wording.fact_text import answer_text

from .answers import Answer
from .evaluation import Evaluation
from .views import TranscriptLine


def transcript(evaluation: Evaluation) -> tuple[TranscriptLine, ...]:
    """One line for each answer."""
    return tuple(_line(evaluation, fact, answer) for fact, answer in evaluation.conversation.answers)


def _line(evaluation: Evaluation, fact: str, answer: Answer) -> TranscriptLine:
    knowledge, t, words = evaluation.knowledge, evaluation.t, evaluation.knowledge.fact_words[fact]
    voice = knowledge.facts[fact].voice(evaluation.persona)
    return TranscriptLine(
        fact=fact,
        question=t(words.ask(voice)),
        answer=answer_text(knowledge, fact, answer, voice, t),
        label=t(words.label),
        short_answer=answer_text(knowledge, fact, answer, voice, t, short=True),
        in_use=evaluation.answers_in_use.get(fact) is not None,
        is_known=answer.is_known,
        tells_danger=_tells_danger(evaluation, fact),
        position=evaluation.conversation.position(fact),
    )


def _tells_danger(evaluation: Evaluation, fact: str) -> bool:
    """Whether an alarm holds that rests on this answer."""
    kind = evaluation.decision.urgent[0] if evaluation.decision.urgent else ""
    index = evaluation.rules.index[fact]
    return any(alarm.kind == kind and rule.fact_bits >> index & 1 for alarm, rule in evaluation.rules.alarms)
