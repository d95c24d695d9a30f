"""The hand-over sheet, one page of paper: where, about me, what to ask, other doors; and the text to send on.

What is unticked is nowhere: neither on the paper nor in its code. The code and the text to send hold the window, the
telephone and the hours: nothing about the person.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from operator import itemgetter

from navigator.dialogue.answers import Answer
from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.result.calls import line_to_say
from navigator.dialogue.result.views import CallView, OtherDoorView, ResultView
from navigator.dialogue.wording.fact_text import PERSONA_FACT, answer_alone
from navigator.dialogue.wording.furigana import without_readings
from navigator.dialogue.wording.translation import N_, Translator

from .views import SheetLine, SheetSection, SheetView

DANGER = "about-danger"  # taken along only by who ticks it
DOOR = "door-"  # before the concern and number of a door outside the plan
MOST_ABOUT, MOST_DOORS = 3, 4  # lines about the person, doors outside the plan
ABOUT = {
    "resident": N_("私のこと"),
    "family": N_("本人のこと"),
    "supporter": N_("本人のこと"),
    "employer": N_("会社について"),
}


def sheet_view(
    evaluation: Evaluation, result: ResultView, keep: Collection[str] | None = None, helplines: tuple[SheetLine, ...] = ()
) -> SheetView:
    """The sheet with the lines of `keep` alone; None has all, ticked but for what tells of danger."""
    t = evaluation.t
    doors = tuple(_doors(evaluation, result))
    leads = f"{DOOR}{result.leading.id}-0" if result.leading else ""
    leading = tuple(replace(line, label=t("まず、こちらへ")) for line in doors if line.id == leads)
    beneath = tuple(line for line in doors if line.id != leads)
    sections = (
        SheetSection("place", t("行き先"), (*leading, *_place(result, t))),
        SheetSection("about", t(ABOUT[evaluation.persona]), tuple(_about(evaluation, result))),
        SheetSection("ask", t("聞きたいこと"), tuple(_questions(result, t))),
        SheetSection("doors", t("ほかの相談先"), (*beneath, *helplines)),
    )
    kept = (replace(section, lines=_kept(section.lines, keep)) for section in sections)
    return SheetView(tuple(section for section in kept if section.lines), is_whole=keep is None)


def _kept(lines: tuple[SheetLine, ...], keep: Collection[str] | None) -> tuple[SheetLine, ...]:
    return lines if keep is None else tuple(replace(line, is_kept=True) for line in lines if line.id in keep)


def with_japanese(sheet: SheetView, japanese: SheetView) -> SheetView:
    """The sheet in the person's language with the Japanese of each line beside, for the desk."""
    texts = {line.id: line.text for section in japanese.sections for line in section.lines}
    return replace(
        sheet,
        sections=tuple(
            replace(section, lines=tuple(replace(line, japanese=texts.get(line.id, "")) for line in section.lines))
            for section in sheet.sections
        ),
    )


def code_text(sheet: SheetView, t: Translator) -> str:
    """The text of the QR code: of what is on the sheet, the way to the window. A door that leads tells of what one cares for."""
    place = (line for section in sheet.sections if section.id == "place" for line in section.lines)
    return _as_text((line for line in place if not line.id.startswith(DOOR)), t)


def text_to_send(result: ResultView, t: Translator, *, with_words: bool = True) -> str:
    """The window in plain words, and what to say. On foreign pages with the Japanese beside, and as it sounds.

    Before it the door that leads, with its number alone: what to say there tells of the person. Not `with_words`: for an
    address, which others than the person's own device read; what to say at the window tells of them too.
    """
    door = result.leading.doors[0] if result.leading else None
    first = _as_text(_leading_door(door, t), t) + "\n\n" if door else ""
    names = {"window": result.first.office.japanese_name if result.first.office else result.first.japanese_name}
    place = (replace(line, japanese=names.get(line.id, "")) for line in _place(result, t))
    said = "\n".join(line_to_say(*line, t) for line in result.first.script_to_send) if with_words else ""
    window = [replace(line, label=t("つぎに、こちらへ")) if door and line.id == "window" else line for line in place]
    return first + _as_text([*window, *([SheetLine("say", t("話すこと"), said)] if said else [])], t)


