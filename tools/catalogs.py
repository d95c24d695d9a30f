"""Bring every catalog up to the words of today: extract, merge, carry official words over, write readings.

`make catalogs` runs this over the program and its region. New texts come in empty. One that changed keeps its translation, marked
for review with the Japanese that it was made from; it is shown only while the change is small. Texts no longer in use are dropped.
"""

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from furigana import Reader
from rapidfuzz.fuzz import ratio
from spoken import is_spoken, latin

from navigator.knowledge.files.catalogs import (
    DOMAINS,
    LATIN,
    READ_ALOUD,
    catalog_path,
    previous_source,
    reviewer,
)
from navigator.knowledge.files.translatable_texts import OFFICIAL
from navigator.knowledge.load import load

ROOT = Path(__file__).parent.parent
EASY = "ja-easy"
KEYWORDS = {"t": None, "_": None, "N_": None, "count": None, "ngettext": (1, 2)}
SOURCES = {
    "interface": [("navigator", [("**.py", "python")]), ("templates", [("citizen/**.html", "jinja2"),
                  ("parts/**.html", "jinja2"), ("base.html", "jinja2"),
                  ("staff/parts/_poster.html", "jinja2")])],
    "region": [("rules", [("**.yaml", "navigator_yaml")]), ("content", [("**.yaml", "navigator_yaml")])],
}  # fmt: skip
NOT_SHOWN = ("content/language/", "content/locale/")
SAME_TEXT = 60  # of 100 letters, for a text in other words
READINGS = "--readings"  # only やさしい日本語 and what is said aloud are read anew, the texts stay
OFFICERS = ("navigator/cli/", "navigator/editions/", "navigator/ledger/", "navigator/review/", "navigator/usage/", "navigator/web/staff/")
"""What only officers read is in Japanese."""


def extracted(root: Path, domain: str) -> Catalog:
    """Every text that a domain shows, in the order of the files."""
    template = Catalog(domain=domain, project="support navigator", charset="utf-8")
    for folder, methods in SOURCES[domain]:
        if not (root / folder).is_dir():
            continue
        for file, line, text, comments, _ in sorted(
            extract_from_dir(root / folder, methods, keywords=KEYWORDS, strip_comment_tags=True),
            key=lambda text: (text[0], text[1]),
        ):
            name = f"{folder}/{file}"
            if not name.startswith((*NOT_SHOWN, *OFFICERS)) and _is_text(text):
                template.add(text, locations=[(name, line)], auto_comments=comments[:1] + comments[1:2])
    return template


def _is_text(text: str | tuple[str, ...]) -> bool:
    """Not the dash of `name.count("-")`, which looks like one to the extractor."""
    return any(letter.isalpha() for letter in (text if isinstance(text, str) else text[0]))


def update(root: Path, lang: str, domain: str, template: Catalog, reader: Reader) -> Catalog:
    """A catalog with the texts of today and the translations that it had."""
    path = catalog_path(root / "content/locale", lang, domain)
    old, content = Catalog(), path.read_bytes() if path.exists() else b""
    if content:
        old = read_po(BytesIO(content))
    fresh = Catalog(locale=old.locale, domain=domain, project="support navigator", charset="utf-8")
    unused = _unused(old, template)
    for message in template:
        if message.id:
            known = old.get(message.id) or _before(message, unused)
            text = known.string if known else ""
            if not text and OFFICIAL in message.auto_comments:
                text = message.id
            if lang == EASY:
                text = _annotated(text, reader)
            was = _source_of(known, message) if known and text else ""
            fresh.add(
                message.id, _forms(text, message, fresh.num_plurals), message.locations, auto_comments=message.auto_comments,
                flags={"fuzzy"} if was else (), previous_id=was or (),
            )  # fmt: skip
    _write(path, fresh, lang, reviewer(content.decode()))
    return fresh


