"""`make journeys`: how far people of the region have from the first page to a number, as a table.

Seconds are a model, not a stopwatch, and the one by which the pages were first reviewed: a tired reader reads five letters
a second of each card that asks, and of the result down to its number; a tap takes two seconds. What is folded away, and
what only a screen reader says, is not read; a reading over a kanji is read in its place. Half a second a letter typed is ours.

Five letters a second were made for Japanese, whose letters say more. A second column reads each language as much faster as its people read
their letters in the International Reading Speed Texts: Trauzettel-Klosinski and Dietz, Standardized Assessment of Reading Performance,
Invest. Ophthalmol. Vis. Sci. 2012;53(9):5452-5461, doi:10.1167/iovs.11-8284, the same contents read aloud by 436 native speakers, letters
a minute in the table of languages (as told on irisreading.com/average-reading-speed-in-various-languages, read on 2026-11-30). Vietnamese, Tagalog
and Indonesian were not in it: they are read as its languages of an alphabet are on the whole, 68 thousandths of a second a letter (its abstract).
Nepali, of another script, is read as Japanese is: too slow rather than too fast.
The journeys are of Gunma, each on a weekday in the morning and in the evening, when offices are closed; with a folder named, every page
is photographed into it.
"""

import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from served import CHROMIUM_FLAGS, chromium, serving

WIDTH, HEIGHT = 375, 667
LETTERS_A_SECOND, SECONDS_A_TAP, SECONDS_A_LETTER_TYPED = 5, 2, 0.5
OF_AN_ALPHABET = round(60 / 0.068)
LETTERS_A_MINUTE = {
    "ja": 357, "ja-easy": 357, "pt": 913, "en": 987, "es": 1025, "zh": 255,
    "vi": OF_AN_ALPHABET, "tl": OF_AN_ALPHABET, "id": OF_AN_ALPHABET,
}  # fmt: skip
"""Of a reader of the study."""
MOST = 15  # screens
# What there is to read, without what is folded away; a reading over a kanji is read in its place.
TEXT = """(e, end) => {
  const all = document.createTreeWalker(e, NodeFilter.SHOW_TEXT); let text = '';
  for (let n = all.nextNode(); n; n = all.nextNode()) {
    const p = n.parentElement;
    if (end && end.compareDocumentPosition(n) & 4) break;
    if (p.checkVisibility() && !p.closest('rt, rp, datalist, option, .hidden')) text += n.data;
  }
  return text.replace(/\\s/g, '').length;
}"""


@dataclass(frozen=True)
class Journey:
    """Somebody: the door of the first page, or a line typed; the answers; the language. `town`: of whose page the door is, "" for the first."""

    name: str
    persona: str
    answers: dict[str, str] = field(default_factory=dict)
    lang: str = "ja"
    line: str = ""
    script: bool = True
    town: str = ""

    def from_town(self) -> "Journey":
        """The same from the page of their town, which says where they live."""
        code, _, part = self.answers["municipality"].partition("/")
        answers = self.answers | ({"takasaki_area": part} if part else {})
        return replace(self, name=f"{self.name}のページから", answers=answers, town=code)


