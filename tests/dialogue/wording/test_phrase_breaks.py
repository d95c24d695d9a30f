"""Lines break where phrases end; tags, attributes, entities and numbers stay whole."""

import re

import pytest

from navigator.dialogue.wording.phrase_breaks import breaks, texts, with_phrase_breaks


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("相談先を一緒に見つけます。", "相談先を<wbr>一緒に<wbr>見つけます。"),
        ("つらいとき・困ったとき", "つらいとき・<wbr>困ったとき"),
        ("もの", "もの"),
        ("サポステ（若者サポートステーション）", "サポステ（若者<wbr>サポートステーション）"),
        ("ハローワークのミドルシニア専門窓口", "ハローワークの<wbr>ミドルシニア<wbr>専門窓口"),
        ("ジョブカフェぐんまの中高年向け窓口", "ジョブカフェぐんまの<wbr>中高年向け窓口"),
        ("2025年4月1日から2026年3月31日まで", "2025年4月1日から<wbr>2026年3月31日まで"),
        ("世代活躍応援プロジェクト協議会事業", "世代活躍応援<wbr>プロジェクト<wbr>協議会事業"),
        ("沼田市役所（代表）", "沼田市役所（代表）"),
        ("だいたいでかまいません。", "だいたいで<wbr>かまいません。"),
        ("Employment office", "Employment office"),
        ("\n  ", "\n"),
    ],
)
def test_a_text_breaks_after_each_phrase(text, broken):
    assert breaks(text) == broken


def test_a_line_never_begins_with_a_mark():
    for text in (
        "「窓口」へ行くと、話を聞いてもらえます（予約はいりません）。",
        "県の外・町の外、どちらでも大丈夫です！",
    ):
        assert not re.search(r"<wbr>[、。）」！？・]", breaks(text))


@pytest.mark.parametrize("tag", ["title", "textarea", "style", "option"])
def test_text_that_takes_no_tags_is_left_alone(tag):
    page = f"<{tag}>相談先を一緒に見つけます。</{tag}>"
    assert with_phrase_breaks(page) == page


def test_attributes_and_entities_are_left_alone():
    page = '<a aria-label="相談先を一緒に見つけます。" href="/?a=1&amp;b=2">A &amp; B</a>'
    assert with_phrase_breaks(page) == page


def test_no_number_is_ever_torn(knowledge):
    for text in set(texts((knowledge.window_words, knowledge.scheme_words, knowledge.fact_words, knowledge.plan))):
        assert not re.search(r"[0-9０-９-]<wbr>[0-9０-９-]", breaks(text)), text
    assert "012-345-6789" in breaks("電話は012-345-6789です")
