"""The central tables are made by whoever comes first, and an older database comes up to date with its counts."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError

from navigator.database import SchemaError
from navigator.usage.forwarding.central_schema import prepare
from navigator.usage.tables import VERSION, central, steps, usage_schema

DAY = date(2026, 11, 24)
ROW = {"day": DAY, "event": "asked", "target": "age", "persona": "resident", "n": 3}


@pytest.fixture
def engine(postgres_url: str) -> Iterator[Engine]:
    engine = create_engine(make_url(postgres_url).set(drivername="postgresql+psycopg"))
    yield engine
    engine.dispose()


def said(engine: Engine) -> list[str]:
    """What is asked of the database while it is prepared."""
    statements: list[str] = []

    def keep(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", keep)
    with engine.begin() as connection:
        prepare(connection)
    event.remove(engine, "before_cursor_execute", keep)
    return statements


def version(connection: Connection) -> list[int]:
    return list(connection.execute(select(usage_schema.c.version)).scalars())


def checks(connection: Connection, table: str) -> list[str]:
    return sorted(each["sqltext"] for each in inspect(connection).get_check_constraints(table))


def test_an_empty_database_gets_every_table(engine: Engine) -> None:
    with engine.begin() as connection:
        prepare(connection)
    with engine.begin() as connection:
        assert set(inspect(connection).get_table_names()) == set(central.tables)
        assert version(connection) == [VERSION]
        connection.execute(steps.insert().values(**ROW))
    for wrong in ({"event": "watched"}, {"n": 0}, {"persona": "nobody"}, {"event": "danger"}):
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(steps.insert().values(**(ROW | wrong)))


def test_one_that_is_current_is_only_looked_at(engine: Engine) -> None:
    said(engine)
    again = said(engine)
    assert again
    assert not [each for each in again if not each.lstrip().upper().startswith("SELECT")]
    assert not [each for each in again if "advisory" in each]


def test_an_older_one_keeps_its_counts_and_takes_what_is_new(engine: Engine) -> None:
    said(engine)
    with engine.begin() as connection:
        new = checks(connection, "steps")
        connection.execute(steps.insert().values(**ROW))
        connection.execute(text("DROP TABLE languages"))
        connection.execute(text("CREATE TABLE machines (id int)"))
        for each in inspect(connection).get_check_constraints("steps"):
            connection.execute(text(f'ALTER TABLE steps DROP CONSTRAINT "{each["name"]}"'))
        connection.execute(text("ALTER TABLE steps ADD CHECK (event = 'asked')"))
        connection.execute(usage_schema.update().values(version=VERSION - 1))
    assert [each for each in said(engine) if "advisory" in each]
    with engine.begin() as connection:
        assert set(inspect(connection).get_table_names()) == set(central.tables)
        assert version(connection) == [VERSION]
        assert checks(connection, "steps") == new
        assert connection.execute(select(steps.c.n)).scalars().all() == [3]


def test_one_of_a_newer_program_is_refused_and_left_alone(engine: Engine) -> None:
    said(engine)
    with engine.begin() as connection:
        connection.execute(usage_schema.update().values(version=VERSION + 1))
    with pytest.raises(SchemaError), engine.begin() as connection:
        prepare(connection)
    with engine.begin() as connection:
        assert version(connection) == [VERSION + 1]


def test_tables_without_a_version_are_taken_for_the_oldest(engine: Engine) -> None:
    said(engine)
    with engine.begin() as connection:
        connection.execute(usage_schema.delete())
    said(engine)
    with engine.begin() as connection:
        assert version(connection) == [VERSION]


def test_machines_that_start_together_make_them_once(engine: Engine) -> None:
    def start(_: int) -> None:
        with engine.begin() as connection:
            prepare(connection)

    with ThreadPoolExecutor(5) as machines:
        list(machines.map(start, range(5)))
    with engine.begin() as connection:
        assert version(connection) == [VERSION]
