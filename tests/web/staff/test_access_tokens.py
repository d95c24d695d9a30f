"""Tokens, as admins make and end them."""

import re

from starlette.testclient import TestClient


def test_a_token_is_shown_once(officer):
    admin = officer("admin")
    admin.get("tokens/")
    made = admin.post("tokens/", name="県庁の表")
    secret = re.search(r'class="secret">([\w-]{40,})<', made.text)[1]
    assert secret not in admin.get("tokens/").text
    assert "県庁の表" in admin.get("tokens/").text
    assert admin.post("tokens/end", name="県庁の表").status_code == 303
    assert "県庁の表" not in admin.get("tokens/").text


def test_a_token_needs_a_name_of_its_own(officer):
    admin = officer("admin")
    admin.get("tokens/")
    assert "名前をつけて" in admin.post("tokens/", name=" ").text
    admin.post("tokens/", name="県庁の表")
    again = admin.post("tokens/", name="県庁の表")
    assert again.status_code == 422
    assert "もうあります" in again.text


def test_the_last_use_of_a_token_is_shown(officer, app):
    admin = officer("admin")
    admin.get("tokens/")
    secret = re.search(r'class="secret">([\w-]{40,})<', admin.post("tokens/", name="県庁の表").text)[1]
    assert "まだ使われていません" in admin.get("tokens/").text
    TestClient(app).get("/api/v1/statistics?from=2026-09&to=2026-10", headers={"authorization": f"Bearer {secret}"})
    assert "最後に使われた日：2026-11-24" in admin.get("tokens/").text
