"""Confirmed values over those of the files; what cannot be read is left out and logged."""

import json
from dataclasses import replace
from datetime import date

import pytest

from navigator.knowledge.confirmations import (
    apply_confirmations,
    confirmation_faults,
    confirmations_yaml,
    is_readable,
    read_confirmation,
)
from navigator.knowledge.content.confirmation import Confirmation, UnreadableConfirmation
from navigator.knowledge.content.offices import OFFICE_VALUES
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import read_yaml
from navigator.knowledge.load import load
from navigator.knowledge.official_pages import is_office_phone, page_fault
from tests.conftest import ROOT

DAY = date(2030, 5, 1)
PHONE = Confirmation("moon-desk/kasumi", "phone", "000-000-0000", "street-map", DAY)
HOURS = json.dumps({"value": [{"days": "mon..fri", "open": "09:00..17:00"}], "closed": ["holidays"]})


@pytest.fixture(scope="module")
def invented_knowledge():
    return load(ROOT / "tests/regions/mahoroba")


def kasumi(knowledge):
    return knowledge.offices["moon-desk"]["kasumi"]


def test_a_confirmed_value_has_its_source_and_day(invented_knowledge):
    phone = kasumi(apply_confirmations(invented_knowledge, [PHONE])).phone
    assert (phone.confirmed_text, phone.sources, phone.checked_on) == ("000-000-0000", ("street-map",), DAY)
    assert kasumi(invented_knowledge).phone.confirmed_text == ""


def test_of_two_the_later_counts(invented_knowledge):
    knowledge = apply_confirmations(invented_knowledge, [PHONE, replace(PHONE, value="000-000-0001")])
    assert kasumi(knowledge).phone.confirmed_text == "000-000-0001"


def test_extension_and_notes_stay_with_their_number(invented_knowledge):
    office = kasumi(invented_knowledge)
    phone = replace(office.phone, text="000-000-0000", extension="12", note="second floor", more=("000-000-0009",))
    knowledge = invented_knowledge.with_contacts({"moon-desk": {"kasumi": replace(office, phone=phone)}})
    same = kasumi(apply_confirmations(knowledge, [PHONE])).phone
    assert (same.extension, same.note, same.more) == ("12", "second floor", ("000-000-0009",))
    other = kasumi(apply_confirmations(knowledge, [replace(PHONE, value="000-000-0001")])).phone
    assert (other.extension, other.note, other.more) == ("", "", ())


@pytest.mark.parametrize(
    "bad",
    [
        Confirmation("moon-desk/kasumi", "hours", "garbage", "street-map", DAY),
        Confirmation("moon-desk/kasumi", "hours", "[]", "street-map", DAY),
        Confirmation("moon-desk/kasumi", "hours", '{"value": "always", "more": 1}', "street-map", DAY),
        Confirmation("moon-desk/kasumi", "hours", "[" * 100_000, "street-map", DAY),
        Confirmation("moon-desk/kasumi", "hours", '{"value": [{"month_day": "x", "open": "9..1"}]}', "street-map", DAY),
        replace(PHONE, office="moon-desk/gone"),
        replace(PHONE, office="moon-desk"),
        replace(PHONE, field="fax"),
        replace(PHONE, value="12"),
    ],
    ids=lambda bad: f"{bad.office} {bad.field} {bad.value[:12]}",
)
def test_one_that_cannot_be_read_is_left_out_and_logged(invented_knowledge, caplog, bad):
    address = replace(PHONE, field="address", value="Moon Hill")
    knowledge = apply_confirmations(invented_knowledge, [bad, address])
    assert kasumi(knowledge) == replace(kasumi(invented_knowledge), address=kasumi(knowledge).address)
    assert kasumi(knowledge).address.confirmed_text == "Moon Hill"
    assert [record.getMessage().startswith(f"confirmation of {bad.office} {bad.field} left out: ") for record in caplog.records] == [True]


@pytest.mark.parametrize(
    ("confirmation", "faults"),
    [
        (PHONE, []),
        (replace(PHONE, field="hours", value=HOURS), []),
        (replace(PHONE, value="000-000-000"), ["phone"]),
        (replace(PHONE, value="000-000-0007"), ["wrong_number"]),
        (replace(PHONE, field="page", value="example.org"), ["page"]),
        (replace(PHONE, field="page", value="http://www.town.lg.jp"), ["page"]),
        (replace(PHONE, field="page", value="https://www.town.lg.jp/soudan?x=1"), []),
        (replace(PHONE, field="page", value="https://desk.go.jp"), []),
        (replace(PHONE, field="page", value="https://evil.example"), ["page_host"]),
        (replace(PHONE, field="page", value="https://www.town.lg.jp.evil.example"), ["page_host"]),
        (replace(PHONE, field="page", value="https://evillg.jp"), ["page_host"]),
        (replace(PHONE, field="page", value="https://desk.go.jp@evil.example/"), ["page"]),
        (replace(PHONE, field="page", value="https://desk.go.jp:8443/"), ["page"]),
        (replace(PHONE, field="page", value="https://desk.go.jp:x/"), ["page"]),
        (replace(PHONE, field="page", value="https://desk.go.jp/\u202egnp"), ["page"]),
        (replace(PHONE, field="page", value="https://[desk.go.jp/"), ["page"]),
        (replace(PHONE, field="page", value="https:///desk.go.jp"), ["page"]),
        (replace(PHONE, field="page", value="https://desk.go.jp\\@evil.example"), ["page"]),
        (replace(PHONE, value="110"), ["office_phone"]),
        (replace(PHONE, value="#8008"), ["office_phone"]),
        (replace(PHONE, value="0990-12-3456"), ["office_phone"]),
        (replace(PHONE, value="0570-00-0000"), []),
        (replace(PHONE, source="hearsay"), ["source"]),
        (replace(PHONE, office="moon-desk/gone"), ["office"]),
        (replace(PHONE, field="hours", value="garbage"), ["hours"]),
        (replace(PHONE, field="hours", value='{"value": [{"open": "9"}]}'), ["hours"]),
        (replace(PHONE, field="fax"), ["value"]),
    ],
)
def test_the_fault_of_a_confirmation(invented_knowledge, confirmation, faults):
    knowledge = replace(invented_knowledge, wrong_numbers={"000-000-0007": "no such line"})
    assert confirmation_faults(knowledge, confirmation) == faults


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("https://www.city.anywhere.gunma.jp/x", ""),  # under the name of the prefecture, whose page is a source
        ("https://www.city.anywhere.tochigi.jp/x", "page_host"),
        ("https://minna-tunagaru.jp/new", ""),  # named by the region's files
        ("https://sub.minna-tunagaru.jp/", "page_host"),
    ],
)
def test_the_region_vouches_for_its_own_hosts(knowledge, address, fault):
    assert page_fault(knowledge, address) == fault


