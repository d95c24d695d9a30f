"""Serve the pages and the interface."""

import signal
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from navigator.settings import Settings

from .forwarding import beside
from .region import load_region

if TYPE_CHECKING:
    import uvicorn


def _end(*_: object) -> None:
    """The server repeats the signal that ended it; what comes after the last page is to be done all the same."""
    raise SystemExit(0)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=1, show_default=True)
def serve(host: str, port: int, workers: int) -> None:
    """Serve the pages and the interface."""
    import uvicorn

    load_region()
    click.echo(f"http://{host}:{port}/")
    signal.signal(signal.SIGTERM, _end)
    config = uvicorn.Config(
        "navigator.web.app:create_app", factory=True, host=host, port=port, workers=workers, access_log=False,
        log_level="warning", server_header=False,
    )  # fmt: skip
    with beside(Settings()):
        if workers > 1:
            _workers(config)
        else:
            _alone(config)


def _alone(config: "uvicorn.Config") -> None:
    """This process itself serves."""
    import uvicorn

    server = uvicorn.Server(config)
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        raise SystemExit(3)


def _workers(config: "uvicorn.Config") -> None:
    """Several processes at one door. This one never opens it, and must not hold it open when they have closed it."""
    from uvicorn.supervisors import Multiprocess

    class Workers(Multiprocess):
        def terminate_all(self) -> None:
            for door in self.sockets:
                door.close()
            super().terminate_all()

    Workers(config, sockets=[config.bind_socket()]).run()
