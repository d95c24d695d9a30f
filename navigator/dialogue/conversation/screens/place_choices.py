"""The municipalities to choose from: the cities to tap at once, the towns and villages, and each as it can be typed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from navigator.dialogue.answers import Answer
from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.views import Option
from navigator.dialogue.wording.fact_text import option_label
from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.offices import Municipality
from navigator.knowledge.knowledge import Knowledge

PART = "/"  # between the code of a municipality and the part of it: 10202/main


@dataclass(frozen=True, slots=True)
class PlaceChoices:
    """What can be tapped, and what can be typed: (name, reading)."""

    cities: tuple[Option, ...] = ()
    towns: tuple[Option, ...] = ()
    typed: tuple[Option, ...] = ()


def place_choices(
    knowledge: Knowledge, t: Translator, persona: str, beside: Collection[str], given: Mapping[str, Answer]
) -> PlaceChoices:
    """The municipalities in the order of their codes; one whose part is asked beside it is offered in its parts."""
    places = list(knowledge.municipalities.values())
    cities = [place for place in places if place.is_city]
    towns = [place for place in places if not place.is_city] if cities else []
    is_japanese = t.is_japanese

    def options(place: Municipality) -> list[Option]:
        part = next((fact for fact in beside if knowledge.facts[fact].part_of == place.code), "")
        return _options(knowledge, t, place, persona, part, given)

    return PlaceChoices(
        cities=tuple(option for place in cities or places for option in options(place)),
        towns=tuple(option for place in towns for option in options(place)),
        typed=tuple(Option(p.name, p.kana) if is_japanese or not p.romaji else Option(p.romaji, p.name) for p in places),
    )


def place_named(evaluation: Evaluation, code: str) -> Option | None:
    """One municipality to tap, None for no code of ours."""
    place = evaluation.knowledge.municipalities.get(code)
    return Option(code, evaluation.t.place(place)) if place else None


def _options(
    knowledge: Knowledge, t: Translator, place: Municipality, persona: str, part: str, given: Mapping[str, Answer]
) -> list[Option]:
    """`part`: the fact that asks for the part of this municipality, "" for none."""
    answer, name = given.get(knowledge.place_fact), t.place_in_list(place)
    is_chosen = answer is not None and place.code in answer.values
    if not part:
        return [Option(place.code, name, is_chosen)]
    spec, told = knowledge.facts[part], given.get(part)
    rest, *others = spec.value_names
    voice, chosen = spec.voice(persona), told.values if is_chosen and told else ()
    named = {rest: name} | {value: option_label(knowledge, part, value, voice, t, short=True) for value in others}
    return [Option(f"{place.code}{PART}{value}", label, value in chosen) for value, label in named.items()]
