"""A confirmed value as the file of a region holds it; hours in no format of ours are refused."""

import json
from dataclasses import replace
from datetime import date

import pytest

from navigator.knowledge.content.confirmation import Confirmation, UnreadableConfirmation

PHONE = Confirmation("desk/north", "phone", "0000-00-0000", "map", date(2030, 5, 1))
OFFICE = {"office": "desk/north", "checked_on": "2030-05-01"}
DAYS = [{"days": "mon..fri", "open": "09:00..17:00"}]


@pytest.mark.parametrize(
    ("changes", "entry"),
    [
        ({}, {"field": "phone", "value": "0000-00-0000", "source": "map"}),
        ({"evidence": "電話で聞いた"}, {"field": "phone", "value": "0000-00-0000", "source": "map", "evidence": "電話で聞いた"}),
        ({"hidden": True, "value": "", "source": ""}, {"field": "phone", "hidden": "yes"}),
        ({"field": "hours", "value": json.dumps({"value": DAYS, "closed": ["holidays"]})}, {"field": "hours", "value": DAYS, "closed": ["holidays"], "source": "map"}),
        ({"field": "hours", "value": json.dumps({"value": "平日"})}, {"field": "hours", "value": "平日", "source": "map"}),
    ],
)
def test_an_entry_holds_what_was_confirmed(changes, entry):
    assert replace(PHONE, **changes).as_entry() == OFFICE | entry


@pytest.mark.parametrize(
    "value", ["", "9-17", "[]", "{}", '{"value": 9}', '{"closed": []}', json.dumps({"value": DAYS, "lunch": "12"}), "[" * 9000]
)
def test_hours_in_no_format_of_ours_are_refused(value):
    with pytest.raises(UnreadableConfirmation, match="hours of desk/north"):
        replace(PHONE, field="hours", value=value).as_entry()
