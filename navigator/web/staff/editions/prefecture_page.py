"""The steps of a new prefecture: what each still lacks, the first records by forms of few fields, and the whole to take away."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.dialogue.wording.translation import Translator
from navigator.editions import draft_texts
from navigator.editions.drafts import Edition, EditionError
from navigator.editions.edition_files import NOTHING, own_text
from navigator.editions.new_year import PLAN
from navigator.editions.open_draft import open_draft
from navigator.editions.prefecture import first_records, new_prefecture
from navigator.editions.prefecture.first_records import PLACES, NewOffice, NewWindow
from navigator.editions.prefecture.new_prefecture import STEPS, NewRegion
from navigator.editions.records.record_files import RecordFiles
from navigator.knowledge.content.plan import OWES, Plan, read_plan
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import read_yaml
from navigator.knowledge.official_pages import is_charged
from navigator.web.staff.request import StaffPage, StaffRequest

from .edition_page import region_files, requested_edition
from .edition_words import DONE, REFUSED, state_of
from .new_year_page import OWED_WORDS, PlanFields, add_section, add_statement, period_typed, save_plan_fields
from .problem_words import FoundProblem, meaning_of
from .records.problem_links import linked

TITLES = {
    "plan": "計画", "places": "市町村", "windows": "窓口と事業所", "questions": "質問", "schemes": "支援策", "rules": "決まりの数と条件",
    "danger": "あぶないときの電話",
}  # fmt: skip
EMPTY = {
    "plan": "計画の節と文を、足してください。", "places": "市町村を、入れてください。",
    "windows": "窓口を、ひとつは足してください。先に、計画の文と市町村がいります。",
    "danger": "命や暮らしがあぶないときの電話が、まだひとつもありません。",
}  # fmt: skip


@dataclass(frozen=True)
class PrefectureStep:
    """A step: what it still lacks, and where it is done."""

    id: str
    title: str
    empty: str  # what has to be there first, "" where something is
    problems: Sequence[FoundProblem]
    links: Sequence[tuple[str, str]]  # behind the draft's address, words


@dataclass(frozen=True)
class EditionPrefecturePage(StaffPage):
    """The steps of a draft for a new prefecture."""

    template: ClassVar[str] = "staff/edition_prefecture.html"
    edition: Edition
    state: str
    steps: Sequence[PrefectureStep]
    plan: PlanFields
    sections: Sequence[tuple[str, str]]
    owes: Mapping[str, str]
    statements: Sequence[tuple[str, str]]  # id, text
    places: Mapping[str, str]
    windows: Mapping[str, str]
    typed: Mapping[str, str]  # what was refused stays in its form
    is_open: bool
    told: str
    refused: str


def begin_prefecture(connection: Connection, request: StaffRequest) -> int:
    """Begin the draft of a new prefecture, as an administrator; its number. EditionError."""
    if not request.may("admin"):
        raise HTTPException(403)
    name, app, plan = (" ".join(request.form.value(field).split()) for field in ("title", "app", "plan"))
    return new_prefecture.begin_new_prefecture(connection, NewRegion(name, app, plan, period_typed(request)), request.actor)


def prefecture_page(request: StaffRequest) -> Response:
    """GET the steps. 404 for a draft of what is served here."""
    return _page(request)


def change_prefecture(request: StaffRequest) -> Response:
    """POST the plan, the municipalities, a window or an office."""
    edition, do = _requested(request), request.form.value("do")
    if do not in DEEDS:
        raise HTTPException(422)
    try:
        with request.ledger.writing() as connection:
            DEEDS[do](connection, request, edition)
    except EditionError as error:
        return _page(request, error.kind)
    return request.redirect(f"editions/{edition.id}/prefecture", do)


def prefecture_files(request: StaffRequest) -> Response:
    """GET every file of the draft as a ZIP."""
    edition = _requested(request)
    with request.ledger.reading() as connection:
        files = _files(connection, edition.id)
    return request.file(new_prefecture.whole_region(files), "application/zip", f"region-{edition.id}.zip")


def _requested(request: StaffRequest) -> Edition:
    edition = requested_edition(request)
    if not edition.stands_alone:
        raise HTTPException(404)
    return edition


def _files(connection: Connection, id: int) -> RegionFiles:
    return RegionFiles(NOTHING.folder, draft_texts.texts_of(draft_texts.rows(connection, id)))


def _save_places(connection: Connection, request: StaffRequest, edition: Edition) -> None:
    places = first_records.read_places(request.form.value("places"))
    if places is None:
        raise EditionError("places")
    _save(connection, request, edition, lambda _: {PLACES: first_records.text_of_places(places)})


def _add_window(connection: Connection, request: StaffRequest, edition: Edition) -> None:
    values = {name: request.form.value(name).replace("\r\n", "\n").strip() for name in ("name", "kind", "lead", "why", "say", "cites")}
    if not all(first_records.is_line(line, new_prefecture.MAX_PLAN) for text in values.values() for line in (text.splitlines() or [""])):
        raise EditionError("fields")
    office = _office(request)
    _save(connection, request, edition, lambda files: first_records.texts_with_window(files, NewWindow(**values), office))


def _add_office(connection: Connection, request: StaffRequest, edition: Edition) -> None:
    office, window = _office(request), request.form.value("window")
    if window not in first_records.windows_in(_files(connection, edition.id)):
        raise EditionError("fields")
    _save(connection, request, edition, lambda files: first_records.texts_with_office(files, window, office))


def _office(request: StaffRequest) -> NewOffice:
    office = NewOffice(*(" ".join(request.form.value(name).split()) for name in ("office", "at", "phone", "address", "checked_on")))
    if not office.at or not first_records.is_line(office.office, first_records.MAX_LINE):
        raise EditionError("fields")
    try:
        is_checked = bool(date.fromisoformat(office.checked_on)) and date.fromisoformat(office.checked_on) <= request.today
    except ValueError:
        is_checked = False
    if (office.phone or office.address) and not is_checked:
        raise EditionError("checked")
    if is_charged(office.phone):
        raise EditionError("charged")
    return office


def _save(
    connection: Connection, request: StaffRequest, edition: Edition, change: Callable[[RegionFiles], Mapping[str, str]]
) -> None:
    draft = open_draft(connection, edition.id, region_files(request))
    texts = change(draft.files)
    draft.refuse_unsettled(*texts)
    for name, text in texts.items():
        draft.save(connection, name, text, request.actor)


DEEDS: Mapping[str, Callable[[Connection, StaffRequest, Edition], None]] = {
    "plan": save_plan_fields, "section": add_section, "statement": add_statement, "places": _save_places, "window": _add_window,
    "office": _add_office,
}  # fmt: skip


def _page(request: StaffRequest, refused: str = "") -> Response:
    edition, t, told = _requested(request), request.t, request.http.query_params.get("done", "")
    with request.ledger.reading() as connection:
        state, files = state_of(connection, edition, request.now), _files(connection, edition.id)
    plan = read_plan(read_yaml(PLAN, files, Report()))
    page = EditionPrefecturePage(
        edition=edition,
        state=state,
        steps=_steps(files, edition.id, request),
        plan=PlanFields(plan.title, plan.period.start.isoformat(), plan.period.end.isoformat()),
        sections=[(section.id, section.title) for section in plan.sections],
        owes={owed: t(OWED_WORDS[owed]) for owed in OWES},
        statements=_statements(plan),
        places=first_records.places_in(files),
        windows=first_records.windows_in(files),
        typed=defaultdict(str, {"places": _places_typed(files)} | dict(request.form.pairs() if refused else ())),
        is_open=request.may("editor") and edition.is_open,
        told=t(DONE.get(told, "")),
        refused=t(REFUSED.get(refused, "")),
    )
    return request.page(page, 422 if refused else 200)


def _statements(plan: Plan) -> list[tuple[str, str]]:
    return [(statement.id, statement.text) for statement in plan.statements.values()]


def _places_typed(files: RegionFiles) -> str:
    """The municipalities as the form takes them."""
    tree = read_yaml(PLACES, files, Report())
    return "\n".join(",".join((code, *(node.word(key) for key in ("name", "kana", "lat", "lon")))) for code, node in tree.items())


def _steps(files: RegionFiles, edition: int, request: StaffRequest) -> list[PrefectureStep]:
    t, empty, found = request.t, new_prefecture.empty_steps(files), new_prefecture.problems_by_step(files)
    records = RecordFiles(files, request.today)
    links = _links(files, t)
    return [
        PrefectureStep(
            id=step,
            title=t(TITLES[step]),
            empty=t(EMPTY[step]) if step in empty else "",
            problems=linked([FoundProblem(p.file, p.line, meaning_of(p.text, t), p.text) for p in found[step]], records, edition, t),
            links=links.get(step, ()),
        )
        for step in STEPS
    ]


def _links(files: RegionFiles, t: Translator) -> dict[str, list[tuple[str, str]]]:
    schemes = [("records/schemes", t("支援策を足す・直す"))] if own_text(files, "rules/windows.yaml") else []
    return {
        "plan": [("plan-text", t("計画の文章から選ぶ"))],
        "windows": [("records/windows", t("窓口の言葉を直す")), ("areas", t("受け持つ市町村")), ("order", t("ご案内の順番を変える"))],
        "questions": [("records/questions", t("質問の言葉を直す")), ("question", t("質問を足す"))],
        "schemes": schemes,
        "rules": [
            ("conditions", t("決まりの条件を変える")), ("parameters", t("決まりの数を変える")),
            ("added/parameters", t("数を足す")), ("cases", t("確認例を足す")),
        ],
        "danger": [("added/helplines", t("電話を足す")), ("records/helplines", t("電話を直す"))],
    }  # fmt: skip
