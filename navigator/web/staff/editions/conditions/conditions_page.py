"""Every condition of a draft, read aloud, by what it decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote

from starlette.responses import Response

from navigator.editions import draft_texts
from navigator.editions.conditions.condition_places import ConditionPlace
from navigator.editions.drafts import Edition
from navigator.knowledge.files.region_files import RegionFiles
from navigator.web.staff.editions.edition_page import region_files, requested_edition
from navigator.web.staff.editions.edition_words import DONE, state_of
from navigator.web.staff.request import StaffPage, StaffRequest

from .condition_words import ChangedCondition, DraftConditions, changed_conditions, draft_conditions

SECTIONS = {
    "いくつもの決まりが使う条件": ("condition", "category"), "窓口": ("window", "instead_for"), "支援策": ("scheme", "part"),
    "窓口が決める方": ("desk",), "いそぎの案内": ("urgent",), "窓口の順番": ("windows",), "支援策の順番": ("schemes", "in_sight"),
    "人に合わせた言葉": ("variant",), "計画の外の相談先": ("leads", "not_for"), "相談先の電話": ("in_sight_for",),
}  # fmt: skip


@dataclass(frozen=True)
class ConditionRow:
    """A condition as it is called and read aloud, with the way to it."""

    title: str
    said: Sequence[str]
    address: str  # behind the address of the draft


@dataclass(frozen=True)
class EditionConditionsPage(StaffPage):
    """All of them, and what the draft says otherwise."""

    template: ClassVar[str] = "staff/edition_conditions.html"
    edition: Edition
    state: str
    sections: Mapping[str, Sequence[ConditionRow]]
    changed: Sequence[ChangedCondition]
    is_open: bool
    told: str


def conditions_page(request: StaffRequest) -> Response:
    """GET the conditions."""
    edition, folder, t = requested_edition(request), region_files(request).folder, request.t
    with request.ledger.reading() as connection:
        saved, base = (draft_texts.texts_of(draft_texts.rows(connection, each)) for each in (edition.id, edition.based_on))
        state = state_of(connection, edition, request.now)
    now, before = (
        draft_conditions(RegionFiles(folder, texts), request.site.knowledge, request.today, t) for texts in (saved, base)
    )
    places = sorted((*now.by_place, *now.free), key=lambda place: [*now.trees].index(place.file))
    rows = {t(words): [_row(now, place) for place in places if place.kind in kinds] for words, kinds in SECTIONS.items()}
    page = EditionConditionsPage(
        edition=edition,
        state=state,
        sections={words: own for words, own in rows.items() if own},
        changed=changed_conditions(before, now),
        is_open=request.may("editor") and edition.is_open,
        told=t(DONE.get(request.http.query_params.get("done", ""), "")),
    )
    return request.page(page)


def _row(conditions: DraftConditions, place: ConditionPlace) -> ConditionRow:
    return ConditionRow(conditions.title(place), conditions.said(place), f"condition?file={quote(place.file)}&at={quote(place.at)}")