def _leading_door(door: OtherDoorView, t: Translator) -> Iterator[SheetLine]:
    yield SheetLine("window", t("まず、こちらへ"), door.name, japanese=door.japanese_name)
    if door.call:
        yield from _number(door.call, t)
    elif door.by_town_hall:
        yield SheetLine("town-hall", t("電話"), door.by_town_hall)
    for line in door.helplines if not door.call else ():
        if line.phone:
            yield SheetLine("phone", t("電話"), line.name, f"{line.phone} ")


def _number(call: CallView, t: Translator) -> Iterator[SheetLine]:
    yield SheetLine("phone", t("電話"), _extension(call, t), call.number, is_phone=True)
    if call.kind != "own":
        asked = t("{of}。「{ask_for}」をお願いします").format(of=call.of, ask_for=call.ask_for) if call.ask_for else call.of
        yield SheetLine("callee", t("電話がつながるところ"), asked)


def _as_text(lines: Iterable[SheetLine], t: Translator) -> str:
    return without_readings("\n".join(t.labelled(line.label, f"{line.number}{_in_both(line)}") for line in lines))


def _in_both(line: SheetLine) -> str:
    return f"{line.text} / {line.japanese}" if line.japanese not in ("", line.text) else line.text


def _place(result: ResultView, t: Translator) -> Iterator[SheetLine]:
    first = result.first
    office, call = first.office, first.call
    yield SheetLine("window", t("窓口"), office.name if office else first.name)
    if first.outside:
        yield SheetLine("town-hall", t("場所"), first.outside.lead)
    if call:
        yield from _number(call, t)
    elif first.by_town_hall:
        yield SheetLine("town-hall", t("電話"), first.by_town_hall)
    hours = (office.hours if office else "") or (call.hours if call else "")
    if hours:
        yield SheetLine("hours", t("受付時間"), hours)
    if office and (office.address or office.town):
        yield SheetLine("address", t("場所"), office.address or office.town)


def _about(evaluation: Evaluation, result: ResultView) -> Iterator[SheetLine]:
    """What was answered, a line for each screen of questions; never what one is not or has not."""
    danger = {line.fact for line in result.lines if line.tells_danger}
    lines: dict[str, list[str]] = {}
    for fact, answer in evaluation.conversation.answers:
        if evaluation.answers_in_use.get(fact) is not None and _is_printed(evaluation, fact, answer):
            spec = evaluation.knowledge.facts[fact]
            voice = spec.voice(evaluation.persona)
            text = answer_alone(evaluation.knowledge, fact, answer, voice, evaluation.t)
            lines.setdefault(DANGER if fact in danger else spec.fact.screen or fact, []).append(text)
    told = lines.pop(DANGER, [])
    texts = list(lines.values())
    texts = [*texts[: MOST_ABOUT - 1], [text for line in texts[MOST_ABOUT - 1 :] for text in line]]
    for n, line in enumerate(texts, 1):
        if line:
            yield SheetLine(f"about-{n}", "", evaluation.t.clauses(*line))
    if told:
        yield SheetLine(DANGER, "", evaluation.t.clauses(*told), is_kept=False)


def _is_printed(evaluation: Evaluation, fact: str, answer: Answer) -> bool:
    unprinted = evaluation.knowledge.fact_words[fact].unprinted
    return fact != PERSONA_FACT and answer.is_known and any(value not in unprinted for value in answer.values)


def _questions(result: ResultView, t: Translator) -> Iterator[SheetLine]:
    for n, question in enumerate(result.first.questions, 1):
        yield SheetLine(f"ask-{n}", "", question)
    for card in () if result.first.questions else result.in_sight:
        yield SheetLine(f"ask-{card.id}", "", t("「{scheme}」は使えますか").format(scheme=card.name))


def _doors(evaluation: Evaluation, result: ResultView) -> Iterator[SheetLine]:
    """The doors outside the plan: of each concern the first one, then the others, as far as the paper goes.

    What is never offered is unticked: whoever sees the paper need not know.
    """
    t, concerns = evaluation.t, evaluation.knowledge.concerns
    doors = [(n, concern.id, door) for concern in result.concerns for n, door in enumerate(concern.doors)]
    for n, id, door in sorted(doors, key=itemgetter(0))[:MOST_DOORS]:
        text = t("{door}：{of}").format(door=door.name, of=door.call.of) if door.call else door.name
        number = door.call.number if door.call else ""
        yield SheetLine(f"{DOOR}{id}-{n}", "", text, number, is_kept=concerns[id].is_offered)


def _extension(call: CallView, t: Translator) -> str:
    return t("（内線{extension}）").format(extension=call.extension) if call.extension else ""
