"""The files of a region: a folder, with whole texts laid over some of them. Knows nothing of what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath


@dataclass(frozen=True)
class RegionFiles:
    """Files by their names below the folder: `rules/facts.yaml`. A text laid over a file replaces it whole, or adds it."""

    folder: Path
    texts: Mapping[str, str] = field(default_factory=dict)

    def content(self, name: str) -> bytes:
        """What stands in a file. FileNotFoundError when there is none."""
        return self.texts[name].encode() if name in self.texts else (self.folder / name).read_bytes()

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        try:
            return name in self.texts or (self.folder / name).is_file()
        except OSError:
            return False  # a name that no file can have

    def names_in(self, folder: str) -> list[str]:
        """The YAML files of a folder below, in order, none where there is no such folder."""
        laid_over = {name for name in self.texts if PurePosixPath(name).match("*.yaml") and str(PurePosixPath(name).parent) == folder}
        return sorted(laid_over | {f"{folder}/{path.name}" for path in (self.folder / folder).glob("*.yaml")})
