"""Answers in, turn out: what was said, what to ask, what to show. Pure; no web, no database."""

from .api import BadFacts, decision_json, schemes_json, windows_json
from .calendar import Appointment, appointment, ics
from .case import Case, read_case
from .catalogue import (
    municipalities,
    office_of,
    office_page,
    plan_page,
    scheme_list,
    scheme_page,
    window_kinds,
    window_list,
    window_page,
)
from .conversation import UNKNOWN, UNSAID, Answer, Conversation, told, unpack
from .doors import Setting, setting
from .guidance import guidance, guidance_of
from .helplines import helplines
from .phonebook import phonebook
from .reply import Heard, ReplyError, danger_in, read_reply, understand_line
from .sheet import in_both, sheet, sheet_text
from .tongue import EASY, N_, NAMES, SOURCE, Tongue, tongue
from .turn import turn, turn_of

__all__ = [
    "EASY",
    "NAMES",
    "N_",
    "SOURCE",
    "UNKNOWN",
    "UNSAID",
    "Answer",
    "Appointment",
    "BadFacts",
    "Case",
    "Conversation",
    "Heard",
    "ReplyError",
    "Setting",
    "Tongue",
    "appointment",
    "danger_in",
    "decision_json",
    "guidance",
    "guidance_of",
    "helplines",
    "ics",
    "in_both",
    "municipalities",
    "office_of",
    "office_page",
    "phonebook",
    "plan_page",
    "read_case",
    "read_reply",
    "scheme_list",
    "scheme_page",
    "schemes_json",
    "setting",
    "sheet",
    "sheet_text",
    "told",
    "tongue",
    "turn",
    "turn_of",
    "understand_line",
    "unpack",
    "window_kinds",
    "window_list",
    "window_page",
    "windows_json",
]
