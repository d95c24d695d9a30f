"""Serve the pages with a year of invented figures, in a folder that is gone afterwards. It never opens a real database."""

import os
import secrets
import signal
from datetime import date, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click
import uvicorn

from navigator.cli.region import problems_told
from navigator.ledger import accounts
from navigator.ledger.database import Actor
from navigator.settings import SAMPLE_MARK, Settings
from navigator.usage import queries
from navigator.usage.publish.calendar import add_months
from navigator.usage.schema import connect
from navigator.web.app import create_app
from navigator.web.site import Site

from .invented_counts import CONVERSATIONS, InventedUse
from .invented_entries import WHO, write_invented_channels, write_invented_results

REAL = ("NAVIGATOR_DATABASE_URL", "NAVIGATOR_DATA_DIR")
NAME = "mihon"
SEED = 7  # the same figures at every start
PATIENCE = 5000  # ms
LETTERS = "23456789bcdfghjkmnpqrstvwxz"  # not mistaken for one another


@click.command()
@click.option("--port", default=8000, show_default=True)
def demo(port: int) -> None:
    """Serve with a year of invented figures (見本), on this machine alone, for trying and teaching."""
    refuse_real_data()
    signal.signal(signal.SIGTERM, _end)
    with TemporaryDirectory(prefix="navigator-demo-") as folder:
        (Path(folder) / SAMPLE_MARK).touch()
        with problems_told():
            app = create_app(Settings(data_dir=Path(folder)))
        click.echo("見本の数を作っています…")
        password = fill(app.state.site)
        config = uvicorn.Config(app, port=port, access_log=False, log_level="warning", server_header=False)
        click.echo(f"見本です。数は、すべて作りものです。終えると消えます（Ctrl+C）。\nhttp://127.0.0.1:{port}/")
        click.echo(f"職員用: http://127.0.0.1:{port}/staff/\n名前: {NAME}\nパスワード: {password}")
        uvicorn.Server(config).run()


def refuse_real_data() -> None:
    """End when the environment names data that may be real."""
    for name in REAL:
        if os.environ.get(name):
            raise click.ClickException(f"{name} is set. The demo keeps clear of real data: unset it, and start again")


def _end(*_: object) -> None:
    """The server repeats the signal that ended it; the folder is to be removed all the same."""
    raise SystemExit(0)


def fill(site: Site) -> str:
    """Write a year up to now and close its months; the answer is the password of the one account."""
    months, random, now = _months_over(site), Random(SEED), site.clock()
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    with site.ledger.writing() as connection:
        accounts.add(connection, (NAME, "admin"), accounts.hash_password(password), Actor(WHO, now))
        since = datetime(months[0].year, months[0].month, 1, tzinfo=site.knowledge.region.timezone)
        codes = write_invented_channels(connection, since)
        write_invented_results(connection, site.knowledge.target_years, now, random)
    site.ledger_watch.refresh()
    with connect(site.settings.counts, PATIENCE) as counts:
        queries.add(counts, InventedUse(site.knowledge, codes, random).counts(months))
    publication = site.published_figures.publication
    publication.draw = lambda deviation: round(random.normalvariate(0, deviation))  # invented: to be seen again
    publication.months()
    return password


def _months_over(site: Site) -> list[date]:
    """The first days of the months before this one."""
    this_month = site.today.replace(day=1)
    return [add_months(this_month, -n) for n in range(len(CONVERSATIONS), 0, -1)]
