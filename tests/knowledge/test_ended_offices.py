"""An office, and a window, that ends on a day: the day after nobody is led there, and no list has it."""

from datetime import UTC, date, datetime

import pytest

from navigator.dialogue.open_data import open_tables
from navigator.dialogue.result.catalogue import office_of, window_list
from navigator.dialogue.result.take_along.phonebook import phonebook
from navigator.dialogue.wording.translation import translator
from navigator.editions.proof_notes import remarks
from navigator.knowledge.checks.reachability import reachable_offices
from navigator.knowledge.files.problems import KnowledgeError
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.load import load
from tests.conftest import ROOT

REGION = ROOT / "tests/regions/mahoroba"
LAST, AFTER = date(2030, 5, 31), date(2030, 6, 1)
HOUSE, DESK, RULES = "content/offices/warm-house.yaml", "content/offices/moon-desk.yaml", "rules/windows.yaml"


def at_noon(day):
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


def text_of(file):
    return (REGION / file).read_text(encoding="utf-8")


def known(texts):
    return load(RegionFiles(REGION, texts))


@pytest.fixture
def ended():
    """The nearer house of the north ends, and says the telephone that it had."""
    phone = "phone: {value: 0000-00-0000, source: street-map, checked_on: 2030-04-01, status: confirmed}"
    text = text_of(HOUSE).replace("  at: '90002'\n", f"  at: '90002'\n  valid: ..{LAST}\n  {phone}\n")
    return known({HOUSE: text})


def test_the_day_after_the_next_one_serves(ended):
    assert [office_of(ended, "warm-house", "90002", at_noon(day)) for day in (LAST, AFTER)] == ["north", "east"]
    assert AFTER in ended.rules.boundaries()


def test_no_list_has_what_is_over(ended):
    t = translator("ja")
    for day, names in ((LAST, {"north", "east"}), (AFTER, {"east"})):
        assert set(ended.offices_on("warm-house", day)) == names
        assert reachable_offices(ended, day)["warm-house"] == names
        told = [row["ID"] for table in open_tables(ended, day) for row in table.rows if table.id == "offices"]
        assert {id for id in told if id.startswith("warm-house")} == {f"warm-house/{id}" for id in names}
        house = next(window for window in window_list(ended, at_noon(day), t) if window.window == "warm-house")
        assert len(house.all_offices) == len(names)
        phones = {phone.phone for group in phonebook(ended, t, day) for phone in group.phones}
        assert ("0000-00-0000" in phones) is ("north" in names)


def test_who_proves_it_is_told_when_it_ends(ended):
    assert "「ぬくもりの家 北」は、2030年5月31日までです。" in remarks(load(REGION), ended, date(2030, 5, 1), translator("ja"))


def test_a_window_that_is_over_is_listed_nowhere():
    text = text_of(RULES).replace("star-cafe:\n  for: [resident]\n", f"star-cafe:\n  for: [resident]\n  valid: ..{LAST}\n")
    region, t = known({RULES: text}), translator("ja")
    for day, is_there in ((LAST, True), (AFTER, False)):
        assert ("star-cafe" in {window.window for window in window_list(region, at_noon(day), t)}) is is_there
        rows = [row["ID"] for table in open_tables(region, day) for row in table.rows if table.id in ("windows", "offices")]
        assert ("star-cafe" in rows) is ("star-cafe/hall" in rows) is is_there


def test_a_window_that_goes_on_needs_an_office_on_every_day():
    text = text_of("content/offices/star-cafe.yaml").replace("  at:", f"  valid: ..{LAST}\n  at:", 1)
    with pytest.raises(KnowledgeError, match=f"no office: content/offices/star-cafe.yaml has none on {AFTER}"):
        known({"content/offices/star-cafe.yaml": text})
