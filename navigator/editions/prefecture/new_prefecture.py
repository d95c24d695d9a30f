"""A new prefecture as a draft: texts over nothing, begun with the few that every region has, until they are a region of their own.

Such a draft is never in force here: its files are taken to where the new prefecture is served.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from navigator.editions import draft_texts, drafts
from navigator.editions.drafts import NO_REGION, EditionError
from navigator.editions.records.record_change import part_of, tree_of
from navigator.knowledge.content.plan import CHECK
from navigator.knowledge.files.period import Period
from navigator.knowledge.files.problems import KnowledgeError, Problem
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.load import load
from navigator.ledger.audit import AuditEvent, record
from navigator.ledger.database import Actor

from .first_records import CHECKED, PLACES, is_line, quoted, text_in

STEPS: Mapping[str, tuple[str, ...]] = {
    "plan": ("content/plan.yaml", "content/sources.yaml"),
    "places": ("content/municipalities.yaml",),
    "windows": ("rules/windows.yaml", "content/windows.yaml", "content/offices/", "rules/ranks.yaml"),
    "questions": ("rules/facts.yaml", "content/facts.yaml", "content/screens.yaml"),
    "schemes": ("rules/schemes/", "content/schemes/"),
    "rules": ("rules/parameters.yaml", "rules/conditions.yaml", "rules/categories.yaml"),
    "danger": ("content/helplines.yaml", "content/language/"),
}
"""In this order; with what belongs to each, by the beginning of its name."""

MAX_NAME, MAX_PLAN = 40, 200  # letters


@dataclass(frozen=True)
class NewRegion:
    """What is known of a prefecture at first."""

    name: str
    app: str
    plan: str
    period: Period


def begin_new_prefecture(connection: Connection, region: NewRegion, by: Actor) -> int:
    """A draft of a prefecture of its own; its number. EditionError."""
    if not all(is_line(text, MAX_NAME) for text in (region.name, region.app)) or not is_line(region.plan, MAX_PLAN):
        raise EditionError("title")
    id = drafts.add_edition(connection, region.name, NO_REGION, by)
    for name, text in starting_texts(region).items():
        draft_texts.write_text(connection, id, (name, text), None, by)
    record(connection, by, AuditEvent("edition_new_prefecture", str(id), after=region.name))
    return id


def starting_texts(region: NewRegion) -> dict[str, str]:
    """The files that every region has, with as little in them as can be: one voice, and the question where somebody lives."""
    title, period = quoted(region.plan), region.period
    return {
        "content/region.yaml": (
            f"name: {quoted(region.name)}\napp: {quoted(region.app)}\nlanguages: [ja]\ntimezone: Asia/Tokyo\ncountry: JP\n"
            f"outside: {quoted(f'{region.name}の外')}\n"
        ),
        "content/plan.yaml": f"title: {title}\nperiod: {period}\nsections: []\nstatements: []\n",
        "content/sources.yaml": f"{CHECKED}: {{title: 職員が確かめました, kind: {CHECK}}}\n",
        "content/municipalities.yaml": "{}\n",
        "content/facts.yaml": f"{FACT_WORDS}  options: {{outside: {quoted(f'{region.name}の外')}}}\n",
        "rules/facts.yaml": FACTS,
        "rules/ranks.yaml": "windows: []\nschemes: []\n",
        **dict.fromkeys(("content/confirmed.yaml", "content/wrong_numbers.yaml"), "[]\n"),
        **dict.fromkeys(EMPTY, "{}\n"),
    }


EMPTY = (
    "content/helplines.yaml", "content/windows.yaml", "rules/windows.yaml", "rules/parameters.yaml", "rules/conditions.yaml",
    "rules/categories.yaml",
)  # fmt: skip
FACTS = """persona:
  type: one
  values: [resident]
  asked_of: [resident]
  burden: 0.5
  likelihood: {resident: 1}
municipality:
  type: one
  values_from: municipalities
  asked_of: [resident]
  burden: 2
  likelihood: {outside: 1}
"""
FACT_WORDS = """persona:
  label: どなたのこと
  ask: どなたのことですか。
  why: 聞き方が変わります。
  options: {resident: 自分のこと}
municipality:
  label: お住まい
  ask: どちらにお住まいですか。
  why: 行くところが変わります。
  needs: "{values}の方"
"""


def problems_by_step(files: RegionFiles) -> dict[str, list[Problem]]:
    """What each step still lacks, as the loader says it."""
    found: dict[str, list[Problem]] = {step: [] for step in STEPS}
    try:
        load(files)
    except KnowledgeError as error:
        for problem in error.problems:
            found[_step_of(problem)].append(problem)
    return found


def _step_of(problem: Problem) -> str:
    if "has no window" in problem.text:
        return "windows"
    return next((step for step, begins in STEPS.items() if problem.file.startswith(begins)), "plan")


def empty_steps(files: RegionFiles) -> list[str]:
    """The steps in which nothing stands yet that a region should not do without."""
    needed = {
        "plan": ("content/plan.yaml", "statements"), "places": (PLACES,), "windows": ("rules/windows.yaml",),
        "danger": ("content/helplines.yaml",),
    }  # fmt: skip
    return [step for step, (file, *keys) in needed.items() if not part_of(tree_of(text_in(files, file)), keys)]


def whole_region(files: RegionFiles) -> bytes:
    """Every file of a draft as a ZIP: the folder with which the new prefecture is served."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.texts.items()):
            archive.writestr(zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0)), text)
    return packed.getvalue()
