"""The next opening of an office as an iCalendar event: telephone, hours and what to say, nothing about the person.

The title is discreet, for calendars are shared. Only confirmed telephones get one, at confirmed hours or at the usual ones
of public offices.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2s

from navigator.dialogue.wording.furigana import without_readings
from navigator.knowledge.calls import call_for
from navigator.knowledge.content.offices import Helpline, Office

from .calls import ViewContext, callee_name, line_to_say, words_to_say
from .opening_hours import next_span

MAX_LINE = 73  # bytes; RFC 5545 allows 75 with the leading blank of a folded line
CALL = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Appointment:
    """When to call whom, in words."""

    starts: datetime  # with its time zone
    title: str
    notes: tuple[str, ...]
    place: str = ""


def appointment(context: ViewContext, window: str, office: Office | None) -> Appointment | None:
    """The next time that someone answers for a window, at its office or at who puts one through; None where none is known."""
    call = call_for(context.knowledge, window, office or context.only_office(window), context.place)
    if call is None:
        return None
    region, t = context.knowledge.region, context.t
    span = next_span(call.hours, context.now, region.country, public_office=call.public_office)
    if span is None:
        return None
    said = (line_to_say(t(line), t.read_aloud(line), t) for line in words_to_say(context, window, call))
    notes = (callee_name(call, t), t("電話 {phone}").format(phone=call.phone.confirmed_text), *said)
    address = "" if isinstance(call.callee, Helpline) else call.callee.address.confirmed_text
    return Appointment(span[0].replace(tzinfo=region.timezone), t("電話の予定"), notes, address)


def calendar_file(event: Appointment, made: datetime) -> str:
    """The event as a file of RFC 5545. The same opening has the same id, so that adding it twice adds it once."""
    # Written by hand: one event of nine lines needs no time zones, alarms or recurrence, which is what `icalendar` is for.
    key = blake2s("\n".join((event.starts.isoformat(), *event.notes)).encode(), digest_size=12).hexdigest()
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//support navigator//calendar//", "BEGIN:VEVENT",
        f"UID:{key}@support-navigator", f"DTSTAMP:{_stamp(made)}", f"DTSTART:{_stamp(event.starts)}",
        f"DTEND:{_stamp(event.starts + CALL)}", f"SUMMARY:{_escaped(event.title)}",
        f"DESCRIPTION:{_escaped(without_readings(chr(10).join(event.notes)))}",
        *([f"LOCATION:{_escaped(event.place)}"] if event.place else []),
        "CLASS:PRIVATE", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for plain in ("\\", ";", ","):
        text = text.replace(plain, f"\\{plain}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in parts of at most 75 bytes, no letter cut in two."""
    parts, size = [""], 0
    for letter in line:
        size += len(letter.encode("utf-8"))
        if size > MAX_LINE:
            parts.append("")
            size = len(letter.encode("utf-8"))
        parts[-1] += letter
    return "\r\n ".join(parts)
