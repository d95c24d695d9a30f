"""A region's rules and content: YAML -> validated, immutable Knowledge. The engine knows nothing of Gunma; neither does this."""

from .catalogs import DOMAINS, LATIN, SPOKEN, Catalog, catalog_path, placeholders, read_catalog, translations
from .conditions import parse_range
from .confirmations import Confirmation, confirmed_over, faults_of, readable, yaml_of
from .contacts import OFFICE_VALUES, Helpline, Municipality, Office
from .doors import doors, is_website, shut
from .due import Due, due, expired_parameters, idle_parameters, stale, unverified
from .facts import OUTSIDE, Declared
from .load import Knowledge, Region, load
from .owed import OWED_A_RULE, citers
from .plan import CHECK, Plan, Section, Source, Statement
from .problems import KnowledgeError, Problem, nearest
from .rulefiles import Parameter, RuleText
from .targets import Kpi, Schedule, schedule_on
from .timetable import DAYS, Hours, Timetable
from .topics import TopicWords
from .values import Value
from .words import PERSONAS, Cited, FactWords, SchemeWords, Text, Texts, WindowWords

__all__ = [
    "CHECK", "DAYS", "DOMAINS", "LATIN", "OFFICE_VALUES", "OUTSIDE", "OWED_A_RULE", "PERSONAS", "SPOKEN",
    "Catalog", "Cited", "Confirmation", "Declared", "Due", "FactWords", "Helpline", "Hours", "Knowledge",
    "KnowledgeError", "Kpi", "Municipality", "Office", "Parameter", "Plan", "Problem", "Region",
    "RuleText", "Schedule", "SchemeWords", "Section", "Source", "Statement", "Text", "Texts", "Timetable",
    "TopicWords", "Value", "WindowWords", "catalog_path", "citers", "confirmed_over", "doors", "due",
    "expired_parameters", "faults_of", "idle_parameters", "is_website", "load", "nearest", "parse_range",
    "placeholders", "read_catalog", "readable", "schedule_on", "shut", "stale", "translations",
    "unverified", "yaml_of",
]  # fmt: skip
