"""A table is sent in and said yes to over SQLite and over a real PostgreSQL; what is written meanwhile is seen by who writes next."""

import pytest

from navigator.settings import Settings
from tests.postgres import postgres, postgres_url  # noqa: F401
from tests.web.conftest import SECRET
from tests.web.staff.contacts.bulk.conftest import (
    CALL,
    NUMBER,
    OTA,
    filled,
    send,
    text_of,
    waiting_numbers,
    write,
)
from tests.web.staff.contacts.conftest import CITIZEN


@pytest.fixture(params=["sqlite", "postgres"])
def settings(request, tmp_path):
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else ""
    return Settings(data_dir=tmp_path / "data", secret=SECRET, database_url=url)


def test_two_tables_shown_at_once_are_written_one_after_the_other(officer, site):
    editor, admin = officer("editor"), officer("admin")
    shown = [send(who, filled(who, {OTA: {**CALL, "value": number}})) for who, number in ((editor, NUMBER), (admin, "0276-46-8600"))]
    assert write(editor, shown[0]).status_code == 303
    late = write(admin, shown[1])
    assert f"editorさんが書いた「{NUMBER}」が、確認を待っています" in text_of(late)
    assert "0件を送りました" in text_of(late)
    answer = admin.post("contacts/waiting", {"n": waiting_numbers(admin), "do": "approve"})
    assert answer.headers["location"].endswith("approve-1-0")
    assert NUMBER in admin.client.get(CITIZEN).text
    site.ledger.close()
