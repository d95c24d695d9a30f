"""Help for danger: on top of a conversation in which it was told, and on the page of help, for anyone.

Words to those who told of it are their persona's own: nobody thanks a professional for their trust.
"""

from collections.abc import Collection
from dataclasses import replace
from itertools import accumulate, chain
from operator import itemgetter

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.result.calls import hall_opening, little_japanese
from navigator.dialogue.result.helplines import Asker, first_lines, lines_of_kind
from navigator.dialogue.result.take_along.views import SheetLine
from navigator.dialogue.result.views import CallView, DangerView, DeskView, HelpGroup, HelplineView
from navigator.dialogue.result.windows import window_view
from navigator.dialogue.wording.translation import N_, Translator
from navigator.engine.decide.decision import WindowDecision
from navigator.engine.decide.rule import Verdict

from .told_danger import ToldDanger

FIRST, FIRST_LATER = 4, 2  # lines of a kind: when it was told for certain, and on later pages or of a doubt
WAYS_OF_GROUP = 3  # telephones and chats of a kind on the page of help, before one tap more

EXTENSION = N_("内線{n}をお願いします。")
THANKS = N_("話してくださって、ありがとうございます。")
WORDS = {
    ("resident", "violence"): (
        THANKS, N_("こわい思いをしているのは、あなたのせいではありません。いま危ないと感じたら、まず離れて、110番へ。"),
    ),
    ("resident", "self_harm"): (THANKS, N_("つらいことを、ひとりで抱えなくて大丈夫です。いま話を聞いてくれるところがあります。")),
    ("resident", "destitution"): (THANKS, N_("食べるものや、今夜いるところのことを、いま相談できるところがあります。")),
    ("family", "violence"): (THANKS, N_("ご家族の中のことでも、がまんしなくて大丈夫です。いま危ないと感じたら、まず離れて、110番へ。")),
    ("family", "self_harm"): (
        THANKS, N_("心配なお気持ちを、ご家族だけで抱えなくて大丈夫です。命があぶないと感じたら、ためらわず119番へ。"),
    ),
    ("family", "destitution"): (N_("ご家族の食べるものや、今夜いるところのことを、いま相談できるところがあります。"),),
    ("supporter", "violence"): (N_("その方の身に危険が迫っているときは、110番へ。その方に伝えられる相談先です。"),),
    ("supporter", "self_harm"): (N_("その方の命に危険が迫っているときは、119番へ。その方に伝えられる相談先です。"),),
    ("supporter", "destitution"): (N_("その方の食べるものや、今夜いるところのことを、いま相談できるところです。"),),
}  # fmt: skip
MAYBE = {
    "resident": N_("もし、つらいことや困っていることがあれば、話せるところがあります。使っても、使わなくても大丈夫です。"),
    "family": N_("もし、心配なことがあれば、話せるところがあります。使っても、使わなくても大丈夫です。"),
    "supporter": N_("必要なときに、その方に伝えられる相談先です。"),
}
"""To what may have been meant. An employer is told nothing: most such lines are about somebody else, or a figure of speech."""
UNSEEN = (
    N_("返事がないときや、倒れているかもしれないと思ったら、ためらわず119番か110番に電話してください。"),
    N_("大家さんや、お住まいの町の役所に知らせるのも、助けになります。"),
)
"""To who fears for somebody who is not seen and does not answer, however sure it is."""

GROUPS = (
    ("self_harm", N_("つらくて、消えてしまいたいとき")),
    ("destitution", N_("食べるもの・寝る場所がないとき")),
    ("violence", N_("暴力や、身の危険があるとき")),
)


def danger_view(evaluation: Evaluation, told: ToldDanger) -> DangerView | None:
    """The help for what was told, None where nothing was."""
    if not told.kinds:
        return None
    desks = tuple(chain.from_iterable(desks_for(evaluation, kind) for kind in told.kinds))
    return DangerView(
        words=_words(evaluation, told),
        helplines=_lines(evaluation, told),
        desks=desks,
        desks_first=told.kinds == ("destitution",) and any(_may_answer(desk) for desk in desks),
        place_unknown=bool(desks) and not evaluation.place,
        is_certain=bool(told.certain),
        is_open=not told.folded and bool(told.certain or _is_spoken_to(evaluation, told)),
        is_folded=told.folded,
        leads_away="violence" in told.kinds and not told.is_of_one_unseen,
    )


def _may_answer(desk: DeskView) -> bool:
    """Whether it is not known to be closed now, nor likely to be."""
    return bool(desk.phone) and desk.opening.state in ("open", "unknown")


def _is_spoken_to(evaluation: Evaluation, told: ToldDanger) -> bool:
    """Whether what may have been meant is answered in words: once, and never to an employer."""
    return bool(told.latest) and evaluation.persona in MAYBE


def _words(evaluation: Evaluation, told: ToldDanger) -> tuple[str, ...]:
    """To the gravest kind that was told last. Who tells of another is not told that it is no fault of theirs."""
    certain = [kind for kind in told.latest if kind in told.certain]
    if told.latest[:1] == ("violence",) and told.is_of_one_unseen and _is_spoken_to(evaluation, told):
        return tuple(map(evaluation.t, UNSEEN))
    if certain:
        of_another = certain[0] == "violence" and "another" in told.settings
        return tuple(map(evaluation.t, WORDS.get(("supporter" if of_another else evaluation.persona, certain[0]), ())))
    return (evaluation.t(MAYBE[evaluation.persona]),) if _is_spoken_to(evaluation, told) else ()


