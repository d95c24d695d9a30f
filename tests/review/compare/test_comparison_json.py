"""A comparison as JSON: each example shows its change to whoever asks the interface."""

from dataclasses import replace

from navigator.dialogue.decision_json import decision_json
from navigator.review.compare.comparison_json import as_json
from navigator.review.compare.comparison_page import DiffChange, DiffClass, DiffPage, DiffQuestion
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


def test_a_comparison_has_its_names_in_json():
    """Every name that whoever asks the interface relies on; what is no text comes as the interface has it elsewhere."""
    changes = (
        DiffChange("window", "saposute", "窓口", "対象外", "対象", ("not", "fits")),
        DiffChange("door", "", "最初の窓口", "", "", (("saposute", "hello-work"), None)),
        DiffChange("office", "hello-work", "受け持ち", "", "", (None, 3)),
    )
    sure = DiffClass(("年齢 50歳",), {"age": ["50"]}, False, changes, {"age": 50}, ("50歳",), (("サポステ",), ("ハローワーク", "県")))
    unsure = DiffClass((), {}, True, (), {}, (), ((), ()))
    page = DiffPage(
        ("前", "後"), "要約", ("注記",), ("名前",), (sure,), (unsure,), 5, 12, 4, "質問", (DiffQuestion(("自分のこと",), "年齢", "お仕事"),)
    )  # fmt: skip
    assert as_json(page) == {
        "old": "前", "new": "後", "equal": False, "classes": 5, "notes": ["注記"], "names": ["名前"],
        "cubes": [
            {
                "where": {"age": ["50"]}, "who": ["年齢 50歳"],
                "changes": [
                    {"kind": "window", "id": "saposute", "old": "not", "new": "fits"},
                    {"kind": "door", "id": "", "old": ["saposute", "hello-work"], "new": None},
                    {"kind": "office", "id": "hello-work", "old": None, "new": "3"},
                ],
                "example": {"facts": {"age": 50}, "words": ["50歳"]}, "first_windows": [["サポステ"], ["ハローワーク", "県"]],
            },
            {"where": {}, "who": [], "changes": [], "example": {"facts": {}, "words": []}, "first_windows": [[], []]},
        ],
        "questions": {"points": 12, "changed": 4, "examples": [{"said": ["自分のこと"], "old": "年齢", "new": "お仕事"}]},
    }  # fmt: skip
    assert as_json(replace(page, certain=(), uncertain=()))["equal"]
    assert not as_json(replace(page, certain=()))["equal"]
