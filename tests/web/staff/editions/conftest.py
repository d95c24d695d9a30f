"""Officers at the pages of editions, over a small region on a day on which its plan runs."""

from datetime import UTC, datetime

import pytest

from navigator.editions import draft_texts, proof_run
from navigator.knowledge.load import load
from navigator.ledger import accounts
from navigator.ledger.database import Actor
from navigator.settings import Settings
from navigator.web.app import create_app
from tests.conftest import ROOT
from tests.web.conftest import SECRET
from tests.web.staff.conftest import HASH, Officer

REGION = ROOT / "tests/regions/mahoroba"
NOW = datetime(2030, 5, 1, 3, 0, tzinfo=UTC)
LIMIT = "rules/parameters.yaml"


@pytest.fixture(autouse=True)
def region_loaded_once():
    """The small region is read as it stands."""


@pytest.fixture(scope="session")
def small_region():
    """Loaded once; nothing of it is ever changed."""
    return load(REGION)


@pytest.fixture
def app(tmp_path, small_region):
    return create_app(Settings(data_dir=tmp_path / "data", secret=SECRET, region=REGION), lambda: NOW, small_region)


@pytest.fixture
def site(app):
    return app.state.site


@pytest.fixture
def desk(app, site):
    """Signs in an officer: desk("ann"). Ann and Bob may write, Eve may look."""
    with site.ledger.writing() as connection:
        for name, role in (("ann", "editor"), ("bob", "admin"), ("eve", "viewer")):
            accounts.add(connection, (name, role), HASH, Actor("test", NOW))

    def signed_in(name):
        officer = Officer(app)
        officer.begin_session(site, name)
        return officer

    return signed_in


@pytest.fixture
def prove(monkeypatch):
    """Sends the form of the proof and waits for its end."""
    begun, begin_proof = [], proof_run.begin_proof

    def kept(*given):
        begun.append(begin_proof(*given))
        return begun[-1]

    monkeypatch.setattr("navigator.web.staff.editions.edition_page.begin_proof", kept)

    def proven(officer, path):
        response = officer.post(path, do="prove")
        for thread in begun:
            thread.join()
        return response

    return proven


def text_of(file):
    return (REGION / file).read_text(encoding="utf-8")


@pytest.fixture
def ann(desk):
    return desk("ann")


def texts(site):
    """What the first draft holds, by file."""
    with site.ledger.reading() as connection:
        return draft_texts.texts_of(draft_texts.rows(connection, 1))
