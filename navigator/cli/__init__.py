"""The same verbs at the terminal, one module for what belongs together."""

import click

from .counts import usage
from .rules import check, decide, read, understand_text
from .serve import serve


@click.group()
@click.version_option(package_name="gunma-support-navigator")
def main() -> None:
    """From a public support plan to a conversation that ends at the right door."""


for verb in (serve, decide, understand_text, read, check, usage):
    main.add_command(verb)
