"""Reads the lexicon: the general words of the languages and a region's own, with every problem at its line.

The general files (`content/language/general/`) know no region and ship with the software; a region adds to them with
files of the same names in its own `content/language/`.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from navigator.knowledge.files.problems import Report, did_you_mean
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import YamlNode, read_yaml
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import fold, spaced
from navigator.language.text.pattern import compile_pattern
from navigator.language.text.pattern_parser import SIGNS
from navigator.language.text.words import Sense, Word
from navigator.paths import ROOT

from .entries import ENTRY_READERS, LexiconContext, LexiconEntry
from .region_names import place_words, places_by_sound, service_words

GENERAL, OWN = "content/language/general", "content/language"


def read_lexicon(files: RegionFiles, context: LexiconContext, report: Report) -> Lexicon:
    """The general words and the region's own. Problems go to the report."""
    general = files if (files.folder / GENERAL).is_dir() else RegionFiles(ROOT)
    entries = [*_entries(general, GENERAL, None, report), *_entries(files, OWN, context, report)]
    _report_longer_words(entries)
    specs = context.facts
    return Lexicon(
        words=(
            *_words([entry for entry in entries if entry.sense.kind != "follows"]),
            *place_words(context),
            *service_words(context),
        ),
        places=places_by_sound(context),
        facts={id: spec.value_names for id, spec in specs.items()},
        numbers={id: spec.bounds for id, spec in specs.items() if spec.fact.kind == "integer"},
        ages={persona: id for id, spec in specs.items() if spec.reads == "age" for persona in spec.asked_of},
        place=next((id for id, spec in specs.items() if spec.is_place), ""),
        jobless=next((id for id, spec in specs.items() if spec.reads == "jobless"), ""),
        without_work=frozenset(pair for spec in specs.values() for pair in spec.time_companions),
        alarms=dict(_alarms(context.ranks)),
        several=frozenset(id for id, spec in specs.items() if spec.fact.kind == "several"),
        asked_of={id: spec.asked_of for id, spec in specs.items()},
        follows=tuple((e.text, e.sense.id, e.sense.value) for e in entries if e.sense.kind == "follows"),
    )


def _alarms(ranks: YamlNode) -> Iterator[tuple[str, tuple[str, str]]]:
    """By kind of alarm the answer (fact, value) that raises it, where one answer alone does."""
    for step in ranks.entries("urgent"):
        conditions = list(step.pairs("when"))
        if len(conditions) == 1 and isinstance(conditions[0][1].value, str):
            fact, value = conditions[0]
            yield step.word("kind"), (fact, value.text())


_parsed_general_files: dict[tuple[str, bytes], list[tuple[str, Sense, int]]] = {}
"""By name and content: (word, sense, line) of each general file read without a problem. Regions share them."""


def _entries(
    files: RegionFiles, folder: str, context: LexiconContext | None, report: Report
) -> Iterator[LexiconEntry]:
    """The entries of each file of a folder; no context for the general files."""
    for name in files.names_in(folder):
        key = (name, files.content(name))
        if context is None and key in _parsed_general_files:
            for text, sense, line in _parsed_general_files[key]:
                yield LexiconEntry(text, sense, YamlNode(name, line, text, report))
            continue
        problems_before = len(report.problems)
        tree = read_yaml(name, files, report)
        path = PurePosixPath(name)
        read_entries = ENTRY_READERS.get(path.stem)
        if read_entries is None:
            tree.fail(f"`{path.name}` is no file of the lexicon. {did_you_mean(path.stem, ENTRY_READERS)}")
            continue
        entries = list(read_entries(tree, context))
        if context is None and len(report.problems) == problems_before:
            _parsed_general_files[key] = [(entry.text, entry.sense, entry.node.line) for entry in entries]
        yield from entries


def _words(entries: list[LexiconEntry]) -> list[Word]:
    """The words; one that cannot be read, or stands twice, is a problem."""
    words: list[Word] = []
    first: dict[tuple[str, str, str], LexiconEntry] = {}
    for entry in entries:
        try:
            compile_pattern(entry.text)
        except ValueError as error:
            entry.node.fail(f"`{entry.text}` cannot be read: {error}")
            continue
        id = "" if entry.sense.kind == "place" else entry.sense.id
        twin = first.setdefault((entry.sense.kind, id, fold(entry.text)), entry)
        if twin is entry:
            words.append(Word(entry.text, entry.sense))
        else:
            entry.node.fail(f"`{entry.text}` stands already in {twin.node.file}:{twin.node.line}. Keep one")
    return words


def _report_longer_words(entries: list[LexiconEntry]) -> None:
    """A plain word that contains another of the same sense is never needed."""
    plain: dict[Sense, list[LexiconEntry]] = {}
    for entry in entries:
        if entry.text and not any(sign in entry.text for sign in SIGNS):
            plain.setdefault(entry.sense, []).append(entry)
    for of_sense in plain.values():
        for entry in of_sense:
            if spaced(entry.text[0]):
                continue
            short = next((e.text for e in of_sense if e.text != entry.text and e.text in entry.text), "")
            if short:
                entry.node.fail(f"`{entry.text}` is never needed: `{short}` stands in it. Keep the shorter")
