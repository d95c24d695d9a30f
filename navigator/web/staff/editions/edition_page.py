"""One draft: its files, from when it shall hold, what was said of it, and its next step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.editions import draft_texts, drafts, proofs, publications
from navigator.editions.draft_texts import LAID_OVER, WrittenText
from navigator.editions.drafts import Edition, EditionError, EditionNote
from navigator.editions.edition_files import NOTHING, file_names
from navigator.editions.proof_run import ProofSetting, begin_proof
from navigator.editions.records.record_files import RecordFiles
from navigator.editions.renewal import renew
from navigator.knowledge.files.region_files import RegionFiles
from navigator.web.forms import read_number
from navigator.web.staff.request import StaffPage, StaffRequest

from .edition_words import DONE, FOLDERS, REFUSED, STATES, state_of
from .file_words import file_words

NOTES = {"comment": "メモ", "handed_back": "差しもどし", "accepted": "確認例の変わり方を認めた", "approved": "承認"}


@dataclass(frozen=True)
class DraftFile:
    """A file of a draft, with what has to be looked at."""

    text: WrittenText
    words: str  # as officers call it
    time: str
    is_given: bool  # by the edition that the draft rests on
    is_aside: bool  # two changes wait for each other
    is_stale: bool  # a release changed the region's own file


@dataclass(frozen=True)
class EditionPage(StaffPage):
    """A draft with its next step."""

    template = "staff/edition.html"
    edition: Edition
    state: str
    state_words: str
    made: str
    starts: str  # in words, "" for as soon as it is published
    starts_at: str  # as a form has it
    files: Sequence[DraftFile]
    choices: Mapping[str, Sequence[tuple[str, str]]]  # kind of files -> name, words
    notes: Sequence[tuple[EditionNote, str, str]]  # what it is, when
    is_new_year: bool  # its steps have a page
    is_behind: bool  # another one came into force since it began
    told: str
    refused: str


def requested_edition(request: StaffRequest) -> Edition:
    """The draft whose number is in the path. 404 when there is none."""
    if (number := read_number(request.http.path_params["number"])) is None:
        raise HTTPException(404)
    try:
        with request.ledger.reading() as connection:
            edition = drafts.find(connection, number)
    except EditionError:
        raise HTTPException(404) from None
    request.http.state.stands_alone = edition.stands_alone
    return edition


def region_files(request: StaffRequest) -> RegionFiles:
    """The region's own files, as they lie in its folder; none under a draft of a prefecture of its own."""
    if "number" in request.http.path_params and not hasattr(request.http.state, "stands_alone"):
        requested_edition(request)
    return NOTHING if getattr(request.http.state, "stands_alone", False) else RegionFiles(request.site.settings.region)


def edition_page(request: StaffRequest) -> Response:
    """GET a draft."""
    edition, files = requested_edition(request), region_files(request)
    with request.ledger.reading() as connection:
        saved, said = draft_texts.rows(connection, edition.id), drafts.notes(connection, edition.id)
        state = state_of(connection, edition, request.now)
        in_force = publications.in_force(connection, request.now)
    now = RecordFiles(RegionFiles(files.folder, draft_texts.texts_of(saved)), request.today)
    done, starts_at = request.http.query_params.get("done", ""), edition.starts_at
    timezone = request.site.knowledge.region.timezone
    page = EditionPage(
        edition=edition,
        state=state,
        state_words=request.t(STATES[state]),
        made=request.local_time(edition.at),
        starts=request.local_time(starts_at) if starts_at else "",
        starts_at=starts_at.astimezone(timezone).strftime("%Y-%m-%dT%H:%M") if starts_at else "",
        files=_files(request, saved, now),
        choices=_choices(now, request),
        notes=[(note, request.t(NOTES[note.kind]), request.local_time(note.at)) for note in said if note.kind in NOTES],
        is_new_year=any(note.kind == "new_year" for note in said),
        is_behind=edition.is_open and edition.based_on != in_force and not edition.stands_alone,
        told=request.t(DONE.get(done, "")),
        refused=request.t(REFUSED.get(done, "")),
    )
    return request.page(page)


