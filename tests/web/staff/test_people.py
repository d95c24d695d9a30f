"""Accounts, as admins make, change and remove them."""

import pytest

from navigator.ledger import accounts
from navigator.ledger.database import Actor
from tests.conftest import NOW
from tests.web.staff.conftest import HASH


def test_an_admin_adds_changes_and_removes_people(site, officer, stranger):
    admin = officer("admin")
    admin.get("people/")
    new = {"name": "Ｂob", "role": "viewer", "password": "three quiet cranes", "again": "three quiet cranes"}
    assert admin.post("people/", new).status_code == 303
    assert stranger.sign_in("bob", "three quiet cranes").status_code == 303
    stranger.get("me")
    stranger.post("me", now="three quiet cranes", password="seven loud geese", again="seven loud geese")
    assert stranger.sign_in("bob", "seven loud geese").status_code == 303
    admin.get("people/")
    assert admin.post("people/bob", do="role", role="editor").status_code == 303
    assert stranger.get("kpi/import").status_code == 200
    admin.get("people/")
    assert admin.post("people/bob", do="remove").status_code == 303
    assert stranger.get("kpi/").status_code == 303
    assert admin.get("audit").text.count("職員を登録") >= 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "a b"}, "空白は使えません"),
        ({"name": "admin"}, "もう使われています"),
        ({"role": "king"}, "権限を選んで"),
        ({"password": "short", "again": "short"}, "12文字以上"),
        ({"again": "another"}, "２回の入力がちがいます"),
    ],
)
def test_a_bad_account_is_said_kindly_and_the_name_is_kept(officer, change, words):
    admin = officer("admin")
    admin.get("people/")
    fields = {
        "name": "bob",
        "role": "viewer",
        "password": "three quiet cranes",
        "again": "three quiet cranes",
        **change,
    }
    response = admin.post("people/", fields)
    assert response.status_code == 422
    assert words in response.text
    assert f'value="{fields["name"]}"' in response.text
    assert "three quiet" not in response.text


def test_a_password_of_places_is_refused(officer, knowledge):
    first, second, *_ = (place.romaji for place in knowledge.municipalities.values())
    admin, password = officer("admin"), f"{first}-{second}-2026"
    admin.get("people/")
    response = admin.post("people/", name="bob", role="viewer", password=password, again=password)
    assert response.status_code == 422
    assert "名前や地名、よくある言葉は避けて" in response.text
    assert password not in response.text


def test_the_last_admin_cannot_lock_everybody_out(officer):
    admin = officer("admin")
    admin.get("people/")
    for fields in ({"do": "remove"}, {"do": "role", "role": "viewer"}):
        response = admin.post("people/admin", fields)
        assert response.status_code == 422
        assert "管理者がひとりもいなく" in response.text


def test_an_account_made_at_the_terminal_opens_at_once(site, stranger):
    stranger.get("sign-in")
    with site.ledger.writing() as connection:
        accounts.add(connection, ("first", "admin"), HASH, Actor("terminal", NOW))
    assert stranger.sign_in("first").status_code == 303
