"""One value confirmed by an officer is shown to citizens at once, on every machine, and wrong ones are refused."""

import html
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import yaml

from navigator.knowledge.confirmations import apply_confirmations
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.load import load
from navigator.ledger import confirmed_contacts as contacts
from navigator.ledger.database import Actor
from navigator.usage.counts import WRONG_NUMBER, EventCount
from navigator.web.app import create_app
from tests.conftest import NOW, ROOT

OTA = "contacts/hello-work/ota"
CITIZEN = "/ja/windows/hello-work?place=10205"
NUMBER = "0276-46-8609"  # invented for the test: shaped like a number of the town


def typed(**more):
    return {
        "value": NUMBER,
        "again": NUMBER,
        "source": "officer-call",
        "checked_on": "2026-11-24",
        "evidence": "",
        "do": "preview",
        **more,
    }


def confirm(officer, field="phone", path=OTA, **more):
    officer.get(f"{path}/{field}")
    assert officer.post(f"{path}/{field}", typed(**more)).status_code == 200
    return officer.post(f"{path}/{field}", typed(**more, do="confirm") if "do" not in more else typed(**more))


def test_a_number_is_previewed_confirmed_and_shown_at_once(officer, site):
    ed = officer("editor")
    ed.get(f"{OTA}/phone")
    page = ed.post(f"{OTA}/phone", typed())
    assert page.status_code == 200
    assert "下見です" in page.text
    assert f'href="tel:{NUMBER}"' in page.text
    assert NUMBER not in ed.client.get(CITIZEN).text  # nobody else sees it yet
    assert ed.post(f"{OTA}/phone", typed(do="confirm")).status_code == 303
    text = ed.client.get(CITIZEN).text
    assert f'href="tel:{NUMBER}"' in text
    assert "窓口に電話して確かめました" in text
    assert "いま確認中です" not in text


def test_another_machine_shows_it_too(app, officer, knowledge, monkeypatch):
    monkeypatch.setattr("navigator.web.app.load", lambda _: knowledge)
    monkeypatch.setattr("navigator.web.ledger_watch.EVERY", 0)
    other = create_app(app.state.site.settings, clock=lambda: NOW)
    from starlette.testclient import TestClient

    with TestClient(other) as citizen:
        assert NUMBER not in citizen.get(CITIZEN).text
        confirm(officer("editor"))
        assert NUMBER in citizen.get(CITIZEN).text


def test_a_start_without_the_database_shows_what_was_last_confirmed(app, officer, knowledge, monkeypatch):
    confirm(officer("editor"))
    settings = app.state.site.settings.model_copy(
        update={"database_url": "postgresql://nobody@127.0.0.1:1/none"}
    )
    monkeypatch.setattr("navigator.web.app.load", lambda _: knowledge)
    again = create_app(settings, clock=lambda: NOW)
    assert again.state.site.knowledge.offices["hello-work"]["ota"].phone.confirmed_text == NUMBER


@pytest.mark.parametrize(
    ("field", "more", "words"),
    [
        ("phone", {"value": "電話なし", "again": "電話なし"}, "電話番号として読めません"),
        ("phone", {"value": "12", "again": "12"}, "電話番号として読めません"),
        ("phone", {"value": "0570-046-556", "again": "0570-046-556"}, "まちがって出回っている番号"),
        ("phone", {"again": "0276-46-8600"}, "２回の番号がちがいます"),
        ("phone", {"value": "", "again": ""}, "空です"),
        ("phone", {"again": ""}, "２回の番号がちがいます"),
        ("phone", {"source": "somebody"}, "何で確かめたかを選んで"),
        ("phone", {"checked_on": "2027-01-01"}, "まだ来ていない日"),
        ("phone", {"checked_on": "2025-01-01"}, "１年より前"),
        ("phone", {"checked_on": "昨日"}, "確かめた日を選んで"),
        ("page", {"value": "javascript:alert(1)"}, "https:// から始まる"),
        ("hours", {"value": "朝から晩まで"}, "読めませんでした"),
    ],
)
def test_a_bad_value_is_said_kindly_and_nothing_is_lost(officer, site, field, more, words):
    ed = officer("editor")
    ed.get(f"{OTA}/{field}")
    for do in ("preview", "confirm"):
        response = ed.post(f"{OTA}/{field}", typed(**{**more, "do": do, "evidence": "控え"}))
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


def test_hours_become_open_now(officer, site):
    ed = officer("editor")
    confirm(ed)
    confirm(ed, "hours", value="月〜金 8:30〜17:15\r\n祝日はお休み\r\n12/29〜1/3はお休み")
    text = ed.client.get(CITIZEN).text
    assert "いま受け付けています（17:15まで）" in text
    assert "8:30〜17:15" in ed.get(OTA).text


def test_an_address_and_a_page_are_shown(officer):
    ed = officer("editor")
    confirm(ed, "address", value="太田市  飯田町1")
    confirm(ed, "page", value="https://example.jp/ota")
    text = ed.client.get(CITIZEN).text
    assert "太田市 飯田町1" in text
    assert 'href="https://example.jp/ota"' in text


def test_a_confirmation_is_corrected_and_taken_back_with_history(officer, site):
    ed = officer("editor")
    confirm(ed)
    confirm(ed, value="0276-46-8600", again="0276-46-8600")
    ed.get(OTA)
    assert ed.post(f"{OTA}/phone", do="withdraw").status_code == 303
    assert "いま確認中です" in ed.client.get(CITIZEN).text
    text = ed.get(OTA).text
    assert text.count(NUMBER) == 1
    assert "0276-46-8600" in text
    assert "取り消し" in text
    audit = ed.get("audit").text
    assert audit.count("連絡先を確認した") == 2
    assert "連絡先の確認を取り消した" in audit


