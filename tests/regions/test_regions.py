"""Another prefecture runs with no change of code: an invented one, with other facts, windows, numbers and words."""

import ast
import random
import re
import shutil
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from navigator.cli import main
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.load import load
from navigator.language.understand import understand
from navigator.review.checkup import check_up
from navigator.review.golden_cases import read_golden
from navigator.settings import Settings
from navigator.web.app import create_app
from tests.conftest import ROOT

REGION = Path(__file__).parent / "mahoroba"
NOW = datetime(2030, 6, 4, 2, 0, tzinfo=UTC)  # Tuesday 11:00 there
PUBLIC = ["", "windows", "windows?place=90003", "windows?place=ほたる", "windows?place=どこ", "windows?kind=暮らし",
          "schemes", "plan", "privacy", "help", "about", "accessibility", "contact"]  # fmt: skip

MATTERS = "hello:\n  title: はじめて\n  facts: {persona: resident}\n"


@pytest.fixture(scope="module")
def mahoroba():
    return load(REGION)


@pytest.fixture
def client(tmp_path):
    app = create_app(Settings(data_dir=tmp_path / "data", secret="for tests, and long enough to sign with", region=REGION), clock=lambda: NOW)
    with TestClient(app) as client:
        yield client


def own_words(region):
    """The names that only this region has."""
    names = {region.region.name, region.region.app, *(m.name for m in region.municipalities.values())}
    return names | {words.name for words in (*region.window_words.values(), *region.scheme_words.values())}


@pytest.mark.parametrize("day", [date(2030, 6, 1), date(2031, 6, 1)])
def test_an_invented_region_is_proven_like_any_other(mahoroba, day):
    checkup = check_up(mahoroba, day, read_golden(REGION / "cases"), translator("ja"))
    assert not checkup.faults
    assert checkup.proof.extent.conversations > 2000


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_page_is_served_without_a_word_of_gunma(client, mahoroba, knowledge, lang):
    foreign = own_words(knowledge)
    pages = [*PUBLIC, *(f"windows/{id}" for id in mahoroba.windows), *(f"schemes/{id}" for id in mahoroba.schemes)]
    for path in pages:
        response = client.get(f"/{lang}/{path}")
        assert response.status_code == 200, path
        assert response.text.count("<h1") == 1, path
        assert not [word for word in foreign if word in response.text], path
    assert client.get(f"/{lang}/windows/saposute").status_code == 404


def test_only_the_regions_own_personas_are_offered(client):
    page = client.get("/ja/").text
    assert 'value="resident"' in page
    assert 'value="employer"' in page
    assert 'value="family"' not in page
    assert 'value="supporter"' not in page


def test_the_regions_own_catalog_is_used(client):
    client.post("/en/talk", data={"fact": "persona", "value": "resident"})
    client.post("/en/talk", data={"fact": "years", "value": "18..39"})
    page = client.get("/en/talk?change=2").text
    assert "How old are you?" in page
    assert "Mahoroba Waymark" in page
    assert "The Moon Desk" in client.get("/en/result").text


def test_a_number_that_changes_changes_on_every_page_that_names_it(tmp_path):
    """The limit is 39, and 44 from the next year on: no text says it, and no process is started anew."""
    now = [NOW]
    app = create_app(Settings(data_dir=tmp_path / "data", secret="for tests, and long enough to sign with", region=REGION), lambda: now[0])
    pages = {"ja": "{}歳までの方の教室です。", "en": "For people up to {}."}
    with TestClient(app) as client:
        for day, limit in ((NOW, 39), (NOW.replace(year=2031), 44)):
            now[0] = day
            for lang, text in pages.items():
                assert text.format(limit) in client.get(f"/{lang}/schemes/star-class").text


def replies(page):
    """What can be tapped on the question: (fact, value)."""
    asked = page[page.index('id="now"') :]
    fact = re.search(r'name="fact" value="([^"]+)"', asked)
    return (fact[1], re.findall(r'name="value" value="([^"]+)"', asked)) if fact else ("", [])


@pytest.mark.parametrize("seed", range(8))
def test_every_conversation_ends_at_a_door(client, knowledge, seed):
    rng, foreign = random.Random(seed), own_words(knowledge)
    client.post("/ja/talk", data={"fact": "persona", "value": rng.choice(["resident", "employer"])})
    for _ in range(9):
        page = client.get("/ja/talk").text
        fact, values = replies(page)
        if not values:
            break
        client.post("/ja/talk", data={"fact": fact, "value": rng.choice(values)})
    else:
        raise AssertionError("the conversation does not end")
    for path in ("talk", "result", "sheet"):
        page = client.get(f"/ja/{path}").text
        assert not [word for word in foreign if word in page]
    assert re.search("つきの相談所|ほしの喫茶|ぬくもりの家", client.get("/ja/result").text)


