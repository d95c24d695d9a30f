"""On a given day: expiring rules and parameters, and contact data that nobody has confirmed or checked lately."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from navigator.knowledge.content.offices import OFFICE_VALUES
from navigator.knowledge.content.sourced_value import UNKNOWN_VALUE, SourcedValue
from navigator.knowledge.files.period import ALWAYS, Period
from navigator.knowledge.knowledge import Knowledge

SOON = timedelta(days=90)
YEAR = timedelta(days=365)
DueState = Literal["over", "not yet", "ends", "begins"]


@dataclass(frozen=True)
class Due:
    """Something out of validity, or within 90 days of a change. `day` is its last day or, before it begins, its first."""

    state: DueState
    about: str
    day: date

    def __str__(self) -> str:
        words = {"over": "ended on", "not yet": "begins only on", "ends": "ends on", "begins": "begins on"}
        return f"{self.about} {words[self.state]} {self.day}"


def due(knowledge: Knowledge, day: date) -> list[Due]:
    """The plan, the rules and the parameters that are out of validity or change within 90 days, soonest first."""
    dues = [due for about, period in _periods(knowledge) if (due := _due(about, period, day))]
    for parameter in knowledge.rules.parameters.values():
        about = f"parameter {parameter.id}"
        of_values = [_due(f"{about} = {value.value}", value.valid, day) for value in parameter.values]
        in_force = any(day in value.valid for value in parameter.values)
        dues += [due for due in of_values if due and (not in_force or due.state in ("ends", "begins"))]
    return sorted(dues, key=lambda due: due.day)


def _periods(knowledge: Knowledge) -> Iterator[tuple[str, Period]]:
    yield "the plan", knowledge.plan.period
    for text in knowledge.windows.values():
        yield f"window {text.id}", text.valid
    for text in knowledge.schemes.values():
        yield f"scheme {text.id}", text.valid
    for window, offices in knowledge.offices.items():
        yield from ((f"office {window}/{office.id}", office.valid) for office in offices.values())
    for text in (*knowledge.windows.values(), *knowledge.schemes.values()):
        if text.desk_decides and text.desk_decides.valid != ALWAYS:
            yield f"{text.id}: its desk decides, which", text.desk_decides.valid


def _due(about: str, period: Period, day: date) -> Due | None:
    if period.end < day:
        return Due("over", about, period.end)
    if period.start > day:
        return Due("begins" if period.start <= day + SOON else "not yet", about, period.start)
    return Due("ends", about, period.end) if period.end <= day + SOON else None


def expired_parameters(knowledge: Knowledge, day: date) -> list[str]:
    """Parameters that a rule of the day rests on though none of their values is in force."""
    used = knowledge.rules.names_used(day)
    return [
        parameter.id
        for parameter in knowledge.rules.parameters.values()
        if parameter.id in used and not any(day in value.valid for value in parameter.values)
    ]


def idle_parameters(knowledge: Knowledge, day: date) -> list[str]:
    """Parameters that no rule of the day rests on."""
    used = knowledge.rules.names_used(day)
    return [id for id in knowledge.rules.parameters if id not in used]


def unverified(knowledge: Knowledge) -> list[str]:
    """Contact values that nobody has confirmed, with their status."""
    return [f"{name} {value.status}" for name, value in _values(knowledge) if value.status != "confirmed"]


def stale(knowledge: Knowledge, day: date) -> list[str]:
    """Contact values that were last checked more than a year before a day."""
    return [
        f"{name} checked on {value.checked_on}"
        for name, value in _values(knowledge)
        if value.checked_on is not None and value.checked_on < day - YEAR
    ]


def checked_later(knowledge: Knowledge, day: date) -> list[str]:
    """Values that are said to have been checked after a day."""
    return [
        f"{name} is said to be checked on {value.checked_on}, which is to come. Write the day on which somebody looked"
        for name, value in _values(knowledge)
        if value.checked_on is not None and value.checked_on > day
    ]


def _values(knowledge: Knowledge) -> Iterator[tuple[str, SourcedValue]]:
    for window, offices in knowledge.offices.items():
        for office in offices.values():
            for field in OFFICE_VALUES:
                yield f"{window}/{office.id} {field}", getattr(office, field)
    for place in knowledge.municipalities.values():
        yield f"municipality {place.code} phone", place.phone
        yield f"municipality {place.code} url", place.url
        yield f"municipality {place.code} hours", place.hours
    for line in knowledge.helplines:
        yield f"helpline {line.id} phone", line.phone
        yield f"helpline {line.id} hours", line.hours
    if knowledge.region.operator.phone != UNKNOWN_VALUE:
        yield "operator phone", knowledge.region.operator.phone