JOURNEYS = (
    Journey("a 52歳、ひきこもり、沼田市", "resident", {"work": "not_working", "age": "50..54", "municipality": "10206", "withdrawn": "yes"}),
    Journey("b 78歳の母、息子48歳、大泉町", "family", {"work": "not_working", "age": "45..49", "municipality": "10524", "withdrawn": "yes"}),
    Journey("c 会社、太田市", "employer", {"plans": "hire", "municipality": "10205"}),
    Journey("d 派遣46歳、前橋市", "resident", {"work": "nonregular", "age": "45..49", "municipality": "10201", "wants_regular": "yes"}),
    Journey("e 支援者、住まいのない55歳、高崎市", "supporter", {"work": "not_working", "age": "55..59", "municipality": "10202/main", "livelihood": "urgent"}),
    Journey("f ブラジルの方、家賃、大泉町、pt", "resident", {"work": "seeking", "age": "35..44", "municipality": "10524", "livelihood": "hard"}, "pt"),
    Journey("g やさしい日本語、伊勢崎市", "resident", {"work": "seeking", "age": "45..49", "municipality": "10204"}, "ja-easy"),
    Journey("h もう死にたい", "resident", line="もう死にたい"),
    Journey("i すべて、わからない", "resident"),
    Journey("j 書く：46歳 派遣 前橋", "resident", line="46歳 派遣 前橋 正社員になりたい"),
    Journey("l dを、スクリプトなしで", "resident", {"work": "nonregular", "age": "45..49", "municipality": "10201", "wants_regular": "yes"}, script=False),
)  # fmt: skip
REVIEWED = tuple(journey for journey in JOURNEYS if journey.name[0] in "abcdefg")
MOMENTS = {"10:00": "2026-12-02T10:00:00+09:00", "21:00": "2026-12-02T21:00:00+09:00"}
# a to g, to the number, whether or not anybody answers now: so far at most, each language read as its people read it.
MOST_SCREENS, MOST_TAPS, MOST_SECONDS = 3, 8, 100
MOST_TAPS_FROM_TOWN = 7
# Of the result, what stands before the first fold, without the lines for a danger that was told.
MOST_HEIGHT = 2
UNFOLDED = """() => {
  const lines = document.querySelector('#lines'), fold = document.querySelector('.folds details, .foot');
  const above = lines ? document.querySelector('#lines + *').getBoundingClientRect().top - lines.getBoundingClientRect().top : 0;
  return fold.getBoundingClientRect().top + scrollY - above;
}"""
TICKED = {"livelihood": {"urgent": "0", "hard": "1"}, "withdrawn": {"yes": "0"}, "wants_regular": {"yes": "0"}}


@dataclass(frozen=True)
class Figures:
    """How far it was.

    seconds: by the one model; seconds_by_language: with letters a second in proportion of the language.
    bottom: of the number with whose it is, on the result, in pixels, 0 where there is none; unfolded and height: of the
    result, down to its first fold and whole, in screens.
    """

    screens: int
    taps: int
    seconds: int
    seconds_by_language: int
    bottom: int
    unfolded: float
    height: float

    def row(self, name: str) -> str:
        """A line of the table."""
        counted = f"{self.screens} | {self.taps} | {self.seconds} | {self.seconds_by_language} | {self.bottom or '—'}"
        return f"| {name} | {counted} | {self.unfolded:.1f} | {self.height:.1f} |"


def letters_a_second(lang: str) -> float:
    """Of the tired reader of the model, as much faster or slower than in Japanese as people of the language read."""
    japanese = LETTERS_A_MINUTE["ja"]
    return LETTERS_A_SECOND * LETTERS_A_MINUTE.get(lang, japanese) / japanese


