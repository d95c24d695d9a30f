"""Every page in every language, and every word on them known to translators."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from babel.messages.pofile import read_po

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.conversation.turn import turn_view
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.result import result_view
from navigator.dialogue.result.take_along.sheet import code_text, sheet_view, text_to_send
from navigator.dialogue.wording.translation import Translator, translator
from navigator.knowledge.files.catalogs import DOMAINS
from tests.conftest import NOW, ROOT
from tests.web.citizen.test_public_pages import all_paths

TALKS = (
    {"persona": "resident", "work": "not_working", "age": "50", "withdrawn": "yes", "municipality": "10211", "livelihood": "urgent"},
    {"persona": "resident", "age": "40..49", "jobless_months": "12..48", "wants_work": "yes", "needs": "find_job"},
    {"persona": "family", "age": "70", "municipality": "outside", "lonely": "yes"},
    {"persona": "supporter", "work": "seeking", "age": "30", "unemployment_benefit": "yes"},
    {"persona": "employer", "plans": "hire", "hire_route": "direct", "candidate_age": "61", "insured": "no", "company_size": "large"},
)  # fmt: skip


@pytest.fixture(scope="module")
def known():
    found = set()
    for domain in DOMAINS:
        with (ROOT / "content/locale" / f"{domain}.pot").open("rb") as file:
            found |= {m.id if isinstance(m.id, str) else m.id[0] for m in read_po(file) if m.id}
    return found


def test_every_text_that_is_said_is_known_to_translators(client, site, knowledge, known, monkeypatch):
    said = set()
    site.first_pages.clear()
    monkeypatch.setattr(Translator, "__call__", lambda _self, text: said.add(text) or text)
    for talk in TALKS:
        client.post("/ja/erase")
        for fact, value in talk.items():
            client.post("/ja/talk", data={"fact": fact, "value": value})
            client.get("/ja/talk")
        client.post("/ja/result/concerns", data={"concern": list(knowledge.concerns)})
        for path in ("talk", "result", "result/more", "result/conditions", "sheet", *(f"talk?change={n}" for n in range(1, len(talk) + 1))):
            client.get(f"/ja/{path}")
        client.post("/ja/talk/say", data={"text": "ほげほげ"})
        client.post("/ja/talk", data={"fact": "age", "exact": "abc"})
    for path in (*all_paths(knowledge), "nope"):
        client.get(f"/ja/{path}")
    for hours in range(0, 168, 5):
        t = translator("ja")
        asked = Conversation().answer("persona", make_answer("resident")).answer("municipality", make_answer("10201"))
        result_view(evaluate_conversation(knowledge, asked, NOW + timedelta(hours=hours), t))
    letters = re.compile(r"[^\W\d_]")
    assert not sorted(text for text in said - known if letters.search(text))


def test_every_page_in_every_language(client, site, knowledge):
    """Nothing breaks, the page says its language, and no reading mark is left over."""
    for lang in site.languages:
        client.post(f"/{lang}/talk", data={"fact": "persona", "value": "resident"})
        client.post(f"/{lang}/talk", data={"fact": "age", "value": "50"})
        client.post(f"/{lang}/result/concerns", data={"concern": list(knowledge.concerns)})
        for path in ("", "talk", "result", "result/more", "result/conditions", "sheet", "windows", "schemes", "plan", "privacy", "help", "about", "faq", "accessibility", "contact", "feedback", "windows/saposute"):
            page = client.get(f"/{lang}/{path}").text
            assert f'<html lang="{translator(lang).tag}"' in page, (lang, path)
            assert not re.search("[｜《》]", page), (lang, path)


def test_the_code_of_the_sheet_holds_no_reading_marks(knowledge):
    easy = translator("ja-easy", ROOT / "content/locale")
    asked = Conversation().answer("persona", make_answer("resident"))
    assert turn_view(evaluate_conversation(knowledge, asked, NOW, easy)).screen
    evaluation = evaluate_conversation(knowledge, asked, NOW, easy)
    result = result_view(evaluation)
    for text in (code_text(sheet_view(evaluation, result), easy), text_to_send(result, easy)):
        assert text
        assert not re.search("[｜《》]", text)


@pytest.mark.parametrize("lang", ["ja", "ja-easy", "en", "pt", "ne"])
def test_foreign_pages_say_that_japanese_is_answered_and_who_speaks_other_languages(client, knowledge, lang):
    t = translator(lang, ROOT / "content/locale")
    for fact, value in {"persona": "resident", "work": "seeking", "age": "45..49", "municipality": "10524"}.items():
        client.post(f"/{lang}/talk", data={"fact": fact, "value": value})
    page = client.get(f"/{lang}/result").text
    is_foreign = not t.is_japanese
    assert (t("電話に出る方は、日本語で話します。") in page) is is_foreign
    door = knowledge.concerns["residence"].doors[0]
    assert (f'lang="ja" class="own">{door.name}' in page or door.name in page.partition('id="languages"')[2]) is is_foreign
    client.post(f"/{lang}/result/concerns", data={"concern": ["residence"]})
    fold = client.get(f"/{lang}/result").text.partition('id="languages"')[2].partition("</details>")[0]
    assert door.name not in fold, "it stands there once"
    assert bool(fold) is is_foreign, "what to say, to show it, stands there always"


@pytest.mark.parametrize("lang", ["en", "pt", "vi", "es", "tl", "ne", "id"])
def test_sentences_and_words_never_touch_on_pages_of_languages_with_spaces(client, lang):
    for fact, value in TALKS[0].items():
        client.post(f"/{lang}/talk", data={"fact": fact, "value": value})
    lost = client.post(f"/{lang}/help", data={"place": "ほげ"}).text
    for path in ("result", "sheet", "help", "phones", "plan"):
        page = re.sub(r"<(textarea|title)\b.*?</\1>", "", client.get(f"/{lang}/{path}").text + lost, flags=re.S)
        text = re.sub(r"</?(?:b|a|span|small|i)\b[^>]*>", "", page)
        touching = re.findall(r">[^<>]*?([^<>]{0,20}[a-zà-ÿ][.?!：（）〜][A-ZÀ-Þa-z][^<>]{0,9})", text)
        assert not [words for words in touching if not re.search(r"[ぁ-んァ-ヶ一-龠/@]|\w\.\w+\.", words)], path


@pytest.mark.parametrize(
    ("path", "header", "place"),
    [
        ("/pt-BR/", "", "/pt/"), ("/PT/plan", "", "/pt/plan"), ("/fil/help?place=x&y=1", "", "/tl/help?place=x&y=1"),
        ("/zh-Hant/windows", "", "/zh/windows"), ("/en-US/windows/saposute", "", "/en/windows/saposute"),
        ("/xx/", "pt-BR,pt;q=0.9", "/pt/"), ("/xx/phones", "", "/ja/phones"),
    ],
)  # fmt: skip
def test_an_address_in_a_language_that_is_not_offered_leads_to_the_nearest(client, path, header, place):
    answer = client.get(path, headers={"accept-language": header}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, place)


@pytest.mark.parametrize(
    ("path", "header", "lang"),
    [
        ("/pt/nosuch", "ja", "pt"), ("/zh/talk/nosuch", "", "zh-Hans"), ("/pt-BR/no/such/page", "", "pt"), ("/a-page-that-is-not/there", "ne", "ne"),
        ("/a-page-that-is-not/there", "", "ja"),
    ],
)  # fmt: skip
def test_a_page_that_is_not_there_answers_in_the_language_of_its_address(client, path, header, lang):
    answer = client.get(path, headers={"accept-language": header})
    assert answer.status_code == 404
    assert f'<html lang="{lang}"' in answer.text


class _Texts(HTMLParser):
    """The texts of a page, each with the language that it stands in."""

    def __init__(self, page):
        super().__init__()
        self.open, self.texts = [("", "")], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag not in ("br", "hr", "img", "input", "link", "meta", "wbr"):
            self.open.append((tag, dict(attrs).get("lang") or self.open[-1][1]))

    def handle_endtag(self, tag):
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not {"option", "textarea", "title", "script", "style", "svg"} & {tag for tag, _ in self.open}:
            self.texts.append((self.open[-1][1], data))


@pytest.mark.parametrize(("lang", "japanese"), [("pt", "[ぁ-ゖァ-ヺ一-鿿]"), ("ne", "[ぁ-ゖァ-ヺ一-鿿]"), ("zh", "[ぁ-ゖァ-ヺ]")])
def test_what_is_japanese_on_a_foreign_page_says_so(client, lang, japanese):
    for fact, value in TALKS[0].items():
        client.post(f"/{lang}/talk", data={"fact": fact, "value": value})
    marked = 0
    for path in ("talk", "result", "sheet", "phones", "plan", "windows/self-reliance"):
        texts = _Texts(client.get(f"/{lang}/{path}").text).texts
        tag = translator(lang).tag
        assert not [text for here, text in texts if here == tag and re.search(japanese, text)], path
        marked += sum(here == "ja" for here, _ in texts)
    assert marked > 20


@pytest.mark.parametrize("lang", ["ja", "ja-easy", "pt", "zh"])
def test_in_the_lines_for_a_danger_words_in_three_forms_are_folded(client, lang):
    """They stood three screens long before the window."""
    t = translator(lang, ROOT / "content/locale")
    for fact, value in {"persona": "supporter", "livelihood": "urgent", "municipality": "10205"}.items():
        client.post(f"/{lang}/talk", data={"fact": fact, "value": value})
    lines = client.get(f"/{lang}/result").text.partition('id="lines"')[2].partition('class="row"')[0]
    assert "tel:" in lines
    assert lines.count('<ul class="say">') == lines.count('</summary><ul class="say">') == (0 if t.is_japanese else 2)
