"""What changes between two rule sets, at the terminal."""

import json
from datetime import date
from pathlib import Path

import click

from navigator.dialogue.wording.translation import Translator, translator
from navigator.knowledge.knowledge import Knowledge
from navigator.review.compare.comparison import ComparedRules, compare
from navigator.review.compare.comparison_json import as_json
from navigator.review.compare.comparison_text import comparison_text

from .html_page import html_option, write_page
from .region import load_region, read_day


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--region", type=click.Path(path_type=Path), default=None, help="whose rules, where OLD and NEW are days"
)
@click.option("--as-of", default=None, help="the day, where OLD and NEW are folders; without it, today")
@click.option("--json", "as_data", is_flag=True, help="print JSON")
@html_option
def diff(
    old: str, new: str, region: Path | None, as_of: str | None, as_data: bool, html: Path | None
) -> None:
    """Tell for whom the decision changes from OLD to NEW: two folders of a region, or two days."""
    t = translator("ja")
    loaded: dict[Path | None, Knowledge] = {}
    before, after = (_compared_rules(text, (region, as_of), loaded, t) for text in (old, new))
    t = translator("ja", figures=after.knowledge.rules.parameter_values_on(after.day))
    page = compare(before, after, t)
    if html:
        write_page(html, "staff/diff.html", t, page)
    if as_data:
        click.echo(json.dumps(as_json(page), ensure_ascii=False, indent=1))
    elif not html:
        click.echo(comparison_text(page, t))


def _compared_rules(
    text: str, options: tuple[Path | None, str | None], loaded: dict[Path | None, Knowledge], t: Translator
) -> ComparedRules:
    """One side, as it is typed: a day, or a folder."""
    region, as_of = options
    day = _day(text)
    folder = region if day else Path(text)
    if day is None and not (Path(text) / "rules").is_dir():
        raise click.BadParameter(
            f"`{text}` is neither a day like 2025-10-01 nor a folder with rules/ and content/"
        )
    if folder not in loaded:
        loaded[folder] = load_region(folder)
    day = day or read_day(as_of, loaded[folder])
    title = t.year(day) if folder is region else f"{Path(text).resolve().name}（{t.year(day)}）"
    return ComparedRules(loaded[folder], day, title)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
