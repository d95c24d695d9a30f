"""A new year as a draft: the targets of the last year go on without their numbers, and what must be confirmed anew is a list of steps.

Nothing is closed of itself: an end that only follows from the plan's year closes no rule.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from navigator.knowledge.content.plan import OWES, Plan, Section
from navigator.knowledge.content.targets import TargetYear, read_target_year
from navigator.knowledge.files.period import Period
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import read_yaml
from navigator.ledger.audit import AuditEvent, record
from navigator.ledger.database import Actor

from . import draft_texts, drafts, publications
from .draft_texts import TextChange
from .drafts import EditionError
from .edition_files import own_text
from .records.record_change import Tree, part_of, tree_of, with_part, with_tree

TARGETS, PLAN = "content/kpi", "content/plan.yaml"
STEPS = ("plan", "statements", "targets", "schemes", "parameters", "contacts")  # in this order
UNKNOWN_YET = "今年度の目標は、まだわかっていません"
MAX_TITLE, MAX_STATEMENT, MAX_SECTION_ID = 200, 300, 40  # letters
SHORTEST_SENTENCE, MAX_SENTENCES = 6, 300
_STATEMENT_ID = re.compile(r"[a-z][a-z0-9-]{1,40}")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class StepNote:
    """That somebody has gone through a step."""

    who: str
    at: datetime


def target_years(files: RegionFiles) -> dict[str, TargetYear]:
    """The years of targets by their file, the earliest first; none of a file that cannot be read."""
    years = {}
    for name in files.names_in(TARGETS):
        report = Report()
        year = read_target_year(read_yaml(name, files, report))
        if not report.problems and not report.unread:
            years[name] = year
    return dict(sorted(years.items(), key=lambda item: item[1].period.start))


def period_after(files: RegionFiles) -> Period | None:
    """The year behind the last one that has targets; None where none has, or the last one has no end."""
    years = list(target_years(files).values())
    if not years or years[-1].period.end == date.max:
        return None
    start = years[-1].period.end + ONE_DAY
    return Period(start, start.replace(year=start.year + 1) - ONE_DAY)


def begin_new_year(connection: Connection, title: str, files: RegionFiles, timezone: ZoneInfo, by: Actor) -> int:
    """A draft of the year behind the last one, in force from its first day; its number. EditionError."""
    id = publications.begin(connection, title, by)
    laid_over = RegionFiles(files.folder, draft_texts.texts_of(draft_texts.rows(connection, id)))
    period = period_after(laid_over)
    if period is None:
        raise EditionError("years")
    last, new = _last_file(laid_over), _next_file(laid_over)
    text = targets_of_next_year(own_text(laid_over, last) or "", drafts.find(connection, id).title, period)
    if text is None:
        raise EditionError("unwritable")
    draft_texts.save(connection, id, TextChange(new, text, 0), own_text(files, new), by)
    if period.start > by.at.astimezone(timezone).date():
        drafts.set_start(connection, id, datetime.combine(period.start, time(), timezone), by)
    drafts.add_note(connection, id, ("new_year", str(period), ""), by)
    record(connection, by, AuditEvent("edition_new_year", str(id), after=str(period)))
    return id


def targets_of_next_year(text: str, title: str, period: Period) -> str | None:
    """The targets of a year as those of the next: the same, with no number and no remark of the old year."""
    lines = text.splitlines(keepends=True)
    while lines and lines[0].startswith("#"):
        lines.pop(0)  # it speaks of the old year
    text = "".join(lines)
    tree = tree_of(text)
    entries = part_of(tree, ("kpis",))
    if tree is None or not isinstance(entries, list):
        return None
    tree = with_part(with_part(tree, ("title",), title), ("period",), str(period))
    return with_tree(text, with_part(tree, ("kpis",), [_without_number(entry) for entry in entries]))


def year_of(connection: Connection, id: int) -> Period | None:
    """The year that a draft is for; None for any other draft."""
    written = next((note.about for note in drafts.notes(connection, id) if note.kind == "new_year"), "")
    first, _, last = written.partition("..")
    return Period(date.fromisoformat(first), date.fromisoformat(last)) if written else None


def steps_done(connection: Connection, id: int) -> dict[str, StepNote]:
    """The steps that somebody has gone through, by whom last."""
    return {note.about: StepNote(note.who, note.at) for note in drafts.notes(connection, id) if note.kind == "step"}


def mark_step(connection: Connection, id: int, step: str, by: Actor) -> None:
    """Say that a step was gone through. EditionError."""
    drafts.find_open(connection, id)
    if step not in STEPS:
        raise EditionError("unknown")
    drafts.add_note(connection, id, ("step", step, ""), by)
    record(connection, by, AuditEvent("edition_step", str(id), after=step))


def plan_with(text: str, title: str, period: Period) -> str | None:
    """The plan under another title and for another period; None where its file is written otherwise than this can change."""
    tree = tree_of(text)
    if tree is None:
        return None
    return with_tree(text, with_part(with_part(tree, ("title",), title), ("period",), str(period)))


def plan_with_statements(text: str, statements: Sequence[Mapping[str, str]]) -> str | None:
    """The plan with more statements; None as `plan_with`."""
    tree = tree_of(text)
    entries = part_of(tree, ("statements",))
    if tree is None or not isinstance(entries, list):
        return None
    added: list[Tree] = [{**each} for each in statements]
    return with_tree(text, with_part(tree, ("statements",), [*entries, *added]))


def plan_with_section(text: str, section: Section, after: str) -> str | None:
    """The plan with one section more behind another, behind all where there is none such; None as `plan_with`."""
    tree = tree_of(text)
    entries = part_of(tree, ("sections",)) or []
    if tree is None or not isinstance(entries, list):
        return None
    added: Tree = {"id": section.id, "title": section.title}
    place = next((n for n, each in enumerate(entries, 1) if part_of(each, ("id",)) == after), len(entries))
    return with_tree(text, with_part(tree, ("sections",), [*entries[:place], added, *entries[place:]]))


def problem_of_section(section: Section, plan: Plan) -> str:
    """Why the plan cannot take a section: taken | text; "" where it can."""
    if section.id in {each.id for each in plan.sections}:
        return "taken"
    lengths = ((section.id, MAX_SECTION_ID), (section.title, MAX_TITLE))
    return "" if all(each and each.isprintable() and len(each) <= most for each, most in lengths) else "text"


def free_statement_id(used: Container[str]) -> str:
    """A name that no statement has: who adds one need not think of it."""
    return next(id for n in count(1) if (id := f"statement-{n}") not in used)


def problem_of_statement(statement: Mapping[str, str], plan: Plan) -> str:
    """Why the plan cannot take a statement: id | taken | section | owes | text; "" where it can."""
    if not _STATEMENT_ID.fullmatch(statement["id"]):
        return "id"
    if statement["id"] in plan.statements:
        return "taken"
    if statement["section"] not in {section.id for section in plan.sections}:
        return "section"
    if statement["owes"] not in OWES:
        return "owes"
    text = statement["text"]
    return "" if text and text.isprintable() and len(text) <= MAX_STATEMENT else "text"


def sentences_in(text: str) -> list[str]:
    """The sentences of a plan as it was pasted, those that say something, in order."""
    parts = (" ".join(part.split()) for part in re.split(r"(?<=。)|[\r\n]+", text))
    return [part for part in dict.fromkeys(parts) if len(part) >= SHORTEST_SENTENCE][:MAX_SENTENCES]


def _without_number(entry: Tree) -> Tree:
    if not isinstance(entry, dict):
        return entry
    kept = {key: value for key, value in entry.items() if key not in ("value", "note")}
    return {**kept, "note": UNKNOWN_YET}


def _last_file(files: RegionFiles) -> str:
    return list(target_years(files))[-1]


def _next_file(files: RegionFiles) -> str:
    """The last file's name, counted on: r8 -> r9."""
    name = _last_file(files).removesuffix(".yaml")
    match = re.fullmatch(r"(.*?)(\d+)", name)
    for n in range(1, 100):
        new = f"{match[1]}{int(match[2]) + n}.yaml" if match else f"{name}-{n}.yaml"
        if not files.has(new):
            return new
    raise EditionError("years")
