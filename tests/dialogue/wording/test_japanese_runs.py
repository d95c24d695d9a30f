"""Japanese on pages of other languages."""

import pytest

from navigator.dialogue.wording.japanese_runs import with_japanese_marked

PAGES = {
    "<p>Ota (太田市)</p>": '<p><span>Ota (<span lang="ja">太田市</span>)</span></p>',
    "<a>自立支援法（2026年６月25日施行）</a>": '<a><span lang="ja">自立支援法（2026年６月25日施行）</span></a>',
    "<dd>〒379-2166 前橋市野中町368 <a>Mapa</a></dd>": '<dd><span><span lang="ja">〒379-2166 前橋市野中町368</span> </span><a>Mapa</a></dd>',
    '<p><b lang="ja">太田市</b> e <i>桐生市</i></p>': '<p><b lang="ja">太田市</b> e <i><span lang="ja">桐生市</span></i></p>',
    '<a lang="zh">中文</a>': '<a lang="zh">中文</a>',
    "<title>太田市</title><option>太田市</option>": "<title>太田市</title><option>太田市</option>",
    '<p title="太田市">a<br>b</p>': '<p title="太田市">a<br>b</p>',
    "<p>Ota<br>太田市</p>": '<p>Ota<br><span lang="ja">太田市</span></p>',
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page(page):
    assert with_japanese_marked(f'<html lang="pt">{page}</html>', "pt") == f'<html lang="pt">{PAGES[page]}</html>'


def test_among_chinese_only_what_holds_kana_is_told_apart():
    page = '<html lang="zh-Hans"><p>前桥市 ジョブセンターまえばし</p></html>'
    assert with_japanese_marked(page, "zh-Hans").count('<span lang="ja">') == 1


def test_a_long_run_is_read_once():
    run = "日本語の文" * 5000
    assert with_japanese_marked(f'<html lang="pt"><p>{run} a</p></html>', "pt").count('lang="ja"') == 1


def test_what_is_open_in_a_foreign_stretch_ends_with_it():
    page = '<html lang="pt"><p><b lang="ja">前橋<i>市</i>役所<br></b> 前橋</p><p lang="en">前橋</p>前橋</html>'
    marked = '<span lang="ja">前橋</span>'
    assert with_japanese_marked(page, "pt") == page.replace(" 前橋</p>", f"<span> {marked}</span></p>").replace("</p>前橋", f"</p>{marked}")
