"""Doors outside the plan, for the concerns that a person told or ticked; and which concerns there are to tick."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.views import Option
from navigator.dialogue.wording.citations import citations
from navigator.dialogue.wording.translation import SOURCE_LANGUAGE
from navigator.engine.decide.condition import Condition, holds_for_certain
from navigator.knowledge.calls import Call
from navigator.knowledge.content.office_ref import TOWN_HALL, OfficeRef
from navigator.knowledge.content.other_doors import Concern, OtherDoor

from .calls import HOW, OTHER_LANGUAGES, call_view, callee_name, little_japanese, opening_view
from .helplines import public_helplines
from .views import CallView, ConcernView, OtherDoorView
from .windows import BY_TOWN_HALL, context_of


def concern_views(evaluation: Evaluation, ids: tuple[str, ...]) -> tuple[ConcernView, ...]:
    """These concerns with their doors, where they are shown to who speaks; without the doors that are not for them."""
    concerns = evaluation.knowledge.concerns
    views = (
        ConcernView(id, evaluation.t(concerns[id].label(evaluation.persona)), _doors(evaluation, concerns[id]))
        for id in ids
        if id in concerns and _may_be_theirs(evaluation, concerns[id]) and _old_enough(evaluation, concerns[id])
    )
    return tuple(view for view in views if view.doors)


def with_leading(evaluation: Evaluation, views: Iterable[ConcernView]) -> tuple[ConcernView, ...]:
    """The concerns, with each door once; the first that leads says so."""
    views = tuple(views)
    leading = next((view.id for view in views if _leads(evaluation, view.id)), "")
    return tuple(each_door_once([_leading(evaluation, view) if view.id == leading else view for view in views]))


def _leading(evaluation: Evaluation, view: ConcernView) -> ConcernView:
    leads = evaluation.knowledge.concerns[view.id].leads
    return replace(view, leads=True, cites=citations(evaluation.knowledge, leads.cites if leads else (), evaluation.t))


def each_door_once(views: Collection[ConcernView]) -> Iterator[ConcernView]:
    """The concerns without the doors that another has, the one that leads before the others."""
    seen = {(door.name, door.text) for view in views if view.leads for door in view.doors}
    for view in views:
        doors = tuple(door for door in view.doors if view.leads or (door.name, door.text) not in seen)
        seen |= {(door.name, door.text) for door in doors}
        if doors:
            yield replace(view, doors=doors)


def _leads(evaluation: Evaluation, id: str) -> bool:
    """Whether the first door of a concern stands before the first window, for certain."""
    leads = evaluation.knowledge.concerns[id].leads
    when, unless, *_ = _conditions(evaluation, id)
    return (
        leads is not None
        and evaluation.decision.windows[0].id in leads.before
        and holds_for_certain(when, evaluation.possible_values)
        and not holds_for_certain(unless, evaluation.possible_values)
    )


def _conditions(evaluation: Evaluation, id: str) -> tuple[Condition, ...]:
    return evaluation.knowledge.word_conditions_on(evaluation.now.date()).concerns[id]


def _doors(evaluation: Evaluation, concern: Concern) -> tuple[OtherDoorView, ...]:
    _when, _unless, *not_for = _conditions(evaluation, concern.id)
    return tuple(
        _door(evaluation, door)
        for door, others in zip(concern.doors, not_for, strict=True)
        if not holds_for_certain(others, evaluation.possible_values)
    )


def doors_in_other_languages(evaluation: Evaluation) -> tuple[OtherDoorView, ...]:
    """On foreign pages who speaks other languages than Japanese, unless it is told already; what to say stands in every call."""
    if evaluation.t.is_japanese:
        return ()
    told = evaluation.conversation.concerns
    concerns = (c for c in evaluation.knowledge.concerns.values() if OTHER_LANGUAGES in c.topics and c.id not in told)
    return tuple(replace(_door(evaluation, door), say="") for concern in concerns for door in concern.doors)


def concern_options(evaluation: Evaluation) -> tuple[Option, ...]:
    """The concerns to tick; those told already are chosen. Some are never offered, for who told of them alone."""
    told = evaluation.conversation.concerns
    return tuple(
        Option(concern.id, evaluation.t(concern.label(evaluation.persona)), concern.id in told)
        for concern in evaluation.knowledge.concerns.values()
        if concern.id in told
        or (concern.is_offered and _may_be_theirs(evaluation, concern) and _old_enough(evaluation, concern))
    )


def _may_be_theirs(evaluation: Evaluation, concern: Concern) -> bool:
    return not evaluation.conversation.known_persona or evaluation.persona in concern.personas


def _old_enough(evaluation: Evaluation, concern: Concern) -> bool:
    """Whether the age that was told, if any, may be as high as this."""
    for fact, answer in evaluation.conversation.answers:
        if evaluation.knowledge.facts[fact].node.word("reads") == "age" and answer.is_known:
            return int(answer.values[0].split("..")[-1] or 0) >= concern.from_age
    return True


def _door(evaluation: Evaluation, door: OtherDoor) -> OtherDoorView:
    t, knowledge = evaluation.t, evaluation.knowledge
    return OtherDoorView(
        name=t(door.name),
        text=t(door.text),
        find=t(door.find),
        say=door.say_in_japanese if t.lang == SOURCE_LANGUAGE and door.say_in_japanese else t(door.say),
        call=_call(evaluation, door),
        window=(door.window, t(knowledge.window_words[door.window].name)) if door.window else ("", ""),
        helplines=public_helplines(knowledge, evaluation.now, t, door.helplines),
        cites=citations(knowledge, door.cites, t),
        japanese_name=t.japanese(door.name),
        read_aloud=t.read_aloud(door.say),
        by_town_hall="" if evaluation.place or not door.ask_for else t(BY_TOWN_HALL).format(ask_for=t.to_ask_for(door.ask_for)),
    )


def _call(evaluation: Evaluation, door: OtherDoor) -> CallView | None:
    """That of our window, the person's own town hall, or an office that puts one through; None where neither has a confirmed telephone."""
    knowledge, town = evaluation.knowledge, evaluation.knowledge.municipalities.get(evaluation.municipality)
    if door.window:
        return _window_call(evaluation, door)
    if door.ask_for and town and town.phone.confirmed_text:
        ref = str(OfficeRef(TOWN_HALL, town.code))
        return _call_view(evaluation, Call("town_hall", town, ref, town.hours, True, door.ask_for), door.say)
    if door.relay:
        office = knowledge.offices[door.relay.callee.window][door.relay.callee.office]
        ask = door.relay.ask(evaluation.persona)
        return _call_view(evaluation, Call("relay", office, str(door.relay.callee), office.hours, office.public_office), ask)
    return None


