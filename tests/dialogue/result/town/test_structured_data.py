"""What search engines are told of the offices: our own list of required fields, and nothing that is not confirmed."""

import re
from dataclasses import replace
from datetime import time

import pytest

from navigator.dialogue.result.town.structured_data import offices_data
from navigator.dialogue.result.town.town_page import town_page
from navigator.knowledge.content.office_ref import TOWN_HALL
from navigator.knowledge.content.timetable import Hours, Timetable
from tests.conftest import NOW

REQUIRED = {"@type", "name", "telephone", "address", "areaServed", "mainEntityOfPage"}
KNOWN = REQUIRED | {"url", "openingHoursSpecification"}
PAGE = "https://navi.example/ja/towns/10524"


def data_of(knowledge, code, t):
    return offices_data(knowledge, town_page(knowledge, code, NOW, t), PAGE)["@graph"]


def test_every_office_has_the_fields_that_are_required(knowledge, t):
    for code, town in knowledge.municipalities.items():
        offices = data_of(knowledge, code, t)
        assert offices, code
        for office in offices:
            assert office.keys() >= REQUIRED, (code, office)
            assert office.keys() <= KNOWN, (code, office)
            assert office["@type"] == "GovernmentOffice"
            assert re.fullmatch(r"0\d{1,4}-\d{1,4}-\d{3,4}", office["telephone"]), office
            assert office["areaServed"]["name"] == town.name
            assert office["address"]["addressCountry"] == "JP"
            assert all(office["address"].values())


def test_a_hall_is_named_as_the_one_that_answers_and_leads_to_its_own_site(knowledge, t):
    hall = data_of(knowledge, "10524", t)[0]
    assert (hall["name"], hall["url"]) == ("大泉町役場（代表）", knowledge.municipalities["10524"].url.confirmed_text)
    assert hall["mainEntityOfPage"] == PAGE


WEEKDAYS = {
    "@type": "OpeningHoursSpecification", "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
    "opens": "08:30", "closes": "17:15",
}  # fmt: skip


@pytest.mark.parametrize(
    ("table", "status", "told"),
    [
        (Timetable((Hours((0, 1, 2, 3, 4), time(8, 30), time(17, 15)),)), "confirmed", [WEEKDAYS]),
        (Timetable((Hours((0, 1, 2, 3, 4), time(8, 30), time(17, 15)),)), "unconfirmed", None),
        (Timetable((Hours((5,), time(9), time(12), nth=(2,)),)), "confirmed", None),
        (None, "confirmed", None),
    ],
)
def test_opening_hours_are_told_where_they_are_confirmed_and_weekly(knowledge, t, table, status, told):
    offices = {window: dict(each) for window, each in knowledge.contact_offices.items()}
    hall = offices[TOWN_HALL]["10524"]
    offices[TOWN_HALL]["10524"] = replace(hall, hours=replace(hall.hours, timetable=table, status=status))
    told_of_it = data_of(knowledge.with_contacts(offices), "10524", t)[0]
    assert told_of_it.get("openingHoursSpecification") == told


def test_an_office_that_is_always_open_says_so_for_each_day(knowledge, t):
    offices = {window: dict(each) for window, each in knowledge.contact_offices.items()}
    hall = offices[TOWN_HALL]["10524"]
    offices[TOWN_HALL]["10524"] = replace(hall, hours=replace(hall.hours, timetable=Timetable(always=True), status="confirmed"))
    (span,) = data_of(knowledge.with_contacts(offices), "10524", t)[0]["openingHoursSpecification"]
    assert (len(span["dayOfWeek"]), span["opens"], span["closes"]) == (7, "00:00", "23:59")
