"""Languages: fall-backs, forms, names, readings."""

import datetime as dt

import pytest

from navigator.dialogue.wording.furigana import readings_as_ruby
from navigator.dialogue.wording.translation import Translator, translator
from tests.conftest import ROOT

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def folder(tmp_path):
    texts = {
        ("ja-easy", "region"): {"働く": "｜働《はたら》く", "案山子": "｜案山子《かかし》"},
        ("pt", "region"): {"働く": "trabalhar"},
    }
    for (lang, domain), said in texts.items():
        path = tmp_path / lang / "LC_MESSAGES" / f"{domain}.po"
        path.parent.mkdir(parents=True)
        entries = "".join(f'msgid "{id}"\nmsgstr "{text}"\n\n' for id, text in said.items())
        path.write_text(HEAD + entries, encoding="utf-8")
    return tmp_path


def test_a_missing_text_falls_back_to_easy_japanese_without_readings_then_to_japanese(folder):
    t = translator("pt", folder)
    assert (t("働く"), t("案山子"), t("だれも知らない文")) == ("trabalhar", "案山子", "だれも知らない文")
    assert translator("ja-easy", folder)("働く") == "｜働《はたら》く"


def test_counts_take_the_form_of_their_number():
    english = Translator("en", plurals={"{n}問": ("{n} question", "{n} questions")})
    assert [english.count("{n}問", n) for n in (1, 2)] == ["1 question", "2 questions"]
    assert Translator("ja").count("{n}問", 2) == "2問"


@pytest.mark.parametrize(
    ("lang", "shown"), [("ja", "沼田市"), ("ja-easy", "｜沼田市《ぬまたし》"), ("pt", "Numata (沼田市)"), ("zh", "沼田市（Numata）")]
)
def test_names_are_readable_and_can_be_shown(knowledge, lang, shown):
    assert Translator(lang).place(knowledge.municipalities["10206"]) == shown


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (dt.date(2026, 11, 25), "11月(がつ)25日(にち)(水(すい))"),
        (dt.date(2026, 6, 1), "6月(がつ)1日(ついたち)(月(げつ))"),
    ],
)
def test_dates_are_read_as_they_are_spoken(day, text):
    shown = readings_as_ruby(Translator("ja-easy").date(day))
    for mark in ("<span>", "</span>", "<ruby>", "</ruby>", "<rp>", "</rp>", "<rt>", "</rt>"):
        shown = shown.replace(mark, "")
    assert shown == text


def test_the_tag_is_one_that_browsers_know():
    assert [Translator(lang).tag for lang in ("ja", "ja-easy", "ne", "zh")] == ["ja", "ja", "ne", "zh-Hans"]


@pytest.mark.parametrize(
    ("lang", "days", "closed", "hours"),
    [
        ("ja", "月〜金", "12月29日", "月〜金、祝日"),
        ("ja-easy", "｜月《げつ》〜｜金《きん》", "12｜月《がつ》29｜日《にち》", "｜月《げつ》〜｜金《きん》、祝日"),
        ("en", "Mon–Fri", "Dec 29", "Mon–Fri, 祝日"),
        ("pt", "seg.–sex.", "29 de dez.", "seg.–sex., 祝日"),
        ("zh", "周一～周五", "12月29日", "周一～周五，祝日"),
        ("tl", "Lun–Biy", "Dis 29", "Lun–Biy, 祝日"),
    ],
)
def test_weekdays_and_dates_are_those_of_the_language(lang, days, closed, hours):
    t = Translator(lang)
    assert t.span(t.weekday(0), t.weekday(4)) == days
    assert t.month_day(dt.date(2024, 12, 29)) == closed
    assert t.clauses(days, "", "祝日") == hours


@pytest.mark.parametrize(
    ("sentence", "text", "whole"),
    [
        ("people who are {values}", "On a fixed-term contract", "people who are on a fixed-term contract"),
        ("people who said “{values}”", "On a contract", "people who said “On a contract”"),
        ("people of {values}", "Ota", "people of Ota"),
        ("people of {values}", "On Street", "people of On Street"),
        ("so {values}, {n}, {values:d}, {", "Ota", "so Ota, {n}, {values:d}, {"),  # nothing raises
        ("so {values}", "I am on leave", "so I am on leave"),
    ],
)
def test_an_answer_inside_a_sentence_begins_small(sentence, text, whole):
    t = Translator("en", {"a": "Work on a contract", "b": "if {i} or i"})
    assert t.put_into(sentence, "values", text) == whole


@pytest.mark.parametrize(
    ("text", "more", "whole"),
    [
        ("Ota", "太田市", "Ota (太田市)"),
        ("desk (seikatsu konkyū)", "生活困窮の相談の係", "desk (seikatsu konkyū, 生活困窮の相談の係)"),
        ("Police line", "警察相談専用電話（#9110）", "Police line (警察相談専用電話 #9110)"),
        ("Source", "No date (before 2022)", "Source (No date, before 2022)"),
        ("Police (110)", "警察（110番）", "Police (110, 警察)"),
        ("Police advice line (#9110)", "警察相談専用電話（#9110）", "Police advice line (#9110, 警察相談専用電話)"),
    ],
)
def test_no_bracket_stands_in_or_after_a_bracket(text, more, whole):
    assert Translator("en").in_brackets(text, more) == whole


HALL_TEXTS = {"{place}役所（代表）": "{place} City Hall (main number)", "{place}の村役場（代表）": "{place} Village Hall (main number)"}


@pytest.mark.parametrize(
    ("lang", "city", "village"),
    [
        ("ja", "太田市役所（代表）", "片品村役場（代表）"),
        ("en", "Ota City Hall (main number, 太田市役所)", "Katashina Village Hall (main number, 片品村役場)"),
        ("zh", "太田市役所（代表，Ota）", "片品村役場（代表，Katashina）"),
    ],
)
def test_a_hall_is_named_by_its_own_full_name(lang, city, village, knowledge):
    t = Translator(lang, HALL_TEXTS if lang == "en" else {})
    assert [t.town_hall(knowledge.municipalities[code]) for code in ("10205", "10443")] == [city, village]


def test_an_official_name_bears_the_japanese_to_show(folder):
    assert translator("pt", folder).named("働く") == "trabalhar (働く)"
    assert translator("ja-easy", folder).named("働く") == "｜働《はたら》く"
    assert translator("pt", folder).named("だれも知らない文") == "だれも知らない文"


@pytest.mark.parametrize(("lang", "name"), [("ja", "前橋市"), ("ja-easy", "｜前橋市《まえばしし》"), ("pt", "Maebashi"), ("zh", "前橋市")])
def test_a_place_among_others_to_tap_stands_in_the_letters_of_the_reader_alone(knowledge, lang, name):
    assert translator(lang, ROOT / "content/locale").place_in_list(knowledge.municipalities["10201"]) == name


@pytest.mark.parametrize(("lang", "text"), [("ja", "1,538"), ("en", "1,538"), ("pt", "1.538"), ("vi", "1.538"), ("ne", "1,538")])
def test_a_large_number_is_written_as_the_language_writes_it(lang, text):
    """A comma is the mark of decimals in Brazil and Vietnam."""
    assert translator(lang).number(1538) == text
