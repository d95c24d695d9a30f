"""The hand-over sheet: lines to show at the desk, and the text of its QR code.

The code holds the window, the telephone, the hours and what to say: nothing about the person.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from navigator.dialogue.wording.furigana import without_readings
from navigator.dialogue.wording.translation import Translator

from .views import CallView, ResultView, SheetLine


def sheet_lines(result: ResultView, t: Translator, keep: Collection[str] | None = None) -> tuple[SheetLine, ...]:
    """Every line with its label; `keep` names those that were left on, None keeps all but what tells of danger."""
    danger = {f"told-{line.fact}" for line in result.lines if line.tells_danger}
    return tuple(
        SheetLine(id, label, text, id not in danger if keep is None else id in keep, in_code)
        for id, label, text, in_code in (*_window_lines(result, t), *_person_lines(result, t))
        if text
    )


def with_japanese(lines: Iterable[SheetLine], japanese_lines: Iterable[SheetLine]) -> tuple[SheetLine, ...]:
    """The sheet in the person's language with the Japanese of each line beside, for the desk."""
    japanese = {line.id: (line.label, line.text) for line in japanese_lines}
    return tuple(replace(line, japanese=japanese.get(line.id, ("", ""))) for line in lines)


def _window_lines(result: ResultView, t: Translator) -> list[tuple[str, str, str, bool]]:
    first = result.first
    office, call = first.office, first.call
    own = bool(call and call.kind == "own")
    return [
        ("window", t("行き先"), office.name if office else first.name, True),
        ("phone", t("電話"), _phone(call, t) if call else "", True),
        ("callee", t("電話がつながるところ"), call.of if call and not own else "", True),
        ("hours", t("受付時間"), office.hours if office else "", True),
        ("address", t("場所"), office.address if office else "", True),
        ("say", t("話すこと"), " ".join(line for line, _ in first.script), True),
        ("bring", t("持ち物"), t.list_of(first.bring), False),
    ]


def _person_lines(result: ResultView, t: Translator) -> list[tuple[str, str, str, bool]]:
    answers = [
        (f"told-{line.fact}", line.label, line.short_answer, False)
        for line in result.lines
        if line.in_use and line.is_known and line.fact != "persona"
    ]
    schemes = [(f"scheme-{card.id}", t("聞いてみたいこと"), card.name, False) for card in result.fits[:5]]
    return [*answers, *schemes]


def _phone(call: CallView, t: Translator) -> str:
    if not call.extension:
        return call.number
    return t("{phone}（内線{extension}）").format(phone=call.number, extension=call.extension)


def sheet_text(lines: Iterable[SheetLine]) -> str:
    """The text of the QR code."""
    return without_readings("\n".join(f"{line.label}: {line.text}" for line in lines if line.is_kept and line.in_code))
