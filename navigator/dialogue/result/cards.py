"""A window or scheme as a card: in reply to a question about it, or to a topic of a person's own words."""

from collections.abc import Iterator
from dataclasses import replace

from navigator.dialogue.evaluation import Case
from navigator.dialogue.views import Door, Office, Thing
from navigator.dialogue.wording.fact_text import requirement
from navigator.engine.decide.condition import node_leaves

from .catalogue import scheme_page, window_page
from .result import leading

NEAREST = 2  # telephones on a card; the page of the window has the rest


def thing(case: Case, id: str, kind: str = "what") -> Thing | None:
    """The card of a window or scheme; "" is the window that leads as things stand. None when it is no longer there."""
    if id in case.knowledge.schemes:
        return _scheme(case, id, kind)
    door = window_page(case.knowledge, id, case.now, case.say, case.municipality) if id else leading(case)
    return _window(case, door, kind)


def glimpse(case: Case, id: str) -> Thing:
    """A window or scheme in two lines: its name and what it is."""
    whole = thing(case, id)
    assert whole is not None
    return replace(whole, rows=(), offices=(), more=False, cites=())


def _window(case: Case, door: Door, kind: str) -> Thing:
    offices = (door.office,) if door.office else door.offices
    ways = tuple(way.text for way in door.ways) if kind not in ("hours", "phone", "where") else ()
    rows = (
        *_told(case, kind, door.window, offices),
        *((case.say("知っておくと安心です"), way) for way in ways),
    )
    few = _few(offices)
    return Thing(door.window, "window", door.name, door.lead, rows, few, len(offices) > len(few), door.cites)


def _scheme(case: Case, id: str, kind: str) -> Thing:
    card = scheme_page(case.knowledge, id, case.now, case.say)
    door = window_page(case.knowledge, card.window[0], case.now, case.say, case.municipality)
    offices = (door.office,) if door.office else door.offices
    points = tuple((case.say("知っておくと安心です"), point.text) for point in card.points)
    rows = (*_told(case, kind, id, offices), *points, (case.say("はじめの一歩"), card.start))
    return Thing(id, "scheme", card.name, card.lead, rows, _few(offices), cites=card.cites)


def _few(offices: tuple[Office, ...]) -> tuple[Office, ...]:
    """Where to call: no long list, and no telephone twice. Among many places, the one a person lives in decides."""
    if len(offices) > NEAREST:
        return ()
    calls = [office.phone or (office.relay.phone if office.relay else office.id) for office in offices]
    return tuple(office for n, office in enumerate(offices) if calls[n] not in calls[:n])


def _told(case: Case, kind: str, id: str, offices: tuple[Office, ...]) -> Iterator[tuple[str, str]]:
    """What was asked, and what is known of it. Nothing is guessed: the rest is asked at the window."""
    say, one = case.say, offices[0] if len(offices) == 1 else None
    if kind == "age":
        whom = say.join(dict.fromkeys(_ages(case, id)))
        yield say("年齢"), whom or say("年齢のことは、電話で聞いてみてください。")
    if kind == "hours" and one:
        yield say("受付時間"), one.hours or say("受付時間は、電話で聞けます。")
    if kind == "where" and one and (one.address or one.town):
        yield say("場所"), one.address or one.town
    if kind == "cost":
        yield say("お金"), say("お金がかかるかどうかは、はじめに電話で聞くと安心です。")
    if kind in ("booking", "online", "anonymous"):
        yield say("予約や、話しかた"), say("予約がいるか、名前を言わずに話せるかは、電話で聞いて大丈夫です。")


def _ages(case: Case, id: str) -> Iterator[str]:
    """The ages that the rule of a window or scheme asks for, in words."""
    rules = case.rules
    found = {scheme.id: rule for scheme, rule, _ in rules.schemes} | {
        w.id: rule for w, rule, _ in rules.windows
    }
    for leaf in node_leaves(found[id].node) if id in found else ():
        fact = rules.domains[leaf.fact].fact
        if case.knowledge.facts[fact.id].node.word("reads") == "age":
            who = requirement(case.knowledge, leaf, fact, case.voice, case.say)
            yield case.say("{who}が対象です").format(who=who)
