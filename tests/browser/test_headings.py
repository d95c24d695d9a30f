"""No heading leaves one letter alone in a line, on any phone; readings over kanji are large enough to read."""

import pytest

from tests.browser.test_look import opened, told  # noqa: F401 (a fixture)
from tests.browser.test_result_page import LINES_OF_TITLE, say

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 375, 390, 412)
PATHS = ("", "talk?n=0", "talk?n=1", "talk?n=2", "talk?change=2", "result", "result/more", "sheet", "help", "halls", "windows",
         "windows/hello-work", "schemes", "phones")  # fmt: skip
ALONE = """
() => [...document.querySelectorAll('h1, h2, h3, summary, .button, legend')].flatMap(heading => {
  if (!heading.checkVisibility() || heading.closest('rt, .number')) return [];
  const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT), lines = {};
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let i = 0; i < node.length; i++) {
      const range = document.createRange(); range.setStart(node, i); range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect(), line = Math.round((box.top + box.height / 2) / 6);
      if (box.width > 1 && node.data[i].trim()) lines[line] = (lines[line] || '') + node.data[i];
    }
  const said = Object.values(lines);
  return said.length > 1 && said.some(line => line.length === 1) ? [said.join(' / ')] : [];
})
"""
TORN = "() => [...document.querySelectorAll('.number')].filter(e => e.getClientRects().length > 1).map(e => e.innerText)"
RIGHT_EDGES = """
() => {
  const button = document.querySelector('.now-help'), words = document.createRange();
  words.selectNodeContents(button.querySelector('span'));
  return [words, button].map(e => e.getBoundingClientRect().right);
}
"""


@pytest.mark.parametrize("persona", ["resident", "employer"])
def test_no_letter_of_a_heading_stands_alone_in_a_line(opened, server, persona):  # noqa: F811
    page = opened(375, 667)
    told(page, server, persona)
    alone = set()
    for path in PATHS:
        page.goto(f"{server}/ja/{path}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 667})
            assert not page.evaluate(TORN), (path, width)
            alone |= {(path, width, *found) for found in [page.evaluate(ALONE)] if found}
    assert not alone


def test_readings_are_large_enough(opened, server):  # noqa: F811
    page = opened(320, 667)
    told(page, server, "resident")
    for path in ("", "talk?n=1", "result", "sheet", "help"):
        page.goto(f"{server}/ja-easy/{path}")
        sizes = page.locator("rt:visible").evaluate_all("all => all.map(e => parseFloat(getComputedStyle(e).fontSize))")
        assert sizes
        assert min(sizes) >= 10.5, path


def test_the_words_of_the_help_button_stand_within_it_in_every_language(opened, server, knowledge):  # noqa: F811
    """"nahihirapan?" ran over its edge on a phone of 375."""
    page = opened(375, 667)
    for lang in knowledge.region.languages:
        page.goto(f"{server}/{lang}/windows")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 667})
            words, button = page.evaluate(RIGHT_EDGES)
            assert words <= button - 4, (lang, width)


def test_a_chinese_name_breaks_between_its_words(opened, server):  # noqa: F811
    page = opened(320, 667)
    temporary = {"persona": "resident", "work": "nonregular", "age": "45..49", "municipality": "10201", "wants_regular": "yes"}
    say(page, server, temporary, lang="zh")
    page.goto(f"{server}/zh/result")
    lines = page.evaluate(LINES_OF_TITLE)
    assert any(line.endswith("前橋") for line in lines), lines
