"""How an office is named in YAML, forms, counts and the ledger: `window/office`, a town hall `municipality/code`."""

from typing import NamedTuple

TOWN_HALL = "municipality"
OWN_TOWN = "own"


class OfficeRef(NamedTuple):
    """An office of a window. `str(ref)` is its name, `OfficeRef.parse` reads it."""

    window: str
    office: str

    @classmethod
    def parse(cls, text: str) -> "OfficeRef":
        """The office of a name; one that does not exist where the name is none."""
        window, _, office = text.partition("/")
        return cls(window, office)

    def __str__(self) -> str:
        return f"{self.window}/{self.office}"
