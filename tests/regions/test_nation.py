"""The generated nation: each region loads by itself and decides by its own plan and places. (Its cost: benchmarks/nation.py.)"""

from datetime import UTC, date, datetime

import pytest

from navigator.dialogue.answers import Conversation, make_answer, state_of
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.result import result_view
from navigator.dialogue.wording.translation import translator
from navigator.engine.decide.decision import decide
from navigator.knowledge.load import load
from tests.regions.nation import Size, share, write_nation

SIZE = Size(regions=2, municipalities=9, offices=150, schemes=61)
DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def regions(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nation")
    write_nation(folder, SIZE)
    return [load(path) for path in sorted(folder.iterdir())]


def decision_at(region, persona, code):
    rules = region.rules_on(DAY)
    answers = Conversation().answer("persona", make_answer(persona)).answer("municipality", make_answer(code)).answers
    return decide(rules, state_of(region, rules, answers))


def test_a_nation_is_as_large_as_was_asked(regions):
    assert len(regions) == SIZE.regions
    assert len({code for region in regions for code in region.municipalities}) == SIZE.municipalities
    assert sum(len(region.schemes) for region in regions) == SIZE.schemes
    assert sum(len(offices) for region in regions for offices in region.offices.values()) == SIZE.offices
    assert sum(share(2_000, 47, n) for n in range(47)) == 2_000


def test_a_place_finds_its_own_offices(regions):
    for region in regions:
        for code in region.municipalities:
            offices = {window.id: window.office for window in decision_at(region, "resident", code).windows}
            for id in ("hello-work", "hikikomori-municipal", "local-1"):
                assert region.offices[id][offices[id]].at == code


def test_a_scheme_of_half_the_places_is_not_for_the_others(regions):
    region = regions[0]
    own = next(id for id in region.schemes if id.endswith("-1"))
    verdicts = {
        next(scheme.finding.verdict for scheme in decision_at(region, "employer", code).schemes if scheme.id == own)
        for code in region.municipalities
    }
    assert verdicts > {"not"}


def test_a_conversation_ends_at_an_office_of_the_region(regions):
    conversation = Conversation()
    for fact, value in (("persona", "family"), ("municipality", "02001"), ("livelihood", "hard")):
        conversation = conversation.answer(fact, make_answer(value))
    first = result_view(evaluate_conversation(regions[1], conversation, NOW, translator("ja"))).first
    assert "架空2県" in first.office.name
    assert "架空02001町" in first.office.address
