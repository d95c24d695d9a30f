"""A contact value that an officer confirmed."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Confirmation:
    """A confirmed value. Hours are JSON, {"value": [...], "closed": [...]}, as in the files."""

    office: str  # window/office
    field: str  # one of OFFICE_VALUES
    value: str
    source: str  # the id of a public source
    checked_on: date
    evidence: str = ""  # for officers: which page or letter; never shown to citizens

    def as_entry(self) -> dict[str, Any]:
        """The entry as the file holds it. ValueError for hours that are no JSON object."""
        value = json.loads(self.value) if self.field == "hours" else {"value": self.value}
        if not isinstance(value, dict):
            raise ValueError(f"`{self.value[:40]}` is no JSON object")
        checked = {"source": self.source, "checked_on": self.checked_on.isoformat()}
        entry = {"office": self.office, "field": self.field, **value, **checked}
        return entry | ({"evidence": self.evidence} if self.evidence else {})