def _window_call(evaluation: Evaluation, door: OtherDoor) -> CallView | None:
    """The call of one of our windows, with the words of this door: alone at the window's own number, after those for a town hall."""
    decision = next(w for w in evaluation.decision.windows if w.id == door.window)
    office = evaluation.knowledge.offices[door.window][decision.office] if decision.office else None
    call = call_view(context_of(evaluation), door.window, office)
    if call is None or not door.say or call.kind not in ("own", "town_hall"):
        return call
    if call.kind == "own":
        return _with_words(evaluation, call, door.say)
    t = evaluation.t
    return replace(call, say=(*call.say, t(door.say)), read_aloud=(*call.read_aloud, t.read_aloud(door.say)))


def _with_words(evaluation: Evaluation, call: CallView, say: str) -> CallView:
    lines = dict.fromkeys((*little_japanese(evaluation.knowledge, evaluation.t), say))
    return replace(call, say=tuple(map(evaluation.t, lines)), read_aloud=tuple(map(evaluation.t.read_aloud, lines)))


def _call_view(evaluation: Evaluation, call: Call, say: str) -> CallView:
    t = evaluation.t
    view = CallView(
        number=call.phone.confirmed_text,
        kind=call.kind,
        of=callee_name(call, t),
        ask_for=t.named(call.ask_for),
        how=t(HOW[call.kind]).format(ask_for=t.named(call.ask_for)),
        opening=opening_view(context_of(evaluation), call.hours, public_office=call.public_office),
        ref=call.ref,
    )
    return _with_words(evaluation, view, say)
