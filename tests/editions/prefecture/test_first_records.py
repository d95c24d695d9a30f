"""The first records of a prefecture: what a list may hold, and what the files then say."""

import pytest

from navigator.editions.drafts import EditionError
from navigator.editions.edition_files import NOTHING
from navigator.editions.prefecture.first_records import (
    NewOffice,
    NewPlace,
    NewWindow,
    places_in,
    read_places,
    text_of_places,
    texts_with_office,
    texts_with_window,
    windows_in,
)
from navigator.editions.records.record_change import part_of, tree_of
from navigator.knowledge.files.region_files import RegionFiles

ASAHI = NewPlace("95001", "あさひ市", "あさひし", "1.0", "1.0")
WINDOW = NewWindow("相談所: その1", "なんでも", "受けます。", "聞きます。", "はじめてです。\n相談です。", "statement-1")


def office(at="95001", **more):
    return NewOffice(**{"office": "あさひ相談所", "at": at, "phone": "", "address": "", "checked_on": ""} | more)


def files(**texts):
    return RegionFiles(NOTHING.folder, {"content/municipalities.yaml": text_of_places([ASAHI])} | texts)


@pytest.mark.parametrize("typed", [
    "95001,あさひ市,あさひし,1.0,1.0", "\n 95001 , あさひ市,あさひし,1.0,1.0\r\n\n", "95001\tあさひ市\tあさひし\t1.0\t1.0",
    "95001、あさひ市、あさひし、1.0、1.0",
])  # fmt: skip
def test_a_list_of_places_is_read_as_it_is_pasted(typed):
    assert read_places(typed) == [ASAHI]


@pytest.mark.parametrize("typed", [
    "", "95001,あさひ市", "95001,,あさひし,1,1", f"95001,{'あ' * 41},あ,1,1", "\n".join(f"{n},a,b,1,1" for n in range(201)),
    "95001,あさひ市,あさひし,36度,139", "95001,あさひ市,あさひし,36.1,139.1}", "95001,あさひ市,あさひし,nan,139", "95001,あさひ市,あさひし,136.1,139",
    "95001,あさひ市,あさひし,36.1,[", "9'5001,あさひ市,あさひし,36.1,139.1", "あ,あさひ市,あさひし,36.1,139.1", "1,a,b,1,1\n1,c,d,1,1",
])  # fmt: skip
def test_what_is_no_such_list_is_none(typed):
    assert read_places(typed) is None


def test_names_stand_in_the_file_whatever_they_hold():
    odd = NewPlace("95001", 'あさひ: "市" #1', "あさひし", "1.0", "1.0")
    assert places_in(files(**{"content/municipalities.yaml": text_of_places([odd])})) == {"95001": 'あさひ: "市" #1'}


@pytest.mark.parametrize(("code", "lat", "lon"), [("010006", "43.06", "141.35"), ("95001", "-36.5", "0"), ("010: 6'", "} x: {", "#")])
def test_a_number_stands_in_the_file_as_it_was_typed(code, lat, lon):
    """Whatever it is: a leading 0 is no number of eight, and a brace ends nothing."""
    tree = tree_of(text_of_places([NewPlace(code, "あさひ市", "あさひし", lat, lon)]))
    assert tree == {code: {"name": "あさひ市", "kana": "あさひし", "lat": lat, "lon": lon}}


def test_a_window_stands_in_every_file_that_it_needs():
    texts = texts_with_window(files(), WINDOW, office())
    assert windows_in(files(**texts)) == {"window-1": "相談所: その1"}
    assert part_of(tree_of(texts["content/windows.yaml"]), ("window-1", "say")) == ["はじめてです。", "相談です。"]
    assert part_of(tree_of(texts["content/offices/window-1.yaml"]), ("office-1", "phone")) == {"status": "unknown"}
    more = texts_with_window(files(**texts), WINDOW, office())
    assert list(tree_of(more["rules/windows.yaml"])) == ["window-1", "window-2"]
    assert [each["put"] for each in tree_of(more["rules/ranks.yaml"])["windows"]] == [["window-1"], ["window-2"]]


def test_an_office_takes_its_municipality_from_another_and_brings_what_was_checked():
    texts = texts_with_window(files(), WINDOW, office())
    more = texts_with_office(files(**texts), "window-1", office(phone="0000-00-0000", checked_on="2030-04-30"))
    first, second = tree_of(more["content/offices/window-1.yaml"]).values()
    assert part_of(first, ("area", "municipality")) == []
    assert part_of(second, ("area", "municipality")) == ["95001"]
    assert second["phone"] == {"value": "0000-00-0000", "source": "officer-check", "checked_on": "2030-04-30", "status": "confirmed"}


def test_a_file_that_cannot_be_read_is_left_as_it_is():
    broken = files(**{"rules/windows.yaml": "a: [\n", "content/offices/window-1.yaml": "- a\n"})
    with pytest.raises(EditionError, match=r"^unwritable$"):
        texts_with_window(broken, WINDOW, office())
    with pytest.raises(EditionError, match=r"^unwritable$"):
        texts_with_office(broken, "window-1", office())
