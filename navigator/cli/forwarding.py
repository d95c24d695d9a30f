"""Forward counts to the central database: once, or beside the pages for as long as they are served."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

import click

from navigator.settings import Settings
from navigator.usage.forwarding.central import Central
from navigator.usage.forwarding.forwarder import EVERY, ForwardingError, forward, restart, start, watch
from navigator.usage.forwarding.lock import try_lock

FORWARDER = (sys.executable, "-m", "navigator", "usage", "forward", "--watch", "--with-parent")
PAUSE = 1.0  # seconds before a forwarder that ended is started again, or the lock of another is tried again
LAST_ROUND = 15.0  # seconds that shutdown waits for what is still to be sent
WAYS_OUT = {
    "copied": "this file is an older copy, or a copy of another machine's: say `navigator usage restart --drop-waiting`",
    "missing": "the database is new or an older copy: say `navigator usage restart --send-all`, once for each machine",
    "SchemaError": "the database was made by a newer version: bring this machine up to date",
}


@click.command("forward")
@click.option("--watch", "watching", is_flag=True, help="go on until told to end")
@click.option("--every", default=EVERY, show_default=True, help="seconds between two rounds of --watch")
@click.option("--with-parent", is_flag=True, help="end when standard input does")
def usage_forward(watching: bool, every: float, with_parent: bool) -> None:
    """Send the counts of this machine to the database of NAVIGATOR_DATABASE_URL."""
    settings = Settings()
    if not settings.database_url:
        raise click.ClickException("NAVIGATOR_DATABASE_URL is not set: counts stay on this machine")
    central = Central.open(settings.database_url)
    if watching:
        _forward_until_stopped(settings, central, every, with_parent)
    else:
        _forward_once(settings, central)
    central.close()


@click.command("restart")
@click.option("--send-all", is_flag=True, help="the database is new: send everything ever counted here")
@click.option("--drop-waiting", is_flag=True, help="this file is a copy: what waits was sent by the original")
def usage_restart(send_all: bool, drop_waiting: bool) -> None:
    """Give this machine a new number, after a file or the database was restored from a copy."""
    if send_all == drop_waiting:
        raise click.UsageError("say --send-all or --drop-waiting; docs/operators.md tells which")
    try:
        restart(Settings().counts, again=send_all)
    except ForwardingError as fault:
        raise click.ClickException(f"the counts cannot be written ({fault.kind})") from fault
    click.echo("this machine has a new number")


def _forward_once(settings: Settings, central: Central) -> None:
    with try_lock(settings.data_dir) as locked:
        if not locked:
            click.echo("another forwarder is at work on this machine")
            return
        try:
            click.echo(f"{forward(settings.counts, central)} rows were sent")
        except ForwardingError as fault:
            way_out = WAYS_OUT.get(fault.kind, "it will be sent when the database can be reached")
            raise click.ClickException(f"not everything was sent ({fault.kind}): {way_out}") from fault


def _forward_until_stopped(settings: Settings, central: Central, every: float, with_parent: bool) -> None:
    stop = threading.Event()

    def stop_on_signal(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, stop_on_signal)
    signal.signal(signal.SIGINT, stop_on_signal)
    if with_parent:
        threading.Thread(target=_stop_with_parent, args=(stop,), daemon=True).start()
    with suppress(ForwardingError):
        start(settings.counts)
    while True:
        with try_lock(settings.data_dir) as locked:
            if locked:
                return watch(settings.counts, central, stop, every)
        if stop.wait(PAUSE):
            return None


def _stop_with_parent(stop: threading.Event) -> None:
    """Standard input is a pipe from the parent; it closes however the parent ends."""
    with suppress(OSError):
        while os.read(0, 1024):
            pass
    stop.set()


@contextmanager
def forwarder_beside(settings: Settings) -> Iterator[None]:
    """Run a forwarder in a process of its own, which takes no time from the pages; restart it whenever it ends."""
    if not settings.database_url:
        yield
        return
    stop = threading.Event()
    keeper = threading.Thread(target=_keep_forwarding, args=(stop,), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join(LAST_ROUND + PAUSE)


def _keep_forwarding(stop: threading.Event) -> None:
    while not stop.is_set():
        # A session of its own: Ctrl-C reaches the pages first, and their last counts are sent after them.
        child = subprocess.Popen(FORWARDER, stdin=subprocess.PIPE, start_new_session=True)
        while child.poll() is None and not stop.wait(0.2):
            pass
        if child.poll() is None:
            _end(child)
        stop.wait(PAUSE)


def _end(child: subprocess.Popen[bytes]) -> None:
    assert child.stdin
    child.stdin.close()
    try:
        child.wait(LAST_ROUND)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
