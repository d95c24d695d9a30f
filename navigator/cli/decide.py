"""The decision for given facts, as the interface tells it."""

import json
from datetime import datetime
from typing import Any, TextIO

import click

from navigator.dialogue.decision_json import InvalidFact, decision_json
from navigator.dialogue.wording.translation import translator

from .region import as_of_option, load_region, read_day


@click.command()
@click.argument("file", type=click.File("r", encoding="utf-8"))
@as_of_option
def decide(file: TextIO, as_of: str | None) -> None:
    """Decide for the facts in FILE (or - for standard input); prints the interface's JSON."""
    try:
        body: Any = json.load(file)
    except json.JSONDecodeError as error:
        raise click.ClickException(
            f"not JSON: line {error.lineno}, column {error.colno}. {error.msg}"
        ) from None
    if not isinstance(body, dict):
        raise click.ClickException('write an object: {"facts": {"age": 52}}')
    knowledge = load_region()
    day = read_day(as_of or body.get("as_of"), knowledge)
    try:
        now = datetime.now(knowledge.region.timezone)
        t = translator("ja", figures=knowledge.rules.parameter_values_on(day))
        decision = decision_json(knowledge, body.get("facts", body), day, t, now)
    except InvalidFact as error:
        raise click.ClickException(error.message) from None
    click.echo(json.dumps(decision, ensure_ascii=False, indent=1))
