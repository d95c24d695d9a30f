"""A decision as other programs get it: every part under its name, in every case."""

import pytest

from navigator.dialogue.decision_json import decision_json
from tests.dialogue.conftest import MAHOROBA_NOW

DAY = MAHOROBA_NOW.date()
PARTS = {
    "as_of", "plan_in_force", "categories", "windows", "schemes", "door", "next_question", "next", "questions_left", "urgent",
}  # fmt: skip


@pytest.mark.parametrize("facts", [{}, {"persona": "resident"}, {"persona": "resident", "no_stove": "yes"}, {"persona": "employer", "offer": []}])
def test_every_part_is_there_whatever_was_answered(mahoroba, t, facts):
    assert set(decision_json(mahoroba, facts, DAY, t)) == PARTS


def test_each_part_says_what_was_decided(mahoroba, t):
    told = decision_json(mahoroba, {"persona": "resident", "years": 30, "day_job": "resting", "no_stove": "no"}, DAY, t)
    assert (told["as_of"], told["plan_in_force"], told["urgent"]) == ("2030-06-04", True, None)
    assert [category["id"] for category in told["categories"] if category["verdict"] == "fits"] == ["resting"]
    assert {window["id"]: window["verdict"] for window in told["windows"]} == {"star-cafe": "fits", "moon-desk": "fits", "warm-house": "fits"}
    assert told["windows"][0]["id"] == told["door"]["window"] == "star-cafe"
    assert {scheme["id"]: scheme["verdict"] for scheme in told["schemes"]}["star-class"] == "fits"
    assert (told["next"][0], told["questions_left"][0] <= told["questions_left"][1]) == (told["next_question"], True)


def test_what_cannot_wait_is_told(mahoroba, t):
    urgent = decision_json(mahoroba, {"persona": "resident", "no_stove": "yes"}, DAY, t)["urgent"]
    assert (urgent["kind"], urgent["windows"]) == ("destitution", ["warm-house"])
