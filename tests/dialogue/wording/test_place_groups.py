"""Towns in groups: by the first sound of their reading, or by a Latin letter; invented towns."""

from types import SimpleNamespace

import pytest

from navigator.dialogue.wording.place_groups import ROWS, place_groups
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.content.offices import Municipality

HALL = SimpleNamespace()
TOWNS = (("1", "岩町", "いわまち", "Town of Iwa"), ("2", "風市", "かぜし", "Kaze"), ("3", "銀村", "ぎんむら", "Gin"), ("4", "青市", "あおし", "Ao"))


def region(*towns):
    return SimpleNamespace(municipalities={code: Municipality(code, name, kana, romaji, 0, 0, HALL) for code, name, kana, romaji in towns})


def groups(towns, lang="ja"):
    return [(heading, [option.value for option in options]) for heading, options in place_groups(region(*towns), translator(lang))]


def test_towns_stand_by_the_row_of_their_reading_and_in_its_order():
    assert groups(TOWNS) == [("あ行", ["4", "1"]), ("か行", ["2", "3"])]


def test_in_other_languages_they_stand_by_their_first_latin_letter():
    """Each letter once, though its towns stood apart in the list of the region."""
    assert groups(TOWNS, "en") == [("A", ["4"]), ("G", ["3"]), ("K", ["2"]), ("T", ["1"])]


def test_a_town_without_latin_letters_stands_by_its_reading_in_every_language():
    assert groups([("1", "岩町", "いわまち", "")], "en")[0][1] == ["1"]
    assert groups([("1", "岩町", "いわまち", "")], "en")[0][0].startswith("あ")


@pytest.mark.parametrize("row", ROWS)
def test_every_sound_of_a_row_stands_under_its_first(row):
    for sound in row:
        assert groups([("1", "町", f"{sound}まち", "Machi")])[0][0] == f"{row[0]}行"


def test_a_sound_of_no_row_stands_for_itself():
    assert groups([("1", "町", "ヴまち", "Machi")])[0][0] == "ヴ行"


def test_an_option_is_called_as_the_town_is():
    ((_, (option,)),) = place_groups(region(TOWNS[0]), translator("ja"))
    assert option.label == "岩町"
