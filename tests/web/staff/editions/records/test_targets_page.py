"""The targets of a year as one table: a number is read aloud before and after, and a faulty one loses nothing."""

import html
import re

import pytest

from tests.web.staff.editions.conftest import text_of, texts
from tests.web.staff.editions.test_edition_pages import begin, write

YEAR = "content/kpi/y1.yaml"
SECOND = "  - {id: lessons, section: B, unit: 回, counted: year, text: 教室の回数, note: まだわかりません}  # 二つめ\n"


@pytest.fixture
def path(ann):
    path = begin(ann)
    write(ann, path, text_of(YEAR) + SECOND, YEAR)
    return path


def send(officer, path, page="", **typed):
    page = page or officer.get(f"{path}/targets/y1").text
    fields = {name: html.unescape(value) for name, value in re.findall(r'<input type="hidden" name="(seen:[^"]+)" value="([^"]*)"', page)}
    fields |= {name: html.unescape(value) for name, value in re.findall(r'name="(value:[^"]+)"\s+value="([^"]*)"', page)}
    fields |= {name: html.unescape(value).strip() for name, value in re.findall(r'name="(note:[^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL)}
    return officer.post(f"{path}/targets/y1", fields | typed)


def test_targets_are_entered_and_read_aloud(ann, path, site):
    assert send(ann, path).status_code == 303
    assert texts(site)[YEAR] == text_of(YEAR) + SECOND, "nothing was changed"
    assert send(ann, path, **{"value:lessons": "１,２００", "note:lessons": "", "value:visitors": "40"}).status_code == 303
    told = text_of(YEAR).replace("value: '30'", "value: '40'") + SECOND.replace("unit: 回", "value: 1200, unit: 回").replace(
        ", note: まだわかりません", ""
    )
    assert texts(site)[YEAR] == told
    page = html.unescape(ann.get(f"{path}/targets/y1").text)
    before, after = re.search(r"お茶の会に来る人</b></p>.*?前</b></dt>(.*?)<dt><b>後</b></dt>(.*?)</dl>", page, re.DOTALL).groups()
    assert "30人" in before
    assert "40人" in after
    assert 'href="/staff/editions/1/targets/y1">はじめの年' in ann.get(f"{path}/targets").text


def test_what_is_no_number_is_said_at_its_field_and_nothing_is_lost(ann, path, site):
    before = texts(site)
    page = html.unescape((refused := send(ann, path, **{"value:visitors": "四十", "value:lessons": "12"})).text)
    assert refused.status_code == 422
    assert "数字だけ" in re.search(r'id="visitors-problem">(.*?)</p>', page)[1]
    assert 'value="12"' in page
    assert 'value="四十"' in page
    assert texts(site) == before


def test_two_officers_change_two_targets_and_meet_at_one(ann, desk, path, site):
    bob = desk("bob")
    shown = bob.get(f"{path}/targets/y1").text
    assert send(ann, path, **{"value:visitors": "40"}).status_code == 303
    assert send(bob, path, shown, **{"value:lessons": "12"}).status_code == 303
    refused = send(bob, path, shown, **{"value:visitors": "50"})
    assert refused.status_code == 422
    assert "いまは「40人」です" in refused.text
    assert send(bob, path, refused.text).status_code == 303
    assert "value: '50'" in texts(site)[YEAR]
    assert "value: 12, unit: 回" in texts(site)[YEAR]


def test_who_may_only_look_sees_no_form_and_what_is_not_there_is_not_found(desk, ann, path):
    eve = desk("eve")
    assert "<textarea" not in eve.get(f"{path}/targets/y1").text
    assert eve.post(f"{path}/targets/y1", {"value:visitors": "1"}).status_code == 403
    assert ann.get(f"{path}/targets/y9").status_code == 404
