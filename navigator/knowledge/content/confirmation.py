"""A contact value that an officer confirmed."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any


class UnreadableConfirmation(ValueError):
    """Its hours are not written as this program writes them: a newer one may have, or a hand."""


@dataclass(frozen=True)
class Confirmation:
    """A confirmed value. Hours are JSON, {"value": [...], "closed": [...]}, as in the files."""

    office: str  # window/office
    field: str  # one of OFFICE_VALUES
    value: str
    source: str  # the id of a public source
    checked_on: date
    evidence: str = ""  # for officers: which page or letter; never shown to citizens
    hidden: bool = False  # nothing is shown, whatever the files say; `value` and `source` are then ""

    def as_entry(self) -> dict[str, Any]:
        """The entry as the file holds it. UnreadableConfirmation when its hours are in no format of ours."""
        if self.hidden:
            return {"office": self.office, "field": self.field, "hidden": "yes", "checked_on": self.checked_on.isoformat()}
        value = self._hours() if self.field == "hours" else {"value": self.value}
        checked = {"source": self.source, "checked_on": self.checked_on.isoformat()}
        entry = {"office": self.office, "field": self.field, **value, **checked}
        return entry | ({"evidence": self.evidence} if self.evidence else {})

    def _hours(self) -> dict[str, Any]:
        try:
            hours = json.loads(self.value)
        except (ValueError, RecursionError):
            hours = None
        value = hours.get("value") if isinstance(hours, dict) else None
        if not isinstance(value, str | list) or not hours.keys() <= {"value", "closed"}:
            raise UnreadableConfirmation(f"hours of {self.office}")
        return dict(hours)
