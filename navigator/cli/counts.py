"""What was counted, at the terminal."""

from datetime import date

import click

from navigator.usage import Store, known_from, report
from navigator.web.settings import Settings

from .region import load_region


@click.group()
def usage() -> None:
    """Counts."""


@usage.command("report")
def usage_report() -> None:
    """Print the totals."""
    settings, knowledge = Settings(), load_region()
    store = Store.open(settings.data_dir / "counts.sqlite3", known_from(knowledge))
    names = {
        **{id: fact.label for id, fact in knowledge.fact_words.items()},
        **{id: window.name for id, window in knowledge.window_words.items()},
        **{id: scheme.name for id, scheme in knowledge.scheme_words.items()},
    }
    click.echo(report(store.totals(date.min, date.max), names))
    store.close()
