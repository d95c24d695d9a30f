"""Many regions in one deployment: each a folder with its own Knowledge, read when it is first needed.

A plan belongs to one region, so nothing is shared but the way to find it: by a place (docs/adr/0009).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from navigator.knowledge.files.problems import KnowledgeError, Report
from navigator.knowledge.files.yaml_file import read_yaml
from navigator.knowledge.knowledge import Knowledge

from .load import load


@dataclass(frozen=True)
class Nation:
    """The regions of a folder, one in each folder below it."""

    folder: Path
    _read: dict[str, Knowledge] = field(default_factory=dict, repr=False)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the regions' folders."""
        return tuple(sorted(path.parent.name for path in self.folder.glob("*/rules")))

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Of each municipality's code the region. KnowledgeError when two regions claim one."""
        report = Report()
        found: dict[str, str] = {}
        for name in self.names:
            for code, node in read_yaml(
                self.folder / name / "content/municipalities.yaml", self.folder, report
            ).items():
                if code in found:
                    node.fail(f"`{code}` stands in `{found[code]}` already. A place lies in one region")
                found[code] = name
        report.finish()
        return found

    def region(self, name: str) -> Knowledge:
        """A region, read and validated once. KnowledgeError for a bad one; the others go on being served."""
        if name not in self._read:
            self._read[name] = load(self.folder / name)
        return self._read[name]

    def at(self, place: str) -> Knowledge:
        """The region of a municipality. KeyError for a place in none."""
        return self.region(self.places[place])


__all__ = ["KnowledgeError", "Nation"]
