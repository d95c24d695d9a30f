"""The region and the day that a verb works on; a bad region is told in full, and nothing is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import click

from navigator.knowledge.files.problems import KnowledgeError
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.load import load
from navigator.settings import Settings

Speak = Callable[[str], str]
region_option = click.option(
    "--region", type=click.Path(path_type=Path), default=None, help="the folder with rules/ and content/"
)
as_of_option = click.option("--as-of", default=None, help="a day, e.g. 2025-10-01")


def load_region(folder: Path | None = None, speak: Speak = str) -> Knowledge:
    """The region in a folder, or the one that the settings name; `speak` puts a line into the reader's language."""
    with problems_told(speak):
        return load(folder or Settings().region)


@contextmanager
def problems_told(speak: Speak = str) -> Iterator[None]:
    """Print every problem of a region that cannot be loaded, and end."""
    try:
        yield
    except KnowledgeError as error:
        for problem in error.problems:
            click.echo(speak(str(problem)), err=True)
        click.echo(speak(f"{len(error.problems)} problem(s). Nothing is served until they are mended."), err=True)
        sys.exit(1)


def read_day(text: str | None, knowledge: Knowledge, speak: Speak = str) -> date:
    """A day as it is typed; without one, today where the region is."""
    if not text:
        return datetime.now(knowledge.region.timezone).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        click.echo(speak(f"`{text}` is not a day. Write it like 2025-10-01"), err=True)
        sys.exit(2)
