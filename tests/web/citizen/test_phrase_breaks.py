"""Lines break where phrases end; nothing else on a page changes, and nothing typed is kept."""

import re

import pytest
from starlette.testclient import TestClient

from navigator.dialogue.wording.phrase_breaks import breaks
from navigator.settings import Settings
from navigator.web.app import create_app
from navigator.web.process.reading import prepare
from tests.conftest import NOW


@pytest.fixture
def phrasing(tmp_path):
    settings = Settings(data_dir=tmp_path / "data", secret="for tests, and long enough to sign with", phrases=True)
    with TestClient(create_app(settings, clock=lambda: NOW)) as client:
        yield client


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
        page = phrasing.post("/ja/talk/say", data={"text": secret, "fact": "work"}).text
        assert "うまく" in page
        assert secret not in page
    grown = breaks.cache_info().currsize
    phrasing.post("/ja/talk/say", data={"text": "ほにゃらら三号です", "fact": "work"})
    assert breaks.cache_info().currsize == grown


def test_the_regions_texts_are_read_beside_the_first_requests(warmed_up, phrasing, knowledge):
    prepare(lambda: None).result()  # after what was begun at the start
    for words in (*knowledge.window_words.values(), *knowledge.scheme_words.values()):
        hits = breaks.cache_info().hits
        breaks(words.name)
        assert breaks.cache_info().hits == hits + 1, words.name
