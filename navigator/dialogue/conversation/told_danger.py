"""What was told of danger: its kinds alone, kept until they are erased. Never a word of what was said."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from navigator.language.understanding import SETTINGS

KINDS = ("violence", "self_harm", "destitution")
"""In the order in which the help for several stands: who may be hurt at any moment comes first."""


@dataclass(frozen=True, slots=True)
class ToldDanger:
    """Kinds of danger told in lines or by answers. No later answer, change or line takes one away."""

    certain: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()  # read out of a line, but not certain
    latest: tuple[str, ...] = ()  # told last: the words to it stand until the next answer
    folded: bool = False  # the person folded the lines for this visit
    settings: tuple[str, ...] = ()  # of violence: the lines for them stand first, whoever is asked for

    @property
    def kinds(self) -> tuple[str, ...]:
        """All that was told."""
        return _in_order({*self.certain, *self.possible})

    @property
    def of_whom(self) -> tuple[str, ...]:
        """The settings by which telephones are chosen: who tells of it changes none."""
        return tuple(setting for setting in self.settings if setting != "another")

    @property
    def is_of_one_unseen(self) -> bool:
        """Whether all that was told of violence is that somebody is not seen."""
        return self.of_whom == ("unseen",)

    def with_told(self, certain: Collection[str], possible: Collection[str] = (), latest: Collection[str] = ()) -> "ToldDanger":
        """With these kinds too. What was told anew is unfolded."""
        sure = _in_order({*self.certain, *certain})
        maybe = _in_order({*self.possible, *possible} - {*sure})
        return replace(self, certain=sure, possible=maybe, latest=_in_order(latest), folded=self.folded and not latest)

    def with_settings(self, settings: Collection[str]) -> "ToldDanger":
        """With these settings of violence too."""
        return replace(self, settings=_known_settings({*self.settings, *settings}))

    def fold(self, *, folded: bool) -> "ToldDanger":
        """Folded or unfolded until something is told anew."""
        return replace(self, latest=(), folded=folded)

    def pack(self) -> dict[str, Any]:
        """Short and JSON-able."""
        packed: dict[str, Any] = {
            "c": [*self.certain], "p": [*self.possible], "l": [*self.latest], "f": int(self.folded), "w": [*self.settings],
        }  # fmt: skip
        return {key: value for key, value in packed.items() if value}


NOTHING_TOLD = ToldDanger()


def unpack_told_danger(data: Any) -> ToldDanger:
    """From its packed form; kinds that are none of ours are left out."""
    if not isinstance(data, dict):
        return NOTHING_TOLD
    certain = _known(data.get("c"))
    possible = tuple(kind for kind in _known(data.get("p")) if kind not in certain)
    latest = tuple(kind for kind in _known(data.get("l")) if kind in (*certain, *possible))
    settings = data.get("w")
    known = _known_settings(settings) if isinstance(settings, list) else ()
    return ToldDanger(certain, possible, latest, folded=bool(data.get("f")), settings=known)


def _known(data: Any) -> tuple[str, ...]:
    return _in_order({kind for kind in data if kind in KINDS}) if isinstance(data, list) else ()


def _known_settings(settings: Collection[str]) -> tuple[str, ...]:
    return tuple(setting for setting in SETTINGS if setting in settings)


def _in_order(kinds: Collection[str]) -> tuple[str, ...]:
    return tuple(kind for kind in KINDS if kind in kinds)
