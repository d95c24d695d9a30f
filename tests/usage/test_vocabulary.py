"""The closed lists come from the region's own rules and content."""

from types import SimpleNamespace
from typing import Any

from navigator.usage.counts import WRONG_NUMBER, ChannelCount, EventCount, LanguageCount, MunicipalityCount
from navigator.usage.vocabulary import vocabulary_of


def _region() -> Any:
    return SimpleNamespace(
        facts={"age": None},
        windows={"hello-work": None},
        offices={"hello-work": {"ota": None}},
        schemes={"training-basic": None},
        municipalities={"10201": None},
        rules=SimpleNamespace(categories={"jobless": None}),
        region=SimpleNamespace(languages=("ja", "pt")),
    )


def test_facts_windows_and_schemes_are_targets() -> None:
    known = vocabulary_of(_region())
    assert known.targets == {"age", "hello-work", "training-basic"}
    assert not known.unknown_column(EventCount("shown", "training-basic", "employer"))
    assert known.unknown_column(EventCount("shown", "jobless")) == "target"


def test_an_office_is_named_when_its_number_did_not_work_and_then_alone() -> None:
    known = vocabulary_of(_region())
    assert not known.unknown_column(EventCount(WRONG_NUMBER, "hello-work/ota"))
    assert known.unknown_column(EventCount(WRONG_NUMBER, "hello-work")) == "target"
    assert known.unknown_column(EventCount(WRONG_NUMBER, "hello-work/ota", "resident")) == "persona"
    assert known.unknown_column(EventCount("shown", "hello-work/ota")) == "target"


def test_a_place_may_be_outside_or_not_told_and_in_no_category() -> None:
    known = vocabulary_of(_region())
    assert not any(known.unknown_column(MunicipalityCount(code, "none")) for code in ("10201", "outside", "unknown"))
    assert not known.unknown_column(MunicipalityCount("10201", "jobless"))


def test_a_channel_is_known_once_it_was_made() -> None:
    known = vocabulary_of(_region(), frozenset({"koho-5"}))
    assert not any(known.unknown_column(ChannelCount(code, "started")) for code in ("koho-5", "direct", "other"))
    assert vocabulary_of(_region()).unknown_column(ChannelCount("koho-5", "started")) == "channel"
    assert not known.unknown_column(LanguageCount("pt", "started"))
