"""The sheet as it is printed."""

import re
import zlib
from contextlib import suppress

import pytest

from tests.browser.test_look import opened  # noqa: F401 (a fixture)
from tests.browser.test_result_page import LONGEST, say

pytestmark = pytest.mark.browser
HUNGRY = {"persona": "resident", "livelihood": "urgent", "municipality": "10205"}


def test_no_heading_stands_over_nothing(opened, server):  # noqa: F811
    page = opened(680, 960, java_script_enabled=False)
    say(page, server, HUNGRY)
    page.goto(f"{server}/ja/sheet")
    boxes = page.locator(".of-about")
    for n in range(boxes.count()):
        boxes.nth(n).uncheck()
    assert page.locator(".sheet-about").is_visible(), "on the screen, to tick"
    page.emulate_media(media="print")
    assert not page.locator(".sheet-about").is_visible()
    assert not page.locator(".sheet-doors").is_visible(), "the telephones are ticked by who wants them there"
    assert page.locator(".sheet-ask").is_visible()


def printed(page):
    page.emulate_media(media="print")
    text = page.locator("main").inner_text()
    page.emulate_media(media="null")
    return text


def test_printing_the_result_prints_the_sheet_on_one_page(opened, server):  # noqa: F811
    page = opened(680, 960, java_script_enabled=False)
    say(page, server, LONGEST, ("care", "illness", "debts", "pension"))
    page.goto(f"{server}/ja/sheet")
    lines = [line for line in printed(page).split("\n") if line.strip()]
    page.goto(f"{server}/ja/result")
    assert not page.locator(".paper").is_visible()
    assert len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True))) == 1
    paper = printed(page)
    assert all(line in paper for line in lines if "読み取る" not in line), (lines, paper)
    page.goto(f"{server}/ja/sheet")
    page.uncheck("#about-1")
    page.click("[data-without]")
    page.goto(f"{server}/ja/result")
    assert lines[lines.index("私のこと") + 1] not in printed(page), "what is unticked is nowhere"


def test_what_tells_of_danger_is_not_on_the_print_of_the_result(opened, server):  # noqa: F811
    page = opened(680, 960)
    say(page, server, HUNGRY)
    page.goto(f"{server}/ja/result")
    assert "食べるもの" not in printed(page)
    assert "電話できる相談先" not in printed(page)


@pytest.mark.parametrize("path", ["sheet", "result"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_letter_of_the_pdf_is_dark_ink(opened, server, path, scheme):  # noqa: F811
    page = opened(680, 960, color_scheme=scheme)
    say(page, server, LONGEST)
    page.goto(f"{server}/ja/{path}")
    inks = inks_of(page.pdf(prefer_css_page_size=True))
    assert (0, 0, 0) in inks
    assert not [ink for ink in inks if 1.05 / (light(ink) + 0.05) < 7]


@pytest.mark.parametrize("path", ["sheet", "result"])
def test_every_letter_of_the_pdf_stands_out_in_its_pixels_and_the_number_is_large(opened, server, path):  # noqa: F811
    """Letter by letter: the darkest pixel against the lightest."""
    pdfium = pytest.importorskip("pypdfium2")
    page = opened(680, 960)
    say(page, server, LONGEST)
    number = phone_of(page, server)
    page.goto(f"{server}/ja/{path}")
    pdf = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(pdf) == 1
    text, pixels = pdf[0].get_textpage(), pdf[0].render(scale=DOTS_A_POINT, grayscale=True).to_numpy()
    letters = text.get_text_range()
    faint = [letters[n] for n in range(len(letters)) if letters[n].strip() and contrast_at(pixels, text.get_charbox(n)) < 7]
    assert (len(letters) > 100, faint) == (True, [])
    sizes = [pdfium.raw.FPDFText_GetFontSize(text.raw, letters.index(number) + n) for n in range(len(number))]
    assert min(sizes) >= 28, "points"


def inks_of(paper):
    """What the letters of a PDF are filled with, as red, green and blue from 0 to 1."""
    found = set()
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", paper, re.DOTALL):
        with suppress(zlib.error):
            found |= inks_of_letters(zlib.decompress(stream))
    return found


def inks_of_letters(page):
    """`q` keeps the ink, `Q` brings it back, `BT` begins letters; a page begins in black."""
    ink, kept, found = (0, 0, 0), [], set()
    for *levels, operator in re.findall(rb"(?m)(?:([\d.]+) ([\d.]+) ([\d.]+) |^)(rg|q|Q|BT)$", page):
        if operator == b"rg":
            ink = tuple(map(float, levels))
        elif operator == b"q":
            kept.append(ink)
        elif operator == b"Q":
            ink = kept.pop()
        else:
            found.add(ink)
    return found


def light(ink):
    """The relative luminance of WCAG."""
    return sum(part * linear(level) for part, level in zip((0.2126, 0.7152, 0.0722), ink, strict=True))


DOTS_A_POINT = 3


def phone_of(page, server):
    return re.search(r'href="tel:([^"]+)"', page.request.get(f"{server}/ja/result").text())[1]


def contrast_at(pixels, box):
    """Of the grey values within a box of the page, in points from its lower left corner."""
    left, bottom, right, top = (round(edge * DOTS_A_POINT) for edge in box)
    part = pixels[pixels.shape[0] - top - 1 : pixels.shape[0] - bottom + 1, left - 1 : right + 1]
    return (linear(part.max() / 255) + 0.05) / (linear(part.min() / 255) + 0.05)


def linear(level):
    return level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4
