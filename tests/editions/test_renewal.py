"""A draft follows what came into force since it began, but for what it changed itself."""

import pytest

from navigator.editions import draft_texts, drafts, publications
from navigator.editions.drafts import EditionError
from navigator.editions.renewal import renew
from navigator.ledger import audit
from tests.editions.conftest import ANN, BOB, FILE, Desk, later

OTHER = "rules/b.yaml"


def come_into_force(desk, text, file=FILE):
    desk.save(text, file=file)
    desk.prove()
    desk.approve()
    desk.publish()


def kinds(desk):
    """How each row came about, the oldest first."""
    return [(row.file, row.kind, row.text, row.who) for row in desk.saved]


def test_a_draft_over_what_is_in_force_has_nothing_to_follow(desk, connection, files):
    desk.save("a: 2\n")
    version = desk.edition.version
    assert renew(connection, desk.id, files, BOB)
    assert (desk.edition.version, desk.edition.based_on) == (version, 0)
    assert audit.entries(connection, 1)[0][1].did == "edition_changed"


def test_a_prefecture_of_its_own_follows_nothing(desk, connection, files):
    alone = drafts.add_edition(connection, "よその県", drafts.NO_REGION, ANN)
    come_into_force(desk, "a: 2\n")
    assert renew(connection, alone, files, BOB)
    assert drafts.find(connection, alone).based_on == drafts.NO_REGION
    assert draft_texts.rows(connection, alone) == []


def test_what_a_draft_did_not_touch_follows_with_its_author(desk, connection, files):
    other = Desk(connection, files)
    other.save("b: 2\n", BOB, file=OTHER)
    come_into_force(desk, "a: 2\n")
    version = other.edition.version
    assert renew(connection, other.id, files, BOB)
    assert kinds(other) == [(OTHER, "text", "b: 2\n", "bob"), (FILE, "given", "a: 2\n", "ann")]
    assert (other.edition.based_on, other.edition.version, other.edition.state) == (desk.id, version + 1, "draft")
    (_, entry), *_ = audit.entries(connection, 1)
    assert (entry.who, entry.did, entry.about, entry.before, entry.after) == ("bob", "edition_renewed", str(other.id), "0", str(desk.id))


def test_what_both_wrote_alike_meets_nothing(desk, connection, files):
    other = Desk(connection, files)
    other.save("a: 2\n", BOB)
    come_into_force(desk, "a: 2\n")
    assert renew(connection, other.id, files, BOB)
    assert kinds(other) == [(FILE, "text", "a: 2\n", "bob")]


def test_a_file_given_back_meets_what_the_draft_wrote(published, connection, files):
    """In force is the region's own text again; the one that is set aside is by whoever renews."""
    other = Desk(connection, files)
    other.save("a: mine\n")
    publications.bring_back(connection, 0, later(BOB, hours=1))
    assert not renew(connection, other.id, files, later(BOB, hours=3))
    assert [(row.text, row.who) for row in draft_texts.asides(other.saved)] == [(f"{FILE}: 1\n", "bob")]
    assert draft_texts.asides(other.saved)[0].base == draft_texts.digest_of(f"{FILE}: 1\n")


def test_a_new_file_given_back_meets_as_nothing(desk, connection, files):
    new = "rules/schemes/new.yaml"
    come_into_force(desk, "n: 1\n", new)
    other = Desk(connection, files)
    other.save("n: 2\n", file=new)
    publications.bring_back(connection, 0, later(BOB, hours=1))
    assert not renew(connection, other.id, files, later(BOB, hours=3))
    assert [(row.file, row.text) for row in draft_texts.asides(other.saved)] == [(new, "")]


def test_each_file_is_looked_at_for_itself(desk, connection, files):
    other = Desk(connection, files)
    other.save("a: mine\n")
    desk.save("b: 2\n", file=OTHER)
    come_into_force(desk, "a: 2\n")
    assert not renew(connection, other.id, files, BOB)
    assert draft_texts.texts_of(other.saved) == {FILE: "a: mine\n", OTHER: "b: 2\n"}


def test_a_file_that_both_wrote_alike_holds_up_no_other(desk, connection, files):
    other = Desk(connection, files)
    other.save("a: 2\n")
    desk.save("b: 2\n", file=OTHER)
    come_into_force(desk, "a: 2\n")
    assert renew(connection, other.id, files, BOB)
    assert draft_texts.texts_of(other.saved) == {FILE: "a: 2\n", OTHER: "b: 2\n"}


def test_what_is_closed_takes_no_renewal(desk, connection, files):
    drafts.withdraw(connection, desk.id, ANN)
    with pytest.raises(EditionError, match=r"^state$"):
        renew(connection, desk.id, files, BOB)


def test_when_both_changed_a_file_neither_text_is_lost(desk, connection, files):
    other = Desk(connection, files)
    other.save("a: other\n")
    come_into_force(desk, "a: 2\n")
    assert not renew(connection, other.id, files, BOB)
    assert draft_texts.texts_of(other.saved) == {FILE: "a: other\n"}
    assert [(row.text, row.who) for row in draft_texts.asides(other.saved)] == [("a: 2\n", "ann")]


def test_a_text_kept_aside_outlives_a_renewal(desk, connection, files):
    """Bob changed a file and back, and Ann's unseen text of it waits: nothing here differs from what was in force."""
    other = Desk(connection, files)
    other.save("a: bob\n", BOB)
    other.save(f"{FILE}: 1\n", BOB)
    assert other.save("a: ann\n", ANN, seen=0) == "aside"
    come_into_force(desk, "a: 2\n")
    assert not renew(connection, other.id, files, BOB)
    assert [(row.text, row.who) for row in draft_texts.asides(other.saved)] == [("a: ann\n", "ann"), ("a: 2\n", "ann")]


def test_a_file_that_came_back_to_the_region_s_own_follows(published, connection, files):
    other = Desk(connection, files)
    other.save("b: 2\n", file="rules/b.yaml")
    publications.bring_back(connection, 0, later(BOB, hours=1))
    assert renew(connection, other.id, files, later(BOB, hours=3))
    assert draft_texts.texts_of(other.saved) == {"rules/b.yaml": "b: 2\n"}
    followed = draft_texts.standing(other.saved)[FILE]
    assert (followed.kind, followed.text, followed.base) == ("followed", f"{FILE}: 1\n", draft_texts.digest_of(f"{FILE}: 1\n"))
    assert draft_texts.authors(other.saved) == {"ann"}, "who renews has written nothing"
    assert other.save("a: 4\n") == "saved"
