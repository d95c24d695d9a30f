"""The same verbs at the terminal, one module for each."""

import click

from .lazy_group import LazyGroup


@click.group(
    cls=LazyGroup,
    verbs={
        "check": "check.check",
        "demo": "sample.demo.demo",
        "decide": "decide.decide",
        "diff": "diff.diff",
        "edition": "officers.edition.edition",
        "graph": "graph.graph",
        "line-menu": "line_menu.line_menu",
        "mcp": "serve.mcp",
        "read": "read.read",
        "serve": "serve.serve",
        "staff": "officers.staff.staff",
        "understand": "understand.understand_text",
        "usage": "usage.usage",
    },
)
@click.version_option(package_name="gunma-support-navigator")
def main() -> None:
    """From a public support plan to a conversation that ends at the right door."""
