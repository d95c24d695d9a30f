"""The verbs of counts."""

import click

from .lazy_group import LazyGroup


@click.group(
    cls=LazyGroup,
    verbs={
        "close": "published.usage_close",
        "export": "published.usage_export",
        "report": "published.usage_report",
    },
)
def usage() -> None:
    """Counts."""
