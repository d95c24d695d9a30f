"""The parameters of the rules as a form: another value from a day on, with its ground; the one before is closed."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import ClassVar

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.editions import draft_texts, drafts
from navigator.editions.drafts import Edition, EditionError
from navigator.editions.edition_files import digest_of, own_text
from navigator.editions.open_draft import open_draft
from navigator.editions.parameter_change import (
    FILE,
    ParameterChange,
    comments_of,
    parameters_of,
    problems_of_change,
    with_value,
)
from navigator.knowledge.checks.parameter_uses import parameters_of_order, rules_by_parameter
from navigator.knowledge.content.plan import read_plan, read_sources
from navigator.knowledge.files.figures import with_figures
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import read_yaml
from navigator.knowledge.rules.rule_files import Parameter, read_parameters
from navigator.web.staff.request import StaffPage, StaffRequest

from .edition_page import region_files, requested_edition
from .edition_words import DONE, REFUSED, state_of
from .parameter_words import REFUSED_DAY, REFUSED_VALUE, ChangedParameter, changed_parameters, sentences_of

AS_NOW = "as-now"  # the ground of the value that is in force on that day
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")


@dataclass(frozen=True)
class TypedParameter:
    """What was typed of one parameter, and what is wrong with it by field."""

    id: str = ""
    value: str = ""
    day: str = ""
    cites: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ParameterRow:
    """A parameter with its values read aloud, and its form."""

    id: str
    title: str
    said: Sequence[str]
    ground: str
    interpretation: str
    help: str
    uses: Sequence[str]  # what rests on it, by its name
    seen: str  # changes with any of its values
    change: ChangedParameter | None
    typed: TypedParameter


@dataclass(frozen=True)
class EditionParametersPage(StaffPage):
    """Every parameter of a draft."""

    template: ClassVar[str] = "staff/edition_parameters.html"
    edition: Edition
    state: str
    file: str
    help: str
    rows: Sequence[ParameterRow]
    grounds: Mapping[str, str]
    is_open: bool
    told: str
    refused: str


def parameters_page(request: StaffRequest) -> Response:
    """GET the parameters."""
    return _page(request, TypedParameter(day=request.today.isoformat()))


def save_parameter(request: StaffRequest) -> Response:
    """POST another value of a parameter."""
    id, form = requested_edition(request).id, request.form
    value = unicodedata.normalize("NFKC", form.value("value")).strip()
    typed = TypedParameter(form.value("id"), value, form.value("day"), form.value("cites"))
    try:
        with request.ledger.writing() as connection:
            problems, done = _save(connection, request, id, typed)
    except EditionError as error:
        return _page(request, typed, error.kind)
    if problems:
        return _page(request, TypedParameter(typed.id, typed.value, typed.day, typed.cites, problems))
    return request.redirect(f"editions/{id}/parameters", done)


def _save(connection: Connection, request: StaffRequest, id: int, typed: TypedParameter) -> tuple[Mapping[str, str], str]:
    """Save into the text as it now stands: by field what is wrong, and what was done. EditionError."""
    draft = open_draft(connection, id, region_files(request))
    draft.refuse_unsettled(FILE)
    text = own_text(draft.files, FILE) or ""
    parameter = (parameters_of(text) or {}).get(typed.id)
    if parameter is None:
        raise EditionError("parameter")
    change, problems = _read(request, parameter, typed, draft.files)
    if change is None or problems:
        return problems, ""
    changed = with_value(text, typed.id, change)
    if changed is None:
        raise EditionError("parameter")
    draft.save(connection, FILE, changed, request.actor)
    if draft.edition.starts_at is None and change.day > request.today:
        start = datetime.combine(change.day, time(), request.site.knowledge.region.timezone)
        drafts.set_start(connection, id, start, request.actor)
        return {}, "parameter_timed"
    return {}, "parameter"


def _read(
    request: StaffRequest, parameter: Parameter, typed: TypedParameter, files: RegionFiles
) -> tuple[ParameterChange | None, Mapping[str, str]]:
    """The change that was typed, and by field what is wrong with it."""
    t, problems = request.t, {}
    if request.form.value("seen") != _seen(parameter):
        problems["value"] = t(REFUSED_VALUE["changed"])
    if typed.cites != AS_NOW and typed.cites not in _grounds(request, files):
        problems["cites"] = t("根拠を選んでください。")
    try:
        day = date.fromisoformat(typed.day)
    except ValueError:
        return None, problems | {"day": t(REFUSED_DAY["unreadable"])}
    if not 2000 <= day.year < 3000:
        return None, problems | {"day": t(REFUSED_DAY["unreadable"])}
    held, plain = parameter.on(day), typed.value.removesuffix(parameter.unit)
    cites, interpretation = (held.cites, held.interpretation) if typed.cites == AS_NOW else ((typed.cites,), "")
    change = ParameterChange(plain.lstrip("0") or plain[:1], day, cites, interpretation)
    wrong = problems_of_change(parameter, change)
    words = {name: t((REFUSED_VALUE if name == "value" else REFUSED_DAY)[kind]) for name, kind in wrong.items()}
    return change, words | problems


def _seen(parameter: Parameter) -> str:
    return digest_of(repr(parameter.values))[:16]


def _grounds(request: StaffRequest, files: RegionFiles) -> dict[str, str]:
    """What a value may rest on, as the draft has it: public sources, and statements of the plan."""
    report = Report()
    sources = read_sources(read_yaml("content/sources.yaml", files, report))
    plan = read_plan(read_yaml("content/plan.yaml", files, report))
    figures = _figures(read_parameters(read_yaml(FILE, files, report)), request)
    statements = {id: request.t("計画：{text}").format(text=with_figures(each.text, figures)) for id, each in plan.statements.items()}
    return {id: each.title for id, each in sources.items()} | statements


def _figures(parameters: Mapping[str, Parameter], request: StaffRequest) -> dict[str, str]:
    """The numbers that words name, as they are today."""
    return {id: each.on(request.today).value for id, each in parameters.items() if each.values}


def _page(request: StaffRequest, typed: TypedParameter, refused: str = "") -> Response:
    edition, folder, t = requested_edition(request), region_files(request).folder, request.t
    with request.ledger.reading() as connection:
        saved, base = (draft_texts.rows(connection, each) for each in (edition.id, edition.based_on))
        state = state_of(connection, edition, request.now)
    files = RegionFiles(folder, draft_texts.texts_of(saved))
    if not files.has(FILE):
        raise HTTPException(404)
    text = own_text(files, FILE) or ""
    before = own_text(RegionFiles(folder, draft_texts.texts_of(base)), FILE) or ""
    done = request.http.query_params.get("done", "")
    parameters, grounds = parameters_of(text), _grounds(request, files)
    page = EditionParametersPage(
        edition=edition,
        state=state,
        file=FILE,
        help=_own_words(comments_of(text)[0]),
        rows=_rows(request, (before, text), grounds, typed),
        grounds=grounds,
        is_open=request.may("editor") and edition.is_open,
        told=t(DONE.get(done, "")),
        refused=t(REFUSED.get(refused or ("" if parameters is not None else "parameter"), "")),
    )
    return request.page(page, 422 if refused or typed.problems else 200)


def _own_words(comment: str) -> str:
    """A comment that was written for officers; what is in English is for engineers."""
    return comment if _JAPANESE.search(comment) else ""


def _rows(
    request: StaffRequest, texts: tuple[str, str], grounds: Mapping[str, str], typed: TypedParameter
) -> list[ParameterRow]:
    t, (_, text) = request.t, texts
    uses, ordering = rules_by_parameter(request.site.knowledge), parameters_of_order(request.site.knowledge)
    parameters = parameters_of(text) or {}
    figures, help = _figures(parameters, request), comments_of(text)[1]
    changed = {each.id: each for each in changed_parameters(*texts, t)}
    rows = []
    for id, parameter in parameters.items():
        if not parameter.values:
            continue
        now = parameter.on(request.today)
        ground = "、".join(grounds.get(cite, cite) for cite in now.cites)
        own = typed if typed.id == id else TypedParameter(day=request.today.isoformat())
        rows.append(
            ParameterRow(
                id, parameter.title, sentences_of(parameter, t), ground,
                with_figures(now.interpretation, figures), _own_words(help.get(id, "")),
                [*map(t, uses.get(id, ())), *([t("ご案内の順番")] if id in ordering else [])], _seen(parameter), changed.get(id), own,
            )
        )  # fmt: skip
    return rows
