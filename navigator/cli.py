"""The same verbs at the terminal: serve, decide, read, check, usage."""

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

import click

from navigator.dialogue import BadFacts, decision_json, tongue
from navigator.dialogue.checkup import check_up
from navigator.dialogue.golden import read_golden
from navigator.dialogue.readout import read_aloud, statement_table, waiting_contacts
from navigator.knowledge import Knowledge, KnowledgeError, load, stale, unverified
from navigator.usage import Store, known_from, report
from navigator.web.settings import Settings


def _load(folder: Path | None = None) -> Knowledge:
    try:
        return load(folder or Settings().region)
    except KnowledgeError as error:
        click.echo(str(error), err=True)
        click.echo(f"{len(error.problems)} problem(s). Nothing is served until they are mended.", err=True)
        sys.exit(1)


def _day(text: str | None, knowledge: Knowledge | None = None) -> date:
    try:
        return (
            date.fromisoformat(text) if text else datetime.now((knowledge or _load()).region.timezone).date()
        )
    except ValueError:
        raise click.BadParameter(f"`{text}` is not a day. Write it like 2025-10-01") from None


@click.group()
@click.version_option(package_name="gunma-support-navigator")
def main() -> None:
    """From a public support plan to a conversation that ends at the right door."""


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=1, show_default=True)
def serve(host: str, port: int, workers: int) -> None:
    """Serve the pages and the interface."""
    import uvicorn

    _load()
    click.echo(f"http://{host}:{port}/")
    uvicorn.run(
        "navigator.web.app:create_app", factory=True, host=host, port=port, workers=workers, access_log=False,
        log_level="warning", server_header=False,
    )  # fmt: skip


@main.command()
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
        found = decision_json(_load(), facts, _day(as_of or body.get("as_of")), tongue("ja"))
    except BadFacts as error:
        raise click.ClickException(error.message) from None
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))


@main.command()
@click.argument("scheme")
def read(scheme: str) -> None:
    """Print a rule as Japanese sentences, for an officer to sign off."""
    knowledge = _load()
    if scheme not in knowledge.schemes and scheme not in knowledge.windows:
        from navigator.knowledge import nearest

        near = nearest(scheme, [*knowledge.schemes, *knowledge.windows])
        raise click.ClickException(
            f"`{scheme}` is no scheme or window." + (f" Did you mean `{near}`?" if near else "")
        )
    click.echo(read_aloud(knowledge, scheme, _day(None), tongue("ja")))


@main.command()
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
    knowledge = _load(region)
    if any(lists.values()):
        day = _day(as_of, knowledge)
        click.echo(
            "\n".join(line for name, on in lists.items() if on for line in _LISTS[name](knowledge, day))
        )
        return
    try:
        golden = read_golden(cases or _cases(region or Settings().region))
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    found = check_up(knowledge, _day(as_of, knowledge), golden, tongue("ja"))
    for fault in found.faults:
        click.echo(fault, err=True)
    if found.faults:
        click.echo(f"{len(found.faults)} fault(s). Mend them before this is served.", err=True)
    for note in found.notes:
        click.echo(f"note: {note}")
    for line in (_counted(knowledge), *found.figures):
        click.echo(line if found.faults else f"ok: {line}")
    sys.exit(1 if found.faults else 0)


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


@main.group()
def usage() -> None:
    """Counts."""


@usage.command("report")
def usage_report() -> None:
    """Print the totals."""
    settings, knowledge = Settings(), _load()
    store = Store.open(settings.data_dir / "counts.sqlite3", known_from(knowledge))
    names = {
        **{id: fact.label for id, fact in knowledge.fact_words.items()},
        **{id: window.name for id, window in knowledge.window_words.items()},
        **{id: scheme.name for id, scheme in knowledge.scheme_words.items()},
    }
    click.echo(report(store.totals(date.min, date.max), names))
    store.close()
