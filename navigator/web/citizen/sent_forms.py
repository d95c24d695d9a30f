"""What the forms beside the conversation led to, in names of our own lists: enough to show the page that follows again."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from navigator.knowledge.content.office_ref import OfficeRef
from navigator.usage.counts import FEEDBACK


@dataclass(frozen=True, slots=True)
class SentForms:
    """`near_place`: the municipality that may be meant by what was typed; `sheet_lines`: the lines left on the sheet, None
    for all; `wrong_number`: the number that did not work, as `window/office`; `feedback`: how the pages served.
    """

    near_place: str = ""
    sheet_lines: tuple[str, ...] | None = None
    wrong_number: str = ""
    feedback: str = ""

    def pack(self) -> dict[str, Any]:
        """JSON-able, without what is empty."""
        lines = None if self.sheet_lines is None else [*self.sheet_lines]
        packed = {"n": self.near_place or None, "l": lines, "w": self.wrong_number or None, "f": self.feedback or None}
        return {name: value for name, value in packed.items() if value is not None}


NO_FORMS = SentForms()


def unpack_forms(codes: Collection[str], data: Any) -> SentForms:
    """What was sent from its packed form, without what cannot be of our lists."""
    entry = data if isinstance(data, dict) else {}
    near, lines, number, feedback = entry.get("n"), entry.get("l"), entry.get("w"), entry.get("f")
    return SentForms(
        near if isinstance(near, str) and near in codes else "",
        tuple(id for id in lines if isinstance(id, str)) if isinstance(lines, list) else None,
        str(OfficeRef.parse(number)) if isinstance(number, str) else "",
        feedback if feedback in FEEDBACK else "",
    )

