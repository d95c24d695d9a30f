"""Every record of a region fills its form, and a form that is sent as it was shown changes nothing."""

from dataclasses import replace

import pytest

from navigator.editions.records.kinds.every_kind import KINDS
from navigator.editions.records.record_change import tree_of, with_part, with_tree
from navigator.editions.records.record_fields import fields_of, record_with, said_of, standing_of, values_of
from navigator.editions.records.record_files import RecordFiles, problems_of_record
from navigator.editions.records.record_places import place_of
from navigator.knowledge.files.region_files import RegionFiles
from tests.conftest import CAMPAIGN, ROOT

OPERATOR = """name: みほん課
contact: mihon@example.org
page: https://www.example.org/
phone: {value: 000-000-0000, source: localgovjp, checked_on: 2026-11-01, status: confirmed}
"""
SAMPLED = 1 if CAMPAIGN else 12  # of so many records one


@pytest.fixture(scope="module")
def files():
    """With somebody who runs the pages: the region as it ships names nobody."""
    return RecordFiles(RegionFiles(ROOT, {"content/operator.yaml": OPERATOR}))


def every_record(files):
    every = [record for kind in KINDS.values() for record in files.records(kind)]
    return every[::SAMPLED]


def sent(files, record):
    """What a browser sends of its form."""
    typed = {"sent": []}
    for shown in values_of(files, record):
        name = shown.field.name
        typed[f"seen:{name}"] = [shown.seen]
        typed |= {each.name: [each.value] for each in shown.inputs}
        if shown.field.type in ("choice", "choices"):
            typed[name] = [id for id, _, is_chosen in shown.chosen if is_chosen] or [""]
            typed["sent"].append(name)
    return typed


def test_a_form_that_is_sent_as_it_was_shown_changes_nothing(files):
    for record in every_record(files):
        assert record_with(files, record, sent(files, record)) == (record, {}), record.id


@pytest.mark.parametrize(("field", "text", "is_taken"), [
    ("number/value", "0990-00-0000", False), ("number/value", "110", True), ("number/value", "#8008", True),
    ("chat_page", "http://a.lg.jp/", False), ("chat_page", "https://a.lg.jp@b.example/", False), ("chat_page", "https://a.lg.jp:8443/", False),
    ("chat_page", "https://あ.lg.jp/", False), ("chat_page", "https://a.lg.jp/chat", True),
])  # fmt: skip
def test_numbers_that_charge_and_addresses_that_deceive_are_refused(files, field, text, is_taken):
    record = next(record for record in files.records(KINDS["helplines"]) if standing_of(record, field_called(record, field)) != text)
    _, problems = record_with(files, record, sent(files, record) | {f"0.{field}": [text]})
    assert (f"0.{field}" not in problems) is is_taken


def test_another_ground_of_a_point_is_read_aloud(files):
    record = files.record(KINDS["schemes"], "subsidy-hire")
    point, grounds = field_called(record, "points"), files.choices("grounds")
    rows = [row | {"cites": [[*grounds][-1]]} for row in standing_of(record, point)]
    other = replace(record, trees=(with_part(record.trees[0], ("points",), rows), *record.trees[1:]))
    assert f"根拠：{grounds[[*grounds][-1]]}" in [*said_of(files, other, point)]
    assert [*said_of(files, other, point)] != [*said_of(files, record, point)]


def field_called(record, keys):
    return next(field for field in fields_of(record) if field.keys == keys)


def test_the_readers_have_nothing_against_what_stands(files):
    for record in every_record(files):
        assert problems_of_record(files, record.kind, record.id) == [], record.id


def line_of(files, file, begin):
    """The first line that begins so, counted from one."""
    return next(n for n, line in enumerate(files.text(file).splitlines(), 1) if line.startswith(begin))


def test_a_line_of_a_file_leads_to_its_record_and_field(files):
    windows, desks, scheme = "content/windows.yaml", "content/offices/saposute.yaml", "rules/schemes/ms-seminar.yaml"
    for file, begin, id, label in (
        (windows, "hello-work:", "hello-work", ""), (windows, "  name:", "hello-work", "名前"), (windows, "  lead:", "hello-work", "どんなところか"),
        (desks, "tomo:", "saposute/tomo", ""), (scheme, "  cites:", "ms-seminar", "根拠"),
    ):  # fmt: skip
        place = place_of(files, file, line_of(files, file, begin))
        assert (place.record.id, place.label) == (id, label)
    assert place_of(files, "content/language/places.yaml", 6) is None


def test_a_line_of_a_list_leads_to_its_entry(files):
    words, ranks, plan = "content/windows.yaml", "rules/ranks.yaml", "content/plan.yaml"
    for file, begin, kind, id, label in (
        (words, "    - when:", "variants", "hello-work/1", ""), (words, "      happens:", "variants", "hello-work/1", "そこで起きること"),
        (ranks, "    put: [self-reliance", "window-steps", "1", "先に出す窓口"), (ranks, "    put: [hikikomori-supporters]", "scheme-steps", "1", "先に出す支援策"),
        (plan, "  - {id: 'Ⅱ',", "sections", "Ⅱ", ""), (plan, "title:", "plan", "plan", "名前"), (plan, "period:", "plan", "plan", "いつからいつまで"),
    ):  # fmt: skip
        place = place_of(files, file, line_of(files, file, begin))
        assert (place.record.kind.id, place.record.id, place.label) == (kind, id, label), begin


def test_every_field_of_a_kind_meets_a_record(files):
    """A key that no record has would be a slip of the pen, but for those that are seldom needed."""
    for kind in KINDS.values():
        held = {field.keys.rpartition("*")[0] or field.keys for field in kind.fields}
        for record in files.records(kind):
            held -= {keys for keys in held if _stands(record, kind, keys)}
        assert held <= {"interpretation", "confirm_at_window", "note", "say_first", "questions", "valid", "desk_decides/why"}, kind.id


def _stands(record, kind, keys):
    return any(standing_of(record, field) is not None for field in fields_of(record) if field.keys.startswith(keys))


def test_what_is_read_aloud_is_what_stands(files):
    record = files.record(KINDS["windows"], "saposute")
    said = {field.label: [*said_of(files, record, field)] for field in fields_of(record)}
    assert said["何の相談か"] == ["働く前の準備"]
    assert said["なぜここか"][0].startswith("ご本人：働く自信がまだ")


def test_a_change_is_written_into_the_file_of_its_field(files):
    record = files.record(KINDS["schemes"], "ms-seminar")
    changed, problems = record_with(files, record, sent(files, record) | {"1.valid:from": ["2027-04-01"]})
    assert not problems
    assert changed.trees[0] == record.trees[0]
    file = "rules/schemes/ms-seminar.yaml"
    text = with_tree(files.text(file), with_part(tree_of(files.text(file)), ("ms-seminar",), changed.trees[1]))
    assert text == files.text(file) + "  valid: 2027-04-01..\n"


def test_a_title_says_the_numbers_of_the_rules(files):
    titles = [record.title for kind in KINDS.values() for record in files.records(kind)]
    titles += files.choices("grounds").values()
    assert titles
    assert not [title for title in titles if "{" in title]


def test_whatever_words_a_concern_may_have_stand_in_its_form():
    keys = {field.keys for field in KINDS["concerns"].fields}
    assert {"words", "whole_lines", "unless", "doors/*/say", "doors/*/say_in_japanese"} <= keys
