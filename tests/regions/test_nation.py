"""A nation is many regions, found by the place; each decides by its own plan and no other. (Its cost: benchmarks/nation.py.)"""

from datetime import UTC, date, datetime

import pytest

from navigator.dialogue.answers import Conversation, make_answer, state_of
from navigator.dialogue.result.result import result_view
from navigator.dialogue.wording.translation import translator
from navigator.engine.decide.decision import decide
from navigator.knowledge.files.problems import KnowledgeError
from navigator.knowledge.nation import Nation
from tests.regions.nation import Size, share, write_nation

SIZE = Size(regions=2, municipalities=9, offices=150, schemes=61)
DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def nation(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nation")
    write_nation(folder, SIZE)
    return Nation(folder)


def test_it_is_as_large_as_was_asked(nation):
    regions = [nation.region(name) for name in nation.names]
    assert len(regions) == SIZE.regions
    assert len(nation.places) == SIZE.municipalities
    assert sum(len(r.schemes) for r in regions) == SIZE.schemes
    assert sum(len(offices) for r in regions for offices in r.offices.values()) == SIZE.offices
    assert sum(share(2_000, 47, n) for n in range(47)) == 2_000


def test_a_place_finds_its_region_and_its_offices(nation):
    for code, name in nation.places.items():
        region = nation.at(code)
        assert region is nation.region(name)
        rules = region.on(DAY)
        answers = Conversation().answer("persona", make_answer("resident")).answer("municipality", make_answer(code)).answers
        found = {w.id: w.office for w in decide(rules, state_of(region, rules, answers)).windows}
        for id in ("hello-work", "hikikomori-municipal", "local-1"):
            assert region.offices[id][found[id]].at == code


def test_a_scheme_of_half_the_places_is_not_for_the_others(nation):
    region = nation.region(nation.names[0])
    rules, own = region.on(DAY), next(id for id in region.schemes if id.endswith("-1"))
    verdicts = {}
    for code in region.municipalities:
        answers = Conversation().answer("persona", make_answer("employer")).answer("municipality", make_answer(code)).answers
        decision = decide(rules, state_of(region, rules, answers))
        verdicts[code] = next(s.finding.verdict for s in decision.schemes if s.id == own)
    assert "not" in verdicts.values()
    assert set(verdicts.values()) != {"not"}


def test_a_conversation_ends_at_a_door_of_the_region(nation):
    region = nation.at("02001")
    said = Conversation().answer("persona", make_answer("family")).answer("municipality", make_answer("02001")).answer("livelihood", make_answer("hard"))
    end = result_view(region, said, NOW, translator("ja"))
    assert "架空2県" in end.first.office.name
    assert "架空02001町" in end.first.office.address


def test_two_regions_cannot_claim_one_place(tmp_path):
    for name in ("east", "west"):
        (tmp_path / name / "rules").mkdir(parents=True)
        (tmp_path / name / "content").mkdir()
        (tmp_path / name / "content/municipalities.yaml").write_text("'1': {name: 一}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="stands in `east` already"):
        _ = Nation(tmp_path).places


def test_one_bad_region_leaves_the_others_served(nation, tmp_path):
    (tmp_path / "bad/rules").mkdir(parents=True)
    with pytest.raises(KnowledgeError):
        Nation(tmp_path).region("bad")
    assert nation.region(nation.names[1]).municipalities
