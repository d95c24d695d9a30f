"""A draft from its beginning to its end, with what was said of it and what was recorded."""

from datetime import UTC, timedelta

import pytest

from navigator.editions import drafts
from navigator.editions.drafts import MAX_NOTE, MAX_TITLE, NO_REGION, Edition, EditionError, EditionNote
from navigator.ledger import audit
from tests.editions.conftest import ANN, BOB
from tests.ledger.conftest import NOW, SECONDS


def last_entry(connection):
    entry = audit.entries(connection, 1)[0][1]
    return entry.who, entry.did, entry.about, entry.before, entry.after


@pytest.fixture
def draft(connection):
    return drafts.add_edition(connection, "改定", 0, ANN)


@pytest.mark.parametrize(("typed", "title"), [
    (" 令和9年度\n の 改定 ", "令和9年度 の 改定"), ("長" * MAX_TITLE, "長" * MAX_TITLE), ("長" * (MAX_TITLE + 1), "長" * MAX_TITLE),
])  # fmt: skip
def test_a_draft_begins_empty_under_its_title(connection, typed, title):
    id = drafts.add_edition(connection, typed, 7, BOB)
    assert drafts.find(connection, id) == Edition(id, title, "draft", 7, 0, None, "bob", BOB.at)
    assert last_entry(connection) == ("bob", "edition_begun", str(id), "", title)
    assert drafts.notes(connection, id) == []


@pytest.mark.parametrize("title", ["", " \n ", "a\x07b"])
def test_a_draft_needs_a_title(connection, title):
    with pytest.raises(EditionError, match=r"^title$"):
        drafts.add_edition(connection, title, 0, ANN)
    assert drafts.all_editions(connection) == []


def test_a_refusal_is_told_by_its_kind():
    assert (EditionError("stale").kind, str(EditionError("stale"))) == ("stale", "stale")


def test_the_newest_draft_comes_first(connection):
    ids = [drafts.add_edition(connection, title, 0, ANN) for title in ("一", "二", "三")]
    assert [edition.id for edition in drafts.all_editions(connection)] == ids[::-1]


def test_one_that_there_is_none_of_is_unknown(connection, draft):
    for find in (drafts.find, drafts.find_open):
        with pytest.raises(EditionError, match=r"^unknown$"):
            find(connection, draft + 1)
        assert find(connection, draft).id == draft


@pytest.mark.parametrize(("state", "is_open"), [("draft", True), ("approved", True), ("published", False), ("recalled", False)])
def test_only_what_is_neither_published_nor_recalled_is_open(connection, draft, state, is_open):
    drafts.set_state(connection, draft, state)
    edition = drafts.find(connection, draft)
    assert (edition.state, edition.is_open) == (state, is_open)
    if is_open:
        assert drafts.find_open(connection, draft) == edition
        return
    for change in (drafts.withdraw, lambda *to: drafts.hand_back(*to[:2], "x", to[2]), lambda *to: drafts.set_start(*to[:2], NOW, to[2])):
        with pytest.raises(EditionError, match=r"^state$"):
            change(connection, draft, ANN)


@pytest.mark.parametrize(("based_on", "is_alone"), [(NO_REGION, True), (0, False), (1, False)])
def test_a_prefecture_of_its_own_stands_alone(connection, based_on, is_alone):
    assert drafts.find(connection, drafts.add_edition(connection, "改定", based_on, ANN)).stands_alone is is_alone


def test_a_change_voids_what_was_approved(connection, draft):
    other = drafts.add_edition(connection, "別", 0, ANN)
    for id in (draft, other):
        drafts.set_state(connection, id, "approved")
    for version in (1, 2):
        drafts.mark_changed(connection, draft)
        assert (drafts.find(connection, draft).version, drafts.find(connection, draft).state) == (version, "draft")
    assert (drafts.find(connection, other).version, drafts.find(connection, other).state) == (0, "approved")


def test_from_when_it_holds_is_set_changed_and_taken_back(connection, draft):
    start = NOW + timedelta(days=3)
    drafts.set_start(connection, draft, start, BOB)
    assert drafts.find(connection, draft).starts_at == start
    assert drafts.find(connection, draft).starts_at.tzinfo == UTC
    assert last_entry(connection) == ("bob", "edition_timed", str(draft), "", "2026-11-27T01:30+0000")
    drafts.set_state(connection, draft, "approved")
    drafts.set_start(connection, draft, start, BOB)
    assert (drafts.find(connection, draft).version, drafts.find(connection, draft).state) == (1, "approved"), "nothing is changed"
    drafts.set_start(connection, draft, None, BOB)
    assert drafts.find(connection, draft).starts_at is None
    assert (drafts.find(connection, draft).version, drafts.find(connection, draft).state) == (2, "draft")
    assert last_entry(connection)[3:] == ("2026-11-27T01:30+0000", "")


def test_what_is_said_is_kept_in_order(connection, draft):
    other = drafts.add_edition(connection, "別", 0, ANN)
    drafts.comment(connection, draft, "長" * (MAX_NOTE + 1), ANN)
    assert last_entry(connection) == ("ann", "edition_commented", str(draft), "", "長" * MAX_NOTE)
    drafts.comment(connection, other, "よそ", ANN)
    drafts.add_note(connection, draft, ("accepted", "case", "計画"), BOB)
    assert drafts.notes(connection, draft) == [
        EditionNote("comment", "", "長" * MAX_NOTE, "ann", NOW), EditionNote("accepted", "case", "計画", "bob", BOB.at),
    ]  # fmt: skip
    assert drafts.find(connection, draft).version == 0, "words change nothing"


def test_nobody_comments_on_what_is_not_there(connection, draft):
    with pytest.raises(EditionError, match=r"^unknown$"):
        drafts.comment(connection, draft + 1, "x", ANN)


def test_who_hands_it_back_says_why(connection, draft):
    drafts.set_state(connection, draft, "approved")
    drafts.hand_back(connection, draft, "長" * (MAX_NOTE + 1), BOB)
    assert (drafts.find(connection, draft).version, drafts.find(connection, draft).state) == (1, "draft")
    assert drafts.notes(connection, draft) == [EditionNote("handed_back", "", "長" * MAX_NOTE, "bob", BOB.at)]
    assert last_entry(connection) == ("bob", "edition_handed_back", str(draft), "", "長" * MAX_NOTE)


def test_it_is_taken_back_for_good(connection, draft):
    drafts.set_state(connection, draft, "approved")
    drafts.withdraw(connection, draft, BOB)
    assert drafts.find(connection, draft).state == "recalled"
    assert last_entry(connection) == ("bob", "edition_withdrawn", str(draft), "approved", "")
    assert int(drafts.find(connection, draft).at.timestamp()) == SECONDS
