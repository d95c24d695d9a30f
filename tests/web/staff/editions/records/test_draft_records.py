"""The records of a draft over those in force: what changed of each, and the texts that say it."""

from dataclasses import replace

import pytest

from navigator.editions.drafts import Edition, EditionError
from navigator.editions.records.kinds.every_kind import KINDS
from navigator.editions.records.record_change import with_part
from navigator.editions.records.record_files import RecordFiles
from navigator.knowledge.files.region_files import RegionFiles
from navigator.web.staff.editions.records.draft_records import (
    ChangedField,
    DraftRecords,
    changed_records,
    text_with,
    texts_with,
    texts_without,
)
from tests.web.staff.editions.conftest import NOW, REGION, text_of

WORDS, WINDOWS, RANKS, SECTIONS = "content/windows.yaml", "rules/windows.yaml", "rules/ranks.yaml", "content/plan.yaml"
EDITION = Edition(1, "案", "draft", 0, 0, None, "ann", NOW)


def records(now=None, base=None):
    own = RegionFiles(REGION)
    return DraftRecords(EDITION, (), own, *(RecordFiles(RegionFiles(REGION, texts or {}), NOW.date()) for texts in (now, base)))


def changed(file, *pairs):
    text = text_of(file)
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return {file: text}


CAFE = changed(WORDS, ("集まる", "つどう"), ("若い人の喫茶です。", "わかい人の喫茶です。"))


def test_what_a_draft_says_otherwise_of_a_record_is_told_field_by_field():
    assert records(CAFE).changes_of(KINDS["windows"], "star-cafe") == [
        ChangedField("何の相談か", ["集まる"], ["つどう"]), ChangedField("どんなところか", ["若い人の喫茶です。"], ["わかい人の喫茶です。"]),
    ]  # fmt: skip
    assert records(CAFE).changes_of(KINDS["windows"], "moon-desk") == []
    assert records(CAFE, CAFE).changes_of(KINDS["windows"], "star-cafe") == []


def test_a_record_of_one_side_alone_is_told_whole():
    new = {WORDS: text_of(WORDS) + "new: {name: 新しい所, kind: 何か}\n"}
    assert records(new).changes_of(KINDS["windows"], "new") == [ChangedField("名前", [], ["新しい所"]), ChangedField("何の相談か", [], ["何か"])]
    assert records({}, new).changes_of(KINDS["windows"], "new") == [ChangedField("名前", ["新しい所"], []), ChangedField("何の相談か", ["何か"], [])]
    assert records().changes_of(KINDS["windows"], "none") == []


def test_a_changed_record_is_written_into_the_files_that_say_it():
    draft = records()
    cafe = draft.now.record(KINDS["windows"], "star-cafe")
    other = replace(cafe, trees=(with_part(cafe.trees[0], ("kind",), "つどう"), cafe.trees[1]))
    assert texts_with(draft, other) == changed(WORDS, ("集まる", "つどう"))
    both = replace(other, trees=(other.trees[0], with_part(cafe.trees[1], ("office",), "nearest")))
    assert list(texts_with(draft, both)) == [WORDS, WINDOWS]
    assert texts_with(draft, cafe) == {}
    new = replace(cafe, id="new-cafe")
    assert [text.count("new-cafe:") for text in texts_with(draft, new).values()] == [1, 1]


def test_a_record_goes_and_a_file_of_the_draft_alone_goes_with_it():
    section = records().now.record(KINDS["sections"], "B")
    (text,) = texts_without(records(), section).values()
    assert text == text_of(SECTIONS).replace("  - {id: B, title: なにをするか}\n", "")
    faq = "content/faq.yaml"
    own = records({faq: "first: {ask: 何, text: [答え]}\n"})
    assert texts_without(own, own.now.record(KINDS["faq"], "first")) == {faq: ""}
    two = records({faq: "first: {ask: 何, text: [答え]}\nnext: {ask: 次, text: [答え]}\n"})
    assert texts_without(two, two.now.record(KINDS["faq"], "first")) == {faq: "next: {ask: 次, text: [答え]}\n"}


def test_the_region_s_own_file_stays_though_nothing_is_in_it():
    lone = "content/wrong_numbers.yaml"
    draft = records({lone: "- {number: '1', instead: '2', why: '3'}\n"})
    gone = texts_without(draft, draft.now.record(KINDS["wrong-numbers"], "1"))
    assert list(gone) == [lone]


@pytest.mark.parametrize("text", ["a: [", "a: 1\na: 2\n"])
def test_a_file_that_cannot_be_read_is_not_written(text):
    draft = records({WORDS: text})
    with pytest.raises(EditionError, match=r"^unwritable$"):
        text_with(draft, WORDS, ("star-cafe", "kind"), "x")


def test_a_comment_is_lost_by_who_takes_away_and_by_nobody_else():
    text = "first:\n  ask: 何  # 注\n  text: [答え]\nnext: {ask: 次, text: [答え]}\n"
    draft = records({"content/faq.yaml": text})
    assert text_with(draft, "content/faq.yaml", ("first",), None) == "next: {ask: 次, text: [答え]}\n"
    with pytest.raises(EditionError, match=r"^unwritable$"):
        text_with(draft, "content/faq.yaml", ("first",), "x")


def told(now, base=None, files=(WORDS, WINDOWS, RANKS, SECTIONS)):
    return [(kind.id, record.id, [each.label for each in changes]) for kind, record, changes in changed_records(records(now, base), files)]


def test_every_record_of_the_files_that_changed_is_told():
    assert told(CAFE) == [("windows", "star-cafe", ["何の相談か", "どんなところか"])]
    assert told(CAFE, files=[WINDOWS]) == [("windows", "star-cafe", ["何の相談か", "どんなところか"])], "a record of two files"
    assert told(CAFE, files=[SECTIONS]) == []
    assert told({}) == []
    gone = told(changed(SECTIONS, ("  - {id: B, title: なにをするか}\n", "")))
    assert gone[0] == ("sections", "B", ["見出し"]), "one that went"
    assert {kind for kind, *_ in gone[1:]} == {"statements"}, "whose section has no name now"


def test_of_a_list_what_only_moved_is_not_told():
    steps = [line for line in text_of(RANKS).splitlines(keepends=True) if "when: {wish" in line]
    swapped = changed(RANKS, ("".join(steps), "".join(steps[::-1])))
    assert told(swapped) == []
    other = {RANKS: swapped[RANKS].replace("put: [tea-circle]", "put: [tea-circle, star-class]")}
    assert [(kind, id) for kind, id, _ in told(other)] == [("scheme-steps", "2")]


def test_an_office_is_told_for_its_own_window_alone():
    office = "content/offices/star-cafe.yaml"
    assert told(changed(office, ("name: ほしの喫茶", "name: ほしの家")), files=[office]) == [("offices", "star-cafe/hall", ["名前"])]
    assert told(changed(office, ("name: ほしの喫茶", "name: ほしの家")), files=["content/offices/moon-desk.yaml"]) == []
