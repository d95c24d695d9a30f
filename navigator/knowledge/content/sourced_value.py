"""A contact value with its source, the day it was checked, and whether it was confirmed.

Only `confirmed` values reach people as they are. What is unconfirmed or unknown is never guessed.
"""

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
_LONG = re.compile(
    r"0[0-9]{9}|0[5789]0[0-9]{8}"
)  # with its area code; 11 digits for 050, 070, 080, 090 and 0800
_SHORT = re.compile(r"#?[0-9]{3,4}")  # 110, 188, #8008


@dataclass(frozen=True)
class SourcedValue:
    """A value with its source and status. What has a timetable keeps only its remark, if any, as text."""

    text: str = ""
    sources: tuple[str, ...] = ()
    checked_on: date | None = None
    status: Status = "unknown"
    timetable: Timetable | None = None
    note: str = ""
    extension: str = ""
    more: tuple[str, ...] = ()  # further telephone numbers

    @property
    def confirmed_text(self) -> str:
        """The value when it may be shown, else ""."""
        return self.text if self.status == "confirmed" else ""


UNKNOWN_VALUE = SourcedValue()


def read_value(node: YamlNode | None) -> SourcedValue:
    """A value from a file; no node is an unknown value."""
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
    written = node.get("value")
    if written is None:
        node.fail("`value` is missing. Write it, or say status: unknown")
    elif not written.value:
        node.fail("`value` is empty. Write it, or say status: unknown")
    if not sources or day is None:
        node.fail("a value needs its `source` and the day it was `checked_on`")
    timetable = read_timetable(node)
    return SourcedValue(
        text=node.word("text") if timetable else node.word("value"),
        sources=sources,
        checked_on=read_day(day, day.text()) if day else None,
        status=status,  # type: ignore[arg-type]
        timetable=timetable,
        note=node.word("note"),
        extension=node.word("extension"),
        more=node.words("more"),
    )


def read_phone(node: YamlNode | None, wrong_numbers: Mapping[str, str]) -> SourcedValue:
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
        if number in wrong_numbers:
            node.fail(f"{number} is a known wrong number. {wrong_numbers[number]}")
    return value


def is_phone(text: str) -> bool:
    """Whether this can be a Japanese telephone number: catches a digit too few or too many."""
    digits = text.replace("-", "")
    return bool(_PHONE.fullmatch(text)) and bool(_LONG.fullmatch(digits) or _SHORT.fullmatch(digits))
