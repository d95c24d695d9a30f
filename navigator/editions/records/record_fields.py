"""The fields of a record's form: what stands in them, what was typed, what is wrong with that, and what the record then says."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.editions.edition_files import digest_of
from navigator.knowledge.content.sourced_value import is_phone
from navigator.knowledge.files.period import Period, read_period
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree
from navigator.knowledge.official_pages import is_charged, is_plain_page

from .answer_fields import answer_inputs, answers_in, shown_answers
from .cited_rows import cited_rows, is_other_ground, more_rows, said_rows, shown_rows
from .kinds.record_kind import PERSONA_WORDS, VOICED, RecordField
from .record_change import NTH, Tree, part_of, with_part
from .record_files import Record, RecordFiles

FEW = 8  # choices that are all ticked; of more only those chosen are shown, with one to add
BRIEF = 24  # letters
MOST_LETTERS, MOST_LINES, MOST_DIGITS = 6_000, 300, 6  # of a field
Typed = Mapping[str, Sequence[str]]
_DEGREE = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,10})?")


@dataclass(frozen=True)
class FieldInput:
    """One input of a field: `name` as it is sent, `words` what stands above it."""

    name: str
    words: str
    value: str
    choices: Sequence[tuple[str, str]] = ()  # id, words; none where it is typed

    @property
    def said(self) -> list[str]:
        """What stands in it, line by line, as it is read aloud."""
        return [f"{self.words}：{line}" if self.words else line for line in self.plain]

    @property
    def plain(self) -> list[str]:
        """The same without the words above it."""
        return [dict(self.choices).get(line, line) for line in self.value.splitlines()]


@dataclass(frozen=True)
class FieldValues:
    """A field with what stands in it. `seen` changes with that; `is_text_only`: it holds what this form cannot show."""

    field: RecordField
    seen: str = ""
    inputs: Sequence[FieldInput] = ()
    chosen: Sequence[tuple[str, str, bool]] = ()  # choices to tick: id, words, whether it is
    adding: Sequence[tuple[str, str]] = ()  # more of them, one at a time
    is_text_only: bool = False

    @property
    def brief(self) -> str:
        """The first words of what stands in it."""
        ticked = "、".join(words for _, words, is_chosen in self.chosen if is_chosen)
        said = ticked or "　".join(line for each in self.inputs for line in each.plain)
        return said if len(said) <= BRIEF else f"{said[:BRIEF]}…"


def fields_of(record: Record) -> list[RecordField]:
    """The fields of a record: `*` is each key that it has there."""
    found = []
    for each in record.kind.fields:
        above, star, below = each.keys.partition("*")
        if not star:
            found.append(each)
            continue
        keys = part_of(record.trees[each.file], above.strip("/").split("/"))
        listed = {f"{NTH}{n}": part for n, part in enumerate(keys)} if isinstance(keys, list) else {}
        for n, (key, part) in enumerate((keys if isinstance(keys, dict) else listed).items(), 1):
            called = part.get("title", part.get("name") if listed else None) if isinstance(part, dict) else None
            label = f"{each.label}（{called}）" if isinstance(called, str) else f"{each.label}{n}"
            found.append(replace(each, keys=f"{above}{key}{below}", label=label))
    return found


def standing_of(record: Record, field: RecordField) -> Tree | None:
    """What stands under a field's keys."""
    return part_of(record.trees[field.file], field.path)


def values_of(files: RecordFiles, record: Record, typed: Typed | None = None) -> list[FieldValues]:
    """Every field with what stands in the record, or what was typed."""
    voices = files.voices(record)
    return [_values(files, record, field, typed, voices) for field in fields_of(record)]


def _values(
    files: RecordFiles, record: Record, field: RecordField, typed: Typed | None, voices: Sequence[str]
) -> FieldValues:
    now = standing_of(record, field)
    shown = _shown(files, field, now, voices)
    if shown is None:
        return FieldValues(field, is_text_only=True)
    seen = seen_of(shown)
    if typed is not None:
        told = _told(field, shown, typed)
        seen = seen if _is_met(field, shown, told, typed) else _seen_before(field, typed)
        shown = {name: list(typed.get(name, ())) for name in told}
    if field.type in ("choices", "choice"):
        return replace(_chosen(files, field, shown), seen=seen)
    if field.type == "answers":
        return FieldValues(field, seen, [FieldInput(*each) for each in answer_inputs(files, shown)])
    inputs = [FieldInput(name, _words(name), "\n".join(value)) for name, value in shown.items()]
    return FieldValues(field, seen, inputs)


def seen_of(shown: Mapping[str, Sequence[str]]) -> str:
    """What a form has seen of a field."""
    return digest_of(json.dumps(sorted(shown.items())))[:12]


def _seen_before(field: RecordField, typed: Typed) -> str:
    return next(iter(typed.get(f"seen:{field.name}", ())), "")


