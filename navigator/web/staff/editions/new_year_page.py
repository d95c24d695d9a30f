"""The steps of a new year: what is confirmed anew, in order, each with its way and who went through it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.dialogue.wording.translation import Translator
from navigator.editions import draft_texts, new_year
from navigator.editions.drafts import Edition, EditionError
from navigator.editions.edition_files import own_text
from navigator.editions.new_year import PLAN, StepNote
from navigator.editions.open_draft import open_draft
from navigator.knowledge.checks.citations import OWED_A_RULE, cited_by
from navigator.knowledge.checks.validity import stale, unverified
from navigator.knowledge.content.plan import OWES, Section, read_plan
from navigator.knowledge.content.targets import target_year_on
from navigator.knowledge.files.period import Period
from navigator.knowledge.files.problems import KnowledgeError, Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import read_yaml
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.load import load
from navigator.web.staff.request import StaffPage, StaffRequest

from .edition_page import region_files, requested_edition
from .edition_words import DONE, REFUSED, state_of

TITLES = {
    "plan": "計画の名前と期間", "statements": "計画の文", "targets": "年度の目標", "schemes": "支援策", "parameters": "決まりの数",
    "contacts": "連絡先",
}  # fmt: skip
OWED_WORDS = {
    "target": "だれのための計画か", "category": "人の分け方", "window": "窓口", "scheme": "支援策", "referral": "つなぎ先", "kpi": "目標",
    "principle": "進め方",
}  # fmt: skip


@dataclass(frozen=True)
class YearStep:
    """A step: what is still open of it, where it is done, and who went through it."""

    id: str
    title: str
    is_done: bool
    open: Sequence[str]  # what bars it
    to_look_at: Sequence[str]
    links: Sequence[tuple[str, str]]  # behind /staff/, words
    by: str
    at: str


@dataclass(frozen=True)
class PlanFields:
    """The plan's title and days, as the form has them."""

    title: str
    first: str
    last: str


@dataclass(frozen=True)
class EditionYearPage(StaffPage):
    """The steps of a draft for a new year."""

    template: ClassVar[str] = "staff/edition_year.html"
    edition: Edition
    state: str
    days: str
    steps: Sequence[YearStep]
    plan: PlanFields
    sections: Sequence[tuple[str, str]]
    owes: Mapping[str, str]
    statements: Sequence[tuple[str, str, str]]  # section, text, what serves it
    is_readable: bool  # the draft as a whole
    is_open: bool
    told: str
    refused: str


def new_year_page(request: StaffRequest) -> Response:
    """GET the steps. 404 for a draft of no new year."""
    return _page(request)


def change_year(request: StaffRequest) -> Response:
    """POST the plan's title and days, a section or a statement more, or that a step was gone through."""
    edition, do = requested_edition(request), request.form.value("do")
    deeds: Mapping[str, Callable[[Connection, StaffRequest, Edition], None]] = {
        "plan": save_plan_fields, "section": add_section, "statement": add_statement, "step": _mark_step,
    }  # fmt: skip
    if do not in deeds:
        raise HTTPException(422)
    try:
        with request.ledger.writing() as connection:
            deeds[do](connection, request, edition)
    except EditionError as error:
        return _page(request, error.kind)
    return request.redirect(f"editions/{edition.id}/year", do)


def _mark_step(connection: Connection, request: StaffRequest, edition: Edition) -> None:
    new_year.mark_step(connection, edition.id, request.form.value("step"), request.actor)


def period_typed(request: StaffRequest) -> Period:
    """The first and last day of a plan, as they were typed. EditionError."""
    try:
        period = Period(date.fromisoformat(request.form.value("first")), date.fromisoformat(request.form.value("last")))
    except ValueError:
        raise EditionError("moment") from None
    if not 2000 <= period.start.year <= period.end.year < 3000 or period.start > period.end:
        raise EditionError("moment")
    return period


def save_plan_fields(connection: Connection, request: StaffRequest, edition: Edition) -> None:
    """Save the plan's title and days. EditionError."""
    title, period = " ".join(request.form.value("title").split()), period_typed(request)
    if not title or not title.isprintable() or len(title) > new_year.MAX_TITLE:
        raise EditionError("title")
    save_plan(connection, request, edition, lambda text: new_year.plan_with(text, title, period))


def add_section(connection: Connection, request: StaffRequest, edition: Edition) -> None:
    """Add a section to the plan. EditionError."""
    plan = draft_knowledge(request, _files(connection, request, edition))[0].plan
    section = Section(*(" ".join(request.form.value(key).split()) for key in ("section", "title")))
    if new_year.problem_of_section(section, plan):
        raise EditionError("section")
    after = request.form.value("after")
    save_plan(connection, request, edition, lambda text: new_year.plan_with_section(text, section, after))


def add_statement(connection: Connection, request: StaffRequest, edition: Edition) -> None:
    """Add a statement to the plan. EditionError."""
    plan = draft_knowledge(request, _files(connection, request, edition))[0].plan
    statement = {key: " ".join(request.form.value(key).split()) for key in ("id", "section", "owes", "text")}
    statement["id"] = statement["id"] or new_year.free_statement_id(plan.statements)
    if new_year.problem_of_statement(statement, plan):
        raise EditionError("statement")
    save_plan(connection, request, edition, lambda text: new_year.plan_with_statements(text, [statement]))


def save_plan(connection: Connection, request: StaffRequest, edition: Edition, change: Callable[[str], str | None]) -> None:
    """Save the plan as it now stands, changed. EditionError."""
    draft = open_draft(connection, edition.id, region_files(request))
    draft.refuse_unsettled(PLAN)
    changed = change(own_text(draft.files, PLAN) or "")
    if changed is None:
        raise EditionError("unwritable")
    draft.save(connection, PLAN, changed, request.actor)


