"""The page of a municipality: its first telephone answers there, and each is the one of the result."""

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.result import result_view
from navigator.dialogue.result.town.town_page import town_groups, town_page
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.content.office_ref import TOWN_HALL, OfficeRef
from tests.conftest import NOW, ROOT


def test_the_first_telephone_answers_for_that_town(knowledge, t):
    """Its own hall, or the own number of an office that stands there; later ones may be the labour bureau's."""
    for code in knowledge.municipalities:
        view = town_page(knowledge, code, NOW, t)
        call = view.calls[0].call
        ref = OfficeRef.parse(call.ref)
        stands_at = code if ref.window == TOWN_HALL else knowledge.offices[ref.window][ref.office].at
        assert (ref.window == TOWN_HALL and ref.office == code) or (call.kind == "own" and stands_at == code), code
        assert all(group.call for group in view.calls), code
        assert sorted(door.matter for group in view.calls for door in group.doors) == sorted(m.id for m in knowledge.town_matters)


@pytest.mark.parametrize("code", ["10201", "10202", "10425", "10524"])
def test_each_door_is_that_of_the_result(knowledge, t, code):
    """No second logic: who answers the same in the conversation is told the same number and the same words."""
    view = town_page(knowledge, code, NOW, t)
    doors = {door.matter: door for group in view.calls for door in group.doors}
    for matter in knowledge.town_matters:
        facts = {**matter.facts, "municipality": code}
        conversation = Conversation(tuple((fact, make_answer(value)) for fact, value in facts.items()))
        result = result_view(evaluate_conversation(knowledge, conversation, NOW, t))
        expected = next(window for window in (result.first, *result.others) if window.window == (matter.window or result.first.window))
        assert doors[matter.id].window == expected, matter.id


def test_a_telephone_stands_once_with_all_that_it_answers_for(knowledge, t):
    hall, bureau = town_page(knowledge, "10524", NOW, t).calls
    assert [door.matter for door in hall.doors] == ["money", "food-and-shelter", "staying-in", "loneliness"]
    assert [door.matter for door in bureau.doors] == ["work", "employers"]
    work, employers = bureau.doors
    assert (work.name, work.place) == ("ハローワーク館林", ("館林市", "お住まいから直線で約12km"))
    assert employers.name == "", "the telephone above bears it"


def test_the_sketch_leads_to_the_office_that_has_to_be_found(knowledge, t):
    view = town_page(knowledge, "10425", NOW, t)
    assert view.sketch_of == "ハローワーク渋川"
    assert [place.name for place in view.sketch.places] == ["嬬恋村", "渋川市"]


def test_the_list_holds_every_municipality_with_its_reading(knowledge, t):
    links = [link for _, group in town_groups(knowledge, t) for link in group]
    assert {link.code: link.reading for link in links} == {code: town.kana for code, town in knowledge.municipalities.items()}
    foreign = town_groups(knowledge, translator("en", ROOT / "content/locale"))
    assert not any(link.reading for _, group in foreign for link in group)


def test_in_another_language_each_telephone_hears_once_that_one_speaks_little_japanese(knowledge):
    page = town_page(knowledge, "10524", NOW, translator("pt", ROOT / "content/locale"))
    for call in page.calls:
        said = [spoken for door in call.doors for _, (spoken, _) in door.script]
        assert sum("通訳" in line for line in said) == 1
        assert all(door.script for door in call.doors)
