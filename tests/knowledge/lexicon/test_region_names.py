"""The names of municipalities, windows and schemes as words."""

from navigator.knowledge.content.offices import Municipality
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree
from navigator.knowledge.lexicon.entries import LexiconContext
from navigator.knowledge.lexicon.region_names import place_words, places_by_sound, service_words


def context(*municipalities, windows=None, schemes=None):
    places = {
        str(n): Municipality(str(n), name, kana, romaji, 0, 0, None)
        for n, (name, kana, romaji) in enumerate(municipalities)
    }
    return LexiconContext({}, places, windows or {}, schemes or {}, yaml_tree({}, "ranks.yaml", Report()))


def test_a_municipality_goes_by_all_its_names():
    words = [word.written for word in place_words(context(("星川市", "ほしかわし", "Hoshikawa")))]
    assert words == ["星川市", "星川", "ほしかわし", "ほしかわ", "hoshikawa", "ほしかわ市"]


def test_a_name_of_one_letter_is_none():
    words = [word.written for word in place_words(context(("星市", "ほしし", "Hoshi")))]
    assert "星" not in words
    assert "星市" in words


def test_each_ending_in_each_reading():
    for name, kana in (("北町", "きたまち"), ("北町", "きたちょう"), ("北村", "きたむら"), ("北村", "きたそん"), ("北区", "きたく"), ("北市", "きたし")):
        assert "きた" in [word.written for word in place_words(context((name, kana, "Kita")))]
    assert "みなとまち" in [word.written for word in place_words(context(("港街", "みなとまち", "")))]


def test_misspellings_are_compared_with_names_of_some_length():
    assert places_by_sound(context(("星川市", "ほしかわし", "Hoshikawa"))) == {"星川市": "0", "ほしかわ": "0", "hoshikawa": "0"}
    assert places_by_sound(context(("北市", "きたし", "Kitano"))) == {"kitano": "0"}
    assert places_by_sound(context(("北野市", "きたのし", "Kitan"))) == {"北野市": "0", "きたの": "0"}


def test_a_name_that_two_share_tells_neither():
    shared = context(("星川市", "ほしかわし", "Hoshikawa"), ("星河市", "ほしかわし", "Hoshikawa"))
    assert places_by_sound(shared) == {"星川市": "0", "星河市": "1"}


def test_signs_of_the_notation_in_a_name_are_spaces():
    words = service_words(context(windows={"star": ("Star (moon)", "ab")}, schemes={"tea": ("abc",)}))
    assert [(word.written, word.sense.kind, word.sense.id) for word in words] == [("star  moon ", "window", "star"), ("abc", "scheme", "tea")]
