"""Languages: fall-backs, forms, names, readings."""

import datetime as dt

import pytest

from navigator.dialogue.wording.furigana import readings_as_ruby
from navigator.dialogue.wording.translation import Translator, translator

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
    ("lang", "shown"), [("ja", "沼田市"), ("ja-easy", "｜沼田市《ぬまたし》"), ("pt", "Numata（沼田市）")]
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
    assert [Translator(lang).tag for lang in ("ja", "ja-easy", "ne")] == ["ja", "ja", "ne"]
