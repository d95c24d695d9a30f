"""Every kind of records that officers change by a form: one declaration, from which every page is made."""

from collections.abc import Mapping

from .ground_kinds import OPERATOR, PLAN, SECTIONS, SOURCES, STATEMENTS, WRONG_NUMBERS
from .place_kinds import EXAMPLE_WAYS, MUNICIPALITIES, TOWN_MATTERS
from .question_kinds import CATEGORIES, CONDITIONS, FACTS, PARAMETERS, QUESTIONS, SCREENS, TOPICS
from .record_kind import RecordKind
from .service_kinds import (
    CONCERNS,
    HELPLINES,
    OFFICES,
    SCHEME_STEPS,
    SCHEMES,
    VARIANTS,
    WINDOW_STEPS,
    WINDOWS,
)

KINDS: Mapping[str, RecordKind] = {
    kind.id: kind
    for kind in (
        WINDOWS, OFFICES, VARIANTS, SCHEMES, FACTS, SCREENS, HELPLINES, QUESTIONS, TOPICS, CONCERNS, WINDOW_STEPS, SCHEME_STEPS,
        CATEGORIES, CONDITIONS, PLAN, SECTIONS, STATEMENTS, SOURCES, MUNICIPALITIES, TOWN_MATTERS, EXAMPLE_WAYS, WRONG_NUMBERS,
        OPERATOR,
    )
}  # fmt: skip
ADDED: Mapping[str, RecordKind] = {id: kind for id, kind in {**KINDS, PARAMETERS.id: PARAMETERS}.items() if kind.first}
"""Those of which a new one is added by a form; what is changed on a page of its own is among them."""
