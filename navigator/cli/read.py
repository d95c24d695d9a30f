"""Rules as sentences."""

from pathlib import Path

import click

from navigator.dialogue.wording.translation import translator
from navigator.knowledge.files.problems import nearest
from navigator.review.reports import read_aloud, readable

from .region import as_of_option, load_region, read_day, region_option


@click.command()
@click.argument("rule", default="")
@region_option
@as_of_option
@click.option("--list", "listing", is_flag=True, help="list what can be read")
@click.option("--all", "everything", is_flag=True, help="read everything")
def read(rule: str, region: Path | None, as_of: str | None, listing: bool, everything: bool) -> None:
    """Print a RULE as Japanese sentences, for an officer to sign off."""
    knowledge = load_region(region)
    day = read_day(as_of, knowledge)
    t = translator("ja", figures=knowledge.rules.parameter_values_on(day))
    known = readable(knowledge, day, t)
    if listing:
        click.echo("\n".join(known))
    elif everything:
        click.echo("\n\n".join(read_aloud(knowledge, id, day, t) for id in known))
    elif rule in known:
        click.echo(read_aloud(knowledge, rule, day, t))
    else:
        near = nearest(rule, known)
        raise click.ClickException(
            f"`{rule}` is no rule." + (f" Did you mean `{near}`?" if near else " List them with --list")
        )
