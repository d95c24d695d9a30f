"""The same verbs at the terminal, one module for what belongs together."""

import click

from .diff import diff
from .graph import graph
from .rules import check, decide, read, understand_text
from .serve import serve
from .staff import staff
from .usage import usage


@click.group()
@click.version_option(package_name="gunma-support-navigator")
def main() -> None:
    """From a public support plan to a conversation that ends at the right door."""


for verb in (serve, decide, understand_text, read, check, diff, graph, usage, staff):
    main.add_command(verb)
