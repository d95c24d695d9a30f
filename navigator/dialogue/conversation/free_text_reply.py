"""What the page says back to a line: help first, what was understood with a way to change it, cards, readings."""

from navigator.dialogue.answers import Answer, make_answer
from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.result.cards import brief_card, card
from navigator.dialogue.result.helplines import helplines, public_lines
from navigator.dialogue.views import CardView, FreeTextReply, HelplineView, SideReferral
from navigator.dialogue.wording.citations import citations
from navigator.dialogue.wording.fact_text import answer_text
from navigator.knowledge.content.topics import TopicWords

from .free_text_result import FreeTextResult

FIRST, ASIDE = 4, 2  # telephones before everything, and beside a reply; the page of telephones has the rest
ANY = "any"  # lines that listen to everyone
CARDS = 2


def reply_to_free_text(evaluation: Evaluation, result: FreeTextResult) -> FreeTextReply:
    """The reply to a line, shown again as often as the page is."""
    lines = helplines(evaluation.knowledge, evaluation.now, evaluation.t, result.danger or ANY)
    asked_back = result.lost or "out_of_scope" in result.topics
    urgent = evaluation.decision.urgent is not None and result.danger == evaluation.decision.urgent[0]
    return FreeTextReply(
        kind=result.danger,
        danger=lines[:FIRST] if result.certain and not urgent else (),
        gentle=_aside(lines) if not result.certain and (result.danger or asked_back) else (),
        heard=tuple(
            _told(evaluation, fact, fact in result.changed) for fact in result.facts if evaluation.conversation.get(fact)
        ),
        notes=tuple(_notes(evaluation, result)),
        things=tuple(_things(evaluation, result)),
        beside=tuple(_beside(evaluation, result)),
        readings=tuple(_reading(evaluation, fact, value) for fact, value in result.offers),
        lost=result.lost,
    )


def _aside(lines: tuple[HelplineView, ...]) -> tuple[HelplineView, ...]:
    """A telephone, and a chat for those who are afraid of telephones."""
    chat = next((line for line in lines[1:] if line.chat_page and not line.phone), None)
    return (lines[0], chat) if chat else lines[:ASIDE]


def _told(evaluation: Evaluation, fact: str, changed: bool) -> tuple[str, str, str]:
    answer = evaluation.conversation.get(fact)
    assert answer is not None
    label = evaluation.t(evaluation.knowledge.fact_words[fact].label)
    if changed:
        label = evaluation.t("{label}（書きかえました）").format(label=label)
    return fact, label, _short(evaluation, fact, answer)


def _short(evaluation: Evaluation, fact: str, answer: Answer) -> str:
    voice = evaluation.knowledge.facts[fact].voice(evaluation.voice)
    return answer_text(evaluation.knowledge, fact, answer, voice, evaluation.t, short=True)


def _reading(evaluation: Evaluation, fact: str, value: str) -> tuple[str, str, str]:
    label = evaluation.t(evaluation.knowledge.fact_words[fact].label)
    return (
        fact,
        value,
        evaluation.t("{label}：{answer}").format(label=label, answer=_short(evaluation, fact, make_answer(value))),
    )


def _topics(evaluation: Evaluation, result: FreeTextResult) -> list[TopicWords]:
    """What is known of the topics that concern who speaks."""
    found = [evaluation.knowledge.topics[id] for id in result.topics if id in evaluation.knowledge.topics]
    known = bool(evaluation.conversation.get("persona"))
    return [topic for topic in found if not known or evaluation.voice in topic.personas]


def _notes(evaluation: Evaluation, result: FreeTextResult) -> list[str]:
    """What was understood that is no answer, in a sentence."""
    t, notes = evaluation.t, []
    if "out_of_scope" in result.topics:
        notes.append(
            t(
                "ごめんなさい、そのことはここではご案内できません。仕事、暮らし、人とのつながりの相談先なら、一緒に探せます。"
            )
        )
    elif result.topics[:1] == ("greeting_smalltalk",) and not result.answers:
        notes.append(
            t(
                "こんにちは。仕事、暮らし、人とのつながりの相談先を、一緒に探すページです。人ではなく、機械がお答えしています。"
            )
        )
    told = [t(topic.summary) for topic in _topics(evaluation, result) if not topic.always_shown]
    if told and not result.answers and not result.asks and not result.certain:
        notes.append(t("{topics}、ですね。").format(topics=t.join(dict.fromkeys(told))))
    return notes


def _things(evaluation: Evaluation, result: FreeTextResult) -> list[CardView]:
    """Cards of what was asked about; and, in a glimpse, of what the topics lead to where no answer carries them."""
    asked = dict(reversed([(about, kind) for kind, about in result.asks]))
    cards = [card(evaluation, id, kind) for id, kind in reversed(asked.items())]
    if not result.certain:
        alone = not (result.asks or result.answers)
        ids = dict.fromkeys(
            id for topic in _topics(evaluation, result) if alone or topic.always_shown for id in topic.shows
        )
        cards += [brief_card(evaluation, id) for id in ids if id not in asked and _is_here(evaluation, id)]
    return list({card.id: card for card in reversed(cards) if card}.values())[::-1][:CARDS]


def _is_here(evaluation: Evaluation, id: str) -> bool:
    """Of use to who speaks, as far as that is known."""
    text = evaluation.knowledge.windows.get(id) or evaluation.knowledge.schemes[id]
    return not evaluation.conversation.get("persona") or evaluation.voice in text.personas


def _beside(evaluation: Evaluation, result: FreeTextResult) -> list[SideReferral]:
    """Where to turn with what the navigator has no question about; not twice what stands there for danger."""
    found = []
    for topic in _topics(evaluation, result):
        if topic.always_shown and not result.certain and not _serves(evaluation, topic, result.danger):
            lines = public_lines(evaluation.knowledge, evaluation.now, evaluation.t, topic.calls)
            grounds = citations(evaluation.knowledge, topic.cites, evaluation.t)
            found.append(SideReferral(evaluation.t(topic.summary), evaluation.t(topic.text(evaluation.voice)), lines, grounds))
    return found


def _serves(evaluation: Evaluation, topic: TopicWords, danger: str) -> bool:
    return any(line.id in topic.calls and danger in line.serves for line in evaluation.knowledge.helplines)