def _told(field: RecordField, shown: Mapping[str, Sequence[str]], typed: Typed) -> dict[str, list[str]]:
    """By input what was typed, line by line; what was ticked stands in the order that it had."""
    told = {name: _plain_lines(typed.get(name, ())) for name in (*shown, *more_rows(field, typed))}
    if field.type == "choices":
        return {name: [*(id for id in shown[name] if id in ids), *(id for id in dict.fromkeys(ids) if id not in shown[name])]
                for name, ids in told.items()}  # fmt: skip
    return told


def _is_untouched(field: RecordField, told: Mapping[str, Sequence[str]], typed: Typed) -> bool:
    """Whether an officer left a field as the form showed it."""
    return seen_of(told) == _seen_before(field, typed) and not is_other_ground(field, typed)


def _is_met(
    field: RecordField, shown: Mapping[str, Sequence[str]], told: Mapping[str, Sequence[str]], typed: Typed
) -> bool:
    """Whether somebody else changed meanwhile what an officer changes."""
    return not _is_untouched(field, told, typed) and seen_of(shown) not in (_seen_before(field, typed), seen_of(told))


def _words(name: str) -> str:
    """What stands above an input of a field with several."""
    part = name.rpartition(":")[2] if ":" in name else ""
    return {"from": "はじめの日", "to": "最後の日"}.get(part) or PERSONA_WORDS.get(part, "")


def _chosen(files: RecordFiles, field: RecordField, shown: Mapping[str, Sequence[str]]) -> FieldValues:
    choices, ids = files.choices(field.choices), [id for value in shown.values() for id in value if id]
    if field.type == "choice":
        rows = [(id, words, id in ids) for id, words in choices.items()] + [(id, id, True) for id in ids if id not in choices]
        return FieldValues(field, chosen=rows)
    if field.is_whole or len(choices) <= FEW:
        return FieldValues(field, chosen=[(id, choices.get(id, id), id in ids) for id in dict.fromkeys((*choices, *ids))])
    chosen = [(id, choices.get(id, id), True) for id in dict.fromkeys(ids)]
    return FieldValues(field, chosen=chosen, adding=[(id, words) for id, words in choices.items() if id not in ids])


def _shown(files: RecordFiles, field: RecordField, now: Tree | None, voices: Sequence[str]) -> dict[str, list[str]] | None:
    """By input what stands in it, line by line; None for what this form cannot show."""
    if field.type in VOICED:
        return _shown_voices(field, now, voices)
    if field.type == "cited_lines":
        return shown_rows(field, now)
    if field.type == "answers":
        return shown_answers(files, field, now)
    if field.type == "period":
        return _shown_period(field, now)
    lines = _lines(now)
    return None if lines is None else {field.name: lines}


def _shown_voices(field: RecordField, now: Tree | None, voices: Sequence[str]) -> dict[str, list[str]] | None:
    by_voice = now if isinstance(now, dict) else {}
    told = {voice: _lines(by_voice.get(voice)) for voice in dict.fromkeys((*voices, *by_voice))}
    plain = [] if isinstance(now, dict) else _lines(now)
    if plain is None or any(lines is None for lines in told.values()):
        return None
    inputs = {f"{field.name}:{voice}": lines or [] for voice, lines in told.items()} if len(told) > 1 or by_voice else {}
    return {field.name: plain, **inputs}


def _shown_period(field: RecordField, now: Tree | None) -> dict[str, list[str]] | None:
    report = Report()
    period = read_period(yaml_tree(now, "", report)) if isinstance(now, str) and now else Period()
    if report.problems or isinstance(now, list | dict):
        return None
    first, _, last = str(period).partition("..")
    return {f"{field.name}:from": [first], f"{field.name}:to": [last]}


def _lines(now: Tree | None) -> list[str] | None:
    if now is None:
        return []
    if isinstance(now, str):
        return [now] if now else []
    return [str(each) for each in now] if isinstance(now, list) and all(isinstance(each, str) for each in now) else None


def record_with(files: RecordFiles, record: Record, typed: Typed) -> tuple[Record, dict[str, str]]:
    """The record as it now stands with what an officer changed of it, and by field what is wrong.

    That is needed | voices | day | period | url | phone | number | degrees | choice | ground | letters | long
    | changed (by somebody else meanwhile).
    """
    trees, problems = list(record.trees), dict[str, str]()
    voices = files.voices(record)
    for field in fields_of(record):
        now = standing_of(record, field)
        shown = _shown(files, field, now, voices)
        if shown is None or not _is_sent(field, shown, typed):
            continue
        if _is_too_long(field, typed):
            problems[field.name] = "long"
            continue
        told = _told(field, shown, typed)
        if field.is_needed and not any(told.values()):
            problems[field.name] = "needed"
            continue
        if _is_untouched(field, told, typed) or (seen_of(told) == seen_of(shown) and not is_other_ground(field, typed)):
            continue
        value, problem = (None, "changed") if _is_met(field, shown, told, typed) else _value(files, field, now, told, typed)
        if problem:
            problems[field.name] = problem
        else:
            trees[field.file] = with_part(trees[field.file], field.path, value or None)
    return replace(record, trees=tuple(trees)), problems


