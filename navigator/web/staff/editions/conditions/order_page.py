"""In which order windows and schemes come: the steps of ranking, what each puts forward, and the windows themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.editions import draft_texts
from navigator.editions.conditions.condition_places import (
    RANKS,
    WINDOWS,
    ConditionPlace,
    Way,
    node_at,
    tree_of_file,
)
from navigator.editions.conditions.order_change import FORWARD, orders_in, with_moved
from navigator.editions.drafts import Edition, EditionError
from navigator.editions.edition_files import own_text
from navigator.editions.open_draft import open_draft
from navigator.knowledge.files.region_files import RegionFiles
from navigator.review.rule_names import RuleNames
from navigator.web.staff.editions.edition_page import region_files, requested_edition
from navigator.web.staff.editions.edition_words import DONE, REFUSED, state_of
from navigator.web.staff.request import StaffPage, StaffRequest

from .condition_words import DraftConditions, draft_conditions

TITLES = {
    (RANKS, ("windows",)): "窓口の順番", (RANKS, ("schemes",)): "支援策の順番", (RANKS, ("urgent",)): "いそぎの案内",
    (WINDOWS, ()): "どの順番にも出てこない窓口の並び",
}  # fmt: skip
MOVES = {"up": -1, "down": 1}


@dataclass(frozen=True)
class OrderEntry:
    """One of an order, with its place in the page and what may be pressed; inside it an order of its own."""

    at: str
    name: str
    said: Sequence[str]
    can_rise: bool
    can_fall: bool
    inside: Sequence["OrderEntry"] = ()


@dataclass(frozen=True)
class Order:
    """An order of a file."""

    title: str
    file: str
    seen: int
    entries: Sequence[OrderEntry]


@dataclass(frozen=True)
class EditionOrderPage(StaffPage):
    """Every order of a draft."""

    template: ClassVar[str] = "staff/edition_order.html"
    edition: Edition
    state: str
    orders: Sequence[Order]
    is_open: bool
    told: str
    refused: str


def order_page(request: StaffRequest) -> Response:
    """GET the orders."""
    return _page(request)


def move_entry(request: StaffRequest) -> Response:
    """POST one place up or down: `do` is up or down, the way to the order, and which of it."""
    edition, form = requested_edition(request), request.form
    verb, _, at = form.value("do").partition(":")
    way = _way(at)
    if verb not in MOVES or form.value("file") not in (RANKS, WINDOWS) or way is None:
        raise HTTPException(422)
    try:
        with request.ledger.writing() as connection:
            _write(connection, request, edition.id, (way, MOVES[verb]))
    except EditionError as error:
        return _page(request, error.kind)
    moved = "-".join(["order", *map(str, way[:-1]), str(max(int(way[-1]) + MOVES[verb], 0))])
    return request.redirect(f"editions/{edition.id}/order", f"order#{moved}")


def _write(connection: Connection, request: StaffRequest, id: int, move: tuple[Way, int]) -> None:
    """Save into the text as it now stands. EditionError."""
    draft, file = open_draft(connection, id, region_files(request)), request.form.value("file")
    draft.refuse_unsettled(file)
    if request.form.value("seen") != str(draft_texts.last_seen(draft.saved, file)):
        raise EditionError("order_changed")
    (*way, n), by = move
    if tuple(way) not in orders_in(file, tree_of_file(file, draft.files)):
        raise EditionError("order")
    changed = with_moved(own_text(draft.files, file) or "", tuple(way), int(n), by)
    if changed is None:
        raise EditionError("order")
    draft.save(connection, file, changed, request.actor)


def _way(text: str) -> Way | None:
    """The keys that lead to an entry: windows-3-put-0."""
    steps = text.split("-")
    if len(steps) > 4 or not all(step.isascii() and step.isalnum() and len(step) < 9 for step in steps) or not steps[-1].isdecimal():
        return None
    return tuple(int(step) if step.isdecimal() else step for step in steps)


def _page(request: StaffRequest, refused: str = "") -> Response:
    edition, folder, t = requested_edition(request), region_files(request).folder, request.t
    with request.ledger.reading() as connection:
        saved, state = draft_texts.rows(connection, edition.id), state_of(connection, edition, request.now)
    files = RegionFiles(folder, draft_texts.texts_of(saved))
    conditions = draft_conditions(files, request.site.knowledge, request.today, t)
    seen = {file: draft_texts.last_seen(saved, file) for file in (RANKS, WINDOWS)}
    done = request.http.query_params.get("done", "")
    page = EditionOrderPage(
        edition=edition,
        state=state,
        orders=[Order(t(title), file, seen[file], _entries(conditions, file, way)) for (file, way), title in TITLES.items()],
        is_open=request.may("editor") and edition.is_open,
        told=t(DONE.get(done, "")),
        refused=t(REFUSED.get(refused, "")),
    )
    return request.page(page, 422 if refused else 200)


def _entries(conditions: DraftConditions, file: str, way: Way) -> list[OrderEntry]:
    tree = conditions.trees.get(file)
    counts = orders_in(file, tree)
    node, names = node_at(tree, way), RuleNames(conditions.knowledge, conditions.knowledge, conditions.t)
    if not way:
        ids = [key.value for key, _ in node.value] if node is not None and counts else []
        return [_entry(way, n, len(ids), names.of(id)) for n, id in enumerate(ids)]
    said = _said(conditions, str(way[0]))
    entries, key = [], FORWARD[str(way[0])]
    for n in range(counts.get(way, 0)):
        put = node_at(tree, (*way, n, key))
        ids = [each.value for each in put.value] if put is not None and counts[(*way, n, key)] else []
        inside = [_entry((*way, n, key), m, len(ids), names.of(id)) for m, id in enumerate(ids)]
        name = conditions.t("、").join(each.name for each in inside)
        entries.append(_entry(way, n, counts[way], name, said.get(n, ()), inside if len(inside) > 1 else ()))
    return entries


def _entry(
    way: Way, n: int, count: int, name: str, said: Sequence[str] = (), inside: Sequence[OrderEntry] = ()
) -> OrderEntry:
    return OrderEntry("-".join(map(str, (*way, n))), name, said, n > 0, n + 1 < count, inside)


def _said(conditions: DraftConditions, kind: str) -> Mapping[int, Sequence[str]]:
    """By step of a kind its condition, read aloud."""
    own: dict[int, ConditionPlace] = {place.number: place for place in conditions.by_place if place.kind == kind}
    return {n: conditions.sentences_of(conditions.by_place[place]) or [] for n, place in own.items()}
