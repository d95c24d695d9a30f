"""The call: the one telephone of a window, whose it is, whether someone answers, and the one thing to say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from navigator.dialogue.evaluation import local_time
from navigator.dialogue.wording.translation import N_, Translator
from navigator.knowledge.calls import Call, call_for, only_office
from navigator.knowledge.content.offices import Helpline, Municipality, Office
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.knowledge.content.wording import WindowWords
from navigator.knowledge.knowledge import Knowledge

from .opening_hours import hours_text, opening_at, usual_opening
from .views import CallView, OpeningView

OTHER_LANGUAGES = "foreign_language_help"  # the topic of lines about speaking another language
HOW = {
    "own": "",
    "town_hall": N_("電話に出た方に「{ask_for}」とお伝えください。担当につないでもらえます。"),
    "relay": N_("行くところの電話や場所を、ここで聞いてみてください。"),
    "national": N_("どこに住んでいても、話を聞いて、一緒に考えてくれる電話です。"),
}


@dataclass(frozen=True)
class ViewContext:
    """Where and when something is shown, in which persona's wording and language."""

    knowledge: Knowledge
    now: datetime  # the region's wall clock, without zone
    voice: str  # a persona
    t: Translator
    place: str = ""  # a municipality or `outside`, "" while unknown
    wording: Callable[[str], WindowWords] | None = None  # of a window for this person; None: for anyone

    def only_office(self, window: str) -> Office | None:
        """The one office of a window, None where there are several."""
        return only_office(self.knowledge, window, self.now.date())

    def words(self, window: str) -> WindowWords:
        """The wording of a window."""
        return self.wording(window) if self.wording else self.knowledge.window_words[window]


def call_view(context: ViewContext, window: str, office: Office | None) -> CallView | None:
    """The call for a window, None where no telephone is confirmed."""
    call = call_for(context.knowledge, window, office or context.only_office(window), context.place)
    return _view(context, window, call) if call else None


def _view(context: ViewContext, window: str, call: Call) -> CallView:
    t, own = context.t, call.kind == "own"
    ask_for = t.named(call.ask_for)
    lines = words_to_say(context, window, call)
    phone = call.phone
    return CallView(
        number=phone.confirmed_text,
        kind=call.kind,
        of=callee_name(call, t),
        ask_for=ask_for,
        how=t(HOW[call.kind]).format(ask_for=ask_for),
        opening=opening_view(context, call.hours, public_office=call.public_office),
        hours=hours_text(call.hours, t),
        extension=phone.extension if own else "",
        more=phone.more if own else (),
        say=tuple(t(line) for line in lines),
        read_aloud=tuple(t.read_aloud(line) for line in lines),
        language_lines=len(little_japanese(context.knowledge, t)),
        ref=call.ref,
        answered_in=_answered_in(call, t),
    )


def _answered_in(call: Call, t: Translator) -> str:
    """On foreign pages the language in which someone answers: Japanese, where nothing else is known of it."""
    note = call.callee.language_note if isinstance(call.callee, Helpline) else ""
    return "" if t.is_japanese else t(note or N_("電話に出る方は、日本語で話します。"))


def callee_name(call: Call, t: Translator) -> str:
    """Whose number it is: a town hall's is named as the hall's."""
    return t.town_hall(call.callee) if isinstance(call.callee, Municipality) else t.named(call.callee.name)


def line_to_say(meaning: str, spoken: tuple[str, str], t: Translator) -> str:
    """A sentence to take along: on foreign pages in Japanese, as it sounds, and what it means."""
    bracketed = f"({meaning})" if t.has_spaces else f"（{meaning}）"
    return "\n".join(filter(None, (*spoken, bracketed if spoken[0] else meaning)))


def little_japanese(knowledge: Knowledge, t: Translator) -> tuple[str, ...]:
    """On foreign pages what to say before all else, untranslated: that one speaks little Japanese, as the region's own door words it."""
    concerns = () if t.is_japanese else knowledge.concerns.values()
    doors = (door for concern in concerns if OTHER_LANGUAGES in concern.topics for door in concern.doors)
    return tuple(door.say for door in doors if door.say)[:1]


def words_to_say(context: ViewContext, window: str, call: Call) -> tuple[str, ...]:
    """What to say on the telephone, untranslated: to be put through, or else the words of the window."""
    return (*little_japanese(context.knowledge, context.t), *_words_of_call(context, window, call))


def _words_of_call(context: ViewContext, window: str, call: Call) -> tuple[str, ...]:
    words = context.words(window)
    if call.ask:
        for_anyone = context.knowledge.window_words[window].town_hall
        ask = words.town_hall.ask if words.town_hall and for_anyone and call.ask is for_anyone.ask else call.ask
        return (ask(context.voice) or next(iter(ask.voices.values()), ""),)
    personas = context.knowledge.windows[window].personas
    voice = context.voice if context.voice in personas else personas[0]
    return words.say(voice)


def hall_opening(knowledge: Knowledge, now: datetime, t: Translator) -> OpeningView:
    """Whether town halls usually answer now."""
    return usual_opening(local_time(knowledge, now), knowledge.region.country, t)


def opening_view(context: ViewContext, hours: SourcedValue, *, public_office: bool) -> OpeningView:
    """Whether someone answers; of a public office without confirmed hours, what is usual."""
    country = context.knowledge.region.country
    opening = opening_at(hours, context.now, country, context.t)
    if opening.state == "unknown" and public_office:
        return usual_opening(context.now, country, context.t)
    return opening
