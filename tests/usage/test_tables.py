"""The tables: counts alone, and checks against other events and personas."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from navigator.usage.store import Store
from navigator.usage.tables import metadata


@pytest.mark.parametrize(
    "row",
    [
        "steps VALUES ('2026-11-24', 'clicked', '', '', 1)",
        "steps VALUES ('2026-11-24', 'asked', '', 'anna', 1)",
        "steps VALUES ('2026-11-24', 'danger', 'age', '', 1)",
        "steps VALUES ('2026-11-24', 'danger', '', 'family', 1)",
        "steps VALUES ('2026-11-24', 'flood', 'age', '', 1)",
        "steps VALUES ('2026-11-24', 'flood', '', 'family', 1)",
        "steps VALUES ('2026-11-24', 'asked', '', '', 0)",
        "steps VALUES ('2026-11-24', 'asked', '', NULL, 1)",
        "reach VALUES ('2026-11-24', 'direct', 'danger', 1)",
        "languages VALUES ('2026-11-24', 'ja', 'danger', 1)",
        "reach VALUES ('2026-11-24', 'direct', 'flood', 1)",
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
    engine = create_engine(f"sqlite:///{path}")
    inspector = inspect(engine)
    existing = {table: [c["name"] for c in inspector.get_columns(table)] for table in inspector.get_table_names()}
    engine.dispose()
    assert store.columns() == existing == expected
    assert set(metadata.tables) == set(expected)
