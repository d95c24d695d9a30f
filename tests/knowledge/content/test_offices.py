"""Offices and municipalities."""

import pytest

from navigator.knowledge.content.office_ref import OfficeRef
from navigator.knowledge.content.offices import BranchOffice, read_helpline, read_municipality, read_office
from navigator.knowledge.content.sourced_value import UNKNOWN_VALUE
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree
from tests.knowledge.written import problems_of, written

CONFIRMED = {"value": "000-000-0000", "source": "map", "checked_on": "2030-04-01", "status": "confirmed"}


def office(**data):
    return read_office(yaml_tree({"name": "Moon"} | data, "a.yaml", Report()), "moon", "desk", {})


def municipality(lat, lon):
    node = yaml_tree({"name": "市", "kana": "し", "lat": lat, "lon": lon}, "a.yaml", Report())
    return read_municipality(node, "1", {})


def test_kilometres_along_the_great_circle():
    equator, pole = municipality("0", "0"), municipality("90", "0")
    assert equator.km(pole) == pytest.approx(10_007.5, abs=0.1)  # a quarter of the meridian
    assert equator.km(municipality("0", "1")) == pytest.approx(111.19, abs=0.01)
    assert municipality("60", "0").km(municipality("60", "1")) == pytest.approx(55.6, abs=0.01)
    assert pole.km(pole) == 0


@pytest.mark.parametrize(
    ("data", "reachable"),
    [
        ({}, False),
        ({"phone": CONFIRMED}, True),
        ({"phone": CONFIRMED | {"status": "unconfirmed"}}, False),
        ({"address": CONFIRMED | {"value": "Moon Hill"}}, True),
        ({"page": CONFIRMED | {"value": "https://example.org"}}, False),
        ({"relay": {"office": "desk/sun", "ask": "please"}}, True),
    ],
)
def test_an_office_is_reachable_by_telephone_address_or_relay(data, reachable):
    assert office(**data).reachable is reachable


def test_an_office_keeps_the_usual_hours_of_public_offices_unless_it_says_otherwise():
    assert [office(**data).public_office for data in ({}, {"public_office": "true"}, {"public_office": "false"})] == [True, True, False]
    report = Report()
    read_office(yaml_tree({"name": "Moon", "public_office": "no"}, "a.yaml", report), "moon", "desk", {})
    assert [problem.text for problem in report.problems] == ["public_office `no` is neither true nor false"]


def test_a_helpline_is_for_emergencies_only_when_it_says_so():
    for word, emergency in (("true", True), ("false", False), ("", False)):
        data = {"name": "Bell", "for": ["any"], "number": {"status": "unknown"}, "emergency": word}
        assert read_helpline(yaml_tree(data, "a.yaml", Report()), "bell", {}).emergency is emergency


def test_an_unknown_key_is_a_problem():
    report = Report()
    read_office(yaml_tree({"name": "Moon", "fone": "1"}, "a.yaml", report), "moon", "desk", {})
    assert [problem.text for problem in report.problems] == ["`fone` is not known here. Did you mean `phone`?"]


def confirmed(value):
    return f"{{value: '{value}', source: map, checked_on: 2030-04-01, status: confirmed}}"


def test_an_office_is_read_with_all_that_stands_there():
    tree = written(f"""
        name: 窓口
        official_name: 正式な窓口
        at: '90001'
        phone: {confirmed("000-000-0000")}
        hours: {{value: [{{days: [mon], open: 10:00..15:00}}], source: map, checked_on: 2030-04-01, status: confirmed}}
        address: {confirmed("町の中")}
        page: {confirmed("https://example.org/")}
        note: 二階
        relay: {{office: desk/north, ask: つないでください}}
        relays_for: [desk, cafe]
        public_office: false
        branches:
          - {{name: 出張所, official_name: 正式な出張所, at: '90002', note: 週一回}}
          - {{name: 分室}}
        area: {{village: '90001'}}
    """)
    office = read_office(tree, "north", "desk", {})
    assert problems_of(tree) == []
    assert (office.id, office.window, office.name, office.official_name, office.at) == ("north", "desk", "窓口", "正式な窓口", "90001")
    assert [value.confirmed_text for value in (office.phone, office.address, office.page)] == ["000-000-0000", "町の中", "https://example.org/"]
    assert office.hours.timetable is not None
    assert (office.note, office.relay.callee, office.relays_for) == ("二階", OfficeRef("desk", "north"), ("desk", "cafe"))
    assert not office.public_office
    assert office.branches == (BranchOffice("出張所", "正式な出張所", "90002", "週一回"), BranchOffice("分室", "", "", ""))
    assert (office.area.word("village"), office.node) == ("90001", tree)


def test_of_an_office_the_name_suffices():
    tree = written("name: 窓口")
    office = read_office(tree, "north", "desk", {})
    assert problems_of(tree) == []
    assert (office.official_name, office.at, office.note, office.relay, office.relays_for, office.branches, office.area) == ("", "", "", None, (), (), None)
    assert {office.phone, office.hours, office.address, office.page} == {UNKNOWN_VALUE}
    assert office.public_office
    assert not office.reachable


