"""Pages with figures in them: the council's sheet is one A4 and words on a second, no number is broken over two lines, axe finds nothing."""

import re
from datetime import date
from random import Random

import pytest

from navigator.cli.sample.invented_counts import InventedUse
from navigator.cli.sample.invented_entries import write_invented_results
from navigator.ledger import accounts
from navigator.ledger.database import Actor
from navigator.settings import Settings
from navigator.usage import queries
from navigator.usage.schema import connect
from navigator.web.app import create_app
from tests.browser.barriers import barriers
from tests.conftest import NOW
from tests.web.staff.conftest import HASH, Officer

pytestmark = pytest.mark.browser
MONTHS = (date(2026, 2, 1), date(2026, 3, 1))  # of a year that has targets
COUNCIL = "council?from=2026-02&to=2026-03"
PAGES = (COUNCIL, "overview?from=2026-02&to=2026-03", "kpi/?year=2025", "kpi/target/kpi-hw-hired?year=2025", "exports",
         "kpi/target/kpi-municipal-sharing?year=2025", "kpi/target/kpi-fill-support?year=2025")  # fmt: skip
PRINTABLE = {"width": 688, "height": 1017}  # A4 less 14 mm each side, in pixels of 1/96 inch
BROKEN = """[...document.querySelectorAll('.n:not(:has(*)), .n b, .sections span, .whole')].filter(e => {
  const range = document.createRange();
  range.selectNodeContents(e);
  const tops = [...range.getClientRects()].filter(r => r.width).map(r => Math.round(r.top / 8));
  return Math.max(...tops) - Math.min(...tops) > 1;
}).map(e => e.textContent.trim()).filter(text => /^[0-9Ⅱ-Ⅳ]/.test(text))"""


LONE = """[...document.querySelectorAll('thead th:not(:has(*))')].filter(e => {
  const lines = {};
  for (let i = 0; i < e.firstChild?.length; i++) {
    const range = document.createRange(); range.setStart(e.firstChild, i); range.setEnd(e.firstChild, i + 1);
    const box = range.getBoundingClientRect();
    if (box.width && e.firstChild.data[i].trim()) lines[Math.round(box.top)] = (lines[Math.round(box.top)] || 0) + 1;
  }
  return Object.keys(lines).length > 1 && Math.min(...Object.values(lines)) < 2;
}).map(e => e.textContent.trim())"""
"""Headings of columns of which one letter stands alone in a line."""


@pytest.fixture(scope="module")
def page_text(tmp_path_factory, knowledge):
    """A page of the staff, with its style in it."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("council"), secret="for tests of the council's sheet")
    app = create_app(settings, lambda: NOW, knowledge)
    site = app.state.site
    with connect(settings.counts, 5000) as counts:
        queries.add(counts, InventedUse(knowledge, (), Random(3)).counts(MONTHS))
    with site.ledger.writing() as connection:
        accounts.add(connection, ("viewer", "viewer"), HASH, Actor("test", NOW))
        write_invented_results(connection, knowledge.target_years, NOW, Random(3))
    viewer = Officer(app)
    viewer.sign_in("viewer")
    styles = f"<style>{viewer.client.get(site.staff_styles.url).text}</style>"
    return lambda path: re.sub(r'<link rel="stylesheet"[^>]*>', lambda _: styles, viewer.get(path).text)


def test_the_sheet_is_one_a4_with_whole_numbers_and_words_on_a_second(browser, page_text):
    page = browser.new_page(viewport=PRINTABLE)
    page.set_content(page_text(COUNCIL))
    page.emulate_media(media="print")
    assert page.locator("table.bars").count() == 4
    assert page.locator(".progress .goal").count() >= 10
    assert page.evaluate(BROKEN) == []
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    assert re.findall(rb"/Count (\d+)", paper) == [b"2"]
    assert page.locator(".second-sheet .told").count() >= 10  # figures of single bodies, and words
    page.evaluate("document.querySelector('.second-sheet').remove()")
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    assert re.findall(rb"/Count (\d+)", paper) == [b"1"]
    page.close()


def test_no_letter_of_a_column_s_heading_stands_alone(browser, page_text):
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    lone = {}
    for path in PAGES:
        page.set_content(page_text(path))
        if found := page.evaluate(LONE):
            lone[path] = found
    page.close()
    assert not lone


@pytest.mark.parametrize(("scheme", "width"), [("light", 375), ("dark", 1280)])
def test_no_number_is_broken_nothing_runs_over_the_edge_and_axe_finds_nothing(browser, page_text, scheme, width):
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    bad = {}
    for path in PAGES:
        page.set_content(page_text(path))
        found = page.evaluate(BROKEN) + barriers(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append("runs over the edge")
        if found:
            bad[path] = found
    page.close()
    assert not bad
