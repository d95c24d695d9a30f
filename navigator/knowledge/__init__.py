"""A region's rules and content: YAML -> validated, immutable Knowledge. The engine knows nothing of Gunma; neither does this."""

from .catalogs import DOMAINS, LATIN, SPOKEN, Catalog, catalog_path, placeholders, read_catalog, translations
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
from .words import PERSONAS, Cited, FactWords, SchemeWords, Text, Texts, WindowWords

__all__ = [
    "DOMAINS",
    "LATIN",
    "OUTSIDE",
    "OWED_A_RULE",
    "PERSONAS",
    "SPOKEN",
    "Catalog",
    "Cited",
    "Declared",
    "Due",
    "FactWords",
    "Helpline",
    "Hours",
    "Knowledge",
    "KnowledgeError",
    "Kpi",
    "Municipality",
    "Office",
    "Parameter",
    "Plan",
    "Problem",
    "Region",
    "RuleText",
    "SchemeWords",
    "Section",
    "Source",
    "Statement",
    "Text",
    "Texts",
    "Timetable",
    "Value",
    "WindowWords",
    "catalog_path",
    "citers",
    "doors",
    "due",
    "expired_parameters",
    "idle_parameters",
    "load",
    "nearest",
    "parse_range",
    "placeholders",
    "read_catalog",
    "shut",
    "stale",
    "translations",
    "unverified",
]  # fmt: skip
