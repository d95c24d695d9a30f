"""What officers publish is served whole, everywhere, within a poll; where it cannot be loaded, the last goes on."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from navigator.editions import drafts, publications
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.load import load
from navigator.ledger import accounts
from navigator.ledger.database import Actor
from navigator.settings import Settings
from navigator.web.app import create_app
from tests.conftest import NOW, ROOT
from tests.editions.conftest import DAY, Desk, ledger, open_ledger, url  # noqa: F401
from tests.postgres import postgres, postgres_url  # noqa: F401
from tests.web.conftest import SECRET

REGION = ROOT / "tests/regions/mahoroba"
FILE = "content/windows.yaml"
OLD, NEW = "つきの相談所", "つきの丘の相談所"
ANN, BOB = Actor("ann", NOW), Actor("bob", NOW)
TEXT = (REGION / FILE).read_text(encoding="utf-8")


class Clock:
    """A moment that the test moves."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="module")
def region():
    return load(REGION)


@pytest.fixture
def start(tmp_path, region, clock):
    """Another process over the same ledger."""
    settings = Settings(data_dir=tmp_path / "data", secret=SECRET, region=REGION)

    def started(**more):
        return create_app(settings.model_copy(update=more), clock, region).state.site

    return started


@pytest.fixture
def site(start):
    site = start()
    with site.ledger.writing() as connection:
        for name in ("ann", "bob"):
            accounts.add(connection, (name, "editor"), "hash", ANN)
    return site


def publish(site, text, file=FILE, starts_at=None, by=BOB):
    """A draft with one text, in force: what a proof says is not asked here."""
    with site.ledger.writing() as connection:
        desk = Desk(connection, RegionFiles(REGION))
        desk.save(text, file=file)
        drafts.set_start(connection, desk.id, starts_at, ANN)
        desk.prove(day=starts_at.date() if starts_at else DAY)
        desk.approve(by)
        desk.publish(by)
    return desk.id


def names(site):
    return {words.name for words in site.knowledge.window_words.values()}


def test_every_process_serves_what_is_published_and_what_comes_back(site, start):
    other = start()
    id = publish(site, TEXT.replace(OLD, NEW))
    for each in (site, other):
        each.ledger_watch.refresh()
        assert NEW in names(each)
        assert each.served_edition.number == id
    with site.ledger.writing() as connection:
        publications.bring_back(connection, 0, BOB)
    for each in (site, other):
        each.ledger_watch.refresh()
        assert names(each) == {words.name for words in load(REGION).window_words.values()}


def test_the_first_pages_are_made_anew(site):
    app = create_app(site.settings, site.clock, site.file_knowledge)
    client, served = TestClient(app), app.state.site
    client.get("/ja/")
    publish(site, TEXT.replace(OLD, NEW))
    assert served.first_pages
    served.ledger_watch.refresh()
    assert not served.first_pages
    assert NEW in client.get("/ja/windows").text


def test_one_that_cannot_be_loaded_leaves_the_last_and_says_so(site, caplog):
    first = publish(site, TEXT.replace(OLD, NEW))
    site.ledger_watch.refresh()
    publish(site, "no-such-window: {}\n")
    site.ledger_watch.refresh()
    assert NEW in names(site)
    assert site.served_edition.number == first
    assert FILE in site.served_edition.problems[0]
    assert "cannot be loaded" in caplog.text
    client = TestClient(create_app(site.settings, site.clock, site.file_knowledge))
    assert client.get("/readyz").json() | {"encoder": True} == {"ready": True, "rules": True, "store": True, "edition": False, "encoder": True}


def test_one_from_a_day_on_begins_by_the_clock_also_while_the_database_is_away(site, clock, monkeypatch):
    publish(site, TEXT.replace(OLD, NEW), starts_at=NOW + timedelta(hours=9))
    site.ledger_watch.refresh()
    assert NEW not in names(site)
    monkeypatch.setattr(site.ledger, "versions", lambda: 1 / 0)
    clock.now = NOW + timedelta(hours=9)
    site.ledger_watch.refresh()
    assert NEW in names(site)


def test_a_start_without_the_database_serves_the_last_seen(site, start):
    publish(site, TEXT.replace(OLD, NEW))
    site.ledger_watch.refresh()
    assert NEW in names(start(database_url="postgresql://nobody@127.0.0.1:1/none"))


def test_a_release_that_changed_a_replaced_file_is_named(site, monkeypatch, caplog):
    monkeypatch.setattr("navigator.web.process.served_edition.own_text", lambda *_: "another")
    publish(site, TEXT.replace(OLD, NEW))
    site.ledger_watch.refresh()
    assert NEW in names(site)
    assert site.served_edition.stale == (FILE,)
    assert FILE in caplog.text


@pytest.mark.parametrize(("release", "is_told"), [("1.0", False), ("1.1", True)])
def test_what_was_proven_with_another_release_goes_on_and_is_told(site, monkeypatch, caplog, release, is_told):
    monkeypatch.setattr("navigator.editions.edition_files.version", lambda _: "1.0")
    publish(site, TEXT.replace(OLD, NEW))
    monkeypatch.setattr("navigator.editions.edition_files.version", lambda _: release)
    site.ledger_watch.refresh()
    assert NEW in names(site)
    assert ("another release" in caplog.text) == is_told
