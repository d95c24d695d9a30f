"""What was asked and answered so far, in the order of the answers."""

from navigator.dialogue.wording.fact_text import answer_text
from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.remembered import remembered

from .answers import Answer
from .evaluation import Evaluation
from .views import TranscriptLine

MOST_LINES = 4096  # an answer at its place, in one voice and language


def transcript(evaluation: Evaluation) -> tuple[TranscriptLine, ...]:
    """One line for each answer."""
    return tuple(_line(evaluation, fact, answer) for fact, answer in evaluation.conversation.answers)


def _line(evaluation: Evaluation, fact: str, answer: Answer) -> TranscriptLine:
    """A line as it stands in this conversation."""
    in_use = evaluation.answers_in_use.get(fact) is not None
    place = (in_use, _tells_danger(evaluation, fact), evaluation.conversation.position(fact))
    return _made_line(evaluation.knowledge, evaluation.t, evaluation.persona, fact, answer, *place)


@remembered(MOST_LINES)
def _made_line(
    knowledge: Knowledge, t: Translator, persona: str, fact: str, answer: Answer, in_use: bool, tells_danger: bool, position: int
) -> TranscriptLine:
    words, voice = knowledge.fact_words[fact], knowledge.facts[fact].voice(persona)
    return TranscriptLine(
        fact=fact,
        question=t(words.ask(voice)),
        answer=answer_text(knowledge, fact, answer, voice, t),
        label=t(words.label),
        short_answer=answer_text(knowledge, fact, answer, voice, t, short=True),
        in_use=in_use,
        is_known=answer.is_known,
        tells_danger=tells_danger,
        position=position,
    )


def _tells_danger(evaluation: Evaluation, fact: str) -> bool:
    """Whether an alarm holds that rests on this answer."""
    kind = evaluation.decision.urgent[0] if evaluation.decision.urgent else ""
    index = evaluation.rules.index[fact]
    return any(alarm.kind == kind and rule.fact_bits >> index & 1 for alarm, rule in evaluation.rules.alarms)
