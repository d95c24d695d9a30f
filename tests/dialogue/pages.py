"""What pages of the invented region receive, whole: the examples of tests/dialogue/pages.yaml, and how they are made.

    python -m tests.dialogue.pages    # writes them anew, after an intended change; read the difference

What a view leaves at its default is left out.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import yaml

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Conversation, make_answer
from navigator.dialogue.conversation.danger_help import danger_view, help_groups
from navigator.dialogue.conversation.told_danger import NOTHING_TOLD
from navigator.dialogue.conversation.turn import Place, turn_view
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.open_data import open_data_json, open_tables
from navigator.dialogue.result import catalogue
from navigator.dialogue.result.cards import card
from navigator.dialogue.result.helplines import helplines
from navigator.dialogue.result.result import first_appointment, result_view
from navigator.dialogue.result.take_along.phonebook import hall_groups, hall_sections, phonebook
from navigator.dialogue.result.take_along.sheet import sheet_view, text_to_send
from navigator.dialogue.result.town.town_page import town_groups
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.confirmations import apply_confirmations
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.load import load
from tests.dialogue.conftest import MAHOROBA, MAHOROBA_NOW

FILE = Path(__file__).with_suffix(".yaml")
DAY = date(2030, 5, 1)
HOURS = json.dumps({"value": [{"days": "mon..fri", "open": "09:00..17:00"}], "closed": ["holidays"]})
NUMBERS = tuple(
    Confirmation(office, "phone", f"0000-00-000{n}", "street-map", DAY)
    for n, office in enumerate(("moon-desk/kasumi", "warm-house/north", "star-cafe/hall"), 1)
)  # none in the files: whoever has no telephone is told there too
RESTING = {"persona": "resident", "years": "30", "day_job": "resting", "no_stove": "no", "wish": "learn", "village": "90001"}
WAYS = {
    "of whom nothing is known": {},
    "of a resident": {"persona": "resident"},
    "of one who rests": RESTING,
    "of one in a cold house": {"persona": "resident", "no_stove": "yes", "years": "40..44"},
    "of one who says little": {"persona": "resident", "years": DONT_KNOW, "day_job": DECLINED, "village": "outside"},
    "of an employer": {"persona": "employer", "offer": "lend", "village": "90003"},
}


def plain(value):
    """A view as plain data."""
    if is_dataclass(value):
        told = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: plain(part) for field, part in told if field.default is MISSING or part != field.default}
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, str | int | float | bool | None):
        return value
    if isinstance(value, set | frozenset):
        return sorted(plain(part) for part in value)
    return [plain(part) for part in value] if isinstance(value, Sequence) else str(value)


def pages() -> dict[str, Callable[[], object]]:
    """Each page by its name, made when it is called."""
    region = load(MAHOROBA)
    known = apply_confirmations(region, (*NUMBERS, replace(NUMBERS[0], field="hours", value=HOURS)))
    t, now = translator("ja", figures=region.rules.parameter_values_on(MAHOROBA_NOW.date())), MAHOROBA_NOW

    def evaluated(answers, knowledge=known):
        given = tuple((fact, make_answer(value) if isinstance(value, str) else value) for fact, value in answers.items())
        return evaluate_conversation(knowledge, Conversation(given), now, t)

    found: dict[str, Callable[[], object]] = {}
    for name, answers in WAYS.items():
        found[f"conversation {name}"] = lambda answers=answers: turn_view(evaluated(answers))
    for name in ("of one who rests", "of one in a cold house", "of an employer"):
        found[f"result {name}"] = lambda answers=WAYS[name]: result_view(evaluated(answers))
    here = evaluated(RESTING)
    result = result_view(here)
    urgent = NOTHING_TOLD.with_told(("destitution",), ("destitution",), ("destitution",))
    return found | {
        "result without a confirmed telephone": lambda: result_view(evaluated(RESTING, region)),
        "an answer that is changed": lambda: turn_view(here, Place(change=2)),
        "sheet": lambda: sheet_view(here, result),
        "text to send": lambda: text_to_send(result, t),
        "text to send of the place alone": lambda: text_to_send(result, t, with_words=False),
        "appointment": lambda: first_appointment(here, result.first),
        "windows of a kind in a place": lambda: catalogue.window_list(known, now, t, "90003", "暮らし"),
        "kinds of windows": lambda: catalogue.window_kinds(known, t),
        "a window": lambda: catalogue.window_page(known, "moon-desk", now, t, "90001"),
        "schemes": lambda: catalogue.scheme_list(known, now, t),
        "a scheme": lambda: catalogue.scheme_page(known, "star-class", now, t),
        "plan": lambda: catalogue.plan_page(known, t),
        "towns to choose from": lambda: catalogue.municipalities(known, t),
        "a card of a window": lambda: card(here, "moon-desk"),
        "a card of its telephone": lambda: card(here, "moon-desk", "phone"),
        "a card of a scheme": lambda: card(here, "star-class"),
        "list of telephones": lambda: phonebook(known, t, MAHOROBA_NOW.date()),
        "town halls": lambda: (hall_groups(known, t), hall_sections(known, t)),
        "towns": lambda: town_groups(known, t),
        "helplines": lambda: helplines(known, now, t),
        "help": lambda: help_groups(here),
        "help in danger": lambda: danger_view(here, urgent),
        "open data": lambda: [(table, open_data_json(known, table, DAY)) for table in open_tables(known, DAY)],
    }


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, _data):
        return True


if __name__ == "__main__":
    told = {name: plain(made()) for name, made in pages().items()}
    head = "# What pages of the invented region receive. Written by `python -m tests.dialogue.pages`; read the difference.\n"
    FILE.write_text(head + yaml.dump(told, Dumper=_NoAliases, allow_unicode=True, sort_keys=False, default_flow_style=None, width=150), encoding="utf-8")
