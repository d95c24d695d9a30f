"""Taps: a finger finds whatever can be tapped, and a tap on a telephone is told by the browser itself."""

import pytest

from tests.conftest import CAMPAIGN

pytestmark = pytest.mark.browser

SAMPLED_PAGES = ("", "talk", "result", "sheet", "windows", "schemes/subsidy-hire", "help")
EVERY_PAGE = (
    *SAMPLED_PAGES, "talk?n=1", "talk?n=0", "talk?change=3", "talk?change=4", "result/conditions", "result/more", "windows?place=10201",
    "windows/hello-work", "windows/self-reliance", "schemes", "plan", "privacy", "about", "faq", "accessibility", "contact", "phones",
    "halls", "feedback", "nope",
)  # fmt: skip
FINGER = """() => [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea, .choice, .check')]
  .filter(e => e.checkVisibility() && !e.closest('.hidden, .skip') && !(e.matches('input') && e.closest('label')))
  .filter(e => ![...(e.labels || [])].some(label => label.getBoundingClientRect().height >= 48))
  .map(e => {
    e.scrollIntoView({block: 'center'});
    const box = e.getBoundingClientRect(), line = e.getClientRects()[0];
    const covered = [line.top + 3, line.bottom - 3].some(y => {
      const there = document.elementFromPoint(line.left + line.width / 2, y);
      return !there || !(there === e || e.contains(there) || there.contains(e));
    });
    return [box.height, box.width, covered, e.outerHTML.slice(0, 120)];
  })
  .filter(([height, width, covered]) => Math.min(height, width) < 47.9 || covered)"""
"""What a finger would miss: smaller than 48 px, or lying beneath something else."""


@pytest.mark.parametrize("lang", ["ja", "pt", "ja-easy"] if CAMPAIGN else ["ja"])
def test_a_finger_finds_whatever_can_be_tapped(browser, server, lang):
    context = browser.new_context(viewport={"width": 375, "height": 667}, reduced_motion="reduce")
    page = context.new_page()
    for fact, value in {"persona": "resident", "work": "seeking", "age": "45..49", "municipality": "10201", "livelihood": "urgent"}.items():
        page.request.post(f"{server}/{lang}/talk", form={"fact": fact, "value": value}, max_redirects=0)
    missed = {}
    for path in EVERY_PAGE if CAMPAIGN else SAMPLED_PAGES:
        page.goto(f"{server}/{lang}/{path}")
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        if found := page.evaluate(FINGER):
            missed[path] = found
    context.close()
    assert not missed


def test_a_tap_on_a_telephone_is_told(phone, server):
    """Under the strict policy, with and without script. What is counted of it stands in tests/web/citizen/test_counting.py."""
    phone.goto(f"{server}/ja/windows?place=10201")
    with phone.expect_response("**/ja/count/*") as told:
        phone.locator("a[ping][href^='tel:']").first.click(no_wait_after=True)
    assert (told.value.request.method, told.value.status) == ("POST", 204)