@pytest.mark.parametrize("line", [f"phone: {confirmed('000-000-0000')}", f"address: {confirmed('町')}", "relay: {office: desk/north, ask: あ}"])
def test_an_office_is_reached_by_telephone_on_foot_or_through_another(line):
    assert read_office(written(f"name: 窓口\n{line}"), "north", "desk", {}).reachable


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("official_name: 窓口", "1: `name` is missing"),
        ("{name: 窓口, public_office: maybe}", "1: public_office `maybe` is neither true nor false"),
        ("{name: 窓口, branches: [{at: '90001'}]}", "1: `name` is missing"),
        ("{name: 窓口, fone: x}", "1: `fone` is not known here. Did you mean `phone`?"),
        ("{name: 窓口, phone: {value: '12', source: map, checked_on: 2030-04-01, status: confirmed}}", "1: `12` is not a telephone number. Write digits and hyphens only, 10 digits with the area code (11 for 050, 070, 080, 090, 0800), or a short number like 110 or #8008"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_office_is_told(line, problem):
    tree = written(line)
    read_office(tree, "north", "desk", {})
    assert problems_of(tree) == [problem]


TOWN = f"name: 銀市\nkana: ぎんし\nromaji: Gin\nlat: 36.5\nlon: 139\nphone: {confirmed('000-000-0000')}\nurl: {confirmed('https://example.org/')}\n"


def test_a_municipality_is_read_with_its_hall():
    tree = written(f"{TOWN}address: {confirmed('町の中')}\nhours: {{value: [{{days: [mon], open: 10:00..15:00}}], source: map, checked_on: 2030-04-01, status: confirmed}}")
    town = read_municipality(tree, "90001", {})
    assert problems_of(tree) == []
    assert (town.code, town.name, town.kana, town.romaji, town.lat, town.lon, town.is_city) == ("90001", "銀市", "ぎんし", "Gin", 36.5, 139.0, True)
    assert [value.confirmed_text for value in (town.phone, town.url, town.address)] == ["000-000-0000", "https://example.org/", "町の中"]
    assert town.hours.timetable is not None
    hall = town.hall
    assert (hall.id, hall.window, hall.name, hall.official_name, hall.at, hall.note) == ("90001", "municipality", "銀市", "", "90001", "")
    assert (hall.relay, hall.relays_for, hall.public_office, hall.branches, hall.area, hall.node) == (None, (), True, (), None, tree)


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("name: 銀市\n", "", ["1: `name` is missing"]), ("kana: ぎんし\n", "", ["1: `kana` is missing"]), ("romaji: Gin\n", "", []),
        ("lat: 36.5\n", "", ["1: `lat` is missing", "1: a number is expected here"]), ("lon: 139\n", "", ["1: `lon` is missing", "1: a number is expected here"]),
        ("lat: 36.5", "lat: north", ["4: a number is expected here"]),
    ],
)  # fmt: skip
def test_what_a_municipality_needs(old, new, problems):
    tree = written(TOWN.replace(old, new))
    read_municipality(tree, "90001", {})
    assert problems_of(tree) == problems


def test_towns_are_as_far_apart_as_their_halls():
    here, there = (read_municipality(written(TOWN.replace("36.5", lat).replace("139", lon)), "90001", {}) for lat, lon in (("36.0", "139.0"), ("36.5", "140.0")))
    assert here.km(there) == there.km(here) == pytest.approx(105.51, abs=0.01)
    assert here.km(here) == 0


def test_a_helpline_is_read_with_all_that_stands_there():
    tree = written(f"""
        name: 夜の電話
        for: [self_harm, any]
        number: {confirmed("000-000-0000")}
        hours: {{value: [{{days: [mon], open: 10:00..15:00}}], source: map, checked_on: 2030-04-01, status: confirmed}}
        fee: {confirmed("無料")}
        languages: [ja, en]
        chat: {confirmed("毎日")}
        chat_page: https://chat.example/
        page: {confirmed("https://example.org/")}
        note: つながりにくい
        language_note: 英語もできます
        only_certain: [self_harm]
        later_for: [employer]
        emergency: true
        in_sight_for: {{withdrawn: yes}}
    """)
    line = read_helpline(tree, "night", {})
    assert problems_of(tree) == []
    assert (line.id, line.name, line.serves, line.languages) == ("night", "夜の電話", ("self_harm", "any"), ("ja", "en"))
    assert [value.confirmed_text for value in (line.phone, line.fee, line.chat, line.page)] == ["000-000-0000", "無料", "毎日", "https://example.org/"]
    assert line.hours.timetable is not None
    assert (line.chat_page, line.note, line.language_note) == ("https://chat.example/", "つながりにくい", "英語もできます")
    assert (line.only_certain, line.later_for, line.emergency, line.in_sight_for.word("withdrawn")) == (("self_harm",), ("employer",), True, "yes")
    least = read_helpline(written("{name: 電話, for: [any], number: {status: unknown}}"), "day", {})
    assert (least.chat_page, least.note, least.language_note, least.languages, least.only_certain, least.later_for) == ("", "", "", (), (), ())
    assert {least.phone, least.hours, least.fee, least.chat, least.page} == {UNKNOWN_VALUE}
    assert (least.emergency, least.in_sight_for) == (False, None)


@pytest.mark.parametrize("key", ["name", "for", "number"])
def test_a_helpline_needs_its_name_whom_it_serves_and_its_number(key):
    keys = {"name": "電話", "for": "any", "number": "{status: unknown}"}
    tree = written("\n".join(f"{each}: {value}" for each, value in keys.items() if each != key))
    read_helpline(tree, "day", {})
    assert problems_of(tree) == [f"1: `{key}` is missing"]


def test_a_telephone_line_has_a_number_and_no_field_of_an_office():
    tree = written("{name: 電話, for: any, number: {status: unknown}, phone: {status: unknown}}")
    read_helpline(tree, "day", {})
    assert [problem.partition(".")[0] for problem in problems_of(tree)] == ["1: `phone` is not known here"]
