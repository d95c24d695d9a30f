"""What the first to come would wait for is loaded before them, and nothing twice."""

import threading
from datetime import date
from types import SimpleNamespace

import pytest

from navigator.web.process import warm_up
from navigator.web.process.warm_up import COMPRESSION, warm_up_beside, warm_up_whole

TODAY = date(2026, 11, 24)


class Body:
    """Notes when it is compressed, and by which thread."""

    def __init__(self, name, done):
        self.name, self.done = name, done

    def compress_ahead(self):
        self.done.append((self.name, threading.current_thread().name))


@pytest.fixture
def done(monkeypatch):
    done = []
    monkeypatch.setattr("navigator.language.understand.understand", lambda lexicon, text, day: done.append((lexicon, text, day)))
    monkeypatch.setattr(warm_up, "first_page", lambda site, t: done.append(t) if site.knowledge else None)
    monkeypatch.setattr(warm_up, "read_ahead", lambda texts: done.append(texts))
    monkeypatch.setattr(warm_up, "encode", lambda texts: done.append(("encoded", *texts)))
    monkeypatch.setattr(warm_up, "public_holidays", lambda country, year: done.append((country, year)))
    monkeypatch.setattr(warm_up, "ENCODER_FIRST", False)
    return done


@pytest.fixture
def site(done):
    knowledge = SimpleNamespace(
        lexicon="lexicon", window_words="w", scheme_words="s", fact_words="f", plan="p", helplines="h", region=SimpleNamespace(country="JP")
    )
    return SimpleNamespace(
        is_warm=False, knowledge=knowledge, languages=("ja", "pt"), translator=lambda lang: f"t-{lang}", today=TODAY,
        settings=SimpleNamespace(phrases=True), leaving=threading.Event(), first_pages={"ja": Body("page", done)},
        styles=SimpleNamespace(body=Body("styles", done)), assets={"icon": SimpleNamespace(body=Body("icon", done))},
    )  # fmt: skip


READ, TEXTS, HOLIDAYS = ("lexicon", "仕事を探しています", TODAY), ("w", "s", "f", "p", "h"), ("JP", 2026)


def joined():
    for thread in threading.enumerate():
        if thread.name == COMPRESSION:
            assert thread.daemon
            thread.join(30)


def test_each_language_has_its_first_page_before_anybody_comes(site, done):
    warm_up.warm_up(site)
    assert done == ["t-ja", "t-pt"]


@pytest.mark.parametrize(("phrases", "languages", "is_read"), [
    (True, ("ja", "pt"), True), (True, ("pt",), False), (False, ("ja",), False),
])  # fmt: skip
def test_phrases_are_read_ahead_where_they_are_shown(site, done, phrases, languages, is_read):
    site.settings.phrases, site.languages = phrases, languages
    warm_up_beside(site)
    joined()
    assert (TEXTS in done) is is_read


def test_an_older_python_reads_the_encoder_before_two_threads_could(site, done, monkeypatch):
    """Where its arrays are mapped nothing is parsed, and no page waits for it."""
    monkeypatch.setattr(warm_up, "ENCODER_FIRST", True)
    monkeypatch.setattr(warm_up, "is_mapped", lambda: False)
    warm_up.warm_up(site)
    assert done == [("encoded", READ[1]), "t-ja", "t-pt"]
    done.clear()
    monkeypatch.setattr(warm_up, "is_mapped", lambda: True)
    warm_up.warm_up(site)
    assert done == ["t-ja", "t-pt"]


def test_beside_the_first_requests_a_line_is_read_and_bodies_are_compressed(site, done):
    warm_up_beside(site)
    joined()
    assert [each for each in done if each[-1] != COMPRESSION] == [TEXTS, READ, HOLIDAYS]
    assert [each for each in done if each[-1] == COMPRESSION] == [(name, COMPRESSION) for name in ("page", "styles", "icon")]


def test_who_is_leaving_loads_no_more(site, done):
    site.leaving.set()
    warm_up_beside(site)
    joined()
    assert done == []


def test_before_a_fork_all_is_loaded_at_once_and_never_again(site, done):
    warm_up_whole(site)
    here = threading.current_thread().name
    assert done == ["t-ja", "t-pt", TEXTS, READ, HOLIDAYS, ("page", here), ("styles", here), ("icon", here)]
    assert site.is_warm
    done.clear()
    warm_up.warm_up(site)
    warm_up_beside(site)
    joined()
    assert done == []
