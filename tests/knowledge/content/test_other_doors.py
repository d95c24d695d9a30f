"""Doors outside the plan: each can be found and rests on a source; what does not resolve is a problem at its line."""

import pytest

from navigator.knowledge.load import load
from tests.knowledge.conftest import change, problems

FILE = "content/other_doors.yaml"
FAULTS = [
    ("calls: [work-hotline]", "calls: [work-hotlin]", "Did you mean `work-hotline`?"),
    ("window: self-reliance", "window: self-relianse", "Did you mean `self-reliance`?"),
    ("topics: [disability]", "topics: [disabilty]", "Did you mean `disability`?"),
    ("cites: [jeed-glossary]", "cites: [jeed-glosary]", "Did you mean `jeed-glossary`?"),
    ("cites: [jeed-glossary]", "cites: []", "the door `ハローワークの専門の職員` cites nothing"),
    ("from_age: 60", "from_age: sixty", "from_age `sixty` is no number of years"),
    ("    - 要介護\n", "    - 要介護)\n", "`要介護)` cannot be read"),
    ("    - 要介護\n", "    - 困(る*|るる|る)*い\n", "`困(る*|るる|る)*い` cannot be read: it costs too much"),
    ("    - 要介護\n", "".join(f"    - 困~る~る~る{n}\n" for n in range(200)), "`words` cannot be read: it costs too much"),
    ("    before: [hello-work, ", "    before: [helo-work, ", "Did you mean `hello-work`?"),
    ("when: {any: [{work: regular}, {work: nonregular, wants_regular: no}]}", "when: {any: [{wrok: regular}, {work: nonregular, wants_regular: no}]}", "Did you mean `work`?"),
    ("    cites: [law-kenpo-20261001]\n", "", "cites"),
    ("not_for: {work: [self_employed, ", "not_for: {work: [self_emploied, ", "Did you mean `self_employed`?"),
    ("        office: labour-bureau/shokutai\n", "        office: hello-work/maebashi\n", "has no confirmed telephone"),
]


@pytest.mark.parametrize(("old", "new", "way_out"), FAULTS)
def test_a_fault_is_told_at_its_line(region, old, new, way_out):
    change(region, FILE, old, new)
    found = [p for p in problems(region) if p.startswith(FILE)]
    assert any(way_out in p for p in found), found


def test_a_door_that_nobody_can_find_is_refused(region):
    path = region / FILE
    text = path.read_text(encoding="utf-8")
    before, door, after = text.partition("    - name: ハローワークの専門の職員\n")
    path.write_text(before + door + after.replace("      window: hello-work\n", "", 1), encoding="utf-8")
    assert any("nobody can find this door" in p for p in problems(region))


def test_a_region_may_have_none(region):
    (region / FILE).unlink()
    assert load(region).concerns == {}


def test_every_voice_has_its_label(knowledge):
    for concern in knowledge.concerns.values():
        assert all(concern.label(persona) for persona in concern.personas), concern.id
        assert concern.doors, concern.id
