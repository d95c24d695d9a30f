"""What decides, at the terminal: decide, read, check."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import click

from navigator.dialogue.decision_json import BadFacts, decision_json
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.checks.validity import stale, unverified
from navigator.knowledge.files.catalogs import translations
from navigator.knowledge.files.problems import nearest
from navigator.knowledge.knowledge import Knowledge
from navigator.language.understand import understand
from navigator.paths import CATALOGS
from navigator.review.checkup import check_up
from navigator.review.golden_cases import read_golden
from navigator.review.reports import read_aloud, readable, statement_table, waiting_contacts
from navigator.settings import Settings

from .region import load_region, read_day


@click.command()
@click.argument("file", type=click.File("r", encoding="utf-8"))
@click.option("--as-of", default=None, help="a day, e.g. 2025-10-01")
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
    facts = body.get("facts", body)
    try:
        found = decision_json(load_region(), facts, read_day(as_of or body.get("as_of")), translator("ja"))
    except BadFacts as error:
        raise click.ClickException(error.message) from None
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))


@click.command("understand")
@click.argument("text")
@click.option("--as-of", default=None, help="a day, e.g. 2025-10-01: birth years are counted to its year")
@click.option("--words", is_flag=True, help="show the words that each reading rests on")
def understand_text(text: str, as_of: str | None, words: bool) -> None:
    """Read one line of free text; prints the interface's JSON."""
    found = understand(load_region().lexicon, text, read_day(as_of))
    shown = asdict(found) if words else found.as_json()
    click.echo(json.dumps(shown, ensure_ascii=False, indent=1))


@click.command()
@click.argument("rule", default="")
@click.option(
    "--region", type=click.Path(path_type=Path), default=None, help="the folder with rules/ and content/"
)
@click.option("--as-of", default=None, help="a day, e.g. 2025-10-01")
@click.option("--list", "listing", is_flag=True, help="list what can be read")
@click.option("--all", "everything", is_flag=True, help="read everything")
def read(rule: str, region: Path | None, as_of: str | None, listing: bool, everything: bool) -> None:
    """Print a RULE as Japanese sentences, for an officer to sign off."""
    knowledge, t = load_region(region), translator("ja")
    day = read_day(as_of, knowledge)
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


@click.command()
@click.option(
    "--region", type=click.Path(path_type=Path), default=None, help="the folder with rules/ and content/"
)
@click.option("--as-of", default=None, help="a day, e.g. 2025-10-01")
@click.option("--cases", type=click.Path(path_type=Path), default=None, help="the folder with golden cases")
@click.option("--contacts", is_flag=True, help="list the values that wait for confirmation")
@click.option("--unverified", is_flag=True, help="list every value of the world that no one has confirmed")
@click.option("--stale", is_flag=True, help="list every value that was last checked more than a year ago")
@click.option("--statements", is_flag=True, help="print each statement of the plan with what cites it")
def check(region: Path | None, as_of: str | None, cases: Path | None, **lists: bool) -> None:
    """Prove the rules over every conversation, and validate the content."""
    knowledge = load_region(region)
    if any(lists.values()):
        day = read_day(as_of, knowledge)
        click.echo(
            "\n".join(line for name, on in lists.items() if on for line in _LISTS[name](knowledge, day))
        )
        return
    try:
        golden = read_golden(cases or _cases(_region(region)))
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    found = check_up(knowledge, read_day(as_of, knowledge), golden, translator("ja"))
    broken, gaps = translations((CATALOGS, _region(region) / "content/locale"), knowledge.region.languages[1:])
    faults = [*found.faults, *broken]
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        click.echo(f"{len(faults)} fault(s). Mend them before this is served.", err=True)
    for note in (*found.notes, *gaps):
        click.echo(f"note: {note}")
    for line in (_counted(knowledge), *found.figures):
        click.echo(line if faults else f"ok: {line}")
    sys.exit(1 if faults else 0)


def _region(folder: Path | None) -> Path:
    return folder or Settings().region


def _cases(region: Path) -> Path:
    """Where a region keeps its golden cases: beside its rules, or among the tests of its repository."""
    return region / "cases" if (region / "cases").is_dir() else region / "tests" / "cases"


_LISTS: dict[str, Callable[[Knowledge, date], list[str]]] = {
    "contacts": lambda knowledge, _: waiting_contacts(knowledge),
    "unverified": lambda knowledge, _: unverified(knowledge),
    "stale": stale,
    "statements": lambda knowledge, _: statement_table(knowledge),
}


def _counted(knowledge: Knowledge) -> str:
    offices = sum(len(places) for places in knowledge.offices.values())
    return (
        f"{len(knowledge.facts)} facts, {len(knowledge.windows)} windows, {len(knowledge.schemes)} schemes, "
        f"{offices} offices, {len(knowledge.municipalities)} municipalities, {len(knowledge.plan.statements)} statements"
    )
