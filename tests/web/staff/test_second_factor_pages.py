"""The second factor as an officer meets it: set up, asked for after the password, required, and lost."""

import re

import pytest

from navigator.ledger import second_factor
from navigator.ledger.attempts import FREE_ATTEMPTS
from navigator.ledger.database import Actor
from navigator.ledger.second_factor import STEP, SeedSeal
from tests.conftest import NOW
from tests.web.conftest import SECRET
from tests.web.staff.conftest import PASSWORD

SEED = b"12345678901234567890"
SECONDS = int(NOW.timestamp())
PATH = "me/second-factor"


def number(late=0):
    return second_factor.number_at(SEED, SECONDS + late)


@pytest.fixture
def codes(site, accounts_made):
    """Of the viewer, who has a second factor."""
    with site.ledger.writing() as connection:
        sealed = SeedSeal([SECRET]).seal(SEED)
        return second_factor.turn_on(connection, "viewer", sealed, SECONDS // STEP - 5, Actor("viewer", NOW))


def send(browser, typed, **more):
    token = re.search(r'name="passed" value="([^"]*)"', browser.last.text)
    return remember(browser, browser.post("sign-in/number", code=typed, passed=token[1] if token else "", **more))


def remember(browser, response):
    browser.last = response
    return response


def give_password(browser, **more):
    return remember(browser, browser.sign_in("viewer", **more))


def test_a_number_is_asked_for_after_the_password(stranger, codes):
    page = give_password(stranger, next="/staff/kpi/")
    assert page.status_code == 200
    assert "６けたの番号" in page.text
    assert stranger.client.get("/staff/kpi/").status_code == 303, "nothing is open yet"
    assert send(stranger, "000000").status_code == 422
    assert send(stranger, number(), next="/staff/kpi/").headers["location"] == "/staff/kpi/"
    assert stranger.get("kpi/").status_code == 200


def test_a_wrong_password_asks_for_no_number(stranger, codes):
    assert "６けた" not in give_password(stranger, password="not the one").text


def test_a_recovery_code_opens_once(stranger, codes):
    give_password(stranger)
    assert send(stranger, codes[0]).status_code == 303
    stranger.post("sign-out")
    give_password(stranger)
    assert send(stranger, codes[0]).status_code == 422


def test_numbers_are_not_guessed(stranger, codes):
    give_password(stranger)
    for _ in range(FREE_ATTEMPTS):
        assert send(stranger, "000000").status_code == 422
    refused = send(stranger, number())
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "15"


@pytest.mark.parametrize("passed", ["", "x", "x.y.z", "a" * 5000])
def test_nobody_comes_to_the_number_without_the_password(stranger, codes, passed):
    stranger.get("sign-in")
    response = stranger.post("sign-in/number", code=number(), passed=passed)
    assert response.status_code == 422
    assert "もう一度、はじめから" in response.text


def test_that_the_password_was_right_is_of_no_use_in_another_browser(app, stranger, codes):
    give_password(stranger)
    token = re.search(r'name="passed" value="([^"]*)"', stranger.last.text)[1]
    thief = type(stranger)(app)
    thief.get("sign-in")
    assert thief.post("sign-in/number", code=number(), passed=token).status_code == 422


def test_it_is_set_up_with_the_number_of_the_app_and_the_password(site, officer):
    editor = officer("editor")
    page = editor.get(PATH).text
    sealed = re.search(r'name="seed" value="([^"]*)"', page)[1]
    seed = SeedSeal([SECRET]).open(sealed)
    assert "<svg" in page
    right = {"seed": sealed, "code": second_factor.number_at(seed, SECONDS), "now": PASSWORD, "do": "on"}
    assert "いまのパスワードがちがう" in editor.post(PATH, right, now="no").text
    wrong = editor.post(PATH, right, code="000000")
    assert wrong.status_code == 422
    assert SeedSeal([SECRET]).open(re.search(r'name="seed" value="([^"]*)"', wrong.text)[1]) == seed, "the app has read it"
    assert len(re.findall(r"(?:\w{4}-){3}\w{4}", editor.post(PATH, right).text)) == second_factor.RECOVERY_CODES
    with site.ledger.reading() as connection:
        assert second_factor.is_on(connection, "editor")
    assert "２段階の確認を始めた" in editor.get("audit").text
    assert not re.findall(r"(?:\w{4}-){3}\w{4}", editor.get(PATH).text), "shown once"


def test_a_stolen_session_turns_nothing_off(site, officer, codes):
    viewer = officer("viewer")
    viewer.get(PATH)
    for _ in range(FREE_ATTEMPTS):
        assert viewer.post(PATH, do="off", now="no").status_code == 422
    assert viewer.post(PATH, do="off", now=PASSWORD).status_code == 429
    with site.ledger.reading() as connection:
        assert second_factor.is_on(connection, "viewer")


def test_it_is_turned_off_and_codes_are_made_anew_with_the_password(officer, stranger, codes):
    viewer = officer("viewer")
    viewer.get(PATH)
    anew = re.findall(r"(?:\w{4}-){3}\w{4}", viewer.post(PATH, do="codes", now=PASSWORD).text)
    assert len(anew) == len(codes)
    assert not set(anew) & set(codes)
    assert viewer.post(PATH, do="off", now=PASSWORD).status_code == 303
    assert stranger.sign_in("viewer").status_code == 303


def test_administrators_require_it_and_nothing_else_opens_before(officer):
    admin, editor = officer("admin"), officer("editor")
    admin.get("people/")
    assert admin.post("people/second-factor", do="require").status_code == 303
    assert editor.get("kpi/").headers["location"] == f"/staff/{PATH}"
    assert admin.get("people/").headers["location"] == f"/staff/{PATH}"
    assert "全員に２段階の確認を求めています" in editor.get(PATH).text
    assert editor.post("sign-out").status_code == 303


def test_editors_require_nothing(officer):
    assert officer("editor").post("people/second-factor", do="require").status_code == 403


def test_an_administrator_takes_a_lost_one_off(site, officer, codes):
    admin = officer("admin")
    assert "２段階の確認を外す" in admin.get("people/").text
    assert admin.post("people/viewer", do="factor_off").status_code == 303
    with site.ledger.reading() as connection:
        assert not second_factor.is_on(connection, "viewer")
