"""Golden cases that a draft brings: who asks, and what must come out; a list in a file of its own beside the rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from navigator.editions.edition_files import OWN_CASES
from navigator.review.golden_cases import MOST_CASES

from .record_change import Tree, with_tree
from .record_files import RecordFiles

FILE = OWN_CASES
MOST_LETTERS = 120


@dataclass(frozen=True)
class NewCase:
    """What was typed: a name that says the rule, the answers of a person, and what must and must not come out."""

    name: str
    facts: Mapping[str, str | Sequence[str]]
    first: str
    fits: Sequence[str]
    others: Sequence[str]  # what must not fit

    @property
    def entry(self) -> Tree:
        """As the file has it."""
        facts: dict[str, Tree] = {id: value if isinstance(value, str) else [*value] for id, value in self.facts.items()}
        expected: dict[str, Tree] = {"first": self.first} if self.first else {}
        expected |= {key: [*ids] for key, ids in (("fits", self.fits), ("not", self.others)) if ids}
        return {"name": self.name, "facts": facts, **expected}


def problems_of_case(case: NewCase, known: Sequence[str], entries: Sequence[Tree]) -> dict[str, str]:
    """By field why it cannot be a case: needed | long | taken | choice | answers | expected."""
    problems = {}
    if not case.name:
        problems["name"] = "needed"
    elif len(case.name) > MOST_LETTERS or not case.name.isprintable():
        problems["name"] = "long"
    elif case.name in [entry.get("name") for entry in entries if isinstance(entry, dict)]:
        problems["name"] = "taken"
    if not case.facts:
        problems["facts"] = "asked"
    if {case.first or known[0], *case.fits, *case.others} - {*known} or {*case.fits} & {*case.others}:
        problems["expected"] = "choice"
    elif not (case.first or case.fits or case.others):
        problems["expected"] = "expected"
    return problems


def entries_of(files: RecordFiles) -> list[Tree]:
    """The cases of the file, none where there is none or it is written otherwise."""
    tree = files.tree(FILE)
    return tree if isinstance(tree, list) else []


def text_with_case(files: RecordFiles, case: NewCase) -> str | None:
    """The file with one case more. None where it is written otherwise than this can change, or is full."""
    entries = entries_of(files)
    return None if len(entries) >= MOST_CASES else _text(files, [*entries, case.entry])


def text_without_case(files: RecordFiles, name: str) -> str | None:
    """The file without the case of this name; its comments go too. None where it cannot be written so."""
    kept = [entry for entry in entries_of(files) if not (isinstance(entry, dict) and entry.get("name") == name)]
    return _text(files, kept) if len(kept) < len(entries_of(files)) else None


def _text(files: RecordFiles, entries: list[Tree]) -> str | None:
    return with_tree(files.text(FILE) or "[]\n", entries, may_lose_comments=True) if entries else "[]\n"
