"""A backup taken while the pages are served, put into an empty folder: the desk opens as it was."""

import re
import shutil
import sqlite3
from contextlib import closing

import pytest
from starlette.testclient import TestClient

from navigator.ledger import accounts, audit_chain, tokens
from navigator.ledger.database import Actor
from navigator.settings import Settings
from navigator.web.app import create_app
from tests.conftest import NOW, ROOT
from tests.web.staff.conftest import HASH, Officer
from tests.web.staff.statistics.conftest import counted  # noqa: F401

ADMIN = Actor("admin", NOW)
SECTION = re.search(r"## Backup and restoring\n(.+?)\n## ", (ROOT / "docs/operators.md").read_text(encoding="utf-8"), re.S)[1]


@pytest.fixture
def settings(tmp_path):
    """Secrets are generated, and lie in the folder."""
    return Settings(data_dir=tmp_path / "data")


def back_up(folder, copy):
    """As the operators' page says: databases by SQLite's own backup, with the rest of what is not made anew."""
    copy.mkdir(mode=0o700)
    for path in folder.glob("*.sqlite3"):
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy / path.name)) as target:
            source.backup(target)
    for name in ("secret", "audit-key"):
        shutil.copy2(folder / name, copy / name)


def last_link(site):
    with site.ledger.reading() as connection:
        return audit_chain.check(connection).last_link


def overview(app):
    officer = Officer(app)
    assert officer.sign_in("admin").status_code == 303
    return re.sub(r'value="\w{20,}"', "", officer.get("overview?from=2026-09&to=2026-10").text)


@pytest.fixture
def served(app, site, counted):  # noqa: F811
    """Pages with an officer, a token, and two closed months."""
    with site.ledger.writing() as connection:
        accounts.add(connection, ("admin", "admin"), HASH, ADMIN)
        site.token = tokens.add(connection, "dashboard", ADMIN)
    with TestClient(app):
        site.figures = overview(app)
        yield site


def test_the_restored_folder_serves_as_the_other_did(served, settings, knowledge, tmp_path):
    kept_link = last_link(served)
    with served.ledger.reading():  # somebody reads meanwhile
        back_up(settings.data_dir, tmp_path / "copy")
    with served.ledger.writing() as connection:
        tokens.remove(connection, "dashboard", ADMIN)
    link_since = last_link(served)
    app = create_app(Settings(data_dir=tmp_path / "copy"), lambda: NOW, knowledge)
    restored = app.state.site
    with TestClient(app) as client, restored.ledger.reading() as connection:
        assert client.get("/readyz").json()["ready"]
        assert overview(app) == served.figures, "the same draws, and no second ones"
        assert audit_chain.check(connection, kept_link).holds_link
        assert audit_chain.check(connection, kept_link).broken_at is None
        assert not audit_chain.check(connection, link_since).holds_link, "what is lost shows"
        statistics = client.get("/api/v1/statistics", headers={"authorization": f"Bearer {served.token}"})
        assert statistics.status_code == 200, "what was removed since is there again: `navigator staff list` first"


def test_the_page_names_everything_that_lies_in_the_folder(served, settings):
    names = {path.name for path in settings.data_dir.iterdir()}
    assert {"counts.sqlite3", "ledger.sqlite3", "published.sqlite3", "secret", "audit-key"} <= names
    unnamed = [name for name in names if not re.search(re.escape(re.sub(r"-(wal|shm|journal)$|(?<=^gathering)\..*", "", name)), SECTION)]
    assert unnamed == []
