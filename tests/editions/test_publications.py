"""One whole edition is in force at every moment; what was in force comes back in one step."""

from datetime import UTC, timedelta
from itertools import count

import pytest
from sqlalchemy import event

from navigator.editions import draft_texts, drafts, proofs, publications
from navigator.editions.drafts import EditionError
from navigator.editions.renewal import renew
from navigator.ledger import accounts, audit
from navigator.ledger.tables import state
from tests.editions.conftest import ANN, BOB, DAY, FILE, WHOLE, Desk, later, ledger, open_ledger, url  # noqa: F401
from tests.ledger.conftest import NOW

TEXTS = {FILE: "a: 2\n"}


def ready(desk, text, starts_at=None, file=FILE, result=WHOLE, day=DAY):
    """A draft that is approved."""
    desk.save(text, file=file)
    drafts.set_start(desk.connection, desk.id, starts_at, ANN)
    desk.prove(result, day=day)
    desk.approve()
    return desk


def test_what_is_published_is_in_force_and_announced(published, connection):
    assert published.in_force() == published.id
    served, = publications.published_editions(connection, BOB.at)
    assert (served.edition, served.texts) == (published.id, TEXTS)
    assert dict(connection.execute(state.select()).all())["editions"] == 1
    assert published.edition.state == "published"
    with pytest.raises(EditionError, match=r"^state$"):
        published.save("a: 3\n")


def test_nothing_is_published_without_approval(desk):
    desk.save("a: 2\n")
    desk.prove()
    with pytest.raises(EditionError, match=r"^unproven$"):
        desk.publish()
    assert desk.in_force() == 0


def test_the_next_draft_goes_on_from_what_is_in_force(published, connection, files):
    following = Desk(connection, files)
    assert draft_texts.texts_of(following.saved) == TEXTS
    with pytest.raises(EditionError, match=r"^empty$"):
        following.prove()
    assert following.edition.based_on == published.id


def test_one_from_a_day_on_waits_and_begins_by_itself(desk, connection, files):
    start = NOW + timedelta(days=3)
    ready(desk, "a: 2\n", start, day=start.date())
    desk.publish()
    assert desk.in_force() == 0
    assert publications.waiting(connection, BOB.at).edition == desk.id
    assert [each.edition for each in publications.published_editions(connection, BOB.at)] == [desk.id]
    assert publications.in_force(connection, start) == desk.id
    other = ready(Desk(connection, files), "b: 2\n", file="rules/b.yaml")
    with pytest.raises(EditionError, match=r"^waiting$"):
        other.publish()
    publications.stop(connection, BOB)
    assert publications.in_force(connection, start) == 0
    assert desk.edition.state == "approved"
    other.publish()
    assert other.in_force() == other.id


def test_a_proof_for_other_days_is_no_proof(desk):
    ready(desk, "a: 2\n", result=WHOLE | {"holds_until": DAY.isoformat()})
    with pytest.raises(EditionError, match=r"^day$"):
        desk.publish()


def test_a_draft_over_what_is_no_longer_in_force_is_renewed_first(desk, connection, files):
    other = ready(Desk(connection, files), "b: 2\n", file="rules/b.yaml")
    ready(desk, "a: 2\n")
    desk.publish()
    with pytest.raises(EditionError, match=r"^base$"):
        other.publish()
    assert renew(connection, other.id, files, BOB)
    assert draft_texts.texts_of(other.saved) == TEXTS | {"rules/b.yaml": "b: 2\n"}
    assert draft_texts.authors(other.saved) == {"ann"}, "who renews has written nothing"
    other.prove()
    other.approve()
    other.publish()
    assert other.in_force() == other.id


def test_what_was_in_force_comes_back_in_one_step(published, connection, files):
    second = ready(Desk(connection, files), "a: 3\n")
    second.publish()
    assert publications.before_now(connection, BOB.at) == published.id
    publications.bring_back(connection, published.id, later(BOB, minutes=1))
    assert second.in_force(later(BOB, minutes=1)) == published.id
    served, = publications.published_editions(connection, later(BOB, minutes=1).at)
    assert (served.edition, served.texts) == (published.id, TEXTS)
    assert audit.entries(connection, 1)[0][1].did == "edition_brought_back"


def test_the_region_s_files_alone_come_back_too(published, connection):
    publications.bring_back(connection, 0, later(BOB, minutes=1))
    served, = publications.published_editions(connection, later(BOB, minutes=1).at)
    assert (served.edition, served.texts) == (0, {})


def test_one_person_brings_back_the_last_and_nothing_older(published, connection, files):
    second = ready(Desk(connection, files), "a: 3\n")
    second.publish()
    with pytest.raises(EditionError, match=r"^before$"):
        publications.bring_back(connection, 0, later(BOB, minutes=1))
    for _ in range(2):  # a form that is sent twice
        publications.bring_back(connection, published.id, later(BOB, minutes=1))
    assert second.in_force(later(BOB, minutes=1)) == published.id


def test_bringing_back_stops_what_waits(published, connection, files):
    start = BOB.at + timedelta(days=3)
    ready(Desk(connection, files), "a: 3\n", start, day=start.date()).publish()
    publications.bring_back(connection, 0, later(BOB, minutes=1))
    assert publications.in_force(connection, start) == 0


def test_only_what_was_in_force_can_be_brought_back(desk, connection):
    ready(desk, "a: 2\n")
    with pytest.raises(EditionError, match=r"^before$"):
        publications.bring_back(connection, desk.id, BOB)


def test_the_proof_that_was_made_is_the_one_that_is_kept(published, connection):
    proof = proofs.latest(connection, published.id)
    assert publications.history(connection)[-1].digest == proof.digest


class Killed(Exception):
    """The end of a process in the middle of something."""


def stop_at(connection, statement):
    """End before the statement of this number."""
    number = count()

    def end(*_):
        if next(number) == statement:
            raise Killed

    event.listen(connection, "before_cursor_execute", end)


def test_whoever_is_killed_at_any_statement_leaves_one_whole_edition(ledger, files):  # noqa: F811
    with ledger.writing() as connection:
        for name in ("ann", "bob"):
            accounts.add(connection, (name, "editor"), "hash", ANN)
        desk = ready(Desk(connection, files), "a: 2\n")
    for statement in count():
        try:
            with ledger.writing() as connection:
                stop_at(connection, statement)
                publications.publish(connection, desk.id, files, UTC, BOB)
        except Killed:
            with ledger.reading() as connection:
                assert publications.published_editions(connection, BOB.at) == ()
                assert drafts.find(connection, desk.id).state == "approved"
            assert ledger.versions()["editions"] == 0
        else:
            break
    assert statement > 5
    with ledger.reading() as connection:
        assert [each.texts for each in publications.published_editions(connection, BOB.at)] == [TEXTS]
