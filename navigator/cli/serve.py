"""Serve the pages and the interface."""

import click

from .region import load_region


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=1, show_default=True)
def serve(host: str, port: int, workers: int) -> None:
    """Serve the pages and the interface."""
    import uvicorn

    load_region()
    click.echo(f"http://{host}:{port}/")
    uvicorn.run(
        "navigator.web.app:create_app", factory=True, host=host, port=port, workers=workers, access_log=False,
        log_level="warning", server_header=False,
    )  # fmt: skip
