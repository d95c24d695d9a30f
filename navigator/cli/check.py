"""Everything that is wrong with a region, and the lists of what waits."""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path

import click

from navigator.dialogue.wording.translation import translator
from navigator.knowledge.checks.figures import figures_in_prose
from navigator.knowledge.checks.translations import translation_notes
from navigator.knowledge.checks.validity import checked_later, stale, unverified
from navigator.knowledge.files.catalogs import read_catalog, translations
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.knowledge import Knowledge
from navigator.paths import CATALOGS
from navigator.review.checkup import check_up, gc_paused
from navigator.review.golden_cases import cases_folder, read_golden
from navigator.review.reports import statement_table, waiting_contacts
from navigator.settings import Settings

from .region import as_of_option, load_region, read_day, region_option


def speaks_japanese(language: str | None) -> bool:
    """What was asked for, else whether the terminal is Japanese."""
    terminal = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return language == "ja" or (language is None and terminal.startswith("ja"))


def _japanese_lines() -> Callable[[str], str]:
    """The words of officers come with their pages, which nobody who reads English waits for."""
    from .officers.check_words import line_in_japanese

    return partial(line_in_japanese, t=translator("ja"))


@click.command()
@region_option
@as_of_option
@click.option("--cases", type=click.Path(path_type=Path), default=None, help="the folder with golden cases")
@click.option("--contacts", is_flag=True, help="list the values that wait for confirmation")
@click.option("--unverified", is_flag=True, help="list every value of the world that no one has confirmed")
@click.option("--stale", is_flag=True, help="list every value that was last checked more than a year ago")
@click.option("--statements", is_flag=True, help="print each statement of the plan with what cites it")
@click.option("--language", type=click.Choice(["ja", "en"]), default=None, help="ja for officers; else as the terminal has it")
@gc_paused()
def check(region: Path | None, as_of: str | None, cases: Path | None, language: str | None, **lists: bool) -> None:
    """Prove the rules over every conversation, and validate the content."""
    speak = _japanese_lines() if speaks_japanese(language) else str
    knowledge, folder = load_region(region, speak), region or Settings().region
    day = read_day(as_of, knowledge, speak)
    figures = knowledge.rules.parameter_values_on(day)
    if any(lists.values()):
        click.echo("\n".join(speak(line) for name, on in lists.items() if on for line in LISTS[name](knowledge, day)))
        return
    try:
        golden_cases = read_golden(cases or cases_folder(folder))
    except ValueError as error:
        click.echo(speak(str(error)), err=True)
        sys.exit(1)
    checkup = check_up(knowledge, day, golden_cases, translator("ja", figures=figures))
    read = cache(read_catalog)  # once for this run
    broken, gaps = translations((CATALOGS, folder / "content/locale"), knowledge.region.languages[1:], read)
    report = Report()
    gaps += figures_in_prose(RegionFiles(folder), knowledge.rules.parameters, figures)
    gaps += translation_notes(folder / "content/locale", knowledge.region.languages[1:], report, read)
    later = checked_later(knowledge, max(day, read_day(None, knowledge)))
    faults = [*checkup.faults, *later, *broken, *map(str, (*report.unread, *report.problems))]
    for fault in faults:
        click.echo(speak(fault), err=True)
    if faults:
        click.echo(speak(f"{len(faults)} fault(s). Mend them before this is served."), err=True)
    for note in (*checkup.notes, *gaps):
        click.echo(speak(f"note: {note}"))
    for line in (_size(knowledge), *checkup.figures):
        click.echo(speak(line if faults else f"ok: {line}"))
    sys.exit(1 if faults else 0)


LISTS: Mapping[str, Callable[[Knowledge, date], list[str]]] = {
    "contacts": waiting_contacts,
    "unverified": lambda knowledge, _: unverified(knowledge),
    "stale": stale,
    "statements": lambda knowledge, _: statement_table(knowledge),
}


def _size(knowledge: Knowledge) -> str:
    offices = sum(len(offices) for offices in knowledge.offices.values())
    return (
        f"{len(knowledge.facts)} facts, {len(knowledge.windows)} windows, {len(knowledge.schemes)} schemes, "
        f"{offices} offices, {len(knowledge.municipalities)} municipalities, {len(knowledge.plan.statements)} statements"
    )
