"""The closed periods. The first process to close a period decides; nobody ever changes it, or draws it again.

Counts that arrive later are never published: the difference of two exports would be those few people.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Date,
    Engine,
    Integer,
    MetaData,
    NullPool,
    Table,
    Text,
    create_engine,
    select,
    text,
)
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.schema import CreateTable

from navigator.database import SERVER_LIMITS, fault_name, server_url, take_turn
from navigator.usage.forwarding.central_schema import ADVISORY
from navigator.usage.store import StoreError

from .calendar import PublicationPeriod
from .layout import Cell
from .noise import Noise
from .release import Release

FILE = "published.sqlite3"

metadata = MetaData()
releases = Table(
    "releases",
    metadata,
    Column("start", Date, primary_key=True),
    Column("months", Integer, primary_key=True),
    Column("figures", Text, nullable=False),
)


class Archive:
    """Closed periods in a database. StoreError when they cannot be read or written."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._ready = False

    @classmethod
    def open(cls, url: str, folder: Path) -> "Archive":
        """The archive in the central database, or in a file of `folder` when `url` is ""."""
        if not url:
            return cls.at(folder / FILE)
        return cls(create_engine(server_url(url), poolclass=NullPool, connect_args=SERVER_LIMITS))

    @classmethod
    def at(cls, path: Path) -> "Archive":
        """The archive in an SQLite file."""
        with suppress(OSError):  # a folder that cannot be made is a fault at the first use
            path.parent.mkdir(parents=True, exist_ok=True)
        return cls(create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool))

    @staticmethod
    def columns() -> dict[str, list[str]]:
        """The table with its columns, for the privacy page."""
        return {releases.name: [column.name for column in releases.columns]}

    def all(self) -> dict[PublicationPeriod, Release]:
        """Everything closed so far."""
        with self._transaction() as connection:
            rows = connection.execute(select(releases).order_by(releases.c.start, releases.c.months))
            closed = (_read(PublicationPeriod(start, months), figures) for start, months, figures in rows)
            return {release.period: release for release in closed}

    def keep(self, release: Release) -> Release:
        """Store a closed period; the answer is what stands, when another process was first."""
        key = {"start": release.period.start, "months": release.period.length}
        try:
            with self._transaction() as connection:
                connection.execute(releases.insert().values(**key, figures=_written(release)))
        except IntegrityError:
            with self._transaction() as connection:
                same_period = (releases.c.start == key["start"]) & (releases.c.months == key["months"])
                figures = connection.execute(select(releases.c.figures).where(same_period)).scalar_one()
            return _read(release.period, figures)
        return release

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            if not self._ready:
                with self._engine.begin() as connection:
                    if connection.dialect.name == "postgresql":
                        take_turn(connection, ADVISORY)
                    connection.execute(CreateTable(releases, if_not_exists=True))
                    _forget_hidden_figures(connection)
                self._ready = True
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except SQLAlchemyError as fault:
            raise StoreError(Path(self._engine.url.database or ""), fault_name(fault)) from fault


def _written(release: Release) -> str:
    """JSON: the standard deviations, and the drawn figures by table, event and key."""
    tree: dict[str, dict[str, dict[str, int]]] = {}
    for cell, n in release.figures.items():
        tree.setdefault(cell.table, {}).setdefault(cell.event, {})[cell.key] = n
    noise = [release.noise.total, release.noise.part] if release.noise else None
    return _json({"noise": noise, "figures": tree})


def _json(tree: Mapping[str, Any]) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=4096)
def _cell(table: str, key: str, event: str) -> Cell:
    """Cells are shared between periods: ten years hold the same few hundred."""
    return Cell(table, key, event)


def _read(period: PublicationPeriod, written: str) -> Release:
    stored = json.loads(written)
    noise = stored.get("noise")
    tree: Mapping[str, Mapping[str, Mapping[str, int]]] = stored["figures"]
    figures = {
        _cell(table, key, event): n
        for table, events in tree.items() for event, keys in events.items() for key, n in keys.items()
    }  # fmt: skip
    return Release(period, figures, Noise(*noise) if noise else None)


def _forget_hidden_figures(connection: Connection) -> None:
    """Rows of the earlier rule held what they hid, as -1 - n: what they told stays as it was told, the rest goes."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA secure_delete=ON"))  # what is replaced is overwritten
    for start, months, figures in connection.execute(select(releases)).all():
        stored = json.loads(figures)
        if "figures" not in stored:
            same_period = (releases.c.start == start) & (releases.c.months == months)
            told = {"noise": None, "figures": _without_hidden(stored)}
            connection.execute(releases.update().where(same_period).values(figures=_json(told)))


def _without_hidden(tree: Mapping[str, Mapping[str, Mapping[str, int]]]) -> dict[str, Any]:
    return {
        table: {event: {key: n for key, n in keys.items() if n >= 0} for event, keys in events.items()}
        for table, events in tree.items()
    }
