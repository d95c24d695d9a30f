"""What may be counted, and what never."""

from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from navigator.usage.counts import (
    DANGER,
    EVENTS,
    PERSONAS,
    ChannelCount,
    Count,
    EventCount,
    LanguageCount,
    MunicipalityCount,
    merged,
)
from navigator.usage.store import Store
from navigator.usage.tables import VERSION, metadata
from navigator.usage.vocabulary import Vocabulary
from tests.usage.sample import DAY, KNOWN, counted

SOUND: list[Count] = [
    EventCount("started", "", "family"),
    EventCount("asked", "age", "resident"),
    EventCount("shown", "hello-work"),
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
    (EventCount(DANGER, "age"), "target"),
    (EventCount(DANGER, "", "resident"), "persona"),
    (MunicipalityCount("10999", "jobless"), "municipality"),
    (MunicipalityCount("10201", ""), "category"),
    (ChannelCount("192.0.2.1", "started"), "channel"),
    (ChannelCount("direct", DANGER), "event"),
    (LanguageCount("xx", "started"), "language"),
    (LanguageCount("ja", DANGER), "event"),
]


@pytest.mark.parametrize("count", SOUND)
def test_a_count_of_the_closed_lists_is_kept(store: Store, count: Count) -> None:
    assert store.write(DAY, [count])
    assert counted(store) == {count: 1}


@pytest.mark.parametrize(("count", "column"), STRANGE)
def test_a_count_outside_the_closed_lists_is_refused_without_being_quoted(
    store: Store, count: Count, column: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert KNOWN.unknown_column(count) == column
    assert not store.write(DAY, [SOUND[0], count])
    assert counted(store) == {}
    assert not store.failing
    assert caplog.messages == [f"usage: refused, `{column}` of a {type(count).__name__} is in no closed list"]


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_has_a_place(store: Store, event: str) -> None:
    assert store.write(DAY, [EventCount(event, "age", persona) for persona in PERSONAS])
    assert store.write(DAY, [ChannelCount("direct", event), LanguageCount("ja", event)])


@pytest.mark.parametrize(
    "row",
    [
        "steps VALUES ('2026-11-24', 'clicked', '', '', 1)",
        "steps VALUES ('2026-11-24', 'asked', '', 'anna', 1)",
        "steps VALUES ('2026-11-24', 'danger', 'age', '', 1)",
        "steps VALUES ('2026-11-24', 'danger', '', 'family', 1)",
        "steps VALUES ('2026-11-24', 'asked', '', '', 0)",
        "steps VALUES ('2026-11-24', 'asked', '', NULL, 1)",
        "reach VALUES ('2026-11-24', 'direct', 'danger', 1)",
        "languages VALUES ('2026-11-24', 'ja', 'danger', 1)",
    ],
)
def test_the_database_itself_refuses_other_events_and_personas(store: Store, path: Path, row: str) -> None:
    store.close()
    with create_engine(f"sqlite:///{path}").connect() as connection, pytest.raises(IntegrityError):
        connection.execute(text(f"INSERT INTO {row}"))
    connection.engine.dispose()


def test_the_database_holds_the_tables_of_the_design_and_nothing_else(store: Store, path: Path) -> None:
    expected = {
        "steps": ["day", "event", "target", "persona", "n"],
        "places": ["month", "municipality", "category", "n"],
        "reach": ["day", "channel", "event", "n"],
        "languages": ["day", "language", "event", "n"],
    }
    expected |= {f"outbox_{table}": ["batch", *held] for table, held in expected.items()}
    expected["sender"] = ["machine", "batch", "seal", "fault"]
    engine = create_engine(f"sqlite:///{path}")
    found = inspect(engine)
    held = {table: [c["name"] for c in found.get_columns(table)] for table in found.get_table_names()}
    engine.dispose()
    assert store.columns() == held == expected
    assert set(metadata.tables) == set(expected)


def test_the_schema_of_a_version_never_changes(store: Store, path: Path) -> None:
    """When this fails, the tables need a new VERSION, a way from the last one to it, and a new file here."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        made = connection.execute(
            text("SELECT sql FROM sqlite_master WHERE sql <> '' ORDER BY name")
        ).scalars()
        found = ";\n".join(" ".join(sql.split()) for sql in made) + ";\n"
        assert connection.execute(text("PRAGMA user_version")).scalar_one() == VERSION
    engine.dispose()
    assert found == Path(__file__).with_name(f"schema-{VERSION}.sql").read_text()


def test_a_moment_is_kept_as_its_day_and_a_place_as_its_month(store: Store, path: Path) -> None:
    store.write(datetime(2026, 11, 24, 23, 59, 58), [EventCount("started"), SOUND[4]])
    store.close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT day FROM steps")).scalars().all() == ["2026-11-24"]
        assert connection.execute(text("SELECT month FROM places")).scalars().all() == ["2026-11"]
    engine.dispose()


def test_equal_counts_are_merged() -> None:
    assert merged([EventCount("asked", "age"), EventCount("asked"), EventCount("asked", "age")]) == {
        EventCount("asked", "age"): 2,
        EventCount("asked"): 1,
    }


def test_counts_of_different_tables_are_never_equal() -> None:
    assert len(merged([ChannelCount("ja", "started"), LanguageCount("ja", "started"), EventCount("ja", "started")])) == 3


def test_a_region_of_other_lists_refuses_what_this_one_takes(tmp_path: Path) -> None:
    empty = frozenset[str]()
    other = Store.open(tmp_path / "other.sqlite3", Vocabulary(empty, empty, empty, empty))
    assert other.write(date(2026, 1, 1), [EventCount("started")])
    assert not other.write(date(2026, 1, 1), [EventCount("asked", "age")])
    other.close()
