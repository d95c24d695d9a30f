"""What was counted, at the terminal: the same published figures as on the staff pages."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import click

from navigator.ledger import channels
from navigator.ledger.database import Ledger, LedgerError
from navigator.settings import Settings
from navigator.usage.forwarding.central import Central
from navigator.usage.publish.archive import Archive
from navigator.usage.publish.calendar import MonthSpan, month_of
from navigator.usage.publish.files import FileHeader, as_csv, as_excel, as_values
from navigator.usage.publish.layout import layout_of
from navigator.usage.publish.publication import Publication
from navigator.usage.publish.tables import TABLES, tables
from navigator.usage.publish.words import SAMPLE, PublishedNames, names_of
from navigator.usage.reader import CountReader
from navigator.usage.report import report
from navigator.usage.store import Store, StoreError

from .region import load_region

FORMATS = ("csv", "xlsx", "json")


@contextmanager
def _published() -> Iterator[tuple[Publication, PublishedNames]]:
    settings, knowledge = Settings(), load_region()
    channel_names, zone = _channel_names(settings), knowledge.region.timezone
    url = settings.database_url
    counts: CountReader = Central.open(url) if url else Store.open(settings.counts)
    archive = Archive.open(settings.database_url, settings.data_dir)
    try:
        yield (
            Publication(
                counts,
                archive,
                layout_of(knowledge, channel_names),
                lambda: datetime.now(UTC).astimezone(zone).date(),
            ),
            names_of(knowledge, channel_names),
        )
    except StoreError as fault:
        raise click.ClickException(f"the counts cannot be read ({fault.kind}): {fault.path}") from None
    finally:
        counts.close()


def _channel_names(settings: Settings) -> dict[str, str]:
    """A month closes once and for good, so it closes with every channel or not yet."""
    ledger = Ledger.open(settings.database_url, settings.data_dir)
    try:
        with ledger.reading() as connection:
            return channels.names(connection)
    except LedgerError as fault:
        raise click.ClickException(
            f"the channels cannot be read ({fault.kind}), and no month is closed without them: try again later"
        ) from None
    finally:
        ledger.close()


def _read_month(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(f"{value}-01") if value else None
    except ValueError:
        raise click.BadParameter("a month is written like 2026-04") from None


from_option = click.option("--from", "first", callback=_read_month, help="first month, like 2026-04")
to_option = click.option("--to", "last", callback=_read_month, help="last month")


def _span(publication: Publication, first: date | None, last: date | None) -> MonthSpan:
    """The months asked for, as far as they are closed; else every closed month."""
    months = publication.months()
    if not months:
        raise click.ClickException("no month is closed yet: a month is published from the 4th of the next")
    asked = [m for m in months if (first or date.min) <= m.start <= (last or date.max)]
    if not asked:
        raise click.ClickException(f"closed are the months from {months[0]} to {months[-1]}")
    return MonthSpan(asked[0].start, asked[-1].last)


@click.command("report")
@from_option
@to_option
def usage_report(first: date | None, last: date | None) -> None:
    """Print the published tables."""
    with _published() as (publication, names):
        if publication.months():
            if Settings().is_sample:
                click.echo(SAMPLE)
            click.echo(report(publication, _span(publication, first, last), names))
        else:
            click.echo("締めた月が、まだありません。ひと月の数は、翌月の４日から見られます。")


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@from_option
@to_option
@click.option("--format", "kind", type=click.Choice(FORMATS), default="csv", show_default=True)
def usage_export(folder: Path, first: date | None, last: date | None, kind: str) -> None:
    """Write the published tables into FOLDER."""
    with _published() as (publication, names):
        span = _span(publication, first, last)
        title = f"{SAMPLE} 利用の集計" if Settings().is_sample else "利用の集計"
        header, exported = FileHeader(title, span), list(tables(publication, span, names))
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"usage-{month_of(span.first)}-{month_of(span.last)}"
    if kind == "xlsx":
        (folder / f"{stem}.xlsx").write_bytes(as_excel(exported, header))
    elif kind == "json":
        body = {"title": header.title, "period": header.period, "tables": [as_values(table) for table in exported]}
        (folder / f"{stem}.json").write_text(json.dumps(body, ensure_ascii=False, indent=1), encoding="utf-8")
    else:
        for table in exported:
            (folder / f"{stem}-{table.id}.csv").write_text(
                as_csv(table, header), encoding="utf-8", newline=""
            )
    click.echo(f"{len(TABLES)} tables of {month_of(span.first)} to {month_of(span.last)} -> {folder}")


@click.command("close")
def usage_close() -> None:
    """Close the periods that are due, so that nobody waits for it on a page."""
    with _published() as (publication, _):
        click.echo(f"{len(publication.months())} months are closed")
