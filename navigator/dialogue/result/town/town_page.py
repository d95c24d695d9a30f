"""The page of a municipality: for each matter the first window of somebody there, under the telephone that answers for it.

Nothing is known of the reader: each matter is the result of a conversation that names it and the place, and no more.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.evaluation import Evaluation, evaluate_conversation
from navigator.dialogue.result.calls import little_japanese
from navigator.dialogue.result.result import shown_window
from navigator.dialogue.result.sketch import sketch
from navigator.dialogue.result.views import CallView, OfficeView, SketchView, WindowView
from navigator.dialogue.wording.place_groups import place_groups
from navigator.dialogue.wording.translation import SOURCE_LANGUAGE, Translator
from navigator.knowledge.content.offices import Municipality
from navigator.knowledge.content.town_pages import TownMatter
from navigator.knowledge.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class TownDoor:
    """A matter with its window there."""

    matter: str
    title: str
    window: WindowView
    name: str  # "" where the telephone above bears it
    japanese_name: str
    place: tuple[str, ...]  # lines: the address, or another town and how far that is
    script: tuple[tuple[str, tuple[str, str]], ...]  # what to say, line by line, with its sounds


@dataclass(frozen=True, slots=True)
class TownCall:
    """A telephone and the matters that it answers for."""

    call: CallView | None  # None: nobody has confirmed one
    doors: tuple[TownDoor, ...]


@dataclass(frozen=True, slots=True)
class TownPageView:
    """The page of a municipality."""

    code: str
    name: str
    plain_name: str  # as the town writes itself
    page: str  # the town's own site
    calls: tuple[TownCall, ...]
    sketch: SketchView | None
    sketch_of: str  # the office that it leads to


@dataclass(frozen=True, slots=True)
class TownLink:
    """A municipality in the list of all."""

    code: str
    name: str
    reading: str  # "" where the name holds it


def town_page(knowledge: Knowledge, code: str, now: datetime, t: Translator) -> TownPageView:
    """The page of this municipality of the region."""
    town = knowledge.municipalities[code]
    evaluations = [_evaluation(knowledge, town, matter, now, t) for matter in knowledge.town_matters]
    matters = zip(knowledge.town_matters, evaluations, strict=True)
    doors = [_door(t(matter.title), matter.id, shown_window(evaluation, matter.window)) for matter, evaluation in matters]
    drawn = _farthest(knowledge, town, doors)
    office = doors[drawn].window.office
    return TownPageView(
        code=code,
        name=t.place(town),
        plain_name=town.name,
        page=town.url.confirmed_text,
        calls=_by_number(doors, frozenset(map(t, little_japanese(knowledge, t)))),
        sketch=sketch(evaluations[drawn], doors[drawn].window),
        sketch_of=office.name if office else "",
    )


def town_groups(knowledge: Knowledge, t: Translator) -> tuple[tuple[str, tuple[TownLink, ...]], ...]:
    """Every municipality, in the groups in which one is chosen, with its reading."""
    towns, read = knowledge.municipalities, t.lang == SOURCE_LANGUAGE
    return tuple(
        (row, tuple(TownLink(option.value, option.label, towns[option.value].kana if read else "") for option in options))
        for row, options in place_groups(knowledge, t)
    )


def _evaluation(knowledge: Knowledge, town: Municipality, matter: TownMatter, now: datetime, t: Translator) -> Evaluation:
    facts = {**matter.facts, knowledge.place_fact: town.code}
    conversation = Conversation(tuple((fact, make_answer(value)) for fact, value in facts.items()))
    return evaluate_conversation(knowledge, conversation, now, t)


def _door(title: str, matter: str, window: WindowView) -> TownDoor:
    """Its place is left out where it is the town itself and no more is known."""
    office = window.office
    name, japanese = (office.name, office.japanese_name) if office else (window.name, window.japanese_name)
    if window.call and window.call.of == name:
        name = japanese = ""
    return TownDoor(matter, title, window, name, japanese, _place(office) if office else (), window.script)


def _place(office: OfficeView) -> tuple[str, ...]:
    if office.address:
        return (office.address,)
    return (office.town, office.distance) if office.distance else ()


def _by_number(doors: list[TownDoor], said_once: frozenset[str]) -> tuple[TownCall, ...]:
    """The doors under the telephones that answer for them, in the order of the matters. `said_once`: lines for the first of each."""
    groups: dict[str, list[TownDoor]] = {}
    for door in doors:
        groups.setdefault(door.window.call.number if door.window.call else "", []).append(door)
    return tuple(
        TownCall(first.window.call, (first, *(_without(door, said_once) for door in others))) for first, *others in groups.values()
    )


def _without(door: TownDoor, lines: frozenset[str]) -> TownDoor:
    return replace(door, script=tuple(line for line in door.script if line[0] not in lines))


def _farthest(knowledge: Knowledge, town: Municipality, doors: list[TownDoor]) -> int:
    """The door whose office lies farthest off: the one that somebody has to find."""
    towns = knowledge.municipalities

    def km(door: TownDoor) -> float:
        office = door.window.office
        place = towns.get(knowledge.offices[office.window][office.id].at) if office else None
        return place.km(town) if place else -1

    return max(range(len(doors)), key=lambda n: km(doors[n]))
