"""A window or scheme as a card: in reply to a question about it, or to a topic of free text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.wording.fact_text import requirement
from navigator.engine.decide.condition import node_leaves

from .catalogue import scheme_page, window_page
from .result import shown_window
from .views import CardView, OfficeView, WindowView

MOST_OFFICES = 2  # on a card; the page of the window has the rest


def card(evaluation: Evaluation, id: str, kind: str = "what") -> CardView:
    """The card of a window or scheme ("" for the first window) that answers this kind of question."""
    if id in evaluation.knowledge.schemes:
        return _scheme(evaluation, id, kind)
    return _window(evaluation, _window_page(evaluation, id) if id else shown_window(evaluation), kind)


def brief_card(evaluation: Evaluation, id: str) -> CardView:
    """A window or scheme in two lines: its name and what it is."""
    return replace(card(evaluation, id), rows=(), offices=(), more=False, cites=())


def _window(evaluation: Evaluation, window: WindowView, kind: str) -> CardView:
    offices = window.all_offices
    ways = tuple(way.text for way in window.advice) if kind not in ("hours", "phone", "where") else ()
    rows = (
        *_answers(evaluation, kind, window.window, offices),
        *((evaluation.t("知っておくと安心です"), way) for way in ways),
    )
    listed = _listed(offices)
    more = len(offices) > len(listed)
    return CardView(window.window, "window", window.name, window.lead, rows, listed, more, window.cites)


def _window_page(evaluation: Evaluation, id: str) -> WindowView:
    return window_page(evaluation.knowledge, id, evaluation.now, evaluation.t, evaluation.place)


def _scheme(evaluation: Evaluation, id: str, kind: str) -> CardView:
    card = scheme_page(evaluation.knowledge, id, evaluation.now, evaluation.t)
    window = _window_page(evaluation, card.window[0])
    offices = window.all_offices
    points = tuple((evaluation.t("知っておくと安心です"), point.text) for point in card.points)
    rows = (*_answers(evaluation, kind, id, offices), *points, (evaluation.t("はじめの一歩"), card.start))
    return CardView(id, "scheme", card.name, card.lead, rows, _listed(offices), cites=card.cites)


def _listed(offices: Sequence[OfficeView]) -> tuple[OfficeView, ...]:
    """Up to two offices with different telephones; none of many: there the municipality decides."""
    if len(offices) > MOST_OFFICES:
        return ()
    calls = [office.call.number if office.call else office.id for office in offices]
    return tuple(office for n, office in enumerate(offices) if calls[n] not in calls[:n])


def _answers(evaluation: Evaluation, kind: str, id: str, offices: Sequence[OfficeView]) -> Iterator[tuple[str, str]]:
    """Label and answer of what was asked. Nothing is guessed: what is not known can be asked at the window."""
    t, office = evaluation.t, offices[0] if len(offices) == 1 else None
    if kind == "age":
        ages = t.list_of(dict.fromkeys(_ages(evaluation, id)))
        yield t("年齢"), ages or t("年齢のことは、電話で聞いてみてください。")
    if kind == "hours" and office:
        opening = office.call.opening if office.call else office.opening
        yield t("受付時間"), office.hours or opening.text or t("受付時間は、窓口で確認してください。")
    if kind == "where" and office and (office.address or office.town):
        yield t("場所"), office.address or office.town
    if kind == "cost":
        yield t("お金"), t("お金がかかるかどうかは、はじめに電話で聞くと安心です。")
    if kind in ("booking", "online", "anonymous"):
        yield t("予約や、話しかた"), t("予約がいるか、名前を言わずに話せるかは、電話で聞いて大丈夫です。")


def _ages(evaluation: Evaluation, id: str) -> Iterator[str]:
    """The ages that the rule of a window or scheme asks for, in words."""
    rules = evaluation.rules
    by_id = {scheme.id: rule for scheme, rule, _ in rules.schemes} | {w.id: rule for w, rule, _ in rules.windows}
    for leaf in node_leaves(by_id[id].node) if id in by_id else ():
        fact = rules.domains[leaf.fact].fact
        if evaluation.knowledge.facts[fact.id].node.word("reads") == "age":
            who = requirement(evaluation.knowledge, leaf, fact, evaluation.persona, evaluation.t)
            yield evaluation.t("{who}が対象です").format(who=who)
