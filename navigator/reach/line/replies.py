"""What is answered on LINE. Three steps: for whom, which town, that town's doors; and help, wherever danger is told.

What is typed is read for danger alone, and kept nowhere: everything else is answered with the first choice again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.conversation.danger_help import danger_view
from navigator.dialogue.conversation.free_text import apply_free_text
from navigator.dialogue.conversation.told_danger import NOTHING_TOLD
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.town.town_page import TownDoor, town_page
from navigator.dialogue.result.views import CallView, DangerView, HelplineView
from navigator.dialogue.wording.fact_text import PERSONA_FACT
from navigator.dialogue.wording.furigana import without_readings
from navigator.dialogue.wording.line_language import language_of_line
from navigator.dialogue.wording.place_groups import place_groups
from navigator.dialogue.wording.punctuation import with_western_punctuation
from navigator.dialogue.wording.translation import N_, Translator
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.knowledge import Knowledge

from . import flex
from .choice import LineChoice, open_choice
from .events import LineEvent
from .flex import Part

FOR_WHOM = {"resident": N_("自分のこと"), "family": N_("家族のこと"), "employer": N_("会社のこと")}
"""As on the first page; those who support others go on there."""
STAYS = N_("ここに書いたことは LINE に残ります。")
CHOOSE = N_("くわしいことは書かず、ボタンで選んでください。")
MOST_TOWNS = 10  # buttons of a card
Messages = list[Part]


@dataclass(frozen=True)
class LineAccount:
    """The account with what it answers from. `code`: the channel as which its visits to our pages count, "" for none."""

    knowledge: Knowledge
    translators: tuple[Translator, ...]  # the first is the source language
    now: datetime
    address: str  # where our pages are
    secret: str
    code: str = ""

    def translator(self, lang: str) -> Translator:
        """A language that is offered."""
        return next(t for t in self.translators if t.lang == lang)

    def page(self, t: Translator, path: str) -> str:
        """The whole address of a page."""
        return f"{self.address}/{t.lang}/{path}"

    def start(self, t: Translator) -> str:
        """Where a conversation begins, counted by the channel."""
        return f"{self.address}/c/{self.code}/{t.lang}" if self.code else self.page(t, "")


def reply_to(event: LineEvent, account: LineAccount) -> Messages:
    """The answer to an event, at most five messages."""
    if event.kind == "follow":
        return greeting(account)
    if event.kind == "message":
        return to_line(event.text, account)
    knowledge = account.knowledge
    languages = [t.lang for t in account.translators]
    choice = open_choice(event.text, account.secret, FOR_WHOM, knowledge.municipalities, languages)
    if choice is None:
        return ask_for_whom(account, account.translators[0])
    return doors(account, choice) if choice.town else ask_town(account, choice)


def greeting(account: LineAccount) -> Messages:
    """Who this is, what stays with LINE, and the first choice."""
    t, region = account.translators[0], account.knowledge.region
    operator = t(region.operator.name)
    trial = t("試作です。運営するところは、まだ決まっていません。県や市町村の公式ページではありません。")
    run_by = t("運営：{operator}").format(operator=operator) if operator else trial
    lead = t("いくつかの質問に答えると、相談先と電話番号がわかります。お名前はいりません。")
    lines = (t(region.app), lead, t(STAYS) + t(CHOOSE), run_by)
    return [flex.plain("\n\n".join(_said(t, line) for line in lines)), *ask_for_whom(account, t)]


def ask_for_whom(account: LineAccount, t: Translator) -> Messages:
    """For whom; beside it the pages for whoever wants a telephone, or is in trouble. Those stand in no choice."""
    asked = account.knowledge.facts[PERSONA_FACT].fact.index
    choices = [
        flex.choice_button(_said(t, t(label)), LineChoice(persona, "", t.lang).sealed(account.secret))
        for persona, label in FOR_WHOM.items()
        if persona in asked
    ]
    title = _said(t, t("どなたのことですか"))
    pages = (
        flex.page_button(_said(t, t("つらいとき・困ったとき")), account.page(t, "help"), style="primary"),
        flex.page_button(_said(t, t("電話番号の一覧")), account.page(t, "phones"), style="link"),
    )
    words = (flex.text(title, bold=True), flex.text(_said(t, t(STAYS) + t(CHOOSE)), size="sm"))
    return [flex.message(title, [flex.bubble(words, (*choices, *pages))])]


def ask_town(account: LineAccount, choice: LineChoice) -> Messages:
    """Every town as a button, as many cards as it takes. In a region too large for that the list on our pages."""
    t = account.translator(choice.lang)
    title = _said(t, t("市町村から探す"))
    options = [option for _, of_group in place_groups(account.knowledge, t) for option in of_group]
    cards = [options[n : n + MOST_TOWNS] for n in range(0, len(options), MOST_TOWNS)]
    if len(cards) > flex.MOST_BUBBLES:
        return [flex.message(title, [flex.bubble([flex.text(title, bold=True)], [flex.page_button(title, account.page(t, "towns"))])])]
    bubbles = [
        flex.bubble(
            [flex.text(title, bold=True)],
            [flex.choice_button(_said(t, town.label), replace(choice, town=town.value).sealed(account.secret)) for town in card],
        )
        for card in cards
    ]
    return [flex.message(title, bubbles)]


def doors(account: LineAccount, choice: LineChoice) -> Messages:
    """The telephones of a town, those for whom it is about, as its page has them; and where to go on."""
    t, knowledge = account.translator(choice.lang), account.knowledge
    view = town_page(knowledge, choice.town, account.now, t)
    about_company = {matter.id: matter.facts.get(PERSONA_FACT) == PERSONAS[-1] for matter in knowledge.town_matters}
    company = choice.persona == PERSONAS[-1]
    calls = [(group.call, [door for door in group.doors if about_company[door.matter] is company]) for group in view.calls]
    page = account.page(t, f"towns/{view.code}")
    cards = [_call_card(t, call, of_call, page) for call, of_call in calls if of_call]
    name = view.plain_name if t.is_japanese else view.name
    title = _said(t, t("{place}で相談できるところ").format(place=name))
    note = _said(t, t("{place}が作ったページではありません。").format(place=name))
    more = flex.bubble(
        [flex.text(title, bold=True), flex.text(note, size="sm")],
        [flex.page_button(_said(t, t("相談先を探す")), account.start(t), style="primary"), flex.page_button(title, page)],
    )
    return [flex.message(_said(t, t("相談先を探す")), [*cards[: flex.MOST_BUBBLES - 1], more])]


def _call_card(t: Translator, call: CallView | None, of_call: Sequence[TownDoor], page: str) -> Part:
    """One telephone: for what, whose, whether somebody answers now, and its number to read; never one that nobody confirmed."""
    look = flex.page_button(_said(t, t("お住まいの市町村の窓口を見る")), page)
    if call is None:
        return flex.bubble([flex.text(_said(t, door.title), bold=True) for door in of_call], [look])
    words = (call.of, call.opening.text, call.hours, call.number)
    is_closed = call.opening.is_open is False or call.opening.state == "usually_closed"
    ring = flex.call_buttons(_said(t, t("電話する")), call.number, style="secondary" if is_closed else "primary")
    return flex.bubble([*_matters(t, of_call), *(flex.text(_said(t, line)) for line in words if line)], [*ring, look])


def _matters(t: Translator, of_call: Sequence[TownDoor]) -> list[Part]:
    """What a telephone answers for, under the section that each is asked for at."""
    by_section: dict[str, list[str]] = {}
    for door in of_call:
        by_section.setdefault(door.window.call.ask_for if door.window.call else "", []).append(door.title)
    parts = []
    for section, titles in by_section.items():
        parts.append(flex.text(_said(t, t.side_by_side(titles)), bold=True))
        if section:
            ask = t("電話に出た方に「{ask_for}」とお伝えください。担当につないでもらえます。").format(ask_for=section)
            parts.append(flex.text(_said(t, ask), size="sm"))
    return parts


def to_line(text: str, account: LineAccount) -> Messages:
    """Help where danger is told, in the language of the line; else the first choice."""
    t = language_of_line(text, account.translators)
    view = _danger(text, account, t) if text.strip() else None
    return help_in_danger(account, t, view) if view else ask_for_whom(account, t)


def _danger(text: str, account: LineAccount, t: Translator) -> DangerView | None:
    """What a line tells of danger, for whom it speaks of."""
    knowledge, now = account.knowledge, account.now
    after, result = apply_free_text(evaluate_conversation(knowledge, Conversation(), now, t), TypedLine(text))
    kinds = {result.danger, result.danger_also} - {""}
    if not kinds:
        return None
    told = NOTHING_TOLD.with_told(kinds if result.danger_is_certain else (), kinds, kinds).with_settings(result.danger_settings)
    persona = after.get(PERSONA_FACT)
    speaker = Conversation(((PERSONA_FACT, make_answer(*persona.values)),)) if persona else Conversation()
    return danger_view(evaluate_conversation(knowledge, speaker, now, t), told)


def help_in_danger(account: LineAccount, t: Translator, view: DangerView) -> Messages:
    """Kind words, then who answers now; nothing is asked before help."""
    title = _said(t, t("電話できる相談先"))
    cards = [_helpline_card(t, line) for line in view.helplines][: flex.MOST_BUBBLES - 1]
    every = flex.bubble([flex.text(_said(t, t("つらいとき・困ったとき")), bold=True)], [flex.page_button(title, account.page(t, "help"))])
    words = [flex.plain("\n\n".join(_said(t, line) for line in view.words))] if view.words else []
    return [*words, flex.message(title, [*cards, every])]


def _helpline_card(t: Translator, line: HelplineView) -> Part:
    hours = line.opening.text or line.hours
    words = [each for each in (line.phone, hours, line.note, line.language_note) if each]
    chat = [flex.page_button(_said(t, t("チャットで話す")), line.chat_page)] if line.chat_page else []
    ring = flex.call_buttons(_said(t, t("電話する")), line.phone) if line.phone else []
    parts = (flex.text(_said(t, line.name), bold=True), *(flex.text(_said(t, each)) for each in words))
    return flex.bubble(parts, (*ring, *chat))


def _said(t: Translator, words: str) -> str:
    """As LINE shows it: no readings over letters, and the punctuation of the language."""
    plain = without_readings(words)
    return with_western_punctuation(plain) if t.has_spaces else plain
