"""The region and the day that a verb works on; a bad region is told in full, and nothing is done."""

import sys
from datetime import date, datetime
from pathlib import Path

import click

from navigator.knowledge.files.problems import KnowledgeError
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.load import load
from navigator.settings import Settings


def load_region(folder: Path | None = None) -> Knowledge:
    """The region in a folder, or the one that the settings name."""
    try:
        return load(folder or Settings().region)
    except KnowledgeError as error:
        click.echo(str(error), err=True)
        click.echo(f"{len(error.problems)} problem(s). Nothing is served until they are mended.", err=True)
        sys.exit(1)


def read_day(text: str | None, knowledge: Knowledge | None = None) -> date:
    """A day as it is typed; without one, today where the region is."""
    if not text:
        return datetime.now((knowledge or load_region()).region.timezone).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"`{text}` is not a day. Write it like 2025-10-01") from None
