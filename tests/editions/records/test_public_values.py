"""What an edition newly leads people to is held to the rules of contacts; what is in force stays as it is."""

from dataclasses import replace

import pytest

from navigator.editions.records.public_values import public_value_faults
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.knowledge.load import load
from tests.conftest import ROOT

CHARGED, PLAIN, OTHER = "0990-00-0000", "0120-00-0000", "000-000-0000"
PUBLIC, DECEIVING = "https://www.city.example.lg.jp/", "http://www.city.example.lg.jp/"


@pytest.fixture(scope="module")
def region():
    return load(ROOT / "tests/regions/mahoroba")


def value(text, *more):
    return SourcedValue(text=text, status="confirmed", more=more)


def with_line(region, **fields):
    """The region with one telephone for danger more."""
    line = next(iter(load(ROOT).helplines))
    own = {"phone": value(PLAIN), "page": value(""), "chat_page": "", "id": "night", **fields}
    return replace(region, helplines=(*region.helplines, replace(line, **own)))


def with_operator(region, phone="", page=""):
    operator = replace(region.region.operator, name="課", phone=value(phone), page=page)
    return replace(region, region=replace(region.region, operator=operator))


def with_scheme_page(region, page):
    words = region.scheme_words["tea-circle"]
    return replace(region, scheme_words={**region.scheme_words, "tea-circle": replace(words, page=page)})


@pytest.mark.parametrize(("fields", "faults"), [
    ({}, []),
    ({"phone": value(CHARGED)}, [f"content/helplines.yaml:1  `{CHARGED}` of `night` charges for what is told. Write the number of a public body"]),
    ({"phone": value(PLAIN, CHARGED)}, [f"content/helplines.yaml:1  `{CHARGED}` of `night` charges for what is told. Write the number of a public body"]),
    ({"chat_page": PUBLIC}, []), ({"page": value(PUBLIC)}, []),
    ({"chat_page": DECEIVING}, [
        f"content/helplines.yaml:1  `{DECEIVING}` of `night` is no plain https page of a body that is known. Write the page of a public body",
    ]),
    ({"page": value("https://anybody.example/")}, [
        "content/helplines.yaml:1  `https://anybody.example/` of `night` is no plain https page of a body that is known. Write the page of a public body",
    ]),
    ({"phone": value(CHARGED), "chat_page": DECEIVING, "page": value(DECEIVING)}, [
        f"content/helplines.yaml:1  `{CHARGED}` of `night` charges for what is told. Write the number of a public body",
        *[f"content/helplines.yaml:1  `{DECEIVING}` of `night` is no plain https page of a body that is known. Write the page of a public body"] * 2,
    ]),
])  # fmt: skip
def test_a_new_telephone_and_its_pages_are_looked_at(region, fields, faults):
    assert public_value_faults(region, with_line(region, **fields)) == faults


def test_what_is_in_force_stays(region):
    old = with_line(region, phone=value(CHARGED), chat_page=DECEIVING)
    assert public_value_faults(old, old) == []
    moved = replace(old, helplines=(*region.helplines, replace(old.helplines[-1], id="evening")))
    assert public_value_faults(old, moved) == [], "the same number under another name"


@pytest.mark.parametrize(("phone", "is_refused"), [("", False), (PLAIN, False), (OTHER, False), ("110", True), ("1", True)])
def test_who_answers_for_the_pages_has_the_number_of_an_office(region, phone, is_refused):
    faults = public_value_faults(region, with_operator(region, phone))
    told = [f"content/operator.yaml:1  `{phone}` is no telephone of an office. Write it with the area code, or leave it out"]
    assert faults == (told if is_refused else [])
    assert public_value_faults(with_operator(region, phone), with_operator(region, phone)) == [], "it is in force"


@pytest.mark.parametrize(("page", "is_refused"), [("", False), (PUBLIC, False), (DECEIVING, True)])
def test_pages_of_schemes_and_of_who_answers_are_looked_at(region, page, is_refused):
    for changed, where in ((with_scheme_page(region, page), ("content/schemes/tea-circle.yaml", "tea-circle")), (with_operator(region, page=page), ("content/operator.yaml", "課"))):
        told = [f"{where[0]}:1  `{page}` of `{where[1]}` is no plain https page of a body that is known. Write the page of a public body"]
        assert public_value_faults(region, changed) == (told if is_refused else [])
        assert public_value_faults(changed, changed) == []
