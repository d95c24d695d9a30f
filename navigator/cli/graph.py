"""Who depends on what, drawn at the terminal."""

from pathlib import Path

import click

from navigator.dialogue.wording.translation import translator
from navigator.knowledge.files.problems import nearest
from navigator.review.dependence import dependence
from navigator.review.dependence_drawing import AROUND_ONE, graph_page

from .html_page import html_option, write_page
from .region import as_of_option, load_region, read_day, region_option


@click.command()
@region_option
@as_of_option
@click.option(
    "--focus", default="", help="one scheme, window, category, condition or fact with what lies around it"
)
@click.option("--mermaid", is_flag=True, help="Mermaid text instead of SVG")
@html_option
def graph(region: Path | None, as_of: str | None, focus: str, mermaid: bool, html: Path | None) -> None:
    """Draw who depends on what, from the rules that run: SVG on standard output (Mermaid text without Graphviz)."""
    knowledge = load_region(region)
    day = read_day(as_of, knowledge)
    t = translator("ja", figures=knowledge.rules.parameter_values_on(day))
    everything = dependence(knowledge, day, t)
    names = {item.id: item.name for item in everything.items}
    if focus and focus not in names:
        near = nearest(focus, names)
        raise click.ClickException(f"`{focus}` is not drawn." + (f" Did you mean `{near}`?" if near else ""))
    title = t("「{name}」のまわりの決まりの図").format(name=names[focus]) if focus else t("決まりの図")
    page = (
        graph_page(everything.around(focus), title, t, AROUND_ONE)
        if focus
        else graph_page(everything, title, t)
    )
    drawing = page.drawings[0]
    if html:
        write_page(html, "staff/graph.html", t, page)
    else:
        click.echo(drawing.mermaid if mermaid else drawing.svg or drawing.mermaid)
    if not (drawing.svg or mermaid):
        click.echo("Graphviz (the program `dot`) is not installed: this is Mermaid text.", err=True)
