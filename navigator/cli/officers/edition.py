"""Drafts of rules and content at the terminal: out to a folder, in from one, proven, compared, published."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Connection

from navigator.cli.region import load_region, problems_told, read_day
from navigator.dialogue.wording.translation import translator
from navigator.editions import draft_texts, drafts, exchange, proofs, publications
from navigator.editions.drafts import EditionError
from navigator.editions.proof_run import ProofSetting, begin_proof
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.load import load
from navigator.ledger.database import Ledger
from navigator.review.compare.comparison import ComparedRules, compare
from navigator.review.compare.comparison_text import comparison_text
from navigator.settings import Settings

from .ledger_access import open_ledger, terminal

MESSAGES = {
    "unknown": "there is no such draft. See `navigator edition list`",
    "state": "it was published or taken back: begin another one",
    "file": "this is no file that an edition holds. It holds files of rules/ and content/, but no contacts and no content/region.yaml",
    "text": "the text cannot be written: it is too long, or holds control characters",
    "title": "give it a title of one line",
    "unproven": "it is not proven and approved as it stands. See `navigator edition check`; it is approved on the staff pages",
    "base": "another edition came into force since it was begun. Bring it in line on the staff pages, and prove it anew",
    "waiting": "another edition waits for its day. Stop that one first, on the staff pages",
    "day": "it was proven for other days. Prove it anew",
    "empty": "nothing in it differs from what is in force",
    "aside": "two changes of one file met. Choose on the staff pages, and save",
    "stale": "a release changed a file after it was replaced. Look at it on the staff pages, and save it anew",
    "own": "somebody else has to approve it",
    "number": "the file of numbers is written otherwise than a form can change",
    "elsewhere": "it is a prefecture of its own. Export it, and serve the folder with NAVIGATOR_REGION",
    "before": "only what was in force last can be brought back",
}


@click.group()
def edition() -> None:
    """Drafts of rules and content: list, export, import, check, diff, publish."""


@contextmanager
def _ledger() -> Iterator[tuple[Ledger, Settings]]:
    """The ledger; what cannot be done with a draft is told in words."""
    with open_ledger() as opened:
        try:
            yield opened
        except EditionError as error:
            raise click.ClickException(MESSAGES[error.kind]) from None


@edition.command("list")
def list_editions() -> None:
    """Every draft and what became of it, the newest first."""
    with _ledger() as (ledger, _), ledger.reading() as connection:
        in_force = publications.in_force(connection, terminal().at)
        for each in drafts.all_editions(connection):
            click.echo(f"{each.id}  {'in force' if each.id == in_force else each.state}  {each.title}  ({each.who})")
        if not in_force:
            click.echo("0  in force  the region's files alone")


@edition.command("export")
@click.argument("number", type=int)
@click.argument("folder", type=click.Path(path_type=Path))
def export_files(number: int, folder: Path) -> None:
    """Write the files of a draft to FOLDER, as they are with it; 0 for the region's own."""
    with _ledger() as (ledger, settings), ledger.reading() as connection:
        names = exchange.export_edition(connection, _known(connection, number), RegionFiles(settings.region), folder)
    click.echo(f"{len(names)} files")


@edition.command("import")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--title", required=True, help="what the draft is called on the staff pages")
def import_files(folder: Path, title: str) -> None:
    """Begin a draft with what FOLDER holds otherwise than what is in force."""
    with _ledger() as (ledger, settings):
        try:
            with ledger.writing() as connection:
                id, names = exchange.import_folder(connection, folder, title, RegionFiles(settings.region), terminal())
        except UnicodeDecodeError:
            raise click.ClickException("a file is not UTF-8. Save it as UTF-8 and try again") from None
    click.echo("\n".join((f"draft {id}", *names)))


@edition.command("check")
@click.argument("number", type=int)
def check_edition(number: int) -> None:
    """Prove a draft, and keep the proof with it."""
    with _ledger() as (ledger, settings):
        setting = ProofSetting(ledger, settings.region, lambda: datetime.now(UTC))
        begin_proof(setting, number, load_region(settings.region).region.timezone, terminal()).join()
        with ledger.reading() as connection:
            proof = proofs.latest(connection, number)
    lost: dict[str, Any] = {"problems": [], "faults": ["the proof was not kept"], "cases": []}
    result = proof.result if proof and proof.result else lost
    for file, line, text in result["problems"]:
        click.echo(f"{file}:{line}  {text}", err=True)
    for fault in result["faults"]:
        click.echo(fault, err=True)
    for case in result["cases"]:
        click.echo(f"comes out otherwise, to be accepted on the staff pages: {case}")
    if not proofs.is_whole(result):
        sys.exit(1)
    click.echo("ok")


@edition.command("diff")
@click.argument("number", type=int)
@click.option("--as-of", default=None, help="the day; without it, today")
def diff_edition(number: int, as_of: str | None) -> None:
    """Tell for whom the guidance changes from what is in force to a draft."""
    with _ledger() as (ledger, settings), ledger.reading() as connection:
        if number and drafts.find(connection, number).stands_alone:
            raise EditionError("elsewhere")
        in_force = publications.in_force(connection, terminal().at)
        texts = [draft_texts.texts_of(draft_texts.rows(connection, each)) for each in (in_force, _known(connection, number))]
    with problems_told():
        old, new = (load(RegionFiles(settings.region, each)) for each in texts)
    day = read_day(as_of, new)
    t = translator("ja", figures=new.rules.parameter_values_on(day))
    sides = (ComparedRules(old, day, t("いまの案内")), ComparedRules(new, day, t("この改定案")))
    click.echo(comparison_text(compare(*sides, t), t))


@edition.command("publish")
@click.argument("number", type=int)
def publish_edition(number: int) -> None:
    """Put an approved draft in force, at once or from its day on."""
    with _ledger() as (ledger, settings):
        timezone = load_region(settings.region).region.timezone
        with ledger.writing() as connection:
            publications.publish(connection, number, RegionFiles(settings.region), timezone, terminal())
    click.echo(f"draft {number} is published")


def _known(connection: Connection, number: int) -> int:
    """The number of a draft, or 0 for the region's files alone. EditionError for another one."""
    return drafts.find(connection, number).id if number else 0
