"""A form saves into a draft that is open, and over nothing that somebody must look at first."""

import pytest

from navigator.editions import draft_texts, drafts
from navigator.editions.drafts import EditionError
from navigator.editions.open_draft import open_draft

from .conftest import ANN, BOB, FILE


def test_a_text_made_from_what_stands_is_saved(desk, connection, files):
    desk.save("a: 2\n")
    draft = open_draft(connection, desk.id, files)
    assert draft.files.content(FILE) == b"a: 2\n"
    draft.refuse_unsettled(FILE)
    assert draft.save(connection, FILE, "a: 3\n", BOB) == "saved"
    assert draft_texts.texts_of(desk.saved) == {FILE: "a: 3\n"}


def test_two_changes_that_wait_for_each_other_are_looked_at_first(desk, connection, files):
    desk.save("a: ann\n")
    assert desk.save("a: bob\n", BOB, seen=0) == "aside"
    draft = open_draft(connection, desk.id, files)
    with pytest.raises(EditionError, match=r"^aside$"):
        draft.refuse_unsettled("rules/b.yaml", FILE)
    draft.refuse_unsettled("rules/b.yaml")


def test_a_file_that_a_release_changed_is_looked_at_first(desk, connection, files):
    desk.save("a: 2\n")
    (files.folder / FILE).write_text("a: 9\n", encoding="utf-8")
    with pytest.raises(EditionError, match=r"^stale$"):
        open_draft(connection, desk.id, files).refuse_unsettled(FILE)


def test_what_is_closed_takes_nothing(desk, connection, files):
    drafts.withdraw(connection, desk.id, ANN)
    assert not desk.edition.is_open
    with pytest.raises(EditionError, match=r"^state$"):
        open_draft(connection, desk.id, files)
