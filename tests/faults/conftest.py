"""Servers that no test leaves behind, and a PostgreSQL whose line can be cut."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.faults.line import Line
from tests.faults.served import Served
from tests.postgres import postgres, postgres_url  # noqa: F401


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    started: list[Served] = []

    def start(folder: Path | None = None, *, workers: int = 1, url: str = "") -> Served:
        started.append(Served(folder or tmp_path / "data", workers=workers, url=url))
        return started[-1]

    yield start
    for server in started:
        server.end()


@pytest.fixture
def line(postgres_url: str) -> Iterator[Line]:  # noqa: F811
    """A line to a fresh database, as if it were in another building."""
    parts = urlsplit(postgres_url)
    folder = parse_qs(parts.query).get("host", [""])[0]
    opened = Line(Path(folder) / ".s.PGSQL.5432", parts.path)
    yield opened
    opened.close()
