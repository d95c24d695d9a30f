"""Serve the pages and the interface; and, over standard input and output, assistants (Model Context Protocol)."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

import click
import uvicorn
from uvicorn.supervisors import Multiprocess

from navigator.settings import Settings, SettingsError

from .region import load_region, problems_told

CONNECTIONS = "navigator.web.process.connections:BoundedProtocol"
LAST_REQUESTS = 5  # seconds for what was accepted before the end; nearly three may go before it (web/process/shutdown.py)
WARM_UP = 60  # seconds in which a worker may read the region and warm up before it is taken for dead


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True)
def serve(host: str, port: int, workers: int) -> None:
    """Serve the pages and the interface."""
    os.umask(0o077)
    with settings_told():
        settings = Settings()
        settings.address()
        settings.signing_secret()  # here first: workers share one that cannot be kept
    config = uvicorn.Config(
        f"{__name__}:served_app", factory=True, host=host, port=port, workers=workers, access_log=False,
        log_level="warning", server_header=False, timeout_worker_healthcheck=WARM_UP, timeout_graceful_shutdown=LAST_REQUESTS,
        http=CONNECTIONS, ws="none",
    )  # fmt: skip
    if workers > 1:
        load_region()  # only to refuse a bad one: workers that fail would be started again without end
    else:
        with problems_told(), settings_told():
            config.load()
    click.echo(f"http://{host}:{port}/")
    signal.signal(signal.SIGTERM, _end)
    if workers > 1:
        _Workers(config, sockets=[config.bind_socket()]).run()
    else:
        _serve_here(config)


def served_app() -> Any:
    """The application of a process that serves. Asked to end while it reads the region, it is gone at once."""
    with import_module("navigator.web.process.shutdown").ended_at_once():
        return import_module("navigator.web.app").create_app()


@click.command()
def mcp() -> None:
    """Answer an assistant over standard input and output (Model Context Protocol): read-only, danger first."""
    try:
        server = import_module("navigator.reach.assistants.server")
    except ImportError as missing:
        raise click.ClickException(f"a package is not installed ({missing.name}). Install the extra `mcp`") from None
    desk_of = import_module("navigator.reach.assistants.answers").desk_of
    with problems_told(), settings_told():
        site = import_module("navigator.web.app").make_site()

    def desk() -> Any:
        site.ledger_watch.refresh()  # what officers confirmed, hid or published counts here too
        return desk_of(site.knowledge, site.clock())

    server.make_server(site.knowledge.region.app, desk).run()


@contextmanager
def settings_told() -> Iterator[None]:
    """A setting that must not be served with is told in words, and nothing is served."""
    try:
        yield
    except SettingsError as error:
        raise click.ClickException(str(error)) from None


def _end(*_: object) -> None:
    """The server repeats the signal that ended it; what comes after the last page is to be done all the same."""
    raise SystemExit(0)


def _serve_here(config: uvicorn.Config) -> None:
    """This process itself serves."""
    server = uvicorn.Server(config)
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        raise SystemExit(3)


class _Workers(Multiprocess):
    """Several processes on one socket. This one never accepts on it, and must not hold it open when they have closed it."""

    def keep_subprocess_alive(self) -> None:
        """Held open here, the worker's end of its pipe would hide for a minute that a worker died when it was asked whether it lives."""
        for process in self.processes:
            process.child_conn.close()
        super().keep_subprocess_alive()

    def terminate_all(self) -> None:
        for listening in self.sockets:
            listening.close()
        super().terminate_all()
