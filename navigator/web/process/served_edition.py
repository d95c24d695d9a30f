"""Which edition a process serves: the one in force, or, where that cannot be loaded here, the last that could."""

import logging
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from navigator.editions.edition_files import digest_of, own_text, region_digest
from navigator.editions.publications import PublishedEdition
from navigator.knowledge.files.problems import KnowledgeError
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.load import load

log = logging.getLogger(__name__)


def edition_at(editions: Sequence[PublishedEdition], moment: datetime) -> PublishedEdition | None:
    """The one that is in force at a moment, None for the region's files alone."""
    begun = [edition for edition in editions if edition.starts_at <= moment]
    return begun[-1] if begun and begun[-1].edition else None


class ServedEdition:
    """Loads what came into force, whole, while the last one is served; never raises. One thread at a time."""

    def __init__(self, folder: Path, of_files: Knowledge) -> None:
        """`of_files` is read from the folder alone."""
        self._files, self._of_files = RegionFiles(folder), of_files
        self._in_force = 0
        self.number = 0  # of the edition that is served, 0 for the files alone
        self.texts: dict[str, str] = {}
        self.problems: tuple[str, ...] = ()  # why the one in force cannot be served here
        self.stale: tuple[str, ...] = ()  # files that a release changed after the edition replaced them

    @property
    def is_in_force(self) -> bool:
        """Whether what is served here is what is in force."""
        return self.number == self._in_force

    def take(self, edition: PublishedEdition | None, today: date) -> Knowledge | None:
        """What is to be served from now on; None where nothing changes."""
        number = edition.edition if edition else 0
        if number == self._in_force:
            return None
        self._in_force = number
        if edition is None:
            return self._serve(0, {}, self._of_files)
        try:
            knowledge = load(RegionFiles(self._files.folder, edition.texts))
            knowledge.rules_on(today)  # compiled here, so that no page waits for it
        except Exception as fault:
            self.problems = tuple(map(str, fault.problems)) if isinstance(fault, KnowledgeError) else (type(fault).__name__,)
            log.exception("edition %d cannot be loaded: edition %d is served on", number, self.number)
            return None
        self._tell_stale(edition)
        return self._serve(number, dict(edition.texts), knowledge)

    def _serve(self, number: int, texts: dict[str, str], knowledge: Knowledge) -> Knowledge:
        self.number, self.texts, self.problems = number, texts, ()
        if not number:
            self.stale = ()
        return knowledge

    def _tell_stale(self, edition: PublishedEdition) -> None:
        """A release changed what an edition replaces: what is in force goes on, and the officers have to look."""
        self.stale = tuple(name for name, base in edition.bases.items() if digest_of(own_text(self._files, name)) != base)
        if self.stale:
            log.warning("edition %d goes on over files that a release changed: %s", edition.edition, ", ".join(self.stale))
        elif edition.digest != region_digest(RegionFiles(self._files.folder, edition.texts)):
            log.warning("edition %d goes on, though it was proven over other files or with another release", edition.edition)
