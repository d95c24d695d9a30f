"""Two closed months with counts, and a channel made by an officer."""

import re
from datetime import date

import pytest

from navigator.usage.counts import DANGER, ChannelCount, EventCount, LanguageCount, MunicipalityCount
from tests.usage.publish.draws import no_noise

SEPTEMBER, OCTOBER = date(2026, 9, 10), date(2026, 10, 10)


@pytest.fixture
def counted(site, monkeypatch):
    """Two closed months, told by month and without noise: fifty-one conversations each, one of a family; two small places."""
    site.published_figures.publication.draw = no_noise
    monkeypatch.setattr("navigator.usage.publish.publication.length_of", lambda cell, *_: 12 if cell.event == DANGER else 1)
    for day in (SEPTEMBER, OCTOBER):
        for persona, place, n in (
            ("resident", "10201", 30), ("supporter", "10201", 5), ("supporter", "10202", 8), ("supporter", "10203", 7),
            ("family", "10201", 1),
        ):  # fmt: skip
            turn = [
                EventCount("started", "", persona), LanguageCount("ja", "started"), ChannelCount("direct", "started"),
                EventCount("finished", "", persona), LanguageCount("ja", "finished"), ChannelCount("direct", "finished"),
                EventCount("asked", "work", persona), EventCount("shown", "saposute", persona), MunicipalityCount(place, "jobless"),
            ]  # fmt: skip
            site.store.write(day, turn * n)
        site.store.write(day, [EventCount("stopped", "work", "resident"), LanguageCount("ja", "stopped"), ChannelCount("direct", "stopped")] * 12)


def make_channel(officer, name="広報まえばし５月号", kind="magazine"):
    officer.get("channels/")
    return officer.post("channels/", name=name, kind=kind)


def code_of(response):
    return re.fullmatch(r"/staff/channels/(\w{5})\?done=made", response.headers["location"])[1]
