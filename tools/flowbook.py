"""`make flowbook`: every page of each journey at 375 and 1280 px, light and dark, in each language, in one HTML file.

Takes what a tired person takes: the first answer of every question. Nothing of one region stands here.
"""

import base64
import sys
from html import escape
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from served import CHROMIUM_FLAGS, chromium, serving

from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.load import load
from navigator.paths import ROOT

OUT = Path("build/flowbook/index.html")
VIEWS = [(width, scheme) for width in (375, 1280) for scheme in ("light", "dark")]
SINGLE = ("", "windows", "schemes", "phones", "plan", "privacy", "help", "about", "faq", "accessibility", "contact", "feedback")
AFTER = ("result", "sheet")
MOST = 30  # turns
HEAD = """<!doctype html><meta charset="utf-8"><title>Flow book</title><style>
body{font:16px/1.5 system-ui;margin:1.5rem;background:#eee8df}section{display:flex;gap:1rem;align-items:flex-start;overflow-x:auto;margin-block:1rem}
figure{margin:0;flex:none}img{display:block;border:1px solid #999;border-radius:8px}img.w375{width:240px}img.w1280{width:520px}summary{font-size:1.25rem;cursor:pointer}
</style><h1>Flow book</h1>"""


def main() -> None:
    """Photograph all, or only the languages named on the command line."""
    languages = sys.argv[1:] or load(ROOT).region.languages
    OUT.parent.mkdir(parents=True, exist_ok=True)
    with serving() as url, sync_playwright() as playwright, OUT.open("w", encoding="utf-8") as book:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_FLAGS))
        book.write(HEAD)
        for lang in languages:
            chapter(
                book, f"{lang} · pages", singles(browser.new_page(reduced_motion="reduce"), f"{url}/{lang}")
            )
            for persona in PERSONAS:
                page = browser.new_page(reduced_motion="reduce")
                chapter(book, f"{lang} · {persona}", journey(page, f"{url}/{lang}", persona))
                page.context.close()
    print(OUT, f"{OUT.stat().st_size / 1e6:.1f} MB")


def chapter(book, title: str, shots) -> None:
    """One journey, folded, as rows of pictures."""
    rows = {view: [] for view in VIEWS}
    count = 0
    for name, view, picture in shots:
        data = base64.b64encode(picture).decode("ascii")
        rows[view].append(
            f'<figure><figcaption>{escape(name)}</figcaption><img class="w{view[0]}" src="data:image/jpeg;base64,{data}" alt="{escape(name)}"></figure>'
        )
        count += 1
    body = "".join(
        f"<h2>{width} px, {scheme}</h2><section>{''.join(row)}</section>"
        for (width, scheme), row in rows.items()
    )
    book.write(f"<details><summary>{escape(title)}</summary>{body}</details>")
    print(title, count)


def singles(page: Page, root: str):
    """The pages that are the same for everyone."""
    for path in SINGLE:
        page.goto(f"{root}/{path}")
        yield from views(page, path or "first")


def journey(page: Page, root: str, persona: str):
    """From the first door to the sheet."""
    page.goto(f"{root}/")
    page.click(f'button[value="{persona}"]')
    for _ in range(MOST):
        fact = page.locator("#now input[name=fact]")
        if not fact.count():  # the result, which is a page of its own
            break
        yield from views(page, fact.first.get_attribute("value") or "")
        take_first(page)
    for path in AFTER:
        page.goto(f"{root}/{path}")
        yield from views(page, path)


def take_first(page: Page) -> None:
    """The first answer of each question of the screen."""
    fields = page.locator("#now input[type=checkbox], #now input[type=radio]")
    names = dict.fromkeys(fields.evaluate_all("all => all.map(e => e.name)"))
    with page.expect_navigation():
        if names:
            for name in names:
                page.locator(f'#now label:has(input[name="{name}"])').first.click()
            page.locator("#now button.main").click()
        else:
            page.evaluate("document.querySelectorAll('#now details').forEach(d => { d.open = true })")
            page.locator("#now button[name=value]:visible").first.click()


def views(page: Page, name: str):
    """The page in each width and scheme."""
    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        yield name, (width, scheme), page.screenshot(type="jpeg", quality=55, full_page=True)


if __name__ == "__main__":
    main()
