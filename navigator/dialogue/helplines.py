"""Telephones for danger, shown before anything else."""

from datetime import datetime

from navigator.knowledge import Helpline as Line
from navigator.knowledge import Knowledge, Value

from .case import local_time
from .grounds import cites
from .opening import opening, spoken_hours
from .tongue import Tongue
from .views import Helpline, Opening


def helplines(knowledge: Knowledge, now: datetime, say: Tongue, kind: str = "") -> tuple[Helpline, ...]:
    """The lines that serve this danger, or all of them; in the order of content/helplines.yaml."""
    local = local_time(knowledge, now)
    return tuple(
        _view(knowledge, line, local, say)
        for line in knowledge.helplines
        if _may_show(line) and (not kind or kind in line.serves or "any" in line.serves)
    )


def _may_show(line: Line) -> bool:
    return bool(line.phone.text) and (line.phone.status == "confirmed" or line.emergency)


def _view(knowledge: Knowledge, line: Line, now: datetime, say: Tongue) -> Helpline:
    sources = dict.fromkeys((*line.phone.sources, *line.hours.sources))
    return Helpline(
        id=line.id,
        name=say(line.name),
        phone=line.phone.text,
        hours=_even_unconfirmed(line.hours, line, say),
        fee=say(line.fee.text),
        note=say(line.note),
        opening=_opening(line, now, knowledge, say),
        sources=cites(knowledge, sources, say),
    )


def _even_unconfirmed(value: Value, line: Line, say: Tongue) -> str:
    """In an emergency the hours are told even before an officer confirmed them, and said to be so."""
    text = spoken_hours(value, say)
    if not text or value.status == "confirmed":
        return text
    return say("{hours}（変わることがあります）").format(hours=text) if line.emergency else ""


def _opening(line: Line, now: datetime, knowledge: Knowledge, say: Tongue) -> Opening:
    found = opening(line.hours, now, knowledge.region.country, say)
    return found if found.state != "unknown" else Opening("unknown", "")
