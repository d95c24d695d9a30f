"""The proof of a draft: what is wrong, what changed and for whom, which cases come out otherwise; and the yes to it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from starlette.responses import Response

from navigator.dialogue.wording.translation import Translator
from navigator.editions import draft_texts, drafts, proofs
from navigator.editions.draft_texts import WrittenText
from navigator.editions.drafts import Edition
from navigator.editions.edition_files import own_text
from navigator.editions.parameter_change import FILE
from navigator.editions.proofs import StoredProof
from navigator.editions.records.kinds.record_kind import RecordKind
from navigator.editions.records.record_files import Record
from navigator.editions.records.target_table import FOLDER
from navigator.knowledge.files.region_files import RegionFiles
from navigator.ledger.accounts import number_of_writers
from navigator.usage.publish.words import language_name
from navigator.web.staff.request import StaffPage, StaffRequest

from .conditions.condition_words import ChangedCondition, changed_conditions, draft_conditions
from .edition_page import region_files, requested_edition
from .edition_words import DONE, REFUSED, changed_lines, state_of
from .file_words import file_words
from .parameter_words import ChangedParameter, changed_parameters
from .problem_words import FoundProblem, figures_of, problems_of
from .proof_finding import CaseGroup, PeopleGroup, case_groups, finding, people_groups
from .records.draft_records import ChangedField, changed_records, draft_records
from .records.problem_links import linked
from .records.target_words import changed_targets, year_title

STEPS = {
    "begin": "順番を待っています", "read": "ファイルを読んでいます", "prove": "すべての会話で確かめています",
    "compare": "いまの案内とくらべています", "cases": "確認例を試しています", "done": "終わりました",
}  # fmt: skip


@dataclass(frozen=True)
class ProofView:
    """A draft with all that is known of it: for the page, and for the sheet."""

    edition: Edition
    state: str
    proof: StoredProof | None
    mark: str  # of all that can be read of it by now
    proven_at: str
    problems: Sequence[FoundProblem]
    finding: Sequence[str]  # all of it in a few sentences
    cases: Sequence[CaseGroup]  # that come out otherwise
    comparison: Mapping[str, Any] | None
    people: Sequence[PeopleGroup]  # who answered clearly
    unsure: Sequence[PeopleGroup]  # who did not
    untranslated: Sequence[tuple[str, str, str]]  # file, text, languages that lack it
    lacking: Sequence[tuple[str, int]]  # language, how many texts it lacks
    remarks: Sequence[str]  # what runs out, and the like
    figures: Sequence[FoundProblem]  # texts that say a number of the rules in digits
    parameters: Sequence[ChangedParameter]  # as they are read aloud
    records: Sequence[tuple[RecordKind, Record, Sequence[ChangedField]]]
    targets: Sequence[tuple[str, Sequence[ChangedField]]]  # by year
    conditions: Sequence[ChangedCondition]  # likewise
    files: Sequence[tuple[str, str, list[tuple[str, str]]]]  # what it is called, who wrote it, changed lines
    authors: Sequence[str]
    approvers: Sequence[str]
    is_alone: bool  # nobody else can write now
    approved_alone: bool  # nobody else could when it was approved
    starts: str
    day: str  # for which it was proven


@dataclass(frozen=True)
class EditionProofPage(StaffPage):
    """The proof, done or under way, and the next step."""

    template: ClassVar[str] = "staff/edition_proof.html"
    view: ProofView
    step: str
    is_own: bool  # whoever looks has written all of it
    told: str
    refused: str


@dataclass(frozen=True)
class EditionSheetPage(StaffPage):
    """The sheet for the file (決裁)."""

    template: ClassVar[str] = "staff/edition_sheet.html"
    view: ProofView
    printed: str
    notes: Sequence[tuple[str, str]]  # who, text


def proof_page(request: StaffRequest) -> Response:
    """GET the proof."""
    view, done = proof_view(request), request.http.query_params.get("done", "")
    page = EditionProofPage(
        view=view,
        step=request.t(STEPS[view.proof.step]) if view.proof else "",
        is_own=set(view.authors) <= {request.officer.name} and not view.is_alone,
        told=request.t(DONE.get(done, "")),
        refused=request.t(REFUSED.get(done, "")),
    )
    return request.page(page)


def sheet_page(request: StaffRequest) -> Response:
    """GET the sheet."""
    view = proof_view(request)
    with request.ledger.reading() as connection:
        said = [(note.who, note.text) for note in drafts.notes(connection, view.edition.id) if note.kind in ("comment", "handed_back")]
    return request.page(EditionSheetPage(view=view, printed=request.local_time(request.now), notes=said))


def proof_view(request: StaffRequest) -> ProofView:
    """All that is known of a draft."""
    edition, files, t = requested_edition(request), region_files(request), request.t
    with request.ledger.reading() as connection:
        saved, proof = draft_texts.rows(connection, edition.id), proofs.latest(connection, edition.id)
        base = draft_texts.texts_of(draft_texts.rows(connection, edition.based_on))
        mark = proofs.read_mark(connection, edition.id, proof) if proof else ""
        approvers = proofs.approvers(connection, edition.id, proof.id) if proof else set()
        state, is_alone = state_of(connection, edition, request.now), number_of_writers(connection) < 2
        records, said = draft_records(connection, request, edition), drafts.notes(connection, edition.id)
    now = draft_texts.texts_of(saved)
    changed = [name for name in sorted({*base, *now}) if base.get(name) != now.get(name)]
    own = {name: own_text(files, name) or "" for name in changed}
    result = (proof.result if proof else None) or {}
    untranslated = result.get("untranslated", [])
    cases, compared = case_groups(result, said), result.get("comparison")
    held, authors = draft_texts.standing(saved), draft_texts.authors(saved)
    return ProofView(
        edition=edition,
        state=state,
        proof=proof,
        mark=mark,
        proven_at=request.local_time(proof.at) if proof else "",
        problems=linked(problems_of(proof.result if proof else None, t), records.now, edition.id, t),
        finding=finding(result, cases, t) if proof and proof.result else [],
        cases=cases,
        comparison=compared,
        people=people_groups(compared["certain"]) if compared else [],
        unsure=people_groups(compared["uncertain"]) if compared else [],
        untranslated=[(file_words(file, records.now, t), text, "、".join(map(language_name, langs))) for file, text, langs in untranslated],
        lacking=[(language_name(lang), n) for lang, n in Counter(lang for *_, langs in untranslated for lang in langs).most_common()],
        remarks=[*_unproven_days(result, t), *result.get("remarks", [])],
        figures=linked(figures_of(result, t), records.now, edition.id, t),
        parameters=changed_parameters(base.get(FILE, own[FILE]), now.get(FILE, own[FILE]), t) if FILE in changed else [],
        records=changed_records(records, changed),
        targets=[(year_title(records.now, name), changed_targets(t, records, name)) for name in changed if name.startswith(f"{FOLDER}/")],
        conditions=_changed_conditions(request, files, (base, now)),
        files=[
            (file_words(name, records.now, t), _author(held.get(name)), changed_lines(*(side.get(name, own[name]) for side in (base, now))))
            for name in changed
        ],
        authors=sorted(authors),
        approvers=sorted(approvers),
        is_alone=is_alone,
        approved_alone=edition.state in ("approved", "published") and not proofs.is_seconded(authors, approvers),
        starts=request.local_time(edition.starts_at) if edition.starts_at else "",
        day=t.year(proof.day) if proof else "",
    )


def _unproven_days(result: Mapping[str, Any], t: Translator) -> Iterator[str]:
    """A proof holds until the rules change of themselves."""
    if until := result.get("holds_until"):
        words = t("{day}からは、決まりが変わります。その日の分は、まだ確かめていません。")
        yield words.format(day=t.year(date.fromisoformat(until)))


def _changed_conditions(
    request: StaffRequest, files: RegionFiles, sides: tuple[Mapping[str, str], Mapping[str, str]]
) -> list[ChangedCondition]:
    before, after = (
        draft_conditions(RegionFiles(files.folder, texts), request.site.knowledge, request.today, request.t) for texts in sides
    )
    return changed_conditions(before, after)


def _author(row: WrittenText | None) -> str:
    return row.who if row else ""
