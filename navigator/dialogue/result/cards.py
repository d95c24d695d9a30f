"""A window or scheme as a card: in reply to a question about it, or to a topic of a person's own words."""

from collections.abc import Iterator
from dataclasses import replace

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.views import CardView, OfficeView, WindowView
from navigator.dialogue.wording.fact_text import requirement
from navigator.engine.decide.condition import node_leaves

from .catalogue import scheme_page, window_page
from .result import first_window

NEAREST = 2  # telephones on a card; the page of the window has the rest


def card(evaluation: Evaluation, id: str, kind: str = "what") -> CardView | None:
    """The card of a window or scheme; "" is the window that leads as things stand. None when it is no longer there."""
    if id in evaluation.knowledge.schemes:
        return _scheme(evaluation, id, kind)
    return _window(evaluation, _window_page(evaluation, id) if id else first_window(evaluation), kind)


def brief_card(evaluation: Evaluation, id: str) -> CardView:
    """A window or scheme in two lines: its name and what it is."""
    whole = card(evaluation, id)
    assert whole is not None
    return replace(whole, rows=(), offices=(), more=False, cites=())


def _window(evaluation: Evaluation, window: WindowView, kind: str) -> CardView:
    offices = (window.office,) if window.office else window.offices
    ways = tuple(way.text for way in window.ways) if kind not in ("hours", "phone", "where") else ()
    rows = (
        *_told(evaluation, kind, window.window, offices),
        *((evaluation.t("知っておくと安心です"), way) for way in ways),
    )
    few = _few(offices)
    return CardView(window.window, "window", window.name, window.lead, rows, few, len(offices) > len(few), window.cites)


def _window_page(evaluation: Evaluation, id: str) -> WindowView:
    return window_page(evaluation.knowledge, id, evaluation.now, evaluation.t, evaluation.municipality)


def _scheme(evaluation: Evaluation, id: str, kind: str) -> CardView:
    card = scheme_page(evaluation.knowledge, id, evaluation.now, evaluation.t)
    window = _window_page(evaluation, card.window[0])
    offices = (window.office,) if window.office else window.offices
    points = tuple((evaluation.t("知っておくと安心です"), point.text) for point in card.points)
    rows = (*_told(evaluation, kind, id, offices), *points, (evaluation.t("はじめの一歩"), card.start))
    return CardView(id, "scheme", card.name, card.lead, rows, _few(offices), cites=card.cites)


def _few(offices: tuple[OfficeView, ...]) -> tuple[OfficeView, ...]:
    """Where to call: no long list, and no telephone twice. Among many places, the one a person lives in decides."""
    if len(offices) > NEAREST:
        return ()
    calls = [office.phone or (office.relay.phone if office.relay else office.id) for office in offices]
    return tuple(office for n, office in enumerate(offices) if calls[n] not in calls[:n])


def _told(evaluation: Evaluation, kind: str, id: str, offices: tuple[OfficeView, ...]) -> Iterator[tuple[str, str]]:
    """What was asked, and what is known of it. Nothing is guessed: the rest is asked at the window."""
    t, one = evaluation.t, offices[0] if len(offices) == 1 else None
    if kind == "age":
        whom = t.join(dict.fromkeys(_ages(evaluation, id)))
        yield t("年齢"), whom or t("年齢のことは、電話で聞いてみてください。")
    if kind == "hours" and one:
        yield t("受付時間"), one.hours or t("受付時間は、電話で聞けます。")
    if kind == "where" and one and (one.address or one.town):
        yield t("場所"), one.address or one.town
    if kind == "cost":
        yield t("お金"), t("お金がかかるかどうかは、はじめに電話で聞くと安心です。")
    if kind in ("booking", "online", "anonymous"):
        yield t("予約や、話しかた"), t("予約がいるか、名前を言わずに話せるかは、電話で聞いて大丈夫です。")


def _ages(evaluation: Evaluation, id: str) -> Iterator[str]:
    """The ages that the rule of a window or scheme asks for, in words."""
    rules = evaluation.rules
    found = {scheme.id: rule for scheme, rule, _ in rules.schemes} | {
        w.id: rule for w, rule, _ in rules.windows
    }
    for leaf in node_leaves(found[id].node) if id in found else ():
        fact = rules.domains[leaf.fact].fact
        if evaluation.knowledge.facts[fact.id].node.word("reads") == "age":
            who = requirement(evaluation.knowledge, leaf, fact, evaluation.voice, evaluation.t)
            yield evaluation.t("{who}が対象です").format(who=who)
