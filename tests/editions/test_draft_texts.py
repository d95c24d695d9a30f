"""What is written in a draft is never lost, whoever writes at the same time."""

import pytest

from navigator.editions import draft_texts, drafts
from navigator.editions.drafts import EditionError
from navigator.editions.edition_files import digest_of
from navigator.ledger import audit
from tests.editions.conftest import ANN, BOB, FILE


def texts(desk):
    return draft_texts.texts_of(desk.saved)


def test_a_text_is_laid_over_and_given_back(desk):
    assert desk.save("a: 2\n") == "saved"
    assert texts(desk) == {FILE: "a: 2\n"}
    assert desk.save("a: 2\n") == "same"
    assert desk.save(f"{FILE}: 1\n") == "saved", "the region's own text again"
    assert texts(desk) == {}
    assert [row.text for row in desk.saved] == ["a: 2\n", f"{FILE}: 1\n"], "each saving is kept"


def test_a_new_file_goes_again_when_it_is_emptied(desk):
    assert desk.save("n: 1\n", file="rules/schemes/new.yaml") == "saved"
    assert desk.save("", file="rules/schemes/new.yaml") == "saved"
    assert texts(desk) == {}


def test_who_had_not_seen_the_others_text_loses_nothing(desk):
    assert desk.save("a: ann\n", ANN, seen=0) == "saved"
    assert desk.save("a: bob\n", BOB, seen=0) == "aside"
    assert texts(desk) == {FILE: "a: ann\n"}
    assert [(row.text, row.who) for row in draft_texts.asides(desk.saved)] == [("a: bob\n", "bob")]
    assert desk.save("a: ann and bob\n", ANN, seen=1) == "aside", "she has not seen his"
    assert desk.save("a: ann and bob\n", ANN) == "saved", "now she has both before her"
    assert draft_texts.asides(desk.saved) == []
    assert texts(desk) == {FILE: "a: ann and bob\n"}


def test_the_same_text_twice_is_no_clash(desk):
    desk.save("a: 2\n", ANN, seen=0)
    assert desk.save("a: 2\n", BOB, seen=0) == "same"
    assert draft_texts.asides(desk.saved) == []


def test_whoever_keeps_what_stands_has_dealt_with_the_other_text(desk):
    desk.save("a: ann\n", ANN, seen=0)
    desk.save("a: bob\n", BOB, seen=0)
    assert desk.save("a: ann\n", ANN) == "saved"
    assert draft_texts.asides(desk.saved) == []


def test_other_files_are_no_clash(desk):
    desk.save("a: 2\n", ANN)
    assert desk.save("b: 2\n", BOB, file="rules/b.yaml", seen=0) == "saved"
    assert draft_texts.authors(desk.saved) == {"ann", "bob"}


@pytest.mark.parametrize("file", [
    "content/confirmed.yaml", "content/region.yaml", "content/locale/x.yaml", "content/language/general/danger.yaml", "../a.yaml",
    "rules/../../a.yaml", "/rules/a.yaml", "rules/a.yml", "rules/.a.yaml", "rules/A b.yaml", "templates/a.yaml", "rules/a.yaml\n",
])  # fmt: skip
def test_files_that_are_none_of_an_editions_are_refused(desk, file):
    with pytest.raises(EditionError, match=r"^file$"):
        desk.save("x: 1\n", file=file)


@pytest.mark.parametrize("text", ["a: \0", "a: \x1b", "a: \ud800", "a" * 300_001])
def test_what_cannot_be_written_is_refused(desk, text):
    with pytest.raises(EditionError, match=r"^text$"):
        desk.save(text)


@pytest.mark.parametrize("text", ["a: &x 1\n", "a: *x\n", "a: !!str 1\n", "b: 1\na: [{b: [&c 1]}]\n"])
def test_a_few_letters_that_name_millions_of_values_are_refused(desk, text):
    with pytest.raises(EditionError, match=r"^anchor$"):
        desk.save(text)
    assert desk.save("a: '&x *y !z'  # &x\nb: R&D * !\n") == "saved"