def _files(connection: Connection, request: StaffRequest, edition: Edition) -> RegionFiles:
    return RegionFiles(region_files(request).folder, draft_texts.texts_of(draft_texts.rows(connection, edition.id)))


def draft_knowledge(request: StaffRequest, files: RegionFiles) -> tuple[Knowledge, bool]:
    """The draft as a whole, and whether it can be read; where it cannot, its plan with the rules that are in force."""
    try:
        return load(files), True
    except KnowledgeError:
        report, in_force = Report(), request.site.knowledge
        plan = read_plan(read_yaml(PLAN, files, report))
        return (in_force if report.problems or report.unread else replace(in_force, plan=plan)), False


def _page(request: StaffRequest, refused: str = "") -> Response:
    edition, t = requested_edition(request), request.t
    with request.ledger.reading() as connection:
        year, done = new_year.year_of(connection, edition.id), new_year.steps_done(connection, edition.id)
        state, files = state_of(connection, edition, request.now), _files(connection, request, edition)
    if year is None:
        raise HTTPException(404)
    knowledge, is_readable = draft_knowledge(request, files)
    plan, told = knowledge.plan, request.http.query_params.get("done", "")
    still_open, to_look_at = _open(knowledge, year, files, t), _to_look_at(knowledge, year, t)
    page = EditionYearPage(
        edition=edition,
        state=state,
        days=t("{start}〜{end}").format(start=t.year(year.start), end=t.year(year.end)),
        steps=[
            _step(step, (still_open.get(step, []), to_look_at.get(step, [])), done.get(step), request, edition)
            for step in new_year.STEPS
        ],
        plan=_plan_fields(request, knowledge, refused),
        sections=[(section.id, section.title) for section in plan.sections],
        owes={owed: t(OWED_WORDS[owed]) for owed in OWES},
        statements=_statements(knowledge),
        is_readable=is_readable,
        is_open=request.may("editor") and edition.is_open,
        told=t(DONE.get(told, "")),
        refused=t(REFUSED.get(refused, "")),
    )
    return request.page(page, 422 if refused else 200)


def _plan_fields(request: StaffRequest, knowledge: Knowledge, refused: str) -> PlanFields:
    """What was refused stays in the form."""
    if refused and request.form.value("do") == "plan":
        return PlanFields(*(request.form.value(name) for name in ("title", "first", "last")))
    period = knowledge.plan.period
    return PlanFields(knowledge.plan.title, period.start.isoformat(), period.end.isoformat())


def _step(
    step: str, told: tuple[Sequence[str], Sequence[str]], note: StepNote | None, request: StaffRequest, edition: Edition
) -> YearStep:
    t, path = request.t, f"editions/{edition.id}"
    links = {
        "statements": [(f"{path}/plan-text", t("新しい計画の文章から選ぶ")), (f"{path}/file?name={PLAN}", t("文で直す"))],
        "targets": [(f"{path}/targets", t("目標を入れる"))],
        "schemes": [(f"{path}/records/schemes", t("支援策を直す・終える")), (f"{path}/conditions", t("決まりの条件を変える"))],
        "parameters": [(f"{path}/parameters", t("決まりの数を変える"))],
        "contacts": [("contacts/", t("連絡先を確かめる"))],
    }
    at = request.local_time(note.at) if note else ""
    is_done = not told[0] and note is not None
    return YearStep(step, t(TITLES[step]), is_done, *told, links.get(step, ()), note.who if note else "", at)


def _open(knowledge: Knowledge, year: Period, files: RegionFiles, t: Translator) -> dict[str, list[str]]:
    """By step what bars it, as far as a program can see that."""
    plan, parameters = knowledge.plan, knowledge.rules.parameters
    unserved = [id for id, rules in cited_by(knowledge).items() if not rules and plan.statements[id].owes in OWED_A_RULE]
    lapsed = [id for id, each in parameters.items() if not any(year.start in value.valid for value in each.values)]
    has_targets = any(each.period.start == year.start for each in new_year.target_years(files).values())
    return {
        "plan": [] if year.start in plan.period else [t("計画の期間に、{day}が入っていません。").format(day=t.year(year.start))],
        "statements": [t("どの決まりにもない文：{text}").format(text=plan.statements[id].text) for id in unserved],
        "targets": [] if has_targets else [t("この年度の目標のファイルがありません。")],
        "parameters": [t("{id} に、その日の数がありません。").format(id=id) for id in lapsed],
    }


def _to_look_at(knowledge: Knowledge, year: Period, t: Translator) -> dict[str, list[str]]:
    """By step what whoever goes through it should look at."""
    targets = target_year_on(knowledge.target_years, year.start)
    without = [kpi for kpi in targets.kpis if not kpi.value] if targets else []
    waiting = {*unverified(knowledge), *stale(knowledge, year.start)}
    ends = [(knowledge.scheme_words[id].name, each.valid.end) for id, each in knowledge.schemes.items() if each.valid.end <= year.end]
    return {
        "targets": [t("数のない目標：{n}").format(n=len(without))] if without else [],
        "schemes": [t("「{name}」は、{day}までです。").format(name=t(name), day=t.year(end)) for name, end in ends],
        "contacts": [t("確かめていない値と、１年より前に確かめた値：{n}").format(n=len(waiting))] if waiting else [],
    }


def _statements(knowledge: Knowledge) -> list[tuple[str, str, str]]:
    served = cited_by(knowledge)
    return [(each.section, each.text, "、".join(served[id])) for id, each in knowledge.plan.statements.items()]
