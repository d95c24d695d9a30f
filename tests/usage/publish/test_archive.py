"""Closed periods: kept as they were drawn, in the database that machines share waited for in turn, not without end."""

import threading
from datetime import date
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.schema import CreateTable

from navigator.usage.forwarding.central_schema import ADVISORY
from navigator.usage.publish.archive import Archive, releases
from navigator.usage.publish.calendar import PublicationPeriod, fiscal_year
from navigator.usage.publish.figure import PublishedFigure
from navigator.usage.publish.layout import Cell
from navigator.usage.publish.noise import Noise
from navigator.usage.publish.publication import Publication
from navigator.usage.publish.release import Release
from tests.postgres import postgres, postgres_url  # noqa: F401
from tests.usage.publish.draws import no_noise
from tests.usage.publish.season import LAYOUT, season


@pytest.fixture
def archive(postgres_url: str) -> Archive:  # noqa: F811
    return Archive.open(postgres_url, Path())


def test_a_database_that_does_not_answer_is_not_waited_for_without_end(archive: Archive) -> None:
    with archive._engine.connect() as connection:
        limits = [connection.execute(text(f"SHOW {name}")).scalar() for name in ("statement_timeout", "lock_timeout")]
    assert limits == ["30s", "10s"]


def test_machines_that_start_together_make_the_table_once(archive: Archive, postgres_url: str) -> None:  # noqa: F811
    """One of them is half-way when the other comes."""
    results: list[object] = []

    def read() -> None:
        try:
            results.append(archive.all())
        except Exception as fault:
            results.append(fault)

    with psycopg.connect(postgres_url) as first:
        first.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY])
        first.execute(str(CreateTable(releases).compile(dialect=archive._engine.dialect)))
        second = threading.Thread(target=read)
        second.start()
        while not first.execute("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").fetchone():
            assert second.is_alive(), results
    second.join()
    assert results == [{}]


APRIL = PublicationPeriod(date(2026, 4, 1))
OLD = '{"total":{"started":{"":120},"finished":{"":-8},"stopped":{"":0}},"persona":{"started":{"resident":-4,"family":16}}}'


def old_archive(folder: Path) -> Archive:
    """An archive in which the earlier rule released April: it kept what it hid, as -1 - n."""
    archive = Archive.at(folder / "published.sqlite3")
    archive.all()
    with archive._engine.begin() as connection:
        connection.execute(releases.insert().values(start=APRIL.start, months=1, figures=OLD))
    return Archive.at(folder / "published.sqlite3")


def test_what_the_earlier_rule_told_stays_and_what_it_hid_is_forgotten(tmp_path: Path) -> None:
    release = old_archive(tmp_path).all()[APRIL]
    assert release.noise is None
    assert release.figures == {Cell("total", "", "started"): 120, Cell("persona", "family", "started"): 16, Cell("total", "", "stopped"): 0}
    assert b"-8" not in (tmp_path / "published.sqlite3").read_bytes()
    assert b"-4" not in (tmp_path / "published.sqlite3").read_bytes().replace(b"2026-04", b"")
    assert Archive.at(tmp_path / "published.sqlite3").all()[APRIL] == release


def test_the_months_of_the_earlier_rule_stand_beside_what_is_drawn(tmp_path: Path) -> None:
    """April as it was told; the year is drawn of the eleven months after it."""
    publication = Publication(season(1, LAYOUT, 100), old_archive(tmp_path), LAYOUT, lambda: date(2027, 4, 10), no_noise)
    town, year = Cell("municipality", "10201", "guided"), fiscal_year(APRIL.start)
    assert publication.figures(APRIL.span)[Cell("total", "", "started")] == PublishedFigure(120)
    figures = publication.figures(year.span)
    assert figures[town].hidden == 1
    assert figures[town].variance == 144
    assert figures[Cell("total", "", "started")].variance == 11 * 100
    after = season(1, LAYOUT, 100).totals(date(2026, 5, 1), year.last)
    assert figures[town].n == LAYOUT.figures(after)[town]


def test_drawn_figures_come_back_as_they_were_kept(tmp_path: Path) -> None:
    archive = Archive.at(tmp_path / "published.sqlite3")
    release = Release(APRIL, {Cell("total", "", "started"): -3, Cell("language", "ja", "started"): 41}, Noise(10.0, 12.0))
    assert archive.keep(release) == release
    assert archive.keep(Release(APRIL, {Cell("total", "", "started"): 9}, Noise(10.0, 12.0))) == release
    assert Archive.at(tmp_path / "published.sqlite3").all() == {APRIL: release}
