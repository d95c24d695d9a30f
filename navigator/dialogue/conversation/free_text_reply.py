"""The reply to a line of free text: what was understood, cards, and readings to choose from."""

from navigator.dialogue.answers import Answer, make_answer
from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.result.cards import brief_card, card
from navigator.dialogue.result.other_doors import concern_views, each_door_once
from navigator.dialogue.result.views import CardView, ConcernView
from navigator.dialogue.wording.fact_text import answer_text
from navigator.knowledge.content.topics import TopicWords

from .free_text_result import NO_FREE_TEXT, FreeTextResult
from .page_search import found_pages
from .views import FreeTextReply

MOST_CARDS = 2
NO_REPLY = FreeTextReply()


def reply_to_free_text(evaluation: Evaluation, result: FreeTextResult) -> FreeTextReply:
    """The reply to what was understood; the same each time the page is shown."""
    if result == NO_FREE_TEXT:
        return NO_REPLY
    cards = tuple(_cards(evaluation, result))
    found = [page for page in result.found if page[0] == "faq" or not cards]  # a card says more of what was named
    return FreeTextReply(
        answers=tuple(
            _taken(evaluation, fact, answer, fact in result.changed)
            for fact in result.facts
            if (answer := evaluation.conversation.get(fact))
        ),
        notes=tuple(_notes(evaluation, result)),
        cards=cards,
        concerns=_concerns(evaluation, result),
        readings=tuple(_reading(evaluation, fact, value) for fact, value in result.offers),
        not_understood=result.not_understood and not result.danger,  # the telephones are the answer
        found=found_pages(evaluation, found),
    )


def _taken(evaluation: Evaluation, fact: str, answer: Answer, changed: bool) -> tuple[int, str, str]:
    label = evaluation.t(evaluation.knowledge.fact_words[fact].label)
    if changed:
        label = evaluation.t("{label}（書きかえました）").format(label=label)
    return evaluation.conversation.position(fact), label, _short(evaluation, fact, answer)


def _short(evaluation: Evaluation, fact: str, answer: Answer) -> str:
    voice = evaluation.knowledge.facts[fact].voice(evaluation.persona)
    return answer_text(evaluation.knowledge, fact, answer, voice, evaluation.t, short=True)


def _reading(evaluation: Evaluation, fact: str, value: str) -> tuple[str, str, str]:
    label = evaluation.t(evaluation.knowledge.fact_words[fact].label)
    answer = _short(evaluation, fact, make_answer(value))
    return fact, value, evaluation.t("{label}：{answer}").format(label=label, answer=answer)


def _topics(evaluation: Evaluation, result: FreeTextResult) -> list[TopicWords]:
    """The region's topics among those of the line that concern who speaks."""
    topics = [evaluation.knowledge.topics[id] for id in result.topics if id in evaluation.knowledge.topics]
    return [topic for topic in topics if _concerns_speaker(evaluation, topic.personas)]


def _notes(evaluation: Evaluation, result: FreeTextResult) -> list[str]:
    """Sentences about what was understood but is no answer."""
    t, notes = evaluation.t, []
    if "out_of_scope" in result.topics and not result.has_answers and not result.offers and not result.danger:
        notes.append(
            t(
                "ごめんなさい、そのことはここではご案内できません。仕事、暮らし、人とのつながりの相談先なら、一緒に探せます。"
            )
        )
    elif result.topics[:1] == ("greeting_smalltalk",) and not result.has_answers:
        notes.append(
            t(
                "こんにちは。仕事、暮らし、人とのつながりの相談先を、一緒に探すページです。人ではなく、機械がお答えしています。"
            )
        )
    summaries = [t(topic.summary) for topic in _topics(evaluation, result)]
    if summaries and not result.has_answers and not result.inquiries and not result.danger:
        notes.append(t("{topics}、ですね。").format(topics=t.list_of(dict.fromkeys(summaries))))
    return notes


def _cards(evaluation: Evaluation, result: FreeTextResult) -> list[CardView]:
    """Cards of what was asked about, and brief ones of what the topics lead to; each once, where it comes last."""
    asked = {about for _, about in result.inquiries}
    cards: dict[str, CardView] = {}
    for view in (
        *(card(evaluation, about, kind) for kind, about in result.inquiries),
        *(brief_card(evaluation, id) for id in _ids_of_topics(evaluation, result) if id not in asked),
    ):
        cards[view.id] = cards.pop(view.id, view)  # the first one, in the last place
    return list(cards.values())[:MOST_CARDS]


def _ids_of_topics(evaluation: Evaluation, result: FreeTextResult) -> list[str]:
    """The windows and schemes that topics lead to: where the line had nothing else, and tells of no danger."""
    if result.danger_is_certain or result.inquiries or result.has_answers:
        return []
    knowledge = evaluation.knowledge
    return [
        id
        for topic in _topics(evaluation, result)
        for id in topic.shows
        if _concerns_speaker(evaluation, (knowledge.windows.get(id) or knowledge.schemes[id]).personas)
    ]


def _concerns_speaker(evaluation: Evaluation, personas: tuple[str, ...]) -> bool:
    return not evaluation.conversation.known_persona or evaluation.persona in personas


def _concerns(evaluation: Evaluation, result: FreeTextResult) -> tuple[ConcernView, ...]:
    """The doors outside the plan, unless help for danger comes first or says so already."""
    if result.danger_is_certain:
        return ()
    serving = {line.id for line in evaluation.knowledge.helplines if result.danger in line.serves}
    concerns = each_door_once(concern_views(evaluation, result.concerns))
    return tuple(view for view in concerns if not any(line.id in serving for door in view.doors for line in door.helplines))
