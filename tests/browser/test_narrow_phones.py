"""Every page of a journey, in every language, on phones of 320 and 375 px: nothing runs over its edge, nothing is cut off."""

import shutil
from subprocess import run

import pytest

from tests.browser.test_look import OVERFLOW, opened  # noqa: F401 (a fixture)
from tests.browser.test_result_page import LONGEST, say
from tests.conftest import CAMPAIGN

pytestmark = pytest.mark.browser

PATHS = ("", "talk?n=0", "talk?n=1", "talk?n=2", "talk?change=2", "result", "result/more", "sheet", "help", "phones", "halls", "windows",
         "windows/hello-work", "windows?place=どこ", "schemes", "schemes/subsidy-hire", "plan", "about", "faq", "privacy", "feedback", "contact",
         "accessibility", "nope")  # fmt: skip
SHORT = ("", "talk?n=1", "talk?n=2", "talk?change=2", "result", "sheet", "help", "windows")
JOURNEYS = {
    "resident": (LONGEST, ("care", "illness", "debts", "pension")),
    "family": ({"persona": "family", "work": "not_working", "age": "45..49", "municipality": "10204", "withdrawn": "yes"}, ()),
    "employer": ({"persona": "employer", "needs_employer": "hire", "municipality": "10205"}, ()),
}
NO_NEPALI = "no font with Devanagari is there (Debian: fonts-lohit-deva)"
# Runs of text that end beyond the box they stand in, or beyond the screen; what scrolls within itself may.
CUT = """
() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({visibilityProperty: true})) continue;
    if (parent.closest('rt, svg, textarea, option, script, style, .visually-hidden')) continue;
    let box = parent;
    while (/^(inline|contents|ruby)/.test(getComputedStyle(box).display) && getComputedStyle(box).display !== 'inline-block') box = box.parentElement;
    const range = document.createRange(); range.selectNodeContents(node);
    const outer = box.getBoundingClientRect(), style = getComputedStyle(box);
    if (outer.width <= 1 || outer.right <= 0 || parent.closest('.skip')) continue;
    const hidden = style.overflowY !== 'visible' && box.scrollHeight > box.clientHeight + 2 && style.overflowY !== 'auto';
    const scrolls = !!(parent.closest('[tabindex="0"]') || style.overflowX === 'auto');
    const beyond = [...range.getClientRects()].some(r => r.width > 1 && !scrolls && (
      r.right > outer.right + 2 || r.left < outer.left - 2 || r.right > innerWidth + 1 || r.left < -1));
    if (hidden || beyond) found.push(node.data.trim().slice(0, 60));
  }
  return found;
}
"""


def faults(page, url, lang, paths):
    for path in paths:
        page.goto(f"{url}/{lang}/{path}")
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        for width in (320, 375):
            page.set_viewport_size({"width": width, "height": 667})
            if over := page.evaluate(OVERFLOW):
                yield path, width, f"{over} px over the edge"
            yield from ((path, width, text) for text in page.evaluate(CUT))


@pytest.mark.parametrize("persona", JOURNEYS if CAMPAIGN else ["resident"])
def test_every_page_of_a_journey_fits_in_every_language(opened, server, knowledge, persona):  # noqa: F811
    answers, concerns = JOURNEYS[persona]
    found = set()
    for lang in knowledge.region.languages:
        page = opened(320, 667)
        say(page, server, answers, concerns, lang)
        found |= {(lang, *fault) for fault in faults(page, server, lang, PATHS if CAMPAIGN else SHORT)}
    assert not found


def test_nepali_is_measured_with_letters_of_its_own():
    """Without them a browser draws empty boxes, all of one width, and no measure holds."""
    if not shutil.which("fc-list"):
        pytest.skip("needs fc-list")
    assert run(["fc-list", ":lang=ne"], capture_output=True, check=True, text=True).stdout, NO_NEPALI
