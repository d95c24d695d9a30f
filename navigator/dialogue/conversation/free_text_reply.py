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


def reply_to_free_text(case: Evaluation, heard: FreeTextResult) -> FreeTextReply:
    """The reply to a line, shown again as often as the page is."""
    lines = helplines(case.knowledge, case.now, case.t, heard.danger or ANY)
    asked_back = heard.lost or "out_of_scope" in heard.topics
    urgent = case.decision.urgent is not None and heard.danger == case.decision.urgent[0]
    return FreeTextReply(
        kind=heard.danger,
        danger=lines[:FIRST] if heard.certain and not urgent else (),
        gentle=_aside(lines) if not heard.certain and (heard.danger or asked_back) else (),
        heard=tuple(
            _told(case, fact, fact in heard.changed) for fact in heard.facts if case.conversation.get(fact)
        ),
        notes=tuple(_notes(case, heard)),
        things=tuple(_things(case, heard)),
        beside=tuple(_beside(case, heard)),
        readings=tuple(_reading(case, fact, value) for fact, value in heard.offers),
        lost=heard.lost,
    )


def _aside(lines: tuple[HelplineView, ...]) -> tuple[HelplineView, ...]:
    """A telephone, and a chat for those who are afraid of telephones."""
    chat = next((line for line in lines[1:] if line.chat_page and not line.phone), None)
    return (lines[0], chat) if chat else lines[:ASIDE]


def _told(case: Evaluation, fact: str, changed: bool) -> tuple[str, str, str]:
    answer = case.conversation.get(fact)
    assert answer is not None
    label = case.t(case.knowledge.fact_words[fact].label)
    if changed:
        label = case.t("{label}（書きかえました）").format(label=label)
    return fact, label, _short(case, fact, answer)


def _short(case: Evaluation, fact: str, answer: Answer) -> str:
    voice = case.knowledge.facts[fact].voice(case.voice)
    return answer_text(case.knowledge, fact, answer, voice, case.t, short=True)


def _reading(case: Evaluation, fact: str, value: str) -> tuple[str, str, str]:
    label = case.t(case.knowledge.fact_words[fact].label)
    return (
        fact,
        value,
        case.t("{label}：{answer}").format(label=label, answer=_short(case, fact, make_answer(value))),
    )


def _topics(case: Evaluation, heard: FreeTextResult) -> list[TopicWords]:
    """What is known of the topics that concern who speaks."""
    found = [case.knowledge.topics[id] for id in heard.topics if id in case.knowledge.topics]
    known = bool(case.conversation.get("persona"))
    return [topic for topic in found if not known or case.voice in topic.personas]


def _notes(case: Evaluation, heard: FreeTextResult) -> list[str]:
    """What was understood that is no answer, in a sentence."""
    t, notes = case.t, []
    if "out_of_scope" in heard.topics:
        notes.append(
            t(
                "ごめんなさい、そのことはここではご案内できません。仕事、暮らし、人とのつながりの相談先なら、一緒に探せます。"
            )
        )
    elif heard.topics[:1] == ("greeting_smalltalk",) and not heard.answers:
        notes.append(
            t(
                "こんにちは。仕事、暮らし、人とのつながりの相談先を、一緒に探すページです。人ではなく、機械がお答えしています。"
            )
        )
    told = [t(topic.summary) for topic in _topics(case, heard) if not topic.always_shown]
    if told and not heard.answers and not heard.asks and not heard.certain:
        notes.append(t("{topics}、ですね。").format(topics=t.join(dict.fromkeys(told))))
    return notes


def _things(case: Evaluation, heard: FreeTextResult) -> list[CardView]:
    """Cards of what was asked about; and, in a glimpse, of what the topics lead to where no answer carries them."""
    asked = dict(reversed([(about, kind) for kind, about in heard.asks]))
    cards = [card(case, id, kind) for id, kind in reversed(asked.items())]
    if not heard.certain:
        alone = not (heard.asks or heard.answers)
        ids = dict.fromkeys(
            id for topic in _topics(case, heard) if alone or topic.always_shown for id in topic.shows
        )
        cards += [brief_card(case, id) for id in ids if id not in asked and _is_here(case, id)]
    return list({card.id: card for card in reversed(cards) if card}.values())[::-1][:CARDS]


def _is_here(case: Evaluation, id: str) -> bool:
    """Of use to who speaks, as far as that is known."""
    text = case.knowledge.windows.get(id) or case.knowledge.schemes[id]
    return not case.conversation.get("persona") or case.voice in text.personas


def _beside(case: Evaluation, heard: FreeTextResult) -> list[SideReferral]:
    """Where to turn with what the navigator has no question about; not twice what stands there for danger."""
    found = []
    for topic in _topics(case, heard):
        if topic.always_shown and not heard.certain and not _serves(case, topic, heard.danger):
            lines = public_lines(case.knowledge, case.now, case.t, topic.calls)
            grounds = citations(case.knowledge, topic.cites, case.t)
            found.append(SideReferral(case.t(topic.summary), case.t(topic.text(case.voice)), lines, grounds))
    return found


def _serves(case: Evaluation, topic: TopicWords, danger: str) -> bool:
    return any(line.id in topic.calls and danger in line.serves for line in case.knowledge.helplines)
