"""Serve the pages and the interface; and, over standard input and output, assistants (Model Context Protocol).

Several workers are forked from a process that has loaded everything once, so that they hold it together.
"""

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing.process import BaseProcess
from typing import Any

import click
import uvicorn
from uvicorn import _subprocess
from uvicorn.supervisors import Multiprocess
from uvicorn.supervisors.multiprocess import SIGNALS

from navigator.settings import Settings, SettingsError

from .region import problems_told

CONNECTIONS = "navigator.web.process.connections:BoundedProtocol"
LAST_REQUESTS = 5  # seconds for what was accepted before the end; nearly three may go before it (web/process/shutdown.py)
LOOK_FOR_PARENT = 1  # seconds between two looks
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
    with problems_told(), settings_told(), _collector_off():  # here, not in workers: those that fail would be started again without end
        if workers > 1:
            _load_for_workers()
        else:
            config.load()
    click.echo(f"http://{host}:{port}/")
    signal.signal(signal.SIGTERM, _end)
    if workers > 1:
        _Workers(config, sockets=[config.bind_socket()]).run()
    else:
        _serve_here(config)


_loaded: list[Any] = []  # the application of a process whose workers are forked from it


def served_app() -> Any:
    """The application of a process that serves. Asked to end while it reads the region, it is gone at once."""
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_with, args=(parent.pid,), name="parent", daemon=True).start()
    with import_module("navigator.web.process.shutdown").ended_at_once():
        if not _loaded:
            return import_module("navigator.web.app").create_app()
        _loaded[0].state.site.ledger_watch.refresh()  # forked later, perhaps, for one that died
        return _loaded[0]


def _end_with(parent: int | None) -> None:
    """A worker whose parent was killed would keep the port, and serve what it knew then: the next start could not listen."""
    while os.getppid() == parent:
        time.sleep(LOOK_FOR_PARENT)
    os.kill(os.getpid(), signal.SIGTERM)


def _load_for_workers() -> None:
    """Load what workers share, and have them forked from here."""
    with import_module("navigator.web.process.shutdown").ended_at_once():
        _loaded[:] = [import_module("navigator.web.app").create_app_to_fork()]
    _subprocess.spawn = _Forking()  # type: ignore[assignment]


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


@contextmanager
def _collector_off() -> Iterator[None]:
    """What is loaded stays: while it is read nothing is looked through for rubbish, and afterwards it is not looked at again."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


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


class _Forking:
    """In place of the server's way to begin a process anew."""

    def Process(self, target: Any, kwargs: Any) -> BaseProcess:  # noqa: N802 - the server's name
        return _ForkedWorker(target, kwargs)


class _ForkedWorker(multiprocessing.get_context("fork").Process):  # type: ignore[misc]
    """A worker that begins with everything loaded, and takes signals as a process that begins anew."""

    def __init__(self, target: Any, kwargs: Any) -> None:
        super().__init__(target=target, kwargs=kwargs)
        self._end_of_pipe = kwargs["target"].__self__.child_conn

    def start(self) -> None:
        super().start()
        self._end_of_pipe.close()  # the next worker would inherit it, and hide that this one died

    def run(self) -> None:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        super().run()


class _Workers(Multiprocess):
    """Several processes on one socket. This one never accepts on it, and must not hold it open when they have closed it."""

    def handle_hup(self) -> None:
        """Asked for other workers: they read the region and the program as they stand now."""
        _subprocess.spawn = multiprocessing.get_context("spawn")
        super().handle_hup()

    def keep_subprocess_alive(self) -> None:
        """Held open here, the worker's end of its pipe would hide for a minute that a worker died when it was asked whether it lives."""
        for process in self.processes:
            process.child_conn.close()
        super().keep_subprocess_alive()

    def terminate_all(self) -> None:
        for listening in self.sockets:
            listening.close()
        super().terminate_all()