def _is_too_long(field: RecordField, typed: Typed) -> bool:
    """More than anybody would read, and more than a draft shall be busy with while others wait to write."""
    values = [value for name, values in typed.items() if name == field.name or name.startswith(f"{field.name}:") for value in values]
    letters, lines = sum(map(len, values)), len(values) + sum(value.count("\n") for value in values)
    return letters > MOST_LETTERS or lines > MOST_LINES


def _is_sent(field: RecordField, shown: Mapping[str, Sequence[str]], typed: Typed) -> bool:
    """A field without an input in what was sent is left as it is; ticks that are all taken away send nothing but its name."""
    return field.name in typed.get("sent", ()) if field.type == "choices" else any(name in typed for name in shown)


def _plain_lines(values: Sequence[str]) -> list[str]:
    lines = (" ".join(line.split()) if line.isascii() else line.strip() for value in values for line in value.splitlines())
    return [line for line in lines if line]


def _value(
    files: RecordFiles, field: RecordField, now: Tree | None, told: Mapping[str, list[str]], typed: Typed
) -> tuple[Tree | None, str]:
    lines = told.get(field.name, [])
    if any(unicodedata.category(letter).startswith("C") for each in told.values() for line in each for letter in line):
        return None, "letters"
    if field.type in VOICED:
        return _voices(field, now, told)
    if field.type == "cited_lines":
        return cited_rows(files, now, told, typed)
    if field.type == "answers":
        return answers_in(files, now, told)
    if field.type == "period":
        return _period(told[f"{field.name}:from"], told[f"{field.name}:to"])
    if field.type == "choices":
        known = [*files.choices(field.choices), *(now if isinstance(now, list) else [now])]
        chosen: list[Tree] = [*dict.fromkeys(lines)]
        return (chosen, "") if all(id in known for id in chosen) else (None, "choice")
    if field.type == "lines":
        return [*lines], ""
    return _one("".join(lines), field, files, now)


def _one(text: str, field: RecordField, files: RecordFiles, now: Tree | None) -> tuple[Tree | None, str]:
    if text and field.type in IS_RIGHT:
        text = unicodedata.normalize("NFKC", text).strip()
    if text and field.type in IS_RIGHT and not IS_RIGHT[field.type](text):
        return None, field.type
    if field.type == "choice" and text and text != now and text not in files.choices(field.choices):
        return None, "choice"
    return text, ""


def _is_day(text: str) -> bool:
    try:
        return 2000 <= date.fromisoformat(text).year < 3000
    except ValueError:
        return False


def _is_public_phone(text: str) -> bool:
    """Whether this is a number that costs nothing beyond the call."""
    return is_phone(text) and not is_charged(text)


def _is_degree(text: str) -> bool:
    """Whether this is a number of degrees as people write it: no `nan`, no `1e3`."""
    return bool(_DEGREE.fullmatch(text)) and abs(float(text)) <= 180


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS


IS_RIGHT: Mapping[str, Callable[[str], object]] = {
    "url": is_plain_page, "phone": _is_public_phone, "day": _is_day, "number": _is_number, "degrees": _is_degree,
}  # fmt: skip


def _voices(field: RecordField, now: Tree | None, told: Mapping[str, list[str]]) -> tuple[Tree | None, str]:
    """One text for all, or one for each: never both."""
    plain = told[field.name]
    voices = {name.rpartition(":")[2]: lines for name, lines in told.items() if name != field.name and lines}
    if plain and voices:
        return None, "voices"
    if voices:
        order = [*(now if isinstance(now, dict) else {}), *voices]
        return {voice: _said(field, voices[voice]) for voice in dict.fromkeys(order) if voice in voices}, ""
    return _said(field, plain), ""


def _said(field: RecordField, lines: list[str]) -> Tree:
    return [*lines] if field.type == "voice_lines" else "".join(lines)


def _period(first: Sequence[str], last: Sequence[str]) -> tuple[Tree | None, str]:
    days = "".join(first), "".join(last)
    if any(day and not _is_day(day) for day in days):
        return None, "day"
    if all(days) and days[0] > days[1]:
        return None, "period"
    return "..".join(days) if any(days) else "", ""


def said_of(files: RecordFiles, record: Record, field: RecordField) -> Iterator[str]:
    """What stands in a field, read aloud line by line."""
    if field.type == "cited_lines":
        yield from said_rows(files, standing_of(record, field))
        return
    values = _values(files, record, field, None, files.voices(record))
    if values.chosen:
        yield from (words for _, words, is_chosen in values.chosen if is_chosen)
        return
    for each in values.inputs:
        yield from each.said
