"""What is typed is read kindly, or refused beside its field."""

import html
from datetime import timedelta

import pytest

from tests.conftest import NOW
from tests.web.staff.contacts.conftest import NUMBER, OTA, confirm, typed


@pytest.mark.parametrize(
    ("field", "more", "words"),
    [
        ("phone", {"value": "電話なし", "again": "電話なし"}, "電話番号として読めません"),
        ("phone", {"value": "12", "again": "12"}, "電話番号として読めません"),
        ("phone", {"again": "0276-46-8600"}, "２回の番号がちがいます"),
        ("phone", {"value": "", "again": ""}, "空です"),
        ("phone", {"again": ""}, "２回の番号がちがいます"),
        ("phone", {"source": "somebody"}, "何で確かめたかを選んで"),
        ("phone", {"checked_on": str(NOW.date() + timedelta(1))}, "まだ来ていない日"),
        ("phone", {"checked_on": str(NOW.date() - timedelta(366))}, "１年より前"),
        ("phone", {"checked_on": "昨日"}, "確かめた日を選んで"),
        ("page", {"value": "javascript:alert(1)"}, "https:// から始まる"),
        ("hours", {"value": "朝から晩まで"}, "読めませんでした"),
    ],
)
def test_a_bad_value_is_said_kindly_and_nothing_is_lost(officer, site, field, more, words):
    editor = officer("editor")
    editor.get(f"{OTA}/{field}")
    for do in ("preview", "confirm"):
        response = editor.post(f"{OTA}/{field}", typed(**{**more, "do": do, "evidence": "控え"}))
        assert response.status_code == 422
        assert words in response.text
        assert 'value="控え"' in response.text
        assert html.escape(more.get("value", NUMBER)) in response.text
    assert not site.knowledge.offices["hello-work"]["ota"].phone.confirmed_text


@pytest.mark.parametrize(
    "number", ["０２７６－４６－８６０９", "(0276)46-8609", "0276 46 8609", " 0276ー46ー8609 "]
)
def test_a_number_is_read_as_it_is_written_in_letters(officer, site, number):
    confirm(officer("editor"), value=number, again=number)
    assert site.knowledge.offices["hello-work"]["ota"].phone.confirmed_text == NUMBER


def test_a_number_known_to_be_wrong_is_refused_with_the_reason(officer, knowledge):
    number, why = next(iter(knowledge.wrong_numbers.items()))
    editor = officer("editor")
    editor.get(f"{OTA}/phone")
    response = editor.post(f"{OTA}/phone", typed(value=number, again=number))
    assert response.status_code == 422
    assert "まちがって出回っている番号" in response.text
    assert html.escape(why) in response.text


@pytest.mark.parametrize("days", [0, 365])
def test_a_value_may_be_a_year_old_and_no_older(officer, site, days):
    confirm(officer("editor"), checked_on=str(NOW.date() - timedelta(days)))
    assert site.knowledge.offices["hello-work"]["ota"].phone.confirmed_text == NUMBER
