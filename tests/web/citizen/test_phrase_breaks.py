"""Lines break where phrases end; nothing else on a page changes, and nothing typed is kept."""

import re

import pytest
from starlette.testclient import TestClient

from navigator.dialogue.wording.phrase_breaks import breaks, with_phrase_breaks
from navigator.settings import Settings
from navigator.web.app import create_app
from tests.conftest import NOW


@pytest.fixture
def phrasing(tmp_path):
    settings = Settings(data_dir=tmp_path / "data", secret="for tests", phrases=True)
    with TestClient(create_app(settings, clock=lambda: NOW)) as client:
        yield client


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("相談先を一緒に見つけます。", "相談先を<wbr>一緒に<wbr>見つけます。"),
        ("つらいとき・困ったとき", "つらいとき・<wbr>困ったとき"),
        ("もの", "もの"),
        ("サポステ（若者サポートステーション）", "サポステ（若者サポートステーション）"),
        ("2025年4月1日から2026年3月31日まで", "2025年4月1日から<wbr>2026年3月31日まで"),
        ("世代活躍応援プロジェクト協議会事業", "世代活躍応援<wbr>プロジェクト<wbr>協議会事業"),
        ("Employment office", "Employment office"),
        ("\n  ", "\n"),
    ],
)
def test_breaks(text, broken):
    assert breaks(text) == broken


def test_a_line_never_begins_with_a_mark():
    for text in (
        "「窓口」へ行くと、話を聞いてもらえます（予約はいりません）。",
        "県の外・町の外、どちらでも大丈夫です！",
    ):
        assert not re.search(r"<wbr>[、。）」！？・]", breaks(text))


@pytest.mark.parametrize("tag", ["title", "textarea", "style"])
def test_text_that_takes_no_tags_is_left_alone(tag):
    page = f"<{tag}>相談先を一緒に見つけます。</{tag}>"
    assert with_phrase_breaks(page) == page


def test_attributes_and_entities_are_left_alone():
    page = '<a aria-label="相談先を一緒に見つけます。" href="/?a=1&amp;b=2">A &amp; B</a>'
    assert with_phrase_breaks(page) == page


def test_a_page_says_the_same_words(phrasing, client):
    for path in ("", "windows", "privacy", "phones"):
        plain, broken = client.get(f"/ja/{path}").text, phrasing.get(f"/ja/{path}").text
        assert "<wbr>" in broken
        assert "<wbr>" not in plain
        assert text_of(broken) == text_of(plain), path


def text_of(page):
    return re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", page))


def test_what_was_typed_is_not_kept(phrasing):
    phrasing.post("/ja/talk", data={"fact": "persona", "value": "resident"})
    for secret in ("ほにゃらら一号です", "ほにゃらら二号です"):
        page = phrasing.post("/ja/talk/say", data={"text": secret, "asked": "work"}).text
        assert f'value="{secret}"' in page
    grown = breaks.cache_info().currsize
    phrasing.post("/ja/talk/say", data={"text": "ほにゃらら三号です", "asked": "work"})
    assert breaks.cache_info().currsize == grown


def test_the_regions_texts_are_read_before_the_first_request(phrasing, knowledge):
    for words in (*knowledge.window_words.values(), *knowledge.scheme_words.values()):
        hits = breaks.cache_info().hits
        breaks(words.name)
        assert breaks.cache_info().hits == hits + 1, words.name


def test_no_number_is_ever_torn(knowledge):
    from navigator.dialogue.wording.phrase_breaks import _texts

    for text in set(
        _texts((knowledge.window_words, knowledge.scheme_words, knowledge.fact_words, knowledge.plan))
    ):
        assert not re.search(r"[0-9０-９-]<wbr>[0-9０-９-]", breaks(text)), text
    assert "027-210-5008" in breaks("電話は027-210-5008です")
