"""A decision as other programs get it: every part under its name, in every case."""

from datetime import date, datetime, time, timedelta

import pytest
import yaml

from navigator.dialogue.answers import DONT_KNOW, make_answer
from navigator.dialogue.decision_json import (
    InvalidFact,
    call_json,
    decision_json,
    read_fact,
    schemes_json,
    windows_json,
)
from navigator.dialogue.evaluation import local_time
from navigator.dialogue.result.helplines import helplines
from navigator.dialogue.result.views import CallView, OpeningView
from tests.conftest import NOW, ROOT
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


EXAMPLES = yaml.safe_load((ROOT / "tests/dialogue/decisions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_comes_out_whole(mahoroba, t, example):
    assert decision_json(mahoroba, example["facts"], date.fromisoformat(example["day"]), t, MAHOROBA_NOW) == example["decision"]


def test_windows_come_with_their_offices_all_or_those_of_a_place(mahoroba, t):
    hall = {"phone": None, "hours": None, "page": None, "checked_on": "2030年4月1日", "call": None}
    near, far = ({"id": id, "name": f"つきの相談所 {name}", "address": f"{place}（架空）"} for id, name, place in (
        ("kasumi", "かすみ", "かすみ市 月見が丘"), ("hotaru", "ほたる", "ほたる町 水ぎわ通り"),
    ))  # fmt: skip
    desk, cafe, _ = windows_json(mahoroba, "", MAHOROBA_NOW, t)
    assert desk == {"id": "moon-desk", "name": "つきの相談所", "kind": "なんでも", "cites": ["B"], "offices": [hall | near, hall | far]}
    assert cafe["offices"][0]["hours"] == "火〜木 10:00〜15:00、祝日はお休み"
    assert windows_json(mahoroba, "90001", MAHOROBA_NOW, t)[0] == desk | {"offices": [hall | near]}


def test_schemes_come_with_whom_they_are_for_and_what_follows(mahoroba, t):
    shop, lessons, _ = schemes_json(mahoroba, MAHOROBA_NOW, t)
    assert shop == {
        "id": "open-shop", "name": "ひらく店", "official_name": None, "lead": "見学や場所をひらいてくれる店を支えます。", "for": ["employer"],
        "window": "moon-desk", "then": [], "confirm_at_window": [], "cites": ["B"],
    }  # fmt: skip
    assert (lessons["then"], lessons["confirm_at_window"], lessons["cites"]) == (["tea-circle"], ["次の教室の日"], ["B", "A"])


@pytest.mark.parametrize(
    ("fact", "value", "near", "message"),
    [
        ("yaers", 3, "years", "`yaers` is no fact. Did you mean `years`?"),
        ("qqqqq", 3, "", "`qqqqq` is no fact."),
        ("years", True, "", "`years` takes one value, a range, or null."),
        ("years", ["30"], "", "`years` takes one value, a range, or null."),
        ("years", 17, "18..80", "`years` is a whole number or a range within 18..80."),
        ("day_job", "restin", "resting", "`restin` is no value of `day_job`. Did you mean `resting`?"),
        ("day_job", "qqq", "working", "`qqq` is no value of `day_job`. Did you mean `working`?"),
        ("wish", "learn", '["learn"]', "`wish` takes a list of options."),
        ("wish", [1], '["learn"]', "`wish` takes a list of options."),
        ("wish", ["met"], "meet", "`met` is no option of `wish`. Did you mean `meet`?"),
        ("wish", ["qqq"], "learn", "`qqq` is no option of `wish`. Did you mean `learn`?"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_the_nearest(mahoroba, fact, value, near, message):
    with pytest.raises(InvalidFact) as refused:
        read_fact(mahoroba, fact, value)
    assert (refused.value.field, refused.value.nearest, refused.value.message) == (fact, near, message)
    assert refused.value.value == (value[0] if fact == "wish" and value in (["met"], ["qqq"]) else value)


@pytest.mark.parametrize(
    ("fact", "value", "answer"),
    [
        ("years", None, DONT_KNOW), ("years", 30, make_answer("30")), ("years", "40..44", make_answer("40..44")),
        ("wish", [], make_answer()), ("wish", ["meet", "learn", "meet"], make_answer("meet", "learn")),
    ],
)  # fmt: skip
def test_a_fact_of_a_request_is_read(mahoroba, fact, value, answer):
    assert read_fact(mahoroba, fact, value) == answer


@pytest.mark.parametrize(("now", "is_open"), [(NOW, True), (NOW + timedelta(hours=13), True), (NOW + timedelta(hours=14), None), (None, None)])
def test_whether_somebody_answers_is_known_on_the_day_itself_alone(knowledge, t, monkeypatch, now, is_open):
    """Half past ten in the morning; thirteen hours later it is still the same day there."""
    call = CallView("0000-00-0000", "town_hall", "役場", "福祉課", opening=OpeningView("open", "いま開いています"))
    seen = []
    monkeypatch.setattr("navigator.dialogue.decision_json.call_view", lambda context, *_: seen.append(context.now) or call)
    door = decision_json(knowledge, {"persona": "resident", "municipality": "10201"}, NOW.date(), t, now)["door"]
    assert door["call"] == {"number": "0000-00-0000", "kind": "town_hall", "of": "役場", "ask_for": "福祉課", "open": is_open}
    assert seen == [local_time(knowledge, now) if now else datetime.combine(NOW.date(), time(12))]


def test_whom_to_call_is_that_of_the_first_door_there_and_somebody_everywhere(knowledge, t):
    door = decision_json(knowledge, {"persona": "resident", "age": 46, "work": "seeking", "municipality": "10201"}, NOW.date(), t, NOW)["door"]
    windows = {window["id"]: window["offices"] for window in windows_json(knowledge, "10201", NOW, t)}
    assert door["call"] == next(office["call"] for office in windows[door["window"]] if office["id"] == door["office"])
    assert door["call"]["number"]
    assert decision_json(knowledge, {"persona": "resident"}, NOW.date(), t, NOW)["door"]["call"]["number"]
    assert call_json(None) is None


def test_helplines_of_danger_are_those_with_a_telephone(knowledge, t):
    urgent = decision_json(knowledge, {"persona": "resident", "livelihood": "urgent"}, NOW.date(), t, NOW)["urgent"]
    lines = helplines(knowledge, datetime.combine(NOW.date(), time(12)), t, urgent["kind"])
    assert urgent["helplines"] == [{"id": line.id, "name": line.name, "phone": line.phone, "hours": line.hours} for line in lines if line.phone] != []


def test_a_scheme_that_is_not_in_force_is_told_with_its_period_and_what_served_before(knowledge, t):
    day = date(2025, 3, 31)
    decision = decision_json(knowledge, {"persona": "resident", "municipality": "10201"}, day, t)
    running = {scheme.id for scheme, _, _ in knowledge.rules_on(day).schemes}
    serving = {window["id"] for window in decision["windows"] if window["verdict"] != "not"}
    told = {scheme["id"]: scheme for scheme in decision["schemes"] if scheme["id"] not in running}
    assert told.keys() == knowledge.schemes.keys() - running != set()
    for id, scheme in told.items():
        text = knowledge.schemes[id]
        assert {name: value for name, value in scheme.items() if name != "cites"} == {
            "id": id, "verdict": "not", "settled": True, "because": [], "window": text.window,
            "instead": [text.window] if text.window in serving else [], "valid": str(text.valid),
            "before": t(text.before.text) if text.before else None,
        }  # fmt: skip
        assert scheme["cites"]


def test_what_only_the_desk_decides_has_its_reason(knowledge, t):
    decision = decision_json(knowledge, {"persona": "resident", "work": "regular", "age": 40}, NOW.date(), t)
    told = {scheme["id"]: scheme["desk_decides"] for scheme in decision["schemes"] if "desk_decides" in scheme}
    assert told == {"job-fair": t(knowledge.schemes["job-fair"].desk_decides.why)}
