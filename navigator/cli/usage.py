"""The verbs of counts; sending them on loads nothing of what is published."""

import click

from .lazy_group import LazyGroup


@click.group(
    cls=LazyGroup,
    verbs={
        "close": "published.usage_close",
        "export": "published.usage_export",
        "forward": "forwarding.usage_forward",
        "report": "published.usage_report",
        "restart": "forwarding.usage_restart",
    },
)
def usage() -> None:
    """Counts."""
