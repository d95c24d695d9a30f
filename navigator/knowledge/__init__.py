"""A region's rules and content: YAML -> validated, immutable Knowledge. The engine knows nothing of Gunma; neither does this."""

from .conditions import parse_range
from .contacts import Helpline, Hours, Municipality, Office, Timetable, Value
from .doors import doors, shut
from .due import Due, due, expired_parameters, idle_parameters, stale, unverified
from .facts import OUTSIDE, Declared
from .load import Knowledge, Region, load
from .owed import OWED_A_RULE, citers
from .plan import Kpi, Plan, Section, Source, Statement
from .problems import KnowledgeError, Problem, nearest
from .rulefiles import Parameter, RuleText
from .topics import TopicWords
from .words import PERSONAS, Cited, FactWords, SchemeWords, Text, Texts, WindowWords

__all__ = [
    "OUTSIDE", "OWED_A_RULE", "PERSONAS", "Cited", "Declared", "Due", "FactWords", "Helpline", "Hours", "Knowledge", "KnowledgeError",
    "Kpi", "Municipality", "Office", "Parameter", "Plan", "Problem", "Region", "RuleText", "SchemeWords", "Section",
    "Source", "Statement", "Text", "Texts", "Timetable", "TopicWords", "Value", "WindowWords", "citers", "doors",
    "due", "expired_parameters", "idle_parameters", "load", "nearest", "parse_range", "shut", "stale", "unverified",
]  # fmt: skip
