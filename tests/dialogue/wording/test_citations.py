"""Citations as shown: by the section of the plan, or by the source with its date; of the invented region."""

from dataclasses import replace

import pytest

from navigator.dialogue.views import Citation, Point
from navigator.dialogue.wording.citations import citation, citations, cited_point
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.content.wording import CitedText, Text


@pytest.fixture
def ja():
    return translator("ja")


def test_a_statement_is_named_by_its_section_and_a_source_by_its_title(mahoroba, ja):
    assert citation(mahoroba, "star-age", ja) == Citation("star-age", "計画 A", "plan", section="A")
    source = replace(mahoroba.sources["street-map"], url="https://map.example")
    region = replace(mahoroba, sources={"street-map": source})
    shown = Citation("street-map", "まほろば県の絵地図（架空）", "source", url="https://map.example", date="2030-04-01")
    assert citation(region, "street-map", ja) == shown


def test_an_unknown_id_is_an_error_of_the_program(mahoroba, ja):
    with pytest.raises(KeyError):
        citation(mahoroba, "nowhere", ja)


def test_two_statements_of_a_section_are_cited_once_and_the_first_stands(mahoroba, ja):
    cited = citations(mahoroba, ("star-age", "street-map", "group-resting", "moon-desk"), ja)
    assert [one.id for one in cited] == ["star-age", "street-map", "moon-desk"]
    assert [one.label for one in cited] == ["計画 A", "まほろば県の絵地図（架空）", "計画 B"]


def test_a_cited_text_is_told_in_the_words_of_who_speaks(mahoroba, ja):
    text = CitedText(Text("だれでも", {"family": "ご家族も"}), ("moon-desk",), "時間")
    cited = citations(mahoroba, ("moon-desk",), ja)
    assert cited_point(mahoroba, text, "family", ja) == Point("ご家族も", cited, "時間")
    assert cited_point(mahoroba, text, "resident", ja) == Point("だれでも", cited, "時間")
