"""What is read out of a line of free text."""

import json
from dataclasses import asdict

import click

from navigator.language.understand import understand

from .region import load_region, read_day


@click.command("understand")
@click.argument("text")
@click.option("--as-of", default=None, help="a day, e.g. 2025-10-01: birth years are counted to its year")
@click.option("--words", is_flag=True, help="show the words that each reading rests on")
def understand_text(text: str, as_of: str | None, words: bool) -> None:
    """Read one line of free text; prints the interface's JSON."""
    knowledge = load_region()
    understanding = understand(knowledge.lexicon, text, read_day(as_of, knowledge))
    body = asdict(understanding) if words else understanding.as_json()
    click.echo(json.dumps(body, ensure_ascii=False, indent=1))
