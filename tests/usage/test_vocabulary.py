"""The closed lists: from the region's own rules and content, and what is outside them is refused."""

from types import SimpleNamespace
from typing import Any

import pytest

from navigator.usage.counts import (
    DANGER,
    FLOOD,
    WRONG_NUMBER,
    ChannelCount,
    Count,
    EventCount,
    LanguageCount,
    MunicipalityCount,
    feedback_count,
)
from navigator.usage.vocabulary import Vocabulary, vocabulary_of
from tests.usage.sample import VOCABULARY

SOUND: list[Count] = [
    EventCount("started", "", "family"),
    EventCount("asked", "age", "resident"),
    EventCount("shown", "hello-work"),
    feedback_count("hard"),
    EventCount(DANGER),
    MunicipalityCount("10201", "jobless"),
    MunicipalityCount("unknown", "none"),
    ChannelCount("direct", "started"),
    ChannelCount("other", "finished"),
    LanguageCount("en", "not_understood"),
]
STRANGE: list[tuple[Count, str]] = [
    (EventCount("clicked", "age", "resident"), "event"),
    (EventCount("asked", "日記", "resident"), "target"),
    (EventCount("asked", "age", "山田太郎"), "persona"),
    (EventCount("answered", "feedback/unkind"), "target"),
    (EventCount("shown", "feedback/hard"), "event"),
    (EventCount("answered", "feedback/hard", "resident"), "persona"),
    (EventCount(DANGER, "age"), "target"),
    (EventCount(DANGER, "", "resident"), "persona"),
    (MunicipalityCount("10999", "jobless"), "municipality"),
    (MunicipalityCount("10201", ""), "category"),
    (ChannelCount("192.0.2.1", "started"), "channel"),
    (ChannelCount("direct", DANGER), "event"),
    (LanguageCount("xx", "started"), "language"),
    (LanguageCount("ja", DANGER), "event"),
]


def _region() -> Any:
    return SimpleNamespace(
        facts={"age": None},
        windows={"hello-work": None},
        offices={"hello-work": {"ota": None}},
        contact_offices={"hello-work": {"ota": None}},
        schemes={"training-basic": None},
        municipalities={"10201": None},
        rules=SimpleNamespace(categories={"jobless": None}),
        region=SimpleNamespace(languages=("ja", "pt")),
    )


def test_facts_windows_and_schemes_are_targets() -> None:
    vocabulary = vocabulary_of(_region())
    assert vocabulary.targets == {"age", "hello-work", "training-basic"}
    assert not vocabulary.unknown_column(EventCount("shown", "training-basic", "employer"))
    assert vocabulary.unknown_column(EventCount("shown", "jobless")) == "target"


def test_an_office_is_named_when_its_number_did_not_work_and_then_alone() -> None:
    vocabulary = vocabulary_of(_region())
    assert not vocabulary.unknown_column(EventCount(WRONG_NUMBER, "hello-work/ota"))
    assert vocabulary.unknown_column(EventCount(WRONG_NUMBER, "hello-work")) == "target"
    assert vocabulary.unknown_column(EventCount(WRONG_NUMBER, "hello-work/ota", "resident")) == "persona"
    assert vocabulary.unknown_column(EventCount("shown", "hello-work/ota")) == "target"


def test_no_page_says_that_there_was_a_flood() -> None:
    assert vocabulary_of(_region()).unknown_column(EventCount(FLOOD)) == "event"


def test_a_place_may_be_outside_or_not_told_and_in_no_category() -> None:
    vocabulary = vocabulary_of(_region())
    assert not any(vocabulary.unknown_column(MunicipalityCount(code, "none")) for code in ("10201", "outside", "unknown"))
    assert not vocabulary.unknown_column(MunicipalityCount("10201", "jobless"))


def test_a_channel_is_known_once_it_was_made() -> None:
    vocabulary = vocabulary_of(_region(), frozenset({"koho-5"}))
    assert not any(vocabulary.unknown_column(ChannelCount(code, "started")) for code in ("koho-5", "direct", "other"))
    assert vocabulary_of(_region()).unknown_column(ChannelCount("koho-5", "started")) == "channel"
    assert not vocabulary.unknown_column(LanguageCount("pt", "started"))


@pytest.mark.parametrize("count", SOUND)
def test_a_count_of_the_closed_lists_may_be_written(count: Count) -> None:
    assert not VOCABULARY.unknown_column(count)


@pytest.mark.parametrize(("count", "column"), STRANGE)
def test_a_count_outside_the_closed_lists_is_told_by_its_column(count: Count, column: str) -> None:
    assert VOCABULARY.unknown_column(count) == column


def test_a_region_of_other_lists_refuses_what_this_one_takes() -> None:
    empty = frozenset[str]()
    other = Vocabulary(empty, empty, empty, empty)
    assert not other.unknown_column(EventCount("started"))
    assert other.unknown_column(EventCount("asked", "age")) == "target"