def test_a_line_is_read_with_the_regions_own_facts(mahoroba):
    read = understand(mahoroba.lexicon, "41歳、しずく村です", NOW.date(), persona="resident")
    assert {fact: reading.answer_values for fact, reading in read.facts.items()} == {"years": ("41",), "village": ("90002",)}


def test_danger_is_counted_by_the_regions_own_alarm(client):
    client.post("/ja/talk", data={"fact": "persona", "value": "resident"})
    response = client.post("/ja/talk", data={"fact": "no_stove", "value": "yes"}, follow_redirects=False)
    assert response.headers["location"] == "/ja/talk?n=2"
    assert "ぬくもりの家" in client.get("/ja/talk").text
    assert client.app.state.site.turns.write(enough=0)
    with sqlite3.connect(client.app.state.site.settings.data_dir / "counts.sqlite3") as store:
        rows = store.execute("SELECT target, persona, n FROM steps WHERE event = 'danger'").fetchall()
    assert rows == [("", "", 1)]


def test_the_interface_answers_for_an_invented_region(client):
    body = {"facts": {"persona": "resident", "years": 40, "village": "90003", "no_stove": "no"}, "as_of": "2030-06-01"}
    decision = client.post("/api/v1/decide", json=body).json()
    assert decision["windows"][0]["id"] == "moon-desk"
    assert decision["windows"][0]["office"] == "hotaru"
    cafe = next(w for w in decision["windows"] if w["id"] == "star-cafe")
    assert cafe["verdict"] == "not"
    assert cafe["because"][0] == {"fact": "years", "answer": "40", "needs": "18..39"}
    offices = client.get("/api/v1/windows?municipality=90002").json()
    assert [o["id"] for w in offices if w["id"] == "moon-desk" for o in w["offices"]] == ["kasumi"]
    wrong = client.post("/api/v1/decide", json={"facts": {"year": 40}})
    assert wrong.status_code == 422
    assert wrong.json()["error"]["nearest"] == "years"


def test_two_years_of_an_invented_region_differ_in_their_limit():
    """The limit moves from 39 to 44, and nothing else."""
    done = CliRunner().invoke(main, ["diff", "2030-06-01", "2031-06-01", "--region", str(REGION)])
    assert done.exit_code == 0
    assert re.search("40.{0,9}44", done.output)
    assert "お茶の会" not in done.output


SHARED = {
    "age": "what a typed age is called, in any region (facts say `reads: age`)",
    "lonely": "a fact that the general words of every region lead to (content/language/general/follows.yaml)",
    "needs": "a key of the wording of facts, and of the interface",
    "persona": "every region begins with who speaks",
    "saposute": "a topic of the labels every region shares",
    "towns": "the pages of municipalities, whose addresses are the same in any region",
}


def test_the_code_names_nothing_of_gunma(knowledge):
    """No fact, window, scheme, office or place of the real region stands in Python or in a page."""
    ids = {*knowledge.facts, *knowledge.windows, *knowledge.schemes, *knowledge.rules.parameters, *knowledge.rules.conditions}
    ids |= {*knowledge.municipalities} | {o for offices in knowledge.offices.values() for o in offices}
    ids -= {*SHARED, "outside", "municipality"}  # `outside` and the column `municipality` are of every region
    names = own_words(knowledge) | {"群馬", "ぐんま", "ハローワーク", "サポステ", "Ⅱ", "Ⅲ"}
    for path in sorted((ROOT / "navigator").rglob("*.py")):
        for word in texts_of(ast.parse(path.read_text(encoding="utf-8"))):
            assert word not in ids, (path.name, word)
            assert not [name for name in names if name in word], (path.name, word)
    for path in sorted((ROOT / "templates").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert not [name for name in names if name in text], path.name
        quoted = set(re.findall(r"""["']([\w-]+)["']""", text))
        assert not (quoted & ids), path.name


def texts_of(tree):
    """The texts of a module that are no docstrings."""
    docs = {
        id(node.body[0].value) for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body and isinstance(node.body[0], ast.Expr)
    }  # fmt: skip
    return [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs]


def test_an_invented_region_has_pages_of_its_towns_and_a_door_once_it_says_so(tmp_path):
    """Nothing but two files: which places, and what people come with."""
    shutil.copytree(REGION, tmp_path / "region")
    content = tmp_path / "region/content"
    with (content / "region.yaml").open("a", encoding="utf-8") as file:
        file.write("reach: [towns, door]\n")
    (content / "town_pages.yaml").write_text(MATTERS, encoding="utf-8")
    settings = Settings(data_dir=tmp_path / "data", secret="for tests, and long enough to sign with", region=tmp_path / "region")
    with TestClient(create_app(settings, clock=lambda: NOW)) as client:
        knowledge = client.app.state.site.knowledge
        for code, town in knowledge.municipalities.items():
            page = client.get(f"/ja/towns/{code}")
            assert page.status_code == 200
            assert f"{town.name}で相談できるところ" in page.text
            assert [office.name for each in knowledge.offices.values() for office in each.values() if office.name in page.text]
        assert "群馬" not in client.get("/ja/towns").text
