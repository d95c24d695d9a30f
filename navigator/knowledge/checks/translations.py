"""What translators should look at again: numbers that differ from the source's, and terms of the glossary in other words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from navigator.knowledge.files.catalogs import DOMAINS, Changed, Reading, catalog_path, read_catalog
from navigator.knowledge.files.numbers import differing_numbers
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import read_yaml

GLOSSARY = "glossary.yaml"
_READING = re.compile("｜([^｜《》]+)《[^｜《》]+》")  # as やさしい日本語 bears them


@dataclass(frozen=True)
class Remark:
    """One text to look at again, with both texts and why."""

    lang: str
    source: str
    translation: str
    text: str


Glossary = Mapping[str, Mapping[str, tuple[str, ...]]]
"""A Japanese term -> language -> the forms, or their beginnings, in which it may be said."""


def read_glossary(folder: Path, report: Report) -> Glossary:
    """The glossary of a folder of catalogs; empty where there is none."""
    if not (folder / GLOSSARY).exists():
        return {}
    terms = read_yaml(GLOSSARY, RegionFiles(folder), report)
    return {term: {lang: node.words(lang) for lang, _ in node.items()} for term, node in terms.items()}


def remarks(folder: Path, lang: str, glossary: Glossary, read: Reading = read_catalog) -> Iterator[Remark]:
    """What is to be looked at again in the catalogs of a language that are there."""
    for domain in DOMAINS:
        if catalog_path(folder, lang, domain).exists():
            for source, text in read(folder, lang, domain).texts.items():
                if differing := differing_numbers(source, _READING.sub(r"\1", text)):
                    yield Remark(lang, source, text, f"the numbers differ: {', '.join(differing)}")
                yield from _in_other_words(glossary, lang, source, text)


def changed(folder: Path, lang: str, read: Reading = read_catalog) -> Iterator[Changed]:
    """The texts whose Japanese has changed since they were translated."""
    for domain in DOMAINS:
        yield from read(folder, lang, domain).changed


def _in_other_words(glossary: Glossary, lang: str, source: str, text: str) -> Iterator[Remark]:
    for term, forms in glossary.items() if text != source else ():
        accepted = forms.get(lang, ())
        if term in source and accepted and not any(form.lower() in text.lower() for form in accepted):
            yield Remark(lang, source, text, f"{term} is said in other words than `{'` or `'.join(accepted)}`")


def translation_notes(folder: Path, languages: tuple[str, ...], report: Report, read: Reading = read_catalog) -> list[str]:
    """For each language how many texts are to be looked at again, and the first."""
    glossary, notes = read_glossary(folder, report), []
    for lang in languages:
        if stale := list(changed(folder, lang, read)):
            shown = f"{sum(text.is_shown for text in stale)} still shown"
            notes.append(f"{lang}: {len(stale)} texts changed since their translation ({shown}), the first `{stale[0].source[:30]}`")
        found = list(remarks(folder, lang, glossary, read))
        if found:
            texts = len({remark.source for remark in found})
            first = f"`{found[0].source[:30]}`, {found[0].text}"
            notes.append(f"{lang}: {texts} texts to look at again, the first {first} (tools/to_review.py lists them)")
    return notes
