"""A file of a draft as text, with the loader's messages beside its lines, and with what others wrote meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.dialogue.wording.translation import Translator
from navigator.editions import draft_texts, proofs
from navigator.editions.draft_texts import TextChange, WrittenText
from navigator.editions.drafts import Edition, EditionError
from navigator.editions.edition_files import may_hold, own_text
from navigator.editions.records.record_files import RecordFiles
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_text import anchor_line
from navigator.web.forms import read_number
from navigator.web.staff.request import StaffPage, StaffRequest

from .edition_page import region_files, requested_edition
from .edition_words import REFUSED, changed_lines
from .file_words import file_words
from .problem_words import FoundProblem, problems_of


@dataclass(frozen=True)
class EditionTextPage(StaffPage):
    """The text to write, and what to look at while writing."""

    template = "staff/edition_text.html"
    edition: Edition
    name: str
    words: str  # as officers call it
    text: str
    seen: int
    problems: Sequence[tuple[str, FoundProblem]]  # what stands in the line, as it was proven last
    asides: Sequence[tuple[WrittenText, str, list[tuple[str, str]]]]  # when, and how it differs from what stands
    changes: Sequence[tuple[str, str]]  # against what is in force
    is_stale: bool
    can_write: bool
    refused: str


def text_page(request: StaffRequest) -> Response:
    """GET a file of a draft."""
    return _page(request, request.http.query_params.get("name", ""))


def save_text(request: StaffRequest) -> Response:
    """POST a text; `do` is save, or drop to give the file back to the region."""
    id, form, files = requested_edition(request).id, request.form, region_files(request)
    name, seen = form.value("name"), read_number(form.value("seen"))
    if seen is None or not may_hold(name):
        raise HTTPException(422)
    own = own_text(files, name)
    text = own or "" if form.value("do") == "drop" else form.value("text").replace("\r\n", "\n")
    change = TextChange(name, text, seen)
    try:
        with request.ledger.writing() as connection:
            saving = draft_texts.save(connection, id, change, own, request.actor)
    except EditionError as error:
        return _page(request, name, error.kind, change)
    if saving == "aside":
        return _page(request, name, "aside")
    return request.redirect(f"editions/{id}", saving)


def _page(request: StaffRequest, name: str, refused: str = "", typed: TextChange | None = None) -> Response:
    """The form; what was `typed` and refused stays in it, and has seen no more than before."""
    edition, files, t = requested_edition(request), region_files(request), request.t
    if not may_hold(name):
        raise HTTPException(404)
    with request.ledger.reading() as connection:
        saved, base = (draft_texts.rows(connection, each) for each in (edition.id, edition.based_on))
        proof = proofs.latest(connection, edition.id)
    own = own_text(files, name) or ""
    stands = draft_texts.texts_of(saved).get(name, own)
    aside = [row for row in draft_texts.asides(saved) if row.file == name]
    page = EditionTextPage(
        edition=edition,
        name=name,
        words=file_words(name, RecordFiles(RegionFiles(files.folder, draft_texts.texts_of(saved)), request.today), t),
        text=typed.text if typed else stands,
        seen=typed.seen if typed else draft_texts.last_seen(saved, name),
        problems=_in_lines(problems_of(proof.result if proof else None, t), name, stands),
        asides=[(row, request.local_time(row.at), changed_lines(stands, row.text)) for row in aside],
        changes=changed_lines(draft_texts.texts_of(base).get(name, own), stands),
        is_stale=name in draft_texts.stale_files(saved, files),
        can_write=request.may("editor") and edition.is_open,
        refused=_refused(refused, typed, t),
    )
    return request.page(page, 422 if refused else 200)


def _refused(kind: str, typed: TextChange | None, t: Translator) -> str:
    """Why a text was not saved, and which line of it has to be written otherwise."""
    words = t(REFUSED.get(kind, ""))
    return t.labelled(t("{n}行目").format(n=anchor_line(typed.text)), words) if kind == "anchor" and typed else words


def _in_lines(problems: Sequence[FoundProblem], name: str, text: str) -> list[tuple[str, FoundProblem]]:
    """What has to be mended in a file, with what stands in the line."""
    lines = text.splitlines()
    return [(lines[each.line - 1] if 0 < each.line <= len(lines) else "", each) for each in problems if each.file == name]