def _files(request: StaffRequest, saved: Sequence[WrittenText], now: RecordFiles) -> list[DraftFile]:
    aside = {row.file: row for row in draft_texts.asides(saved)}
    stale, t = draft_texts.stale_files(saved, region_files(request)), request.t
    shown = {file: row for file, row in draft_texts.standing(saved).items() if row.kind in LAID_OVER or file in aside}
    rows = [({**aside, **shown})[file] for file in sorted({*shown, *aside})]
    return [
        DraftFile(row, file_words(row.file, now, t), request.local_time(row.at), row.kind == "given", row.file in aside, row.file in stale)
        for row in rows
    ]


def _choices(now: RecordFiles, request: StaffRequest) -> dict[str, list[tuple[str, str]]]:
    """The files that a draft may hold, by kind, each with its words."""
    names = [(name, file_words(name, now, request.t)) for name in file_names(now.files)]
    return {
        request.t(words): own
        for folder, words in FOLDERS.items()
        if (own := [each for each in names if each[0].rpartition("/")[0] == folder])
    }


def change_edition(request: StaffRequest) -> Response:
    """POST the next step of a draft: `do` is one of DEEDS."""
    id, do = requested_edition(request).id, request.form.value("do")
    if do not in DEEDS:
        raise HTTPException(422)
    path = f"editions/{id}/proof" if do in ON_PROOF else f"editions/{id}"
    try:
        done = DEEDS[do](request, id)
    except EditionError as error:
        return request.redirect(path, error.kind)
    if do == "publish":
        request.site.ledger_watch.refresh()
    return request.redirect(path, done)


def _prove(request: StaffRequest, id: int) -> str:
    site = request.site
    setting = ProofSetting(site.ledger, site.settings.region, site.clock)
    begin_proof(setting, id, site.knowledge.region.timezone, request.actor)
    return ""


def _set_start(connection: Connection, request: StaffRequest, id: int) -> str:
    typed = request.form.value("starts_at")
    try:
        moment = datetime.fromisoformat(typed).replace(tzinfo=request.site.knowledge.region.timezone) if typed else None
    except ValueError:
        raise EditionError("moment") from None
    if moment and not 2000 <= moment.year < 3000:
        raise EditionError("moment")
    drafts.set_start(connection, id, moment, request.actor)
    return "timed"


def _approve(connection: Connection, request: StaffRequest, id: int) -> str:
    is_enough = proofs.approve(connection, id, region_files(request), request.form.value("proof"), request.actor)
    return "approved" if is_enough else "seconded"


def _publish(connection: Connection, request: StaffRequest, id: int) -> str:
    publications.publish(connection, id, region_files(request), request.site.knowledge.region.timezone, request.actor)
    return "scheduled" if publications.waiting(connection, request.now) else "published"


def _renew(connection: Connection, request: StaffRequest, id: int) -> str:
    return "renewed" if renew(connection, id, region_files(request), request.actor) else "met"


def _accept(connection: Connection, request: StaffRequest, id: int) -> str:
    case, reason = request.form.value("case"), request.form.value("reason")
    if (seen := read_number(request.form.value("alike"))) is None:
        proofs.accept(connection, id, case, reason, request.actor)
    else:
        proofs.accept_alike(connection, id, case, seen, reason, request.actor)
    return "accepted"


def _say(connection: Connection, request: StaffRequest, id: int) -> str:
    text = request.form.value("text").strip()
    if not text:
        raise EditionError("reason")
    if request.form.value("do") == "hand_back":
        drafts.hand_back(connection, id, text, request.actor)
        return "handed_back"
    drafts.comment(connection, id, text, request.actor)
    return "commented"


def _withdraw(connection: Connection, request: StaffRequest, id: int) -> str:
    drafts.withdraw(connection, id, request.actor)
    return "recalled"


def _writing(deed: Callable[[Connection, StaffRequest, int], str]) -> Callable[[StaffRequest, int], str]:
    """A deed of one transaction."""

    def done(request: StaffRequest, id: int) -> str:
        with request.ledger.writing() as connection:
            return deed(connection, request, id)

    return done


DEEDS: Mapping[str, Callable[[StaffRequest, int], str]] = {
    "prove": _prove, "start": _writing(_set_start), "approve": _writing(_approve), "publish": _writing(_publish),
    "renew": _writing(_renew), "accept": _writing(_accept), "comment": _writing(_say), "hand_back": _writing(_say),
    "withdraw": _writing(_withdraw),
}  # fmt: skip
ON_PROOF = ("prove", "accept", "approve")
