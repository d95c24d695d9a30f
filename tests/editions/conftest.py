"""A small folder of files, two officers who may write, and a draft over it; on SQLite and on a real PostgreSQL."""

from datetime import UTC, timedelta

import pytest

from navigator.editions import draft_texts, drafts, proofs, publications
from navigator.editions.draft_texts import TextChange
from navigator.editions.edition_files import own_text
from navigator.knowledge.files.region_files import RegionFiles
from navigator.ledger import accounts
from navigator.ledger.database import Actor
from tests.ledger.conftest import ANN, NOW, ledger, open_ledger, url  # noqa: F401
from tests.postgres import postgres, postgres_url  # noqa: F401

BOB = Actor("bob", NOW)
WHOLE = {"problems": [], "faults": [], "cases": [], "holds_until": ""}
FILE = "rules/a.yaml"
DAY = NOW.date()


def later(officer, **more):
    return Actor(officer.who, officer.at + timedelta(**more))


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "region"
    for name in (FILE, "rules/b.yaml", "content/c.yaml", "content/confirmed.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name}: 1\n", encoding="utf-8")
    return RegionFiles(folder)


@pytest.fixture
def connection(ledger):  # noqa: F811
    with ledger.writing() as connection:
        for name in ("ann", "bob"):
            accounts.add(connection, (name, "editor"), "hash", ANN)
        yield connection


class Desk:
    """A draft, and what officers do to it."""

    def __init__(self, connection, files, title="令和9年度の改定"):
        self.connection, self.files = connection, files
        self.id = publications.begin(connection, title, ANN)

    @property
    def edition(self):
        return drafts.find(self.connection, self.id)

    @property
    def saved(self):
        return draft_texts.rows(self.connection, self.id)

    def save(self, text, by=ANN, file=FILE, seen=None):
        seen = draft_texts.last_seen(self.saved, file) if seen is None else seen
        change = TextChange(file, text, seen)
        return draft_texts.save(self.connection, self.id, change, own_text(self.files, file), by)

    def prove(self, result=WHOLE, by=ANN, day=DAY):
        proof = proofs.begin(self.connection, self.id, self.files, day, by)
        proofs.finish(self.connection, proof, result, by)

    def approve(self, by=BOB):
        proof = proofs.latest(self.connection, self.id)
        read = proofs.read_mark(self.connection, self.id, proof) if proof else ""
        return proofs.approve(self.connection, self.id, self.files, read, by)

    def publish(self, by=BOB):
        publications.publish(self.connection, self.id, self.files, UTC, by)

    def in_force(self, by=BOB):
        return publications.in_force(self.connection, by.at)


@pytest.fixture
def desk(connection, files):
    return Desk(connection, files)


@pytest.fixture
def published(desk):
    """A draft that is in force."""
    desk.save("a: 2\n")
    desk.prove()
    desk.approve()
    desk.publish()
    return desk