def _lines(evaluation: Evaluation, told: ToldDanger) -> tuple[HelplineView, ...]:
    """The first lines of each kind, each line once."""
    lines: dict[str, HelplineView] = {}
    for kind in told.kinds:
        certain = kind in told.certain
        by_partner = kind == "violence" and "partner" in told.settings  # the women's centre is told on every page
        most = FIRST if by_partner or (certain and kind in told.latest) else FIRST_LATER
        asker = Asker(evaluation.persona, told.of_whom if kind == "violence" else ())
        serving = lines_of_kind(evaluation.knowledge, evaluation.now, evaluation.t, kind, certain=certain, asker=asker)
        for line in first_lines(serving, most, foreign=not evaluation.t.is_japanese):
            lines.setdefault(line.id, line)
    return tuple(lines.values())


def desks_for(evaluation: Evaluation, kind: str) -> tuple[DeskView, ...]:
    """The desks that a region names for a danger, of this person's town where it is known; each telephone once."""
    windows = next((alarm.windows for alarm, _ in evaluation.rules.alarms if alarm.kind == kind), ())
    decisions = {window.id: window for window in evaluation.decision.windows}
    desks: dict[str, DeskView] = {}
    for id in windows:
        if id in decisions and decisions[id].finding.verdict is not Verdict.NOT:
            desk = _desk(evaluation, decisions[id])
            before = desks.get(desk.phone or id)
            desks[desk.phone or id] = _both(before, desk, evaluation) if before else desk
    return tuple(desks.values())


def _both(before: DeskView, desk: DeskView, evaluation: Evaluation) -> DeskView:
    """Two desks behind one telephone: that one speaks little Japanese is said once, what one is in need of to each."""
    t = evaluation.t
    said = {t(line) for line in little_japanese(evaluation.knowledge, t)}
    others = ((id, name, tuple(line for line in lines if line[0] not in said)) for id, name, lines in desk.windows)
    return replace(before, windows=(*before.windows, *others))


def _desk(evaluation: Evaluation, decision: WindowDecision) -> DeskView:
    """A desk by the one telephone of its window; outside the region, and before the place is told, by its name."""
    view = window_view(evaluation, decision)
    call = view.call
    if call is None or view.outside:
        return DeskView(view.outside.lead if view.outside else "", ((decision.id, view.name, ()),))
    lines = view.script
    if call.kind == "own":
        t = evaluation.t
        language = ((t(line), t.read_aloud(line)) for line in little_japanese(evaluation.knowledge, t))
        lines = tuple(filter(itemgetter(0), (*language, view.say_first, _extension_to_say(call, t))))
    return DeskView(call.of, ((decision.id, view.name, lines),), call.number, call.opening)


def _extension_to_say(call: CallView, t: Translator) -> tuple[str, tuple[str, str]]:
    """Of an office behind a main number; "" where there is none."""
    if not call.extension:
        return "", ("", "")
    spoken = ("", "") if t.is_japanese else (EXTENSION, "Naisen {n} o onegai shimasu.")
    return t(EXTENSION).format(n=call.extension), (spoken[0].format(n=call.extension), spoken[1].format(n=call.extension))


def helplines_to_take(view: DangerView | None, t: Translator, keep: Collection[str] | None) -> tuple[SheetLine, ...]:
    """The telephones as a line of the sheet: taken along only by who ticks it."""
    phones = [f"{line.name} {line.phone}" for line in view.helplines if line.phone] if view else []
    if not phones:
        return ()
    return (SheetLine("helplines", t("電話できる相談先"), t.list_of(phones), is_kept="helplines" in (keep or ())),)


def _first_ways(lines: tuple[HelplineView, ...]) -> tuple[HelplineView, ...]:
    """As many of these as have a few telephones and chats together."""
    ways = list(accumulate(bool(line.phone) + bool(line.chat_page) for line in lines))
    return tuple(line for line, so_far in zip(lines, ways, strict=True) if so_far <= WAYS_OF_GROUP)


def help_groups(evaluation: Evaluation) -> tuple[HelpGroup, ...]:
    """The page of help: for each danger the lines open now first, every line once."""
    groups: list[HelpGroup] = []
    above: dict[str, str] = {}
    closed = hall_opening(evaluation.knowledge, evaluation.now, evaluation.t).text
    for kind, title in GROUPS:
        serving = lines_of_kind(evaluation.knowledge, evaluation.now, evaluation.t, kind)
        lines = tuple(line for line in serving if line.id not in above)
        first = _first_ways(first_lines(lines, WAYS_OF_GROUP))
        desks = desks_for(evaluation, kind)
        groups.append(
            HelpGroup(
                kind, evaluation.t(title), first, tuple(line for line in lines if line not in first),
                "" if lines else evaluation.t.list_of(above[line.id] for line in serving),
                desks if evaluation.place else (), bool(desks), "" if evaluation.place or not desks else closed,
            )
        )  # fmt: skip
        above |= {line.id: line.name for line in lines}
    return tuple(groups)
