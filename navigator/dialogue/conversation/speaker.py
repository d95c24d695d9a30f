"""Who speaks in a line of free text: never guessed silently."""

from dataclasses import dataclass

from navigator.dialogue.evaluation import Evaluation
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.knowledge import Knowledge
from navigator.language.understanding import Understanding

from .option_match import lone_answer
from .typed_line import TypedLine

SPEAKING_FOR_A_PERSON = ("family", "supporter")


@dataclass(frozen=True)
class Speaker:
    """Who speaks, as personas; "" for nobody."""

    voice: str = ""  # whose facts can be answered; "" while nobody is known
    certain: str = ""  # told by this line
    guess: str = ""  # likely, to be asked
    other: str = ""  # somebody else than before, to be asked


def find_speaker(evaluation: Evaluation, line: TypedLine, understanding: Understanding) -> Speaker:
    """The speaker of a line. Until it is certain who speaks, and where that is the question, the line may tell it;
    later it can only raise the question whether somebody else is meant."""
    known = evaluation.conversation.known_persona
    read_as = understanding.persona or ""
    lone = lone_answer(evaluation, "persona", line.text) if line.asked == "persona" else None
    if lone is not None:
        return Speaker(lone.values[0], certain=lone.values[0])
    if not known or line.asked == "persona":
        # most lines seem to be about oneself: that alone tells nothing
        evidence = known or understanding.persona_words or understanding.facts or read_as != PERSONAS[0]
        asked_of_alone = _asked_of_alone(evaluation.knowledge, understanding, read_as)
        is_certain = (understanding.persona_sure and evidence) or asked_of_alone
        certain = read_as if is_certain else ""
        likely = read_as or next((offer.value for offer in understanding.readings if offer.fact == "persona"), "")
        return Speaker(certain or known, certain=certain, guess="" if certain or known else likely)
    if understanding.persona_sure and _is_another(known, read_as):
        return Speaker(known, other=read_as)
    return Speaker(known)


def _is_another(known: str, read_as: str) -> bool:
    """Whether a later line is about somebody else. A line about nobody is read as one about oneself, and all who speak
    for a person, relatives or not, give the same answers."""
    if read_as in ("", known, PERSONAS[0]):
        return False
    return not (known in SPEAKING_FOR_A_PERSON and read_as in SPEAKING_FOR_A_PERSON)


def _asked_of_alone(knowledge: Knowledge, understanding: Understanding, persona: str) -> bool:
    """Whether the line answers something that only this persona is asked: only an employer has a job to offer."""
    answered = [knowledge.facts[fact] for fact in understanding.facts if fact in knowledge.facts]
    return any(declared.asked_of == (persona,) for declared in answered)