@pytest.mark.parametrize(("address", "fault"), [("https://desk.example/x", ""), ("https://www.desk.example/", "page_host"), ("http://desk.example/", "page")])
def test_the_operator_vouches_for_other_hosts(invented_knowledge, address, fault):
    page = replace(PHONE, field="page", value=address)
    assert confirmation_faults(invented_knowledge, page, {"desk.example"}) == ([fault] if fault else [])
    assert confirmation_faults(invented_knowledge, page) == [fault or "page_host"]


def test_every_page_and_number_of_an_office_in_the_files_could_be_confirmed_again(knowledge):
    for of_window in knowledge.contact_offices.values():
        for office in of_window.values():
            assert not office.phone.text or is_office_phone(office.phone.text), office.id
            assert page_fault(knowledge, office.page.text) != "page_host" or not office.page.text, office.id


@pytest.mark.parametrize(
    ("field", "value", "readable"),
    [
        ("phone", "000-000-0000", True), ("phone", "12", False), ("fax", "000-000-0000", False), ("page", "anything", True),
        ("hours", HOURS, True), ("hours", '{"value": "always"}', True), ("hours", "null", False), ("hours", '{"value": [{"open": "9"}]}', False),
    ],
)  # fmt: skip
def test_whether_the_program_knows_field_and_format(field, value, readable):
    assert is_readable(replace(PHONE, field=field, value=value, office="nowhere/at-all")) is readable


def test_hours_in_no_format_of_ours_are_an_error_with_a_name():
    with pytest.raises(UnreadableConfirmation, match="moon-desk/kasumi"):
        replace(PHONE, field="hours", value="garbage").as_entry()


def test_what_is_written_to_the_file_reads_the_same(tmp_path):
    confirmations = [PHONE, replace(PHONE, field="hours", value=HOURS, evidence="a letter")]
    (tmp_path / "confirmed.yaml").write_text(confirmations_yaml(confirmations), encoding="utf-8")
    tree = read_yaml("confirmed.yaml", RegionFiles(tmp_path), Report())
    read = [read_confirmation(entry) for entry in tree.list()]
    assert [replace(confirmation, value="") for confirmation in read] == [replace(c, value="") for c in confirmations]
    assert read[0].value == PHONE.value
    assert json.loads(read[1].value) == json.loads(HOURS)


def test_a_long_remark_stays_on_its_line():
    """What an officer compares with yesterday's file differs where the words do, not where a line would break."""
    (line,) = [line for line in confirmations_yaml([replace(PHONE, evidence="a letter " * 30)]).splitlines() if "a letter" in line]
    assert line.count("a letter") == 30


def test_no_rule_reads_a_confirmed_value(invented_knowledge):
    """What lets `with_contacts` keep the compiled rules."""
    values = {"phone": "000-000-0000", "hours": HOURS, "address": "Moon Hill", "page": "https://example.org"}
    assert tuple(values) == OFFICE_VALUES
    confirmations = [replace(PHONE, field=field, value=value) for field, value in values.items()]
    confirmed = apply_confirmations(invented_knowledge, confirmations)
    assert kasumi(confirmed) != kasumi(invented_knowledge)
    for day in invented_knowledge.rules.boundaries():
        assert confirmed.rules.source_on(day) == invented_knowledge.rules.source_on(day)


def test_a_hidden_value_shows_nothing_and_is_read_back(invented_knowledge, tmp_path):
    hidden = Confirmation("moon-desk/kasumi", "phone", "", "", DAY, hidden=True)
    assert is_readable(hidden)
    assert kasumi(apply_confirmations(invented_knowledge, [PHONE, hidden])).phone.status == "unknown"
    (tmp_path / "confirmed.yaml").write_text(confirmations_yaml([hidden]), encoding="utf-8")
    report = Report()
    entry, = read_yaml("confirmed.yaml", RegionFiles(tmp_path), report).list()
    assert read_confirmation(entry) == hidden
    assert report.problems == []
