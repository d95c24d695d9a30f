"""Draw the site's two pictures that are no SVG, from the drawing of the posters: for shared links, and a button for other sites.

    python tools/share_picture.py

Neither names a region; a shared link bears its words beside it. Chromium draws them (tests/browser/install.sh).
"""

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Browser, sync_playwright

from navigator.dialogue.wording.translation import translator
from navigator.paths import STATIC
from navigator.web.rendering.static_files import read_styles
from navigator.web.rendering.templating import Templates

SHARE = (1200, 630)  # what networks show of a link
BUTTON = (640, 160)  # shown at half of it
PICTURE = "{% from 'staff/parts/_poster_picture.html' import poster_picture %}{{ poster_picture() }}"
WORDS = "<p>仕事、暮らし、人とのつながり。<b>合う相談先を一緒に見つけます</b></p>"
SHARE_STYLES = "svg { position: fixed; inset: 0; width: 100vw; height: 100vh }"
BUTTON_STYLES = """
body { display: flex; align-items: center; gap: 20px; height: 160px; background: #fffcf6; border: 4px solid #0017c1; border-radius: 24px }
svg { width: 150px; height: 152px; border-radius: 20px 0 0 20px; flex: none }
p { margin: 0; font: 24px/1.5 sans-serif; color: #1a1a1a }
b { display: block; font-size: 29px; color: #0017c1; white-space: nowrap }
"""


def main() -> None:
    """Draw both into static/."""
    path = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        draw(browser, "share", SHARE, SHARE_STYLES, "76 0 228 120")
        draw(browser, "door-button", BUTTON, BUTTON_STYLES, "196 26 90 94", WORDS)
        browser.close()


def draw(browser: Browser, name: str, size: tuple[int, int], styles: str, part: str, words: str = "") -> None:
    """A part of the drawing, and words beside it."""
    drawing = Templates().get("citizen/first.html", translator("ja")).environment.from_string(PICTURE).render()
    drawing = drawing.replace('viewBox="0 0 320 120"', f'viewBox="{part}" preserveAspectRatio="xMidYMid slice"')
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.set_content(f"<style>{read_styles(STATIC, 'staff').text} body {{ margin: 0 }} {styles}</style>{drawing}{words}")
    page.screenshot(path=STATIC / f"{name}.png", omit_background=True)


if __name__ == "__main__":
    main()
