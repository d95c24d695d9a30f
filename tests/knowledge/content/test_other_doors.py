"""Doors outside the plan: each can be found and rests on a source; what does not resolve is a problem at its line."""

import pytest

from navigator.knowledge.content.office_ref import OfficeRef
from navigator.knowledge.content.other_doors import DoorTargets, read_concerns
from navigator.knowledge.content.wording import PERSONAS, Text
from navigator.knowledge.load import load
from tests.knowledge.conftest import change, problems
from tests.knowledge.written import problems_of, written

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


TARGETS = DoorTargets(("desk", "cafe"), ("line", "night-line"))
WHOLE = """
    moon:
      label: {resident: 月が重い, family: 家族が月を見る}
      for: [resident, family]
      topics: [disability]
      words: [つき, おつきさま]
      unless: [つきそい]
      from_age: 60
      offered: no
      keeps_back: yes
      leads:
        when: {work: seeking}
        unless: {work: regular}
        before: [desk]
        cites: [law]
      doors:
        - name: つきの会
          text: 話せます
          find: 町の本
          say: こんばんは
          window: cafe
          ask_for: つき係
          relay: {office: desk/north, ask: つないでください, ask_for: 北係}
          calls: [line, night-line]
          not_for: {work: regular}
          cites: [leaflet]
        - {name: ほしの会, text: 見られます, find: 町の本, cites: [leaflet]}
    star: {label: 星, doors: [{name: ほしの会, text: 見られます, window: desk, cites: [leaflet]}]}
"""


def test_a_concern_is_read_with_all_that_stands_there():
    tree = written(WHOLE)
    moon, star = read_concerns(tree, TARGETS).values()
    assert problems_of(tree) == []
    assert (moon.id, moon.label, moon.personas) == ("moon", Text("", {"resident": "月が重い", "family": "家族が月を見る"}), ("resident", "family"))
    assert (moon.topics, moon.from_age, moon.is_offered, moon.keeps_back) == (("disability",), 60, False, True)
    assert [moon.words.end(line, 0) > 0 for line in ("つき", "おつきさま", "ほし")] == [True, True, False]
    assert [moon.unless.end(line, 0) > 0 for line in ("つきそい", "つき")] == [True, False]
    assert (moon.leads.before, moon.leads.cites) == (("desk",), ("law",))
    assert [node.word("work") if node else None for node in moon.conditions] == ["seeking", "regular", "regular", None]
    door, plain = moon.doors
    assert (door.name, door.text, door.find, door.say, door.window, door.ask_for) == ("つきの会", "話せます", "町の本", "こんばんは", "cafe", "つき係")
    assert (door.helplines, door.cites) == (("line", "night-line"), ("leaflet",))
    assert (door.relay.callee, door.relay.ask, door.relay.ask_for) == (OfficeRef("desk", "north"), Text("つないでください"), "北係")
    assert (plain.say, plain.window, plain.ask_for, plain.relay, plain.helplines, plain.not_for) == ("", "", "", None, (), None)
    assert (star.id, star.label, star.personas, star.topics, star.words, star.unless) == ("star", Text("星"), PERSONAS, (), None, None)
    assert (star.from_age, star.is_offered, star.keeps_back, star.leads, star.conditions) == (0, True, False, None, (None, None, None))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("for: [resident, family]", "for: [resident, famly]", "4: `famly` is not known here. Did you mean `family`?"),
        ("from_age: 60", "from_age: x", "3: from_age `x` is no number of years. Write it like 60"),
        ("before: [desk]", "before: [dask]", "14: `dask` is not known here. Did you mean `desk`?"),
        ("        before: [desk]\n", "", "12: `before` is missing"),
        ("        cites: [law]\n", "", "12: `cites` is missing"),
        ("          text: 話せます\n", "", "17: `text` is missing"),
        ("calls: [line, night-line]", "calls: [lime]", "24: `lime` is not known here. Did you mean `line`?"),
        ("      from_age: 60\n", "      fromage: 60\n", "8: `fromage` is not known here. Did you mean `from_age`?"),
    ],
)
def test_what_is_wrong_with_a_concern_is_told_at_its_line(old, new, problem):
    assert old in WHOLE
    tree = written(WHOLE.replace(old, new))
    read_concerns(tree, TARGETS)
    assert problem in problems_of(tree)


@pytest.mark.parametrize(("way", "found"), [("find: 本", True), ("window: desk", True), ("ask_for: 係", True), ("calls: [line]", True), ("say: あの", False)])
def test_a_door_is_found_by_one_of_its_ways(way, found):
    tree = written(f"moon: {{label: 月, doors: [{{name: 会, text: 話, {way}, cites: [law]}}]}}")
    read_concerns(tree, TARGETS)
    assert bool(problems_of(tree)) is not found
