"""What translators should look at again in a language, both texts side by side: `python tools/to_review.py pt > pt.md`.

First the texts whose Japanese has changed since they were translated, old and new; then numbers that differ, and terms of
content/locale/glossary.yaml that are said in other words; last what is not translated yet.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from navigator.dialogue.wording.furigana import without_readings
from navigator.knowledge.checks.translations import changed, read_glossary, remarks
from navigator.knowledge.files.catalogs import DOMAINS, read_catalog
from navigator.knowledge.files.problems import Report

LOCALE = Path(__file__).parent.parent / "content/locale"


def page(folder: Path, lang: str) -> Iterator[str]:
    """The page of a language as lines of Markdown."""
    yield f"# {lang}: texts to look at again"
    yield from _table("Changed since they were translated", ("before", "now", "translation"), _changes(folder, lang))
    yield from _table("Numbers and terms", ("Japanese", "translation", "why"), _remarks(folder, lang))
    yield from _table("Not translated", ("Japanese",), _missing(folder, lang))


def _changes(folder: Path, lang: str) -> Iterator[tuple[str, ...]]:
    for text in changed(folder, lang):
        yield text.previous, text.source, text.translation


def _remarks(folder: Path, lang: str) -> Iterator[tuple[str, ...]]:
    for remark in remarks(folder, lang, read_glossary(folder, Report())):
        yield remark.source, remark.translation, remark.text


def _missing(folder: Path, lang: str) -> Iterator[tuple[str, ...]]:
    for domain in DOMAINS:
        for text in read_catalog(folder, lang, domain).missing:
            yield (text,)


def _table(title: str, heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    listed = list(rows)
    yield f"\n## {title} ({len(listed)})\n"
    if listed:
        yield from (f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}")
        yield from (f"| {' | '.join(map(_cell, row))} |" for row in listed)


def _cell(text: str) -> str:
    return without_readings(text).replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    print("\n".join(page(LOCALE, sys.argv[1])))
