"""Which language and which coding a browser is given."""

import pytest

from navigator.web.negotiation import nearest_language, preferred_encoding, preferred_language

OFFERED = ("ja", "ja-easy", "en", "pt", "zh", "tl", "id")


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("", "ja"),
        ("pt-BR,pt;q=0.9,en;q=0.5", "pt"),
        ("de;q=1, en;q=0.4, zh-TW;q=0.8", "zh"),
        ("fil-PH", "tl"),
        ("in", "id"),
        ("en;q=0, pt;q=0.1", "pt"),
        ("xx,;;q=x,*", "ja"),
        ("en;q=abc", "ja"),
        ("en;q=nan,pt", "pt"),
        ("," * 5000, "ja"),
        ("\u202een", "ja"),
    ],
)
def test_the_language_is_the_one_that_the_browser_likes_best(header, lang):
    assert preferred_language(header, OFFERED) == lang


@pytest.mark.parametrize(
    ("tag", "lang"),
    [("pt-BR", "pt"), ("PT", "pt"), ("zh-Hant", "zh"), ("fil", "tl"), ("en_US", "en"), ("JA-EASY", "ja-easy"), ("xx", ""), ("", "")],
)
def test_a_tag_is_the_nearest_language_that_is_offered(tag, lang):
    assert nearest_language(tag, OFFERED) == lang


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", ""),
        ("identity", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0", ""),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.0,gzip;q=0", ""),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *", "gzip"),
        ("brotli", ""),
        ("br;q=nan", ""),
        ("," * 5000, ""),
    ],
)
def test_the_coding_is_one_that_the_browser_takes(header, coding):
    assert preferred_encoding(header) == coding
