"""The municipalities to choose from: every one, once, in the words of the page."""

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.conversation.screens.place_choices import place_choices, place_named
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.wording.translation import translator
from navigator.language.extraction.place_names import typed_place
from tests.conftest import NOW, ROOT


def choices_of(evaluation, beside):
    return place_choices(evaluation.knowledge, evaluation.t, evaluation.persona, beside, dict(evaluation.conversation.answers))


def test_the_twelve_cities_are_one_tap_and_every_town_is_there(knowledge, evaluation_of):
    choices = choices_of(evaluation_of(persona="resident"), ())
    assert len(choices.cities) == 12
    assert [option.value for option in (*choices.cities, *choices.towns)] == list(knowledge.municipalities)
    assert choices.cities[0].label == "前橋市"


def test_a_town_in_parts_is_two_choices_beside_its_part_alone(evaluation_of):
    beside = choices_of(evaluation_of(persona="resident"), ("municipality", "takasaki_area")).cities
    parts = [(option.value, option.label) for option in beside if option.value.startswith("10202")]
    assert parts == [("10202/main", "高崎市"), ("10202/shinmachi_yoshii", "新町・吉井町")]
    alone = [option.value for option in choices_of(evaluation_of(persona="resident"), ("municipality",)).cities]
    assert "10202" in alone


def test_what_was_told_is_chosen(evaluation_of):
    told = evaluation_of(persona="resident", municipality="10202", takasaki_area="shinmachi_yoshii")
    chosen = [option.value for option in choices_of(told, ("takasaki_area",)).cities if option.chosen]
    assert chosen == ["10202/shinmachi_yoshii"]
    assert [option.value for option in choices_of(told, ()).cities if option.chosen] == ["10202"]


def test_every_suggestion_is_understood_when_it_is_sent(knowledge):
    for lang in knowledge.region.languages:
        t = translator(lang, ROOT / "content/locale")
        evaluation = evaluate_conversation(knowledge, Conversation((("persona", make_answer("resident")),)), NOW, t)
        for code, option in zip(knowledge.municipalities, choices_of(evaluation, ()).typed, strict=True):
            assert typed_place(knowledge.lexicon, option.value) == (code, True), (lang, option)


def test_a_place_that_is_meant_is_one_of_ours(evaluation_of):
    assert place_named(evaluation_of(), "10210").label == "富岡市"
    assert place_named(evaluation_of(), "") is None
