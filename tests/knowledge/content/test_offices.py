"""Offices and municipalities."""

import pytest

from navigator.knowledge.content.offices import read_helpline, read_municipality, read_office
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree

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
    for written, emergency in (("true", True), ("false", False), ("", False)):
        data = {"name": "Bell", "for": ["any"], "number": {"status": "unknown"}, "emergency": written}
        assert read_helpline(yaml_tree(data, "a.yaml", Report()), "bell", {}).emergency is emergency


def test_an_unknown_key_is_a_problem():
    report = Report()
    read_office(yaml_tree({"name": "Moon", "fone": "1"}, "a.yaml", report), "moon", "desk", {})
    assert [problem.text for problem in report.problems] == ["`fone` is not known here. Did you mean `phone`?"]
