"""What stands under a key of a region's files reaches its value: nothing that an officer wrote is lost on the way."""

from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

FIELDS = {"for": "serves", "number": "phone"}  # keys of a helpline that are named otherwise in the program
OF_RULES = {"then", "cites", "interpretation", "confirm_at_window"}
WHOLE = {"desk_decides", "before"}


def entries(path: Path):
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)


@pytest.mark.parametrize(
    ("file", "read"),
    [
        ("content/helplines.yaml", lambda knowledge: {line.id: line for line in knowledge.helplines}),
        ("content/facts.yaml", lambda knowledge: knowledge.fact_words),
        ("content/windows.yaml", lambda knowledge: knowledge.window_words),
    ],
)
def test_of_one_file(knowledge, file, read):
    values = read(knowledge)
    for id, entry in entries(ROOT / file).items():
        for key, value in entry.items():
            assert bool(getattr(values[id], FIELDS.get(key, key))) is (value != "false"), (id, key)


def test_of_each_scheme(knowledge):
    for path in (ROOT / "content/schemes").glob("*.yaml"):
        for id, entry in entries(path).items():
            assert not [key for key in entry if not getattr(knowledge.scheme_words[id], key)], id


def test_of_each_office(knowledge):
    for path in (ROOT / "content/offices").glob("*.yaml"):
        for id, entry in entries(path).items():
            office = knowledge.offices[path.stem][id]
            for key in entry.keys() & vars(office).keys():
                assert bool(getattr(office, key)) is (entry[key] != "false"), (path.stem, id, key)


def test_of_each_rule(knowledge):
    rules = {**knowledge.schemes, **knowledge.windows}
    written = 0
    for path in [*(ROOT / "rules/schemes").glob("*.yaml"), ROOT / "rules/windows.yaml"]:
        for id, entry in entries(path).items():
            for key in OF_RULES & {*entry}:
                assert len(getattr(rules[id], key)) >= (1 if isinstance(entry[key], str) else len(entry[key])), (id, key)
            for key in WHOLE & {*entry}:
                value = getattr(rules[id], key)
                assert not [part for part in entry[key] if not getattr(value, part)], (id, key)
                written += 1
    assert written > 10
