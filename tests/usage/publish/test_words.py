"""The words of the published tables."""

import pytest

from navigator.knowledge.content.wording import PERSONAS
from navigator.usage.counts import DANGER, DIRECT, EVENTS, FEEDBACK, NONE, OTHER, UNKNOWN
from navigator.usage.publish.layout import (
    CATEGORY,
    CHANNEL,
    LANGUAGE,
    MUNICIPALITY,
    OFFER,
    PERSONA,
    QUESTION,
    SERVED,
)
from navigator.usage.publish.words import (
    EVENT_WORDS,
    PERSONA_WORDS,
    REASON_WORDS,
    PublishedNames,
    language_name,
    names_of,
)
from navigator.web.citizen.about_pages import REASONS


def test_every_event_and_persona_has_words():
    assert {*EVENTS, DANGER} <= set(EVENT_WORDS)
    assert set(PERSONA_WORDS) == {*PERSONAS, ""}


def test_officers_read_the_answers_in_the_words_that_were_chosen_from():
    assert tuple(REASON_WORDS) == FEEDBACK
    assert REASON_WORDS == REASONS


def test_every_key_has_the_name_of_the_region(knowledge):
    names = names_of(knowledge, {"k2345": "広報５月号"})
    offers = [(id, words.name) for texts in (knowledge.window_words, knowledge.scheme_words) for id, words in texts.items()]
    places = [(code, place.name) for code, place in knowledge.municipalities.items()]
    assert names.words == {
        **{(PERSONA, id): name for id, name in PERSONA_WORDS.items()},
        **{(QUESTION, id): words.label for id, words in knowledge.fact_words.items()},
        **{(OFFER, id): name for id, name in offers},
        **{(MUNICIPALITY, code): name for code, name in (*places, ("outside", knowledge.region.outside), (UNKNOWN, "聞いていない"))},
        **{key: name for key, name in names.words.items() if key[0] == CATEGORY},
        **{(SERVED, id): name for id, name in REASON_WORDS.items()},
        **{(LANGUAGE, code): language_name(code) for code in knowledge.region.languages},
        (CHANNEL, DIRECT): "広報の番号なし", (CHANNEL, "k2345"): "広報５月号", (CHANNEL, OTHER): "ほかの番号",
    }  # fmt: skip
    assert names.windows == set(knowledge.windows)


def test_a_category_has_the_title_of_its_first_section(knowledge):
    names, titles = names_of(knowledge), {section.id: section.title for section in knowledge.plan.sections}
    categories = {id: node.words("cites") for id, node in knowledge.rules.categories.items()}
    for id, cites in categories.items():
        sections = names.sections[CATEGORY, id]
        assert sections == tuple(dict.fromkeys(knowledge.plan.statements[cite].section for cite in cites if cite in knowledge.plan.statements))
        assert names.name(CATEGORY, id) == titles[sections[0]]
    assert names.name(CATEGORY, NONE) == "どの類型でもない"
    assert {key for table, key in names.words if table == CATEGORY} == {*categories, NONE}


def test_an_offer_has_the_sections_that_it_rests_on(knowledge):
    names, statements = names_of(knowledge), knowledge.plan.statements
    offers = {id: text.cites for texts in (knowledge.windows, knowledge.schemes) for id, text in texts.items()}
    assert {key for table, key in names.sections if table == OFFER} == set(offers)
    told = {id: names.sections[OFFER, id] for id in offers}
    assert told == {id: tuple(dict.fromkeys(statements[cite].section for cite in cites if cite in statements)) for id, cites in offers.items()}
    assert any(told.values())


@pytest.mark.parametrize(
    ("code", "name"), [("ja-easy", "やさしい日本語"), ("ja", "日本語"), ("pt", "ポルトガル語"), ("zh", "中国語"), ("zh-Hant", "中国語 (繁体字)"), ("zh_Hant", "zh_Hant"), ("xx", "xx"), ("no language", "no language")]
)
def test_a_language_has_its_name_or_its_code(code, name):
    assert language_name(code) == name


def test_a_key_without_a_name_is_its_id():
    assert PublishedNames({(OFFER, "a"): "あ"}).name(OFFER, "a") == "あ"
    assert PublishedNames({(OFFER, "a"): "あ"}).name(QUESTION, "a") == "a"
