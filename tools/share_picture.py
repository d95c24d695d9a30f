"""Draw the site's three pictures that are no SVG: for shared links, a button for other sites, and the menu of an account at LINE.

    python tools/share_picture.py

None names a region; a shared link bears its words beside it. Chromium draws them (tests/browser/install.sh) in a font for
Japanese of this machine, and is refused where there is none.
"""

import shutil
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from subprocess import run

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Browser, sync_playwright

from navigator.dialogue.wording.translation import translator
from navigator.paths import STATIC
from navigator.reach.line.rich_menu import HEIGHT, PICTURE, WIDTH, WORDS_MARK, MenuField, menu_fields
from navigator.web.rendering.static_files import read_styles
from navigator.web.rendering.templating import Templates

SHARE = (1200, 630)  # what networks show of a link
BUTTON = (640, 160)  # shown at half of it
DRAWING = "{% from 'staff/parts/_poster_picture.html' import poster_picture %}{{ poster_picture() }}"
WORDS = "<p>仕事、暮らし、人とのつながり。<b>合う相談先を一緒に見つけます</b></p>"
SHARE_STYLES = "svg { position: fixed; inset: 0; width: 100vw; height: 100vh }"
BUTTON_STYLES = """
body { display: flex; align-items: center; gap: 20px; height: 160px; background: #fffcf6; border: 4px solid #0017c1; border-radius: 24px }
svg { width: 150px; height: 152px; border-radius: 20px 0 0 20px; flex: none }
p { margin: 0; font: 24px/1.5 sans-serif; color: #1a1a1a }
b { display: block; font-size: 29px; color: #0017c1; white-space: nowrap }
"""
ICONS = "{% import 'parts/_icons.html' as icons %}{{ icons.door(open) if open else icons.phone() }}"
OPEN = {"resident": 2, "family": 3, "employer": 4}  # steps of the door; the pages have a telephone
MENU_STYLES = """
body { background: #fff; font-family: sans-serif }
.field { position: absolute; box-sizing: border-box; border: 4px solid #fff; border-radius: 28px; background: #fffcf6;
  display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 22px;
  font-size: 62px; line-height: 1.25; font-weight: 700; color: #1a1a1a; text-align: center; word-break: keep-all }
.field svg.door-icon { height: 190px; width: auto }
.field svg.icon { height: 120px; width: 120px; fill: currentColor }
.phones { background: #e8ebfb; color: #0017c1 }
.help { background: #0017c1; color: #fff }
"""


def main() -> None:
    """Draw them into static/."""
    if not run(["fc-list", ":lang=ja"], capture_output=True, check=True).stdout:
        sys.exit("No font for Japanese is here; the words would be empty boxes. Install one (Debian: fonts-noto-cjk).")
    path = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        draw(browser, "share", SHARE, SHARE_STYLES, "76 0 228 120")
        draw(browser, "door-button", BUTTON, BUTTON_STYLES, "196 26 90 94", WORDS)
        draw_menu(browser)
        browser.close()


def draw(browser: Browser, name: str, size: tuple[int, int], styles: str, part: str, words: str = "") -> None:
    """A part of the drawing, and words beside it."""
    drawing = Templates().get("citizen/first.html", translator("ja")).environment.from_string(DRAWING).render()
    drawing = drawing.replace('viewBox="0 0 320 120"', f'viewBox="{part}" preserveAspectRatio="xMidYMid slice"')
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.set_content(f"<style>{read_styles(STATIC, 'staff').text} body {{ margin: 0 }} {styles}</style>{drawing}{words}")
    page.screenshot(path=STATIC / f"{name}.png", omit_background=True)


def draw_menu(browser: Browser) -> None:
    """The five fields, each where LINE will take a tap for it; the words are in the file too, for a test to read."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    styles = f"{read_styles(STATIC, 'app').text} body {{ margin: 0 }} {MENU_STYLES}"
    page.set_content(f"<html lang=ja><style>{styles}</style>{''.join(map(_field, menu_fields()))}")
    (STATIC / PICTURE).write_bytes(with_words(page.screenshot(), [field.words for field in menu_fields()]))


def _field(field: MenuField) -> str:
    icons = Templates().get("citizen/first.html", translator("ja")).environment.from_string(ICONS)
    place = f"left:{field.x}px;top:{field.y}px;width:{field.width}px;height:{field.height}px"
    words = field.words.replace("・", "・<wbr>").replace("の", "の<wbr>")
    return f'<div class="field {field.id}" style="{place}">{icons.render(open=OPEN.get(field.id))}<span>{words}</span></div>'


def with_words(picture: bytes, words: Sequence[str]) -> bytes:
    """A PNG that says what is written on it (iTXt), before its end."""
    body = b"iTXt" + WORDS_MARK + b"\0\0\0\0\0" + "\n".join(words).encode()
    chunk = (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    end = picture.rindex(b"IEND") - 4
    return picture[:end] + chunk + picture[end:]


if __name__ == "__main__":
    main()
