"""Readings over kanji, in text alone."""

from navigator.dialogue.wording.furigana import readings_as_ruby, without_readings


def test_readings_are_ruby_in_text_and_nowhere_else():
    page = '<title>｜相談《そうだん》</title><p title="｜相談《そうだん》">｜相談《そうだん》へ</p>'
    assert readings_as_ruby(page) == (
        '<title>相談</title><p title="相談"><span><ruby>相談<rp>(</rp><rt>そうだん</rt><rp>)</rp></ruby>へ</span></p>'
    )
    assert without_readings("｜相談《そうだん》へ") == "相談へ"


def test_in_a_list_to_choose_from_readings_stand_behind_the_word():
    assert readings_as_ruby("<option>｜沼田市《ぬまたし》</option>") == "<option>沼田市（ぬまたし）</option>"
