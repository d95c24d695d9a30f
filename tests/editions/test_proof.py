"""A draft is proven by the checks that serve, compared in people's words, and held against the golden cases."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from navigator.editions.proof import STEPS, ProofTask, prove_draft
from navigator.ledger.database import Actor
from tests.conftest import ROOT

REGION = ROOT / "tests/regions/mahoroba"
DAY = date(2030, 5, 1)
ZONE = ZoneInfo("Asia/Tokyo")
OFFICER = Actor("ann", datetime(2030, 4, 30, 20, 0, tzinfo=UTC))  # DAY by the region's clock
LIMIT = "rules/parameters.yaml"


def changed(file, old, new):
    text = (REGION / file).read_text(encoding="utf-8")
    assert old in text
    return {file: text.replace(old, new)}


def result_of(texts, steps=None):
    said = [] if steps is None else steps
    return prove_draft(ProofTask(REGION, {}, texts, DAY, REGION / "cases"), said.append)


def test_for_whom_the_guidance_changes_is_told_in_words_with_an_example():
    steps = []
    result = result_of(changed(LIMIT, "value: 39", "value: 44"), steps)
    assert tuple(steps) == STEPS
    assert result["problems"] == []
    people = result["comparison"]["certain"]
    assert any("40" in answer and "44" in answer for each in people for answer in each["answers"])
    assert all(each["changes"] and each["example"] for each in people)
    assert result["holds_until"] == "2031-04-01", "from then on another limit is in force"


def test_a_golden_case_that_comes_out_otherwise_is_named():
    assert result_of(changed(LIMIT, "value: 39", "value: 44"))["cases"]
    assert result_of(changed("content/windows.yaml", "つきの相談所", "つきの丘の相談所"))["cases"] == []


def test_a_draft_silences_no_golden_case_and_tells_what_it_takes_away():
    raised = changed(LIMIT, "value: 39", "value: 44")
    assert result_of(raised | {"cases/people.yaml": "[]\n"})["cases"] == result_of(raised)["cases"]
    own = "- {name: a, facts: {persona: resident}}\n- {name: b, facts: {persona: resident}}\n"
    task = ProofTask(REGION, {"cases/own.yaml": own}, {"cases/own.yaml": own.splitlines()[0] + "\n"}, DAY, REGION / "cases")
    told = "いまある確認例のうち、1件がなくなるか、変わります。"
    assert told in prove_draft(task, lambda _: None)["remarks"]
    assert not [each for each in result_of({})["remarks"] if "確認例" in each]


def test_what_cannot_be_loaded_is_named_with_file_and_line():
    result = result_of(changed("rules/windows.yaml", "eligible: {is: young}", "eligible: {is: yung}"))
    (file, line, text), *_ = result["problems"]
    assert (file, line) == ("rules/windows.yaml", 8)
    assert "young" in text
    assert result["comparison"] is None


def test_a_contact_is_no_matter_of_an_edition():
    office = "content/offices/star-cafe.yaml"
    faults = result_of(changed(office, "open: 10:00..15:00", "open: 10:00..16:00"))["faults"]
    assert any(fault.startswith(office) and "`hours`" in fault for fault in faults)
    assert not [fault for fault in result_of(changed("content/windows.yaml", "集まる", "つどう"))["faults"] if "contact" in fault]


@pytest.mark.parametrize("value", [
    "hours: {value: [{days: [mon], open: 10:00..15:00}], source: street-map, checked_on: 2030-04-01, status: confirmed}",
    "address: {value: かすみ市 星の坂（架空）, source: street-map, checked_on: 2030-04-01, status: confirmed}",
])  # fmt: skip
def test_a_new_office_has_no_value_that_nobody_confirmed_as_a_contact(value):
    office = "content/offices/star-cafe.yaml"
    new = f"{(REGION / office).read_text(encoding='utf-8')}annex:\n  name: ほしの喫茶の別館\n  at: '90001'\n  {value}\n"
    result = result_of({office: new})
    assert any("`star-cafe/annex` is a contact" in fault for fault in result["faults"]), result


def test_an_edition_leads_to_no_number_that_charges_and_to_no_page_of_anybody():
    file = "content/helplines.yaml"
    text = (REGION / file).read_text(encoding="utf-8")
    for line in ("chat_page: https://anybody.example/", "chat_page: http://a.lg.jp/", "chat_page: https://a.lg.jp@b.example/"):
        result = result_of({file: f"{text}\nchat:\n  name: よるの相談\n  for: [self_harm]\n  number: {{status: unknown}}\n  {line}\n"})
        assert any("is no plain https page" in fault for fault in result["faults"]), (line, result["problems"])
    value = "{value: 0990-00-0000, source: street-map, checked_on: 2030-04-01, status: confirmed}"
    result = result_of({file: f"{text}\nchat:\n  name: よるの相談\n  for: [self_harm]\n  number: {value}\n  chat_page: https://a.lg.jp/\n"})
    found = [fault for fault in result["faults"] if "`chat`" in fault]
    assert ["charges for what is told" in fault for fault in found] == [True]


def test_a_value_without_words_is_not_confirmed():
    office = "content/offices/star-cafe.yaml"
    (problem,) = result_of(changed(office, "かすみ市 星の坂（架空）", "''"))["problems"]
    assert (problem[1], "`value` is empty" in problem[2]) == (5, True)


def test_a_day_of_checking_that_is_to_come_is_refused():
    file = "content/helplines.yaml"
    own = (REGION / file).read_text(encoding="utf-8")
    for day, count in (("2030-05-01", 0), ("2030-05-02", 1)):
        value = f"{{value: 0120-00-0000, source: street-map, checked_on: {day}, status: confirmed}}"
        result = result_of({file: f"{own}\nnight:\n  name: よるの相談\n  for: [self_harm]\n  number: {value}\n"})
        assert len([fault for fault in result["faults"] if "which is to come" in fault]) == count, result
