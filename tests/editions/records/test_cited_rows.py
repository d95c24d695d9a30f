"""Rows of texts, each with its ground: shown, typed over, refused without one, and read aloud."""

from pathlib import Path

import pytest

from navigator.editions.records.cited_rows import (
    SAME,
    cited_rows,
    is_other_ground,
    more_rows,
    said_rows,
    shown_rows,
)
from navigator.editions.records.kinds.record_kind import RecordField
from navigator.editions.records.record_files import RecordFiles
from navigator.knowledge.files.region_files import RegionFiles

FIELD, PLAIN = RecordField("points", "知っておくこと", "cited_lines"), RecordField("points", "知っておくこと", "lines")
FILES = RecordFiles(RegionFiles(Path("none"), {"content/sources.yaml": "law: {title: 法}\nleaflet: {title: ちらし}\n"}))
ROWS = [{"text": "一", "cites": ["law"]}, "二", {"text": "三", "cites": "law", "when": {"age": "1"}}]


@pytest.mark.parametrize(("now", "shown"), [
    (None, {"0.points:0": []}),
    (ROWS, {"0.points:0": ["一"], "0.points:1": ["二"], "0.points:2": ["三"], "0.points:3": []}),
    ([{"text": {"resident": "一"}}], None), ([["一"]], None), ([{"cites": ["law"]}], None),
])  # fmt: skip
def test_rows_are_shown_with_one_more_to_fill(now, shown):
    assert shown_rows(FIELD, now) == shown


def test_rows_that_were_sent_are_told_by_their_number():
    typed = {"0.points:0": ["一"], "0.points:12": [], "0.points:0:cites": ["law"], "0.points:1234": [], "0.other:1": [], "0.points:x": []}
    assert more_rows(FIELD, typed) == ["0.points:0", "0.points:12"]
    assert more_rows(PLAIN, typed) == []


@pytest.mark.parametrize(("typed", "is_other"), [
    ({}, False), ({"0.points:0:cites": [""]}, False), ({"0.points:0:cites": [SAME]}, False), ({"0.points:0:cites": ["law"]}, True),
    ({"0.points:0:cites": [SAME], "0.points:1:cites": ["law"]}, True), ({"0.other:0:cites": ["law"]}, False), ({"0.points:0": ["law"]}, False),
])  # fmt: skip
def test_a_ground_is_other_where_one_was_chosen(typed, is_other):
    assert is_other_ground(FIELD, typed) is is_other
    assert not is_other_ground(PLAIN, typed)


def taken(rows, grounds):
    told = {f"0.points:{n}": [text] if text else [] for n, text in rows.items()}
    return cited_rows(FILES, ROWS, told, {f"0.points:{n}:cites": [ground] for n, ground in grounds.items()})


@pytest.mark.parametrize(("rows", "grounds", "wanted"), [
    ({0: "一", 1: "二", 2: "三"}, {}, ROWS),
    ({0: "あ", 1: "い", 2: "三"}, {0: SAME}, [{"text": "あ", "cites": ["law"]}, "い", ROWS[2]]),
    ({0: "一", 1: "二"}, {0: "leaflet", 1: "law"}, [{"text": "一", "cites": ["leaflet"]}, {"text": "二", "cites": ["law"]}]),
    ({0: "", 2: "三"}, {}, [ROWS[2]]),
    ({10: "十", 3: "四"}, {10: "law", 3: "leaflet"}, [{"text": "四", "cites": ["leaflet"]}, {"text": "十", "cites": ["law"]}]),
    ({3: ""}, {3: "law"}, []),
    ({3: "四"}, {}, None), ({3: "四"}, {3: SAME}, None), ({3: "四"}, {3: "rumour"}, None), ({0: "一"}, {0: "rumour"}, None),
])  # fmt: skip
def test_a_row_keeps_its_ground_and_a_new_one_needs_one(rows, grounds, wanted):
    assert taken(rows, grounds) == (wanted, "" if wanted is not None else "ground")


def test_a_row_of_any_field_is_told_by_its_last_number():
    field = RecordField("parts/a:b/points", "", "cited_lines")
    name = f"{field.name}:1"
    assert more_rows(field, {name: ["一"]}) == [name]
    rows = {name: ["二"], f"{field.name}:0": ["一", "つ"]}
    assert cited_rows(FILES, ["x", "y"], rows, {}) == (["一つ", "二"], "")


def test_rows_begin_where_nothing_stood():
    assert cited_rows(FILES, None, {"0.points:0": ["一"]}, {"0.points:0:cites": ["law"]}) == ([{"text": "一", "cites": ["law"]}], "")
    assert cited_rows(FILES, None, {"0.points:0": ["一"]}, {}) == (None, "ground")


def test_rows_are_read_aloud_with_their_grounds():
    rows = [*ROWS, {"text": "四", "cites": ["law", "gone"]}, {"text": "", "cites": []}]
    assert list(said_rows(FILES, rows)) == ["一", "根拠：法", "二", "三", "根拠：法", "四", "根拠：法", "根拠：gone"]
    assert list(said_rows(FILES, None)) == []
