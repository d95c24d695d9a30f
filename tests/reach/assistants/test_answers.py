"""What an assistant gets: danger before anything else, and no question about money, health or home."""

import pytest

from navigator.dialogue.decision_json import InvalidFact, schemes_json, windows_json
from navigator.dialogue.result.helplines import helplines
from navigator.reach.assistants.answers import AssistantDesk, desk_of
from tests.conftest import NOW

PRIVATE = {"livelihood", "withdrawn", "lonely", "wants_participation", "unemployment_benefit"}


@pytest.fixture(scope="module")
def desk(knowledge, t):
    return AssistantDesk(knowledge, NOW, t)


def test_private_facts_are_marked_in_the_rules(knowledge):
    assert {id for id, spec in knowledge.facts.items() if spec.is_private} == PRIVATE


def test_the_questions_end_without_money_health_and_home(desk, knowledge):
    facts = {}
    for _ in range(20):
        following = desk.decide(facts)["next"]
        assert not PRIVATE & set(following)
        if not following:
            break
        facts |= {fact: "resident" if fact == "persona" else None for fact in following}
    else:
        pytest.fail("the questions never end")
    decision = desk.decide({"persona": "resident", "age": 46, "work": "seeking", knowledge.place_fact: "10205"})
    assert decision["door"]["window"]
    assert decision["door"]["call"]["number"]


@pytest.mark.parametrize("fact", sorted(PRIVATE))
def test_a_private_fact_is_refused(desk, fact):
    with pytest.raises(InvalidFact, match="do not ask it"):
        desk.decide({"persona": "resident", fact: "yes"})


@pytest.mark.parametrize(("words", "kind"), [("死にたい", "self_harm"), ("my husband hits me", "violence"), ("今日食べるものがない", "destitution")])
def test_danger_is_answered_with_telephones_and_nothing_else(desk, words, kind):
    answer = desk.decide({"persona": "resident"}, words)
    assert list(answer) == ["urgent"]
    assert answer == desk.help_for(kind)
    assert any(line["phone"] for line in answer["urgent"]["helplines"])
    assert "windows" in desk.decide({"persona": "resident"}, "仕事を探しています")


@pytest.mark.parametrize(
    ("ask", "fault"),
    [
        (lambda desk: desk.decide({"wrok": "seeking"}), ("wrok", "seeking", "work", "`wrok` is no fact. Did you mean `work`?")),
        (lambda desk: desk.windows("1020"), ("municipality", "1020", "10203", "municipality is the code of one of the municipalities.")),
        (lambda desk: desk.windows("x"), ("municipality", "x", "", "municipality is the code of one of the municipalities.")),
        (lambda desk: desk.help_for("violense"), ("kind", "violense", "violence", "kind is one of violence, self_harm, destitution.")),
        (lambda desk: desk.help_for("x"), ("kind", "x", "", "kind is one of violence, self_harm, destitution.")),
    ],
)
def test_what_is_unknown_is_told_with_the_nearest(desk, ask, fault):
    with pytest.raises(InvalidFact) as refused:
        ask(desk)
    told = refused.value
    assert (told.field, told.value, told.message) == (fault[0], fault[1], fault[3])
    assert told.nearest[:4] == fault[2][:4]


def test_why_a_private_fact_is_refused_is_said(desk):
    with pytest.raises(InvalidFact) as refused:
        desk.decide({"lonely": "yes"})
    way_out = "do not ask it. Leave it out. In need, ask for helplines."
    assert (refused.value.field, refused.value.value, refused.value.nearest) == ("lonely", None, "")
    assert refused.value.message == f"`lonely` tells of money, health or home: {way_out}"


def test_windows_and_schemes_are_those_of_the_interface(desk, knowledge):
    assert {each["id"] for each in desk.windows()} == set(knowledge.windows)
    shown = [each["id"] for each in schemes_json(knowledge, NOW, desk.t)]
    assert [each["id"] for each in desk.schemes()] == shown != []
    lines = helplines(knowledge, NOW, desk.t)
    assert [line["name"] for line in desk.help_for()["urgent"]["helplines"]] == [line.name for line in lines] != []


def test_a_helpline_is_told_with_all_that_is_known_of_it(desk, knowledge):
    lines = {line.name: line for line in helplines(knowledge, NOW, desk.t)}
    told = desk.help_for()
    assert (told["urgent"]["kind"], told["urgent"]["do"]) == ("", "Give these at once. Ask nothing more.")
    for each in told["urgent"]["helplines"]:
        line = lines[each["name"]]
        assert each == {
            "name": line.name, "phone": line.phone, "open_now": line.opening.is_open, "hours": line.hours, "chat": line.chat_page, "note": line.note,
        }  # fmt: skip


def test_two_kinds_of_danger_bring_the_lines_of_both(desk):
    answer = desk.decide({}, "夫に殴られる。死にたい")["urgent"]
    first, second = (desk.help_for(kind)["urgent"]["helplines"] for kind in ("self_harm", "violence"))
    assert answer["helplines"] in (first + second, second + first)


def test_blank_words_tell_of_no_danger(desk):
    plain = desk.decide({"persona": "resident"})
    assert desk.decide({"persona": "resident"}, " \n") == plain
    assert "windows" in plain


def test_the_windows_of_a_town_are_those_that_serve_it(desk, knowledge):
    assert desk.windows("10205") == windows_json(knowledge, "10205", NOW, desk.t) != desk.windows()


def test_the_region_is_asked_in_its_first_language_with_the_figures_of_the_day(knowledge):
    desk = desk_of(knowledge, NOW)
    assert (desk.knowledge, desk.now, desk.t.lang) == (knowledge, NOW, "ja")
    assert desk.t.figures == knowledge.rules.parameter_values_on(NOW.date())