class Walk:
    """One journey in the browser, counted as it goes."""

    def __init__(self, page: Page, root: str, journey: Journey, pictures: Path | None) -> None:
        self._page, self._root, self._journey, self._pictures = page, root, journey, pictures
        self.screens, self.taps, self.letters, self.typed = 0, 0, 0, 0

    def figures(self) -> Figures:
        """The journey gone, in figures."""
        self._go()
        number = self._page.locator("main a[href^='tel:']").first
        box = number.bounding_box() if number.count() else None
        hands = SECONDS_A_TAP * self.taps + SECONDS_A_LETTER_TYPED * self.typed
        slow, own = (self.letters / letters + hands for letters in (LETTERS_A_SECOND, letters_a_second(self._journey.lang)))
        height = self._page.evaluate("document.querySelector('main').getBoundingClientRect().bottom")
        unfolded = self._page.evaluate(UNFOLDED)
        bottom = round(box["y"] + box["height"]) if box else 0
        return Figures(self.screens, self.taps, round(slow), round(own), bottom, unfolded / HEIGHT, height / HEIGHT)

    def _go(self) -> None:
        page = self._page
        page.goto(f"{self._root}/{self._journey.lang}/{f'towns/{self._journey.town}' if self._journey.town else ''}")
        self._look("main", None)
        if self._journey.line:
            page.locator("#line").fill(self._journey.line)
            self.typed += len(self._journey.line)
            self._tap(page.locator("form:has(#line) button"), 2)
        else:
            self._tap(page.locator(f'button[value="{self._journey.persona}"]'))
        while "/talk" in page.url and self.screens < MOST and not page.locator("#lines[open]").count():
            self._screen()
        self._look("main", page.locator("main a[href^='tel:']").first)

    def _screen(self) -> None:
        to_result = self._page.locator("main > p > a.button.main")
        if to_result.count():
            self._look("main", to_result)
            self._tap(to_result)
            return
        self.screens += 1
        self._look("#now", None)
        if self._page.locator("#now form.screen").count():
            self._fill()
        else:
            self._answer_alone()

    def _fill(self) -> None:
        names = self._page.locator("#now input").evaluate_all("all => [...new Set(all.map(e => e.name))]")
        chosen = sum(self._choose(name) for name in names if name in self._journey.answers)
        nothing = self._page.locator("#now .none button")
        if chosen:
            self._tap(self._page.locator("#now button.main"))
        else:
            self._tap(nothing if nothing.count() and self._journey.answers else self._page.locator("#now button[value='?']"))

    def _choose(self, name: str) -> int:
        value = self._journey.answers[name]
        if self._page.locator(f'#now input[type=checkbox][name="{name}"]').count():
            value = TICKED.get(name, {}).get(value, value)
        field = self._page.locator(f'#now input[name="{name}"][value="{value}"]').locator("xpath=..")
        if not field.is_visible():
            self._page.locator(f'#now details:has(input[name="{name}"][value="{value}"]) > summary').click()
            self.taps += 1
        field.click()
        self.taps += 1
        return 1

    def _answer_alone(self) -> None:
        fact = self._page.locator("#now input[name=fact]").first.get_attribute("value") or ""
        value = self._journey.answers.get(fact, "?")
        line = self._page.locator(f'#now label:has(input[name=value][value="{value}"])')
        if line.count():
            line.click()
            self.taps += 1
        self._tap(self._page.locator("#now button.main" if line.count() else f'#now button[value="{value}"]').first)

    def _tap(self, target, taps: int = 1) -> None:
        self.taps += taps
        with self._page.expect_navigation():
            target.first.click()

    def _look(self, where: str, end) -> None:
        """Read what is new on the page, down to where the hand goes next."""
        handle = end.element_handle() if end and end.count() else None
        if where != "main" or end:
            self.letters += self._page.locator(where).first.evaluate(TEXT, handle)
        if self._pictures:
            name = f"{self._journey.name[0]}{self.screens}{'-' + self._page.url.rsplit('/', 1)[-1].split('?')[0]}.png"
            self._page.screenshot(path=self._pictures / name, full_page=True)


def main() -> None:
    """Print the table, as it stands in docs/look.md."""
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    print("| journey | screens | taps | seconds | by language | lower edge of the number | screens to the first fold | of the last page |")
    print("|---|---|---|---|---|---|---|---|")
    for hour, moment in MOMENTS.items():
        with serving(moment) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_FLAGS))
            for journey in (*JOURNEYS, *(journey.from_town() for journey in REVIEWED)):
                folder = pictures / hour.replace(":", "") / journey.town if pictures else None
                print(go(browser, url, journey, folder).row(f"{journey.name}, {hour}"), flush=True)


def go(browser: Browser, url: str, journey: Journey, pictures: Path | None = None) -> Figures:
    """One journey on a phone of its own."""
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    phone = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, java_script_enabled=journey.script, reduced_motion="reduce"
    )
    page = phone.new_page()
    page.set_default_timeout(15_000)
    figures = Walk(page, url, journey, pictures).figures()
    phone.close()
    return figures


if __name__ == "__main__":
    main()
