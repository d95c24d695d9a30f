"""A comparison as JSON: each example shows its change to whoever asks the interface."""

from navigator.dialogue.decision_json import decision_json
from navigator.review.compare.comparison_json import as_json
from tests.review.compare.conftest import DAY


def test_each_example_shows_its_change_to_whoever_asks(page, knowledge, raised, t):
    for cube in as_json(page)["cubes"]:
        sides = [decision_json(k, cube["example"]["facts"], DAY, t) for k in (knowledge, raised)]
        assert len(cube["example"]["words"]) == len(cube["example"]["facts"])
        for told in cube["changes"]:
            if told["kind"] in ("window", "scheme"):
                shown = [{i["id"]: i["verdict"] for i in side[f"{told['kind']}s"]}[told["id"]] for side in sides]
                assert shown == [told["old"], told["new"]]
            if told["kind"] == "door":
                assert [side["windows"][0]["id"] for side in sides] == [told["old"], told["new"]]
