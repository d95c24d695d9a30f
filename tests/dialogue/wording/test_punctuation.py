"""Punctuation on pages of languages with spaces."""

import pytest

from navigator.dialogue.wording.punctuation import with_western_punctuation

PAGES = {
    "Dinheiro：difícil": "Dinheiro: difícil",
    "seg〜sex 9:00〜17:00": "seg–sex 9:00–17:00",
    "Ota（太田市）": "Ota (太田市)",
    "posto de Annaka（Pergunte）, Ota": "posto de Annaka (Pergunte), Ota",
    "雇用支援コース（2026年施行）（2026-04-01）": "雇用支援コース（2026年施行） (2026-04-01)",
    "diga：「太田市」 e": "diga: “太田市” e",
    "<p><b>Para a família</b>Se a pessoa": "<p><b>Para a família</b> Se a pessoa",
    "<p>Já terminou.<a>Continuar</a></p>": "<p>Já terminou. <a>Continuar</a></p>",
    "(2026) já terminou.A Hello Work": "(2026) já terminou. A Hello Work",
    "www.example.org às 9 a.m.": "www.example.org às 9 a.m.",
    "समाप्त भयो।अब": "समाप्त भयो। अब",
    "<p>Um</p><p>dois</p>": "<p>Um</p><p>dois</p>",
    "<b>Hello Work</b>（seg〜sex）": "<b>Hello Work</b> (seg–sex)",
    "<p>Fim：</p><p>（talvez）": "<p>Fim: </p><p>(talvez)",
    "<b>はじめて</b><span>電話</span>": "<b>はじめて</b><span>電話</span>",
    '<input value="a：b"><textarea>a：b</textarea>': '<input value="a：b"><textarea>a：b</textarea>',
    '<p lang="pt">Fim：<b lang="ja">桐生市役所（代表）。「係」をお願いします</b></p>': '<p lang="pt">Fim: '
    '<b lang="ja">桐生市役所（代表）。「係」をお願いします</b></p>',
    '<p lang="ja">電話：<i lang="pt">b：c</i>、（d）</p>f：g': '<p lang="ja">電話：<i lang="pt">b: c</i>、（d）</p>f: g',
    "ramal 1191・1194": "ramal 1191 / 1194",
    "घर（सोम〜शुक्र）": "घर (सोम–शुक्र)",
    "<b>फोन लाग्ने ठाउँ</b><a>Shinto</a>": "<b>फोन लाग्ने ठाउँ</b> <a>Shinto</a>",
    "<a>थाहा हुन्छ।</a><a>जवाफ</a>": "<a>थाहा हुन्छ।</a> <a>जवाफ</a>",
    "<b>Dirección</b>〒379": "<b>Dirección</b> 〒379",
    "群馬県の手引き（Sin fecha）": "群馬県の手引き (Sin fecha)",
    "桐生市役所（代表）": "桐生市役所（代表）",
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page(page):
    assert with_western_punctuation(page) == PAGES[page]