def test_a_change_voids_the_approval(desk):
    desk.save("a: 2\n")
    desk.prove()
    assert desk.approve()
    assert desk.edition.state == "approved"
    desk.save("a: 3\n")
    assert desk.edition.state == "draft"


def test_a_draft_taken_back_stays_to_be_read_and_takes_no_change(desk, connection):
    desk.save("a: 2\n")
    drafts.withdraw(connection, desk.id, ANN)
    assert texts(desk) == {FILE: "a: 2\n"}
    with pytest.raises(EditionError, match=r"^state$"):
        desk.save("a: 3\n")


def test_a_file_that_a_release_changed_is_named_until_somebody_has_seen_it(desk, files):
    desk.save("a: 2\n")
    (files.folder / FILE).write_text("a: released\n", encoding="utf-8")
    assert draft_texts.stale_files(desk.saved, files) == [FILE]
    with pytest.raises(EditionError, match=r"^stale$"):
        desk.prove()
    assert desk.save("a: 2\n") == "saved", "the same text, with the new base seen"
    assert draft_texts.stale_files(desk.saved, files) == []


def test_every_step_is_recorded(desk, connection):
    desk.save("a: 2\n", ANN, seen=0)
    desk.save("a: 3\n", BOB, seen=0)
    drafts.comment(connection, desk.id, "見てください", BOB)
    events = [entry.did for _, entry in audit.entries(connection)][::-1]
    assert events[-4:] == ["edition_begun", "edition_changed", "edition_set_aside", "edition_commented"]


def test_what_stood_and_what_stands_are_recorded_by_their_digests(desk, connection):
    def entry():
        last = audit.entries(connection, 1)[0][1]
        return last.who, last.did, last.about, last.before, last.after

    own, first, second = f"{FILE}: 1\n", "a: 2\n", "a: 3\n"
    desk.save(first)
    assert entry() == ("ann", "edition_changed", f"{desk.id} {FILE}", digest_of(own), digest_of(first))
    desk.save(second, BOB)
    assert entry() == ("bob", "edition_changed", f"{desk.id} {FILE}", digest_of(first), digest_of(second))
    desk.save("a: late\n", ANN, seen=0)
    assert entry() == ("ann", "edition_set_aside", f"{desk.id} {FILE}", "", digest_of("a: late\n"))
    desk.save(own)
    assert entry()[3:] == (digest_of(second), digest_of(own))
    desk.save("n: 1\n", file="rules/schemes/new.yaml")
    assert entry()[2:] == (f"{desk.id} rules/schemes/new.yaml", "", digest_of("n: 1\n"))


def test_a_text_taken_over_keeps_its_author_and_base(desk, connection, files):
    desk.save("a: 2\n", BOB)
    (given,) = desk.saved
    other = drafts.add_edition(connection, "別", 0, ANN)
    draft_texts.give(connection, other, given, ANN)
    draft_texts.follow(connection, other, "rules/b.yaml", "b: 1\n", ANN)
    draft_texts.follow(connection, other, "rules/c.yaml", None, ANN)
    draft_texts.set_aside(connection, other, (FILE, "a: 9\n"), None, BOB)
    assert [(row.kind, row.file, row.text, row.base, row.who) for row in draft_texts.rows(connection, other)] == [
        ("given", FILE, "a: 2\n", given.base, "bob"), ("followed", "rules/b.yaml", "b: 1\n", digest_of("b: 1\n"), "ann"),
        ("followed", "rules/c.yaml", "", "", "ann"), ("aside", FILE, "a: 9\n", "", "bob"),
    ]  # fmt: skip
    saved = draft_texts.rows(connection, other)
    assert draft_texts.texts_of(saved) == {FILE: "a: 2\n"}
    assert draft_texts.bases_of(saved) == {FILE: given.base}
    assert draft_texts.authors(saved) == set(), "nobody has written it here"
    assert [draft_texts.last_seen(saved, file) for file in (FILE, "rules/none.yaml")] == [saved[-1].id, 0]
