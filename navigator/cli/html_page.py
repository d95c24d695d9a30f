"""What officers read, as a page to open or print."""

from pathlib import Path
from typing import Any

import click

from navigator.dialogue.wording.translation import Translator
from navigator.web.rendering.standalone_page import render_standalone

html_option = click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="write a page to open or print",
)


def write_page(file: Path, template: str, t: Translator, page: Any) -> None:
    """Write the page, and say where it is."""
    file.write_text(render_standalone(template, t, page=page), encoding="utf-8")
    click.echo(t("{file} に書きました。").format(file=file))