def _forms(text: str | Sequence[str], message: Message, number: int) -> str | tuple[str, ...]:
    """A translation, in as many plural forms as a counted text has; one that has a single form so far is each of them."""
    forms = (text,) if isinstance(text, str) else tuple(text)
    return (*forms, *forms[-1:] * number)[:number] if message.pluralizable else forms[0]


def _unused(old: Catalog, template: Catalog) -> list[Message]:
    """The translated texts that are used no longer, or in other words."""
    return [m for m in old if m.id and m.string and isinstance(m.id, str) and m.id not in template]


def _before(message: Message, unused: list[Message]) -> Message | None:
    """The text that stood in its place in nearly the same words: under the same key of a file, or in the same file."""
    files = {file for file, _ in message.locations}
    key = message.auto_comments[:1]
    beside = [m for m in unused if m.auto_comments[:1] == key and (key or files & {file for file, _ in m.locations})]
    if not beside or not isinstance(message.id, str):
        return None
    nearest = max(beside, key=lambda m: ratio(m.id, message.id))
    return nearest if ratio(nearest.id, message.id) >= SAME_TEXT else None


def _source_of(known: Message, message: Message) -> str:
    """The Japanese that a translation was made from, "" where it is that of today."""
    if _singular(known) != _singular(message):
        return previous_source(known) or _singular(known)
    return previous_source(known) if known.fuzzy else ""


def _singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _annotated(text: str | tuple[str, ...] | list[str], reader: Reader) -> str | tuple[str, ...]:
    """A text, or its plural forms, with readings."""
    return reader.annotated(text) if isinstance(text, str) else tuple(map(reader.annotated, text))


def _write(path: Path, catalog: Catalog, lang: str, reviewed: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    notice = "reviewed" if reviewed else "Made by machine. No native reader has reviewed it: see docs/translators.md."
    catalog.header_comment = f"# {lang}: {notice}"
    lines = ['msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=utf-8\\n"', f'"Language: {lang}\\n"',
             f'"X-Reviewed-By: {reviewed}\\n"']  # fmt: skip
    with path.open("wb") as file:
        file.write((catalog.header_comment + "\n" + "\n".join(lines) + "\n\n").encode())
        write_po(file, catalog, omit_header=True, width=120, sort_by_file=False, include_previous=True)


def write_spoken(root: Path, easy: Catalog, reader: Reader) -> None:
    """The lines to say at the desk in Latin letters, made anew each time."""
    fresh = Catalog(domain=READ_ALOUD, charset="utf-8")
    for message in easy:
        if message.id and is_spoken(message.auto_comments, [str(file) for file, _ in message.locations]):
            fresh.add(message.id, latin(message.string or message.id, reader))
    _write(catalog_path(root / "content/locale", LATIN, READ_ALOUD), fresh, LATIN, "made by machine from readings")


def main() -> None:
    """Update the region in the folder named, or the program's own; with `--readings` its readings alone."""
    arguments = [argument for argument in sys.argv[1:] if argument != READINGS]
    root = Path(arguments[0]) if arguments else ROOT
    knowledge = load(root)
    reader = Reader.read(root / "content/locale/readings.yaml", knowledge)
    for domain in DOMAINS if root == ROOT else DOMAINS[1:]:
        if READINGS in sys.argv:
            with (root / "content/locale" / f"{domain}.pot").open("rb") as file:
                template = read_po(file)
        else:
            template = extracted(root, domain)
            with (root / "content/locale" / f"{domain}.pot").open("wb") as file:
                write_po(file, template, omit_header=True, width=120)
        for lang in (EASY,) if READINGS in sys.argv else knowledge.region.languages[1:]:
            fresh = update(root, lang, domain, template, reader)
            if domain == "region" and lang == EASY:
                write_spoken(root, fresh, reader)
            missing, review = sum(1 for m in fresh if m.id and not (m.string if isinstance(m.string, str) else all(m.string))), sum(m.fuzzy for m in fresh if m.id)
            print(f"{lang:8} {domain:10} {len(fresh):5} texts, {missing:5} to translate, {review:5} to review")


if __name__ == "__main__":
    main()
