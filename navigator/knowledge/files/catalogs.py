"""Catalogs of translations: gettext files, checked entry by entry so that a broken one never reaches a page.

A folder holds two domains: `interface` (pages and sentences of the program) and `region` (rules and content).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog as Messages
from babel.messages import Message
from babel.messages.pofile import PoFileError, denormalize, read_po
from rapidfuzz.fuzz import ratio

from .figures import PLACEHOLDER
from .numbers import differing_numbers

DOMAINS = ("interface", "region")
LATIN, READ_ALOUD = "ja-Latn", "spoken"  # what to say at the desk, in Latin letters
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
REVIEWED = "X-Reviewed-By"
_REVIEWED = re.compile(rf'^"{REVIEWED}: *(.*?) *\\n"$', re.MULTILINE)
_BRACE = re.compile("[{}]")


@dataclass(frozen=True)
class Catalog:
    """One file: the texts that can be shown, those that are missing, and what is wrong with the rest."""

    texts: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()  # file:line, what, and the way out
    changed: tuple["Changed", ...] = ()  # those whose source has changed since
    reviewed: str = ""  # the native reader who reviewed it, "" for nobody


@dataclass(frozen=True)
class Changed:
    """A text that was translated before its source changed."""

    source: str
    previous: str  # the source that was translated, "" where nobody noted it
    translation: str

    @property
    def is_shown(self) -> bool:
        """Whether the translation still serves: the change is small, the numbers agree, and as much is denied as before."""
        return (
            ratio(self.previous, self.source) >= SMALL_CHANGE
            and _denials(self.previous) == _denials(self.source)
            and not differing_numbers(self.source, self.translation)
        )


SMALL_CHANGE = 80  # of 100 letters stay
_DENIAL = re.compile("ません|なく|ない|ずに|以外|だけ|まで|から|以上|以下")


def _denials(text: str) -> list[str]:
    """What turns a statement round, or bounds it."""
    return sorted(_DENIAL.findall(text))


def catalog_path(folder: Path, lang: str, domain: str) -> Path:
    """The file of a catalog."""
    return folder / lang / "LC_MESSAGES" / f"{domain}.po"


def read_catalog(folder: Path, lang: str, domain: str) -> Catalog:
    """The catalog of a file; a missing or broken file is an empty catalog with one problem."""
    path = catalog_path(folder, lang, domain)
    name = path.relative_to(folder.parent).as_posix()
    try:
        content = path.read_bytes()
        messages, reviewed = read_po(BytesIO(content), abort_invalid=True), reviewer(content.decode())
    except FileNotFoundError:
        return Catalog(problems=(f"{name}:1  the catalog is missing. Run `make catalogs`",))
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        return Catalog(problems=(f"{name}:1  not readable as a gettext catalog: {error}",))
    return replace(_checked(messages, name), reviewed=reviewed)


def reviewer(content: str) -> str:
    """The native reader whom a catalog names in its header, "" for nobody. Babel keeps only the lines that it knows."""
    found = _REVIEWED.search(content)
    return found[1] if found else ""


Reading = Callable[[Path, str, str], Catalog]
"""How catalogs are read, by folder, language and domain: `read_catalog`, or what remembers for a run what it said."""


def translations(folders: Iterable[Path], languages: Iterable[str], read: Reading = read_catalog) -> tuple[list[str], list[str]]:
    """The faults in the catalogs of these languages, and notes: gaps, and languages no native reader has reviewed."""
    faults, notes = [], []
    for lang in languages:
        catalogs = [read(folder, lang, domain) for folder, domain in _domain_folders(folders)]
        faults += [problem for catalog in catalogs for problem in catalog.problems]
        missing = [text for catalog in catalogs for text in catalog.missing]
        if missing:
            notes.append(f"{lang}: {len(missing)} texts are not translated, the first「{missing[0][:30]}」")
        if not all(catalog.reviewed for catalog in catalogs):
            notes.append(f"{lang}: no native reader has reviewed the catalog (docs/translators.md)")
    return faults, notes


def _domain_folders(folders: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The folder of each domain: the first is the program's, the last the region's."""
    program_and_region = list(folders)
    yield program_and_region[0], DOMAINS[0]
    yield program_and_region[-1], DOMAINS[1]


def _checked(messages: Messages, name: str) -> Catalog:
    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    missing, problems, changed = [], [], []
    for message in messages:
        if not message.id:
            continue
        source = message.id if isinstance(message.id, str) else message.id[0]
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))
        if not all(forms):
            missing.append(source)
            continue
        if message.fuzzy:
            changed.append(Changed(source, previous_source(message), forms[0]))
            if not changed[-1].is_shown:
                missing.append(source)
                continue
        if fault := next(filter(None, (_fault(source, text) for text in forms)), ""):
            problems.append(f"{name}:{message.lineno or 1}  {fault}")
        else:
            texts[source] = forms[0]
            if len(forms) > 1:
                plurals[source] = forms
    return Catalog(texts, plurals, tuple(missing), tuple(problems), tuple(changed))


def previous_source(message: Message) -> str:
    """The Japanese that a translation was made from: `#| msgid`, which Babel reads as a comment."""
    lines = [line.removeprefix("|").strip() for line in message.user_comments if line.startswith("|")]
    return "".join(denormalize(line.removeprefix("msgid").strip()) for line in lines)


def _fault(source: str, text: str) -> str:
    """What is wrong with a translation, "" when nothing is."""
    if BIDI.search(text):
        return f"`{BIDI.sub('␣', text)[:40]}` holds an invisible mark of writing direction. Type it again without"
    expected, actual = placeholders(source) or frozenset(), placeholders(text)
    if actual is None:
        return f"`{text[:40]}` has an unpaired brace, or one that holds no name alone. Write the placeholders as in `{source[:40]}`"
    if unknown := sorted(actual - expected):
        return f"`{{{unknown[0]}}}` is no placeholder of `{source[:40]}`. Known: {_listed(expected)}"
    if lacking := sorted(expected - actual):
        return f"the placeholder `{{{lacking[0]}}}` of `{source[:40]}` is missing in `{text[:40]}`"
    return ""


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"


def placeholders(text: str) -> frozenset[str] | None:
    """The names of the placeholders of a text, None where a brace holds anything but a name: `{n:d}`, `{n!r}`, `{{`, `{`."""
    return None if _BRACE.search(PLACEHOLDER.sub("", text)) else frozenset(PLACEHOLDER.findall(text))
