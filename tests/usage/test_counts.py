"""Counts of one table are merged when equal; counts of two tables never are."""


from navigator.usage.counts import ChannelCount, EventCount, LanguageCount, merged


def test_equal_counts_are_merged() -> None:
    assert merged([EventCount("asked", "age"), EventCount("asked"), EventCount("asked", "age")]) == {
        EventCount("asked", "age"): 2,
        EventCount("asked"): 1,
    }


def test_counts_of_different_tables_are_never_equal() -> None:
    assert len(merged([ChannelCount("ja", "started"), LanguageCount("ja", "started"), EventCount("ja", "started")])) == 3
