"""Who depends on what, drawn at the terminal."""

from pathlib import Path

import click

from navigator.dialogue.wording.translation import translator
from navigator.knowledge.files.problems import nearest
from navigator.review.dependence import dependence
from navigator.review.dependence_drawing import NEAR, graph_page
from navigator.web.standalone_page import document

from .region import load_region, read_day


@click.command()
@click.option(
    "--region", type=click.Path(path_type=Path), default=None, help="the folder with rules/ and content/"
)
@click.option("--as-of", default=None, help="a day, e.g. 2025-10-01")
@click.option(
    "--focus", default="", help="one scheme, window, category, condition or fact with what lies around it"
)
@click.option("--paths", is_flag=True, help="who serves instead and what comes next, instead of what decides")
@click.option("--mermaid", is_flag=True, help="Mermaid text instead of SVG")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="write a page to open or print",
)
def graph(region: Path | None, as_of: str | None, focus: str, html: Path | None, **flags: bool) -> None:
    """Draw who depends on what, from the rules that run: SVG on standard output (Mermaid text without Graphviz)."""
    knowledge, t = load_region(region), translator("ja")
    whole = dependence(knowledge, read_day(as_of, knowledge), t)
    names = {item.id: item.name for item in whole.items}
    if focus and focus not in names:
        near = nearest(focus, names)
        raise click.ClickException(f"`{focus}` is not drawn." + (f" Did you mean `{near}`?" if near else ""))
    title = t("「{name}」のまわりの決まりの図").format(name=names[focus]) if focus else t("決まりの図")
    page = graph_page(whole.around(focus), title, t, NEAR) if focus else graph_page(whole, title, t)
    shown = page.figures[-1 if flags["paths"] else 0]
    if html:
        html.write_text(document("staff/graph.html", t, page=page), encoding="utf-8")
        click.echo(t("{file} に書きました。").format(file=html))
    elif flags["mermaid"] or not shown.svg:
        click.echo(shown.mermaid)
    else:
        click.echo(shown.svg)
    if not (shown.svg or flags["mermaid"]):
        click.echo("Graphviz (the program `dot`) is not installed: this is Mermaid text.", err=True)