def test_an_extension_goes_with_the_number_it_belonged_to(knowledge):
    phone = next(
        o.phone for p in knowledge.offices.values() for o in p.values() if o.phone.extension and o.phone.confirmed_text
    )
    window, office = next(
        (w, o.id) for w, p in knowledge.offices.items() for o in p.values() if o.phone == phone
    )

    def laid(number):
        one = Confirmation(f"{window}/{office}", "phone", number, "officer-call", date(2026, 11, 24))
        return apply_confirmations(knowledge, [one]).offices[window][office].phone

    assert laid(phone.text).extension == phone.extension
    assert laid(NUMBER).extension == ""


def test_the_export_is_the_file_and_comes_back_the_same(officer, site, tmp_path):
    import shutil

    ed = officer("editor")
    confirm(ed, evidence="https://example.jp/ota を見た")
    confirm(ed, "hours", value="月〜金 8:30〜17:15\n祝日はお休み\n12/29〜1/3はお休み")
    confirm(ed, "hours", path="contacts/saposute/gunma", value="24時間")
    file = ed.get("contacts/confirmed.yaml")
    for name in ("rules", "content"):
        shutil.copytree(ROOT / name, tmp_path / "region" / name)
    (tmp_path / "region/content/confirmed.yaml").write_bytes(file.content)
    again = load(tmp_path / "region")
    for window, office in (("hello-work", "ota"), ("saposute", "gunma")):
        here, there = site.knowledge.offices[window][office], again.offices[window][office]
        assert (here.phone, here.hours) == (there.phone, there.hours)
    with site.ledger.reading() as connection:
        kept = contacts.values(contacts.current(connection))
    assert set(again.confirmations) == set(kept)
    assert len(yaml.safe_load(file.text)) == 3


def test_an_entry_that_no_longer_fits_the_files_is_left_out(knowledge):
    gone = Confirmation("hello-work/closed", "phone", NUMBER, "officer-call", date(2026, 11, 24))
    good = replace(gone, office="hello-work/ota")
    laid = apply_confirmations(knowledge, [gone, good])
    assert laid.offices["hello-work"]["ota"].phone.confirmed_text == NUMBER
    assert "closed" not in laid.offices["hello-work"]


def names(text):
    return re.findall(r'<th scope="row"><a href="/staff/contacts/[^"]+">([^<]+)</a>', text)


def test_what_people_meet_most_waits_first(officer, site, monkeypatch):
    shown = {"welfare-office": "＊", "saposute": "1,234", "hello-work": "56以上"}
    monkeypatch.setattr(site.published, "offers_shown", lambda *_: shown)
    offices = site.knowledge.offices
    found = names(officer("viewer").get("contacts/").text)
    expected = [*offices["saposute"], *offices["hello-work"]]
    assert {o.name for w in ("saposute", "hello-work") for o in offices[w].values()} == set(
        found[: len(expected)]
    )
    assert found[0] in {o.name for o in offices["saposute"].values()}


def test_a_number_told_not_to_work_stands_first_until_it_is_confirmed_anew(officer, site):
    office = "labour-bureau/shokutai"
    ed = officer("editor")
    ed.client.post("/ja/wrong-number", data={"office": office})
    text = ed.get("contacts/").text
    assert "つながらないと知らせのあった所 1" in text
    assert names(text)[0] == site.knowledge.offices["labour-bureau"]["shokutai"].name
    number = site.knowledge.offices["labour-bureau"]["shokutai"].phone.confirmed_text
    confirm(ed, path=f"contacts/{office}", value=number, again=number)
    # A report of the very day of the confirmation does not outlive it.
    assert "つながらないと知らせのあった所 0" in ed.get("contacts/").text
    site.store.write(NOW.date() + timedelta(days=1), [EventCount(WRONG_NUMBER, office)])
    assert "つながらないと知らせのあった所 1" in ed.get("contacts/").text


def test_the_day_of_a_confirmation_is_the_regions(officer, site):
    """At eight in the morning it is still the day before in UTC."""
    one = Confirmation("hello-work/ota", "phone", NUMBER, "officer-call", NOW.date())
    with site.ledger.writing() as connection:
        contacts.confirm(connection, one, Actor("ann", datetime(2026, 11, 24, 23, 0, tzinfo=UTC)))
    for day, told in ((25, 0), (26, 1)):
        site.store.write(date(2026, 11, day), [EventCount(WRONG_NUMBER, "hello-work/ota")])
        assert f"つながらないと知らせのあった所 {told}" in officer("viewer").get("contacts/").text


def test_a_year_later_an_officer_is_reminded(officer, site):
    one = Confirmation("hello-work/ota", "phone", NUMBER, "officer-call", date(2025, 11, 23))
    with site.ledger.writing() as connection:
        contacts.confirm(connection, one, Actor("ann", NOW))
    text = officer("viewer").get("contacts/").text
    assert "電話：１年以上前" in text
    assert "確かめてから１年を過ぎました" in officer("viewer").get(OTA).text


def test_viewers_see_and_do_not_confirm(officer, site):
    viewer = officer("viewer")
    assert viewer.get(f"{OTA}/phone").status_code == 403
    assert viewer.post(f"{OTA}/phone", typed(do="confirm")).status_code == 403
    assert "確かめる</a>" not in viewer.get(OTA).text


@pytest.mark.parametrize(
    "path", ["contacts/hello-work/none", "contacts/none/ota", "contacts/hello-work/ota/fax"]
)
def test_what_does_not_exist_is_not_found(officer, path):
    assert officer("editor").get(path).status_code == 404
