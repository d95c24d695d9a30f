"""Another password of viewer's own."""

from navigator.ledger.attempts import FREE_ATTEMPTS
from tests.web.staff.conftest import PASSWORD


def test_a_password_of_ones_own_ends_every_session(officer, stranger):
    viewer, elsewhere = officer("viewer"), officer("viewer")
    viewer.get("me")
    wrong = viewer.post("me", now="no", password="three quiet cranes", again="three quiet cranes")
    assert "いまのパスワードがちがう" in wrong.text
    assert (
        viewer.post("me", now=PASSWORD, password="three quiet cranes", again="three quiet cranes").status_code
        == 303
    )
    assert elsewhere.get("kpi/").status_code == 303
    assert stranger.sign_in("viewer", "three quiet cranes").status_code == 303


def test_whoever_took_over_a_session_guesses_no_password(officer):
    viewer = officer("viewer")
    viewer.get("me")
    new = {"password": "three quiet cranes", "again": "three quiet cranes"}
    for _ in range(FREE_ATTEMPTS):
        assert viewer.post("me", now="no", **new).status_code == 422
    assert viewer.post("me", now=PASSWORD, **new).status_code == 429
