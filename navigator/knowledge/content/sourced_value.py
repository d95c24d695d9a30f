"""One value of the world, with its source, its day and whether it was confirmed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from navigator.knowledge.files.period import read_day
from navigator.knowledge.files.yaml_file import YamlNode

from .timetable import Timetable, read_timetable

Status = Literal["confirmed", "unconfirmed", "unknown"]
STATUSES = ("confirmed", "unconfirmed", "unknown")
_PHONE = re.compile(r"#?[0-9]+(-[0-9]+)*")
_LONG = re.compile(r"0[0-9]{9}|0[5789]0[0-9]{8}")  # with its area code; 11 digits for 050, 070, 080, 090 and 0800
_SHORT = re.compile(r"#?[0-9]{3,4}")  # 110, 188, #8008


@dataclass(frozen=True)
class SourcedValue:
    """One value of the world, with what it rests on."""

    text: str = ""
    sources: tuple[str, ...] = ()
    checked_on: date | None = None
    status: Status = "unknown"
    timetable: Timetable | None = None
    note: str = ""
    extension: str = ""
    more: tuple[str, ...] = ()

    @property
    def confirmed_text(self) -> str:
        """The value when it may be shown, else ""."""
        return self.text if self.status == "confirmed" else ""


UNKNOWN_VALUE = SourcedValue()


def read_value(node: YamlNode | None) -> SourcedValue:
    """A value from a file."""
    if node is None:
        return UNKNOWN_VALUE
    node.expect(
        ("value", "source", "checked_on", "status", "closed", "note", "extension", "more", "text"),
        ("status",),
    )
    status = node.word("status")
    if status not in STATUSES:
        node.fail(f"status `{status}` is not one of {', '.join(STATUSES)}")
        status = "unknown"
    if status == "unknown":
        if node.get("value") is not None:
            node.fail("an unknown value has no `value`. Leave it out, or say unconfirmed")
        return SourcedValue(note=node.word("note"))
    sources, day = node.words("source"), node.get("checked_on")
    if node.get("value") is None:
        node.fail("`value` is missing. Write it, or say status: unknown")
    if not sources or day is None:
        node.fail("a value needs its `source` and the day it was `checked_on`")
    raw = node.get("value")
    table = read_timetable(node) if raw is not None and not isinstance(raw.value, str) else None
    if table is None and node.word("value") == "always":
        table = Timetable(always=True)
    text = node.word("text") if table else node.word("value")
    return SourcedValue(text, sources, read_day(day, day.text()) if day else None, status,  # type: ignore[arg-type]
                 table, node.word("note"), node.word("extension"), node.words("more"))  # fmt: skip


def read_phone(node: YamlNode | None, wrong: Mapping[str, str]) -> SourcedValue:
    """A telephone number: digits, hyphens and a leading #; a number known to be wrong is refused."""
    value = read_value(node)
    if node is None:
        return value
    for number in (value.text, *value.more):
        if number and not is_phone(number):
            node.fail(
                f"`{number}` is not a telephone number. Write digits and hyphens only, 10 digits with the area code "
                "(11 for 050, 070, 080, 090, 0800), or a short number like 110 or #8008"
            )
        if number in wrong:
            node.fail(f"{number} is a known wrong number. {wrong[number]}")
    return value


def is_phone(text: str) -> bool:
    """Whether this can be a Japanese telephone number, so that a digit too few or too many never reaches anyone."""
    digits = text.replace("-", "")
    return bool(_PHONE.fullmatch(text)) and bool(_LONG.fullmatch(digits) or _SHORT.fullmatch(digits))
