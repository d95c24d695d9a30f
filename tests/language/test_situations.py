"""Lines of people in tangled situations: whose age, whose job, what order, and what may not be read."""

import pytest
import yaml

from tests.conftest import ROOT

KEYS = {"line", "persona", "facts", "without", "not", "offers", "danger"}
CASES = yaml.load((ROOT / "tests/language/situations.yaml").read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
def test_a_situation_is_read_as_it_is(read, case):
    assert not {*case} - KEYS
    reading = read(case["line"])
    facts = reading.as_json()["facts"]
    if said := case.get("persona"):
        assert (reading.persona != said[4:]) if said.startswith("not ") else (reading.persona == said)
    wanted = case.get("facts", {})
    assert {fact: value if isinstance(value := facts.get(fact), list) else str(value) for fact in wanted} == wanted
    assert not {*case.get("without", ())} & {*facts}
    assert not [fact for fact, value in case.get("not", {}).items() if facts.get(fact) == value]
    if danger := case.get("danger"):
        assert (reading.concern if reading.concern == "none" else f"{reading.crisis} {reading.concern}") == danger
    assert {*case.get("offers", ())} <= {f"{offer.fact}={offer.value}" for offer in reading.readings}
