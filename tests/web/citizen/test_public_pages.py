"""Every page: renders, guards itself, is light, and says everything through gettext."""

import re
from datetime import UTC, datetime

import pytest

from navigator.dialogue.wording.translation import LANGUAGE_NAMES, Translator
from navigator.usage.forwarding.central import Central
from navigator.usage.publish.archive import Archive
from tests.conftest import NOW

PUBLIC = [
    "",
    "windows",
    "windows?place=10205",
    "windows?place=おおた",
    "windows?place=どこ",
    "windows?kind=暮らし・お金",
    "schemes",
    "plan",
    "privacy",
    "help",
    "phones",
    "about",
    "faq",
    "accessibility",
    "contact",
    "feedback",
]


def all_paths(knowledge):
    return [
        *PUBLIC,
        *(f"windows/{id}" for id in knowledge.windows),
        *(f"schemes/{id}" for id in knowledge.schemes),
    ]


def test_every_public_page(client, knowledge):
    for path in (*all_paths(knowledge), "towns"):
        response = client.get(f"/ja/{path}")
        assert response.status_code == 200, path
        assert response.text.count("<h1") == 1, path
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert response.text.count("<script") == (path in ("phones", "help")), path
        assert " style=" not in response.text
        assert not re.findall(r'(?:src|href)="https?://[^"]*\.(?:css|js|woff2?)', response.text)


@pytest.mark.parametrize(("day", "over"), [(datetime(2026, 3, 31, 3, tzinfo=UTC), False), (NOW, True)])
def test_each_page_that_rests_on_the_plan_says_when_its_year_is_over(client, site, day, over):
    client.post("/ja/talk", data={"fact": "persona", "value": "resident"})
    site.clock = lambda: day
    for path in ("plan", "schemes/training-support", "result"):
        text = client.get(f"/ja/{path}").text
        assert ("の期間" in text and "は終わっています" in text) == over, path


def test_the_first_page_is_one_light_request(phone):
    for encoding in ("br", "gzip"):
        response = phone.get("/ja/", headers={"accept-encoding": encoding})
        assert int(response.headers["content-length"]) <= 13_000
    page = response.text
    assert "<script" not in page
    assert 'rel="stylesheet"' not in page
    assert "url(" not in page


def test_a_place_that_is_not_found_is_tied_to_its_field(client):
    page = client.get("/ja/windows?place=どこ").text
    assert 'aria-describedby="problem"' in page
    assert 'id="problem"' in page


def test_the_root_leads_to_the_language_of_the_browser(client):
    assert client.get("/", follow_redirects=False).headers["location"] == "/ja/"
    assert (
        client.get("/", headers={"accept-language": "xx,;;q=x,*"}, follow_redirects=False).status_code == 302
    )
    assert client.get("/xx/windows", follow_redirects=False).headers["location"] == "/ja/windows"


def test_search_engines_find_each_language_at_its_whole_address(client, site):
    """A relative address is none to them, so without a public one nothing is said."""
    assert 'rel="alternate"' not in client.get("/ja/windows").text
    site.settings = site.settings.model_copy(update={"public_url": "https://navi.example/"})
    page = client.get("/pt/windows").text
    links = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page)
    assert ("en", "https://navi.example/en/windows") in links
    assert {tag for tag, _ in links} == {"ja", "en", "pt", "vi", "zh-Hans", "es", "tl", "ne", "id"}


def test_privacy_shows_the_very_columns(client, site):
    page = client.get("/ja/privacy").text
    for table, columns in (site.store.columns() | Central.columns() | Archive.columns()).items():
        assert f"<code>{table}</code>" in page
        assert all(f"<code>{column}</code>" in page for column in columns)


JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


NAMES = re.compile(r"⟦[^⟦⟧]*⟧")


@pytest.fixture
def nothing_remembered(knowledge):
    """Texts that were made before, and those that are made here, are nobody else's."""
    knowledge.remembered.clear()
    yield
    knowledge.remembered.clear()


@pytest.mark.usefixtures("nothing_remembered")
def test_every_word_goes_through_gettext(client, site, monkeypatch, knowledge):
    """A language that wraps each text shows which words never went through it. Names of places and offices stay."""
    site.first_pages.clear()
    monkeypatch.setattr(Translator, "__call__", lambda _self, text: f"⟦{text}⟧" if text else "")
    own = {m.name for m in knowledge.municipalities.values()} | {s.id for s in knowledge.plan.sections}
    own |= {
        o.official_name for offices in knowledge.offices.values() for o in offices.values() if o.official_name
    }
    own |= {words.official_name for words in knowledge.scheme_words.values() if words.official_name}
    own |= {o.address.text for offices in knowledge.offices.values() for o in offices.values()}
    own |= set(LANGUAGE_NAMES.values())  # each language is called by its own name
    own |= {o.name for offices in knowledge.offices.values() for o in offices.values()}
    for values in (
        ("persona", "resident"),
        ("work", "not_working"),
        ("age", "50"),
        ("withdrawn", "yes"),
        ("municipality", "10211"),
        ("livelihood", "urgent"),
    ):
        client.post("/ja/talk", data={"fact": values[0], "value": values[1]})
    for path in [*all_paths(knowledge), "talk", "result", "sheet", "talk?change=1", "talk?change=2", "towns/10211"]:
        text = re.sub(
            r"<style>.*?</style>|<title>.*?</title>", "", client.get(f"/ja/{path}").text, flags=re.S
        )
        for name in sorted(own, key=len, reverse=True):
            text = text.replace(name, "")
        while NAMES.search(text):
            text = NAMES.sub("", text)
        text = re.sub(r"\d+月\d+日|\([月火水木金土日]\)|\d{4}年", "", text)
        text = re.sub(r"[月火水木金土日](?:[〜・]?[月火水木金土日])* (?=\d)", "", text)  # hours, as CLDR names weekdays
        lines = [
            line.strip() for line in text.splitlines() if JAPANESE.search(re.sub(r"=\"[^\"]*\"", "", line))
        ]
        assert not lines, (path, lines[:4])


def test_privacy_says_it_in_four_sentences_and_folds_the_rest(client):
    main = client.get("/ja/privacy").text.partition("<main")[2].partition("</main>")[0]
    told, _, folded = main.partition("<details")
    assert told.count("。</p>") == 4
    assert "<table" not in told
    assert "<table" in folded
    assert "公表する数は、ひとりの相談がわからないように、わざと少しずらしてあります。" in folded


def test_the_plan_opens_with_its_contents(client, knowledge):
    page = client.get("/ja/plan").text
    contents = page.partition("目次")[2].partition("</details>")[0]
    anchors = re.findall(r'href="#(s\d+)"', contents)
    assert 10 < len(anchors) < len(knowledge.plan.sections)
    assert all(page.count(f'id="{anchor}"') == 1 for anchor in anchors)
    last = re.findall(r'href="#(s\d+)">([^<]+)<', contents)[-1]
    assert last[1] in page.partition(f'id="{last[0]}"')[2].partition("</h2>")[0]


@pytest.mark.parametrize("lang", ["ja", "pt"])
def test_how_to_use_a_site_is_told_and_not_said(client, lang):
    page = client.get(f"/{lang}/windows/isolation-portal").text
    assert 'class="say"' not in page
    assert "sounds" not in page
    assert lang != "ja" or ("使いかた" in page and "電話はいりません" in page and "話すこと" not in page)
