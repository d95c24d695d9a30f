"""What a kind of records is: where they stand in the files of a region, and the fields that a form shows of each.

A field is a key of a record, keys within it behind strokes; `*` stands for each key that the record has there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from navigator.editions.records.record_change import NTH, Tree

FieldType = Literal[
    "text", "lines", "voices", "voice_lines", "day", "period", "choice", "choices", "url", "phone", "number", "degrees",
    "cited_lines", "answers",
]  # fmt: skip
VOICED = ("voices", "voice_lines")
PERSONA_WORDS = {"resident": "ご本人", "family": "ご家族", "supporter": "支援する方", "employer": "会社の方"}
Keys = tuple[str, ...]


@dataclass(frozen=True)
class RecordField:
    """A field of a form. `choices` says from what is chosen, `file` in which of the kind's files it stands.

    `is_whole`: every choice is seen at once, however many there are.
    """

    keys: str
    label: str
    type: FieldType = "text"
    help: str = ""
    choices: str = ""
    is_needed: bool = False
    file: int = 0
    is_whole: bool = False

    @property
    def name(self) -> str:
        """As a form names it: a key may stand in both files."""
        return f"{self.file}.{self.keys}"

    @property
    def path(self) -> Keys:
        return tuple(self.keys.split("/"))


@dataclass(frozen=True)
class RecordKind:
    """Records of one kind. A file, or a key above them, with {} is one for each first part of a record's id."""

    id: str
    title: str
    files: tuple[str, ...]
    fields: tuple[RecordField, ...]
    called: str = "name"  # the key under which it is called
    called_from: str = ""  # from what that is chosen, where it is no text
    is_nested: bool = False  # an id has two parts
    help: str = ""
    first: tuple[RecordField, ...] = ()  # the fields with which a new one begins; () where none can be added
    begins: Mapping[int, Tree] = field(default_factory=dict, compare=False)  # by file what else a new one says
    joint: str = "-"  # between the parts of an id
    stem: str = ""  # of the ids of new ones, where its own without the plural is none
    above: Keys = ()  # the keys that lead to the records
    listed: Literal["", "number", "id"] = ""  # entries of a list, told by their number from 1 or by their own id
    is_one: bool = False  # what stands there is the one record
    can_go: bool = False  # one may be taken away; what has days of its own ends by them

    @property
    def is_coded(self) -> bool:
        """Whether a number that somebody else gave tells one from another."""
        return self.id == "municipalities"

    @property
    def is_named(self) -> bool:
        """Whether who adds one may give it a name."""
        return not self.listed

    @property
    def has_conditions(self) -> bool:
        """Whether conditions say for whom its records are."""
        return self.id in CONDITIONED

    def container(self, id: str) -> list[tuple[str, Keys]]:
        """The files of a record, each with the keys that lead to its like."""
        first = id.partition("/")[0] if self.is_nested or "{}" in self.files[0] else ""
        return [(file.format(first), tuple(key.format(first) for key in self.above)) for file in self.files]

    def key(self, id: str) -> str:
        """Its own key among its like, "" for one told by an id of its own."""
        last = id.rpartition("/")[2] if self.is_nested else id
        if self.listed == "number":
            return f"{NTH}{int(last) - 1}" if last.isdecimal() and 0 < int(last) < 10_000 else ""
        return "" if self.listed else last

    def stands_in(self, files: Iterable[str]) -> bool:
        """Whether one of these files holds records of this kind."""
        return any(PurePosixPath(file).match(pattern.replace("{}", "*")) for file in files for pattern in self.files)


CONDITIONED = ("windows", "variants", "schemes", "helplines", "concerns", "categories", "conditions", "window-steps", "scheme-steps")
