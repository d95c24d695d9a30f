"""Parts of pages are made once for the values they are made of: the page is the same, and nobody gets another's."""

import re
from dataclasses import fields, replace

import pytest
from markupsafe import Markup
from starlette.testclient import TestClient

from navigator.dialogue.conversation.views import FormPlace
from navigator.dialogue.wording.translation import LANGUAGE_NAMES
from navigator.settings import Settings
from navigator.web.app import create_app
from navigator.web.gallery import AT, BARE, DOOR, SCREENS
from navigator.web.rendering.kept_parts import MARK, MOST_PARTS, Finish, part_maker
from tests.conftest import NOW
from tests.web.conftest import SECRET

FORMS = (
    ("talk", {"fact": "persona", "value": "family"}), ("talk/say", {"text": "46 seeking work in Maebashi"}),
    ("talk", {"fact": ["work", "age"], "n": "2", "work": "seeking", "age": "45..49"}), ("talk", {"fact": "age", "exact": "999", "n": "3"}),
    ("talk/say", {"text": "食べるものがない"}), ("result/concerns", {"concern": "debts"}),
)  # fmt: skip
ASIDE = ("talk?n=1", "talk?change=2", "result", "result/more", "result/conditions", "sheet")


@pytest.fixture(scope="module")
def sites(knowledge, tmp_path_factory):
    """Two sites that break lines; in one each part is made anew and finished with its page."""
    made = []
    for name in ("kept", "anew"):
        settings = Settings(data_dir=tmp_path_factory.mktemp(name), secret=SECRET, phrases=True)
        made.append(create_app(settings, lambda: NOW, knowledge).state.site)
    return made


def pages(site, lang):
    """What one person sees on the way."""
    client, seen = TestClient(create_app(site.settings, site.clock, site.knowledge)), []
    client.app.state.site.templates = site.templates
    for path, form in FORMS:
        seen.append(client.post(f"/{lang}/{path}", data=form).text)
        seen += [client.get(f"/{lang}/{aside}").text for aside in ASIDE]
    return seen


@pytest.mark.parametrize("lang", LANGUAGE_NAMES)
def test_a_page_is_the_same_as_if_each_part_were_made_for_it(sites, lang):
    kept, anew = sites
    anew.templates.get("base.html", anew.translator(lang)).environment.globals["made_once"] = lambda macro, *values: macro(*values)
    before = pages(kept, lang)
    assert before == pages(anew, lang)
    assert pages(kept, lang) == before
    assert not any("\ue003" in page for page in before)


def screens():
    """Screens of every kind, and each with one value changed."""
    for _, screen in SCREENS:
        yield screen
        yield replace(screen, heading=f"{screen.heading}!")
        yield replace(screen, problem="?")
        for n, asked in enumerate(screen.questions):
            others = [replace(asked, **{field.name: f"{field.name}!"}) for field in fields(asked) if field.name in ("label", "text", "hint")]
            others += [replace(asked, options=tuple(replace(each, chosen=not each.chosen) for each in asked.options))]
            for other in others:
                yield replace(screen, questions=(*screen.questions[:n], other, *screen.questions[n + 1 :]))


def test_other_values_never_get_the_same_part(sites):
    site = sites[0]
    env = site.templates.get("parts/_screen.html", site.translator("ja")).environment
    macro, made_once = env.get_template("parts/_screen.html").module.screen, env.globals["made_once"]
    finish = site.templates.finish(site.translator("ja"))
    for screen in screens():
        for at in (AT, FormPlace(7), FormPlace(7, changing=True)):
            assert made_once(macro, screen, at) == made_once(macro, screen, at) == finish.part(macro(screen, at))


TOLD = {"because": ("年齢：46歳",), "open_points": ("住んでいる市町村",), "verdict": "maybe", "offices": (BARE,)}


def test_what_is_kept_of_a_window_tells_nothing_of_who_saw_it(sites):
    site = sites[0]
    env = site.templates.get("parts/_window.html", site.translator("ja")).environment
    macro, made_once = env.get_template("parts/_window.html").module.window_for_anyone, env.globals["made_once"]
    finish = site.templates.finish(site.translator("ja"))
    for name, value in TOLD.items():
        assert replace(DOOR, **{name: value}) != DOOR
        assert replace(DOOR, **{name: value}).for_anyone == DOOR.for_anyone
        assert macro(replace(DOOR, **{name: value})) == macro(DOOR)
    others = [replace(DOOR, **{name: f"{getattr(DOOR, name)}!"}) for name in ("why", "interpretation", "by_town_hall", "name")]
    offices = [replace(DOOR, office=office, offices=offices, is_place_open=len(offices) > 1) for office, offices in ((None, ()), (None, (BARE, BARE)), (BARE, ()))]
    for window in (DOOR, *others, *offices):
        assert made_once(macro, window.for_anyone) == made_once(macro, window.for_anyone) == finish.part(macro(window))


def test_a_part_is_made_once_and_few_are_kept(site):
    made = []
    made_once = part_maker(Finish(site.translator("ja"), phrased=True))

    def macro(n):
        made.append(n)
        return Markup(f"<p>{n}</p>")

    for n in [*range(MOST_PARTS + 1), MOST_PARTS, 0]:
        assert made_once(macro, n) == f"{MARK}<p>{n}</p>{MARK}"
    assert made == [*range(MOST_PARTS + 1), 0]
    assert made_once.cache_info().maxsize == MOST_PARTS


def test_nobody_can_type_a_mark(client):
    """Letters like it stay what they are, on their own page."""
    assert re.fullmatch("\ue003[0-9a-f]{16}\ue003", MARK)
    page = client.post("/ja/talk", data={"fact": "persona", "value": "\ue003", "n": "0"}).text
    assert 'class="foot"' in page


def test_a_screen_that_tells_an_answer_is_kept_for_nobody(sites, monkeypatch):
    """What was answered before stands chosen in it: once it is erased, nothing of it may be left in memory."""
    kept, part = [], Finish.part
    monkeypatch.setattr(Finish, "part", lambda self, text: kept.append(text) or part(self, text))
    client = TestClient(create_app(sites[0].settings, sites[0].clock, sites[0].knowledge))
    client.post("/ja/talk", data={"fact": "persona", "value": "resident"})
    client.post("/ja/talk/say", data={"text": "46歳、前橋市。仕事を探しています"})
    shown = [client.get(f"/ja/talk?change={n}").text for n in (1, 2, 3)]
    chosen = re.compile(r'\s(?:checked|selected)\b|aria-pressed="true"')
    assert any(chosen.search(page[page.index('id="now"'):]) for page in shown)
    client.post("/ja/result/concerns", data={"concern": "debts"})
    result = client.get("/ja/result").text
    assert chosen.search(result[result.index('id="concerns"'):])
    assert not [text for text in kept if chosen.search(text) and 'name="' in text]
