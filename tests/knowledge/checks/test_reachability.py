"""Which offices can be called or visited."""

from dataclasses import replace

from navigator.knowledge.checks.reachability import is_website, reachable_offices, unreachable_offices
from navigator.knowledge.content.sourced_value import UNKNOWN_VALUE, SourcedValue
from tests.conftest import NOW


def test_a_website_is_neither_reachable_nor_a_fault(knowledge):
    assert reachable_offices(knowledge, NOW.date())["isolation-portal"] == frozenset()
    assert len(reachable_offices(knowledge, NOW.date())["hello-work"]) == 10
    assert list(unreachable_offices(knowledge, NOW.date())) == []


def test_an_office_with_neither_telephone_nor_address_is_unreachable_unless_it_is_a_website(knowledge):
    office = replace(
        next(iter(knowledge.offices["hello-work"].values())),
        phone=UNKNOWN_VALUE, address=UNKNOWN_VALUE, relay=None, page=UNKNOWN_VALUE,
    )  # fmt: skip
    page = SourcedValue("https://example.org", status="confirmed")
    for at, value, website in (("", page, True), (office.at, page, False), ("", UNKNOWN_VALUE, False)):
        changed = replace(office, at=at, page=value)
        offices = knowledge.offices | {"hello-work": {changed.id: changed}}
        assert is_website(changed) is website
        assert list(unreachable_offices(knowledge.with_contacts(offices), NOW.date())) == ([] if website else [changed])
