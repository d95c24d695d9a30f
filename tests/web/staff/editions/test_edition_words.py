"""In which state a draft stands, what it is called, and which lines of it changed."""

from datetime import timedelta

import pytest

from navigator.editions import drafts, proofs, publications
from navigator.editions.edition_files import own_text
from navigator.knowledge.files.region_files import RegionFiles
from navigator.ledger.database import Actor
from navigator.web.staff.editions.edition_words import STATES, changed_lines, state_of, title_of
from tests.editions.conftest import BOB, DAY, WHOLE, Desk, connection, desk, files, later  # noqa: F401
from tests.ledger.conftest import ANN, NOW, ledger, open_ledger, url  # noqa: F401
from tests.postgres import postgres, postgres_url  # noqa: F401


@pytest.fixture(autouse=True)
def region_loaded_once():
    """No region is read."""


def state(desk, now=BOB.at):  # noqa: F811
    told = state_of(desk.connection, desk.edition, now)
    assert told in STATES
    return told


def test_a_draft_goes_from_state_to_state(desk):  # noqa: F811
    assert state(desk) == "draft"
    desk.save("a: 2\n")
    assert state(desk) == "draft"
    proof = proofs.begin(desk.connection, desk.id, desk.files, DAY, ANN)
    assert state(desk, NOW) == "proving"
    assert state(desk, NOW + proofs.PATIENCE) == "proving"
    assert state(desk, NOW + proofs.PATIENCE + timedelta(seconds=1)) == "draft", "its process has ended"
    proofs.finish(desk.connection, proof, WHOLE | {"faults": ["?"]}, ANN)
    assert state(desk) == "faulty"
    desk.prove()
    assert state(desk) == "proven"
    desk.save("a: 3\n")
    assert state(desk) == "draft", "changed since it was proven"
    desk.prove()
    desk.approve()
    assert state(desk) == "approved"
    desk.publish()
    assert state(desk) == "in_force"
    publications.bring_back(desk.connection, 0, later(BOB, minutes=1))
    assert state(desk, later(BOB, minutes=1).at) == "published"


def test_one_that_waits_for_its_day_is_not_yet_in_force(desk):  # noqa: F811
    start = NOW + timedelta(days=3)
    desk.save("a: 2\n")
    drafts.set_start(desk.connection, desk.id, start, ANN)
    desk.prove(day=start.date())
    desk.approve()
    desk.publish()
    assert state(desk) == "waiting"
    assert state(desk, start) == "in_force"


def test_one_that_was_taken_back_says_so(desk):  # noqa: F811
    drafts.withdraw(desk.connection, desk.id, ANN)
    assert state(desk) == "recalled"


def test_without_an_edition_the_files_hold(desk, t):  # noqa: F811
    assert title_of(None, t) == "はじめの内容"
    assert title_of(desk.edition, t) == "令和9年度の改定"
    assert own_text(RegionFiles(desk.files.folder), "rules/a.yaml") == "rules/a.yaml: 1\n"
    assert Actor("ann", NOW) == ANN


OLD = "a\nb\nc\nd\ne\nf\ng\n"


@pytest.mark.parametrize(("new", "lines"), [
    (OLD, []),
    ("a\nB\nc\nd\ne\nf\ng\n", [(" ", "a"), ("-", "b"), ("+", "B"), (" ", "c")]),
    ("a\nb\nc\nd\ne\nf\ng\nh\n", [(" ", "g"), ("+", "h")]),
    ("b\nc\nd\ne\nf\nG\n", [("-", "a"), (" ", "b"), ("…", ""), (" ", "f"), ("-", "g"), ("+", "G")]),
    ("", [("-", line) for line in "abcdefg"]),
])  # fmt: skip
def test_changed_lines_stand_with_one_around_each(new, lines):
    assert changed_lines(OLD, new) == lines
