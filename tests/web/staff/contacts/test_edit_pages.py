"""One value confirmed by an officer is shown to citizens at once, on every machine; nobody sees it before."""

import pytest
from starlette.testclient import TestClient

from navigator.web.app import create_app
from tests.conftest import NOW
from tests.web.staff.contacts.conftest import CITIZEN, NUMBER, OTA, confirm, typed


def test_a_number_is_previewed_confirmed_and_shown_at_once(officer, site):
    editor = officer("editor")
    editor.get(f"{OTA}/phone")
    page = editor.post(f"{OTA}/phone", typed())
    assert page.status_code == 200
    assert "下見です" in page.text
    assert f'href="tel:{NUMBER}"' in page.text
    assert NUMBER not in editor.client.get(CITIZEN).text  # nobody else sees it yet
    confirm(editor)
    text = editor.client.get(CITIZEN).text
    assert f'href="tel:{NUMBER}"' in text
    assert "窓口に電話して確かめました" in text
    assert "ここで聞いてみてください" not in text


def test_another_machine_shows_it_too(app, officer):
    other = create_app(app.state.site.settings, clock=lambda: NOW)
    with TestClient(other) as citizen:
        assert NUMBER not in citizen.get(CITIZEN).text
        confirm(officer("editor"))
        other.state.site.ledger_watch.refresh()  # as it does by itself every second
        assert NUMBER in citizen.get(CITIZEN).text


def test_a_start_without_the_database_shows_what_was_last_confirmed(app, officer):
    confirm(officer("editor"))
    settings = app.state.site.settings.model_copy(
        update={"database_url": "postgresql://nobody@127.0.0.1:1/none"}
    )
    again = create_app(settings, clock=lambda: NOW)
    assert again.state.site.knowledge.offices["hello-work"]["ota"].phone.confirmed_text == NUMBER


def test_hours_become_open_now(officer, site):
    editor = officer("editor")
    confirm(editor)
    confirm(editor, "hours", value="月〜金 8:30〜17:15\r\n祝日はお休み\r\n12/29〜1/3はお休み")
    text = editor.client.get(CITIZEN).text
    assert "いま受け付けています（17:15まで）" in text
    assert "8:30〜17:15" in editor.get(OTA).text


def test_an_address_and_a_page_are_shown(officer):
    editor = officer("editor")
    confirm(editor, "address", value="太田市  飯田町1")
    confirm(editor, "page", value="https://www.city.ota.gunma.jp/soudan")
    text = editor.client.get(CITIZEN).text
    assert "太田市 飯田町1" in text
    assert 'href="https://www.city.ota.gunma.jp/soudan"' in text


def test_a_number_that_costs_more_says_so_to_citizens(officer):
    editor = officer("editor")
    said = "電話代がかかります"
    confirm(editor)
    assert said not in editor.client.get(CITIZEN).text
    confirm(editor, value="0570-00-0000", again="0570-00-0000")  # no line has such a number
    assert said in editor.client.get(CITIZEN).text


@pytest.mark.parametrize(("field", "value"), [("phone", "0990-12-3456"), ("phone", "110"), ("page", "https://evil.example/")])
def test_what_no_office_has_is_not_even_previewed(officer, field, value):
    editor = officer("editor")
    editor.get(f"{OTA}/{field}")
    response = editor.post(f"{OTA}/{field}", typed(value=value, again=value, do="confirm"))
    assert response.status_code == 422
    assert "窓口の電話番号を" in response.text or "公的なページの" in response.text


def test_viewers_see_and_do_not_confirm(officer, site):
    viewer = officer("viewer")
    assert viewer.get(f"{OTA}/phone").status_code == 403
    assert viewer.post(f"{OTA}/phone", typed(do="confirm")).status_code == 403
    assert "確かめる</a>" not in viewer.get(OTA).text


def test_a_page_on_a_host_that_only_the_operator_names_is_confirmed(officer, site):
    editor, address = officer("editor"), "https://desk.example/soudan"
    editor.get(f"{OTA}/page")
    assert "公的なページのアドレス" in editor.post(f"{OTA}/page", typed(value=address)).text
    site.settings = site.settings.model_copy(update={"page_hosts": "desk.example"})
    confirm(editor, "page", value=address)
    assert address in editor.client.get(CITIZEN).text
