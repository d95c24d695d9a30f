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
from .echo import echo
from .guidance import guidance, guidance_of
from .heard import NOTHING, Heard, help_of, unpack_heard, warned
from .hearing import Line, danger_in, hear
from .helplines import helplines
from .phonebook import phonebook
from .reply import ReplyError, read_reply
from .sheet import in_both, sheet, sheet_text
from .tongue import EASY, N_, NAMES, SOURCE, Tongue, tongue
from .turn import turn, turn_of

__all__ = [
    "EASY",
    "NAMES",
    "NOTHING",
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
    "Line",
    "ReplyError",
    "Setting",
    "Tongue",
    "appointment",
    "danger_in",
    "decision_json",
    "echo",
    "guidance",
    "guidance_of",
    "hear",
    "help_of",
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
    "unpack",
    "unpack_heard",
    "warned",
    "window_kinds",
    "window_list",
    "window_page",
    "windows_json",
]
