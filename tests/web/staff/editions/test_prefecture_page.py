"""A new prefecture by forms alone, from nothing to files that are served; and nothing of it is ever in force here."""

import html
import io
import re
import zipfile

import pytest
from starlette.testclient import TestClient

from navigator.dialogue.wording.translation import translator
from navigator.editions import drafts, exchange, publications
from navigator.editions.drafts import EditionError
from navigator.editions.edition_files import NOTHING
from navigator.knowledge.files.problems import KnowledgeError
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.load import load
from navigator.ledger.database import Actor
from navigator.settings import Settings
from navigator.web.app import create_app
from navigator.web.staff.editions.problem_words import meaning_of
from tests.conftest import ROOT
from tests.web.conftest import SECRET
from tests.web.staff.editions.conftest import NOW, REGION
from tests.web.staff.editions.test_edition_pages import approve

NEW = {"title": "あけぼの県", "app": "あけぼの 案内", "plan": "あけぼの支援計画（架空）", "first": "2030-04-01", "last": "2031-03-31"}
PLACES = "95001,あさひ市,あさひし,1.0,1.0\r\n95002\tゆうひ町\tゆうひまち\t1.1\t1.2\r\n"
WINDOW = {
    "name": "相談所", "kind": "なんでも", "lead": "だれの相談も受ける窓口です。", "why": "はじめに話を聞いてもらえます。",
    "say": "はじめて電話します。\r\n相談したいことがあります。", "cites": "statement-1",
}  # fmt: skip
ASAHI = {"office": "あさひ相談所", "at": "95001", "phone": "0000-00-0000", "address": "あさひ市 朝日の坂（架空）", "checked_on": "2030-04-30"}
YUHI = {"office": "ゆうひ相談所", "at": "95002", "phone": "", "address": "ゆうひ町 夕日の浜（架空）", "checked_on": "2030-04-30"}
WAY = (
    {"do": "section", "section": "1", "title": "めざすこと"},
    {"do": "statement", "section": "1", "owes": "window", "text": "だれの相談も受けます。", "id": ""},
    {"do": "places", "places": PLACES},
    {"do": "window", **WINDOW, **ASAHI},
    {"do": "office", "window": "window-1", **YUHI},
)


@pytest.fixture
def bob(desk):
    """The administrator."""
    return desk("bob")


@pytest.fixture
def path(bob):
    bob.get("editions/")
    response = bob.post("editions/", do="new_prefecture", **NEW)
    assert response.headers["location"].startswith("/staff/editions/1/prefecture")
    return "editions/1"


def page_of(officer, path):
    return html.unescape(officer.get(f"{path}/prefecture").text)


def lacks(page):
    cards = page.split('<section class="card" id="')[1:]
    return [card.partition('"')[0] for card in cards if "足りないところあり" in card]


def written(officer, path, way=WAY):
    for fields in way:
        officer.get(f"{path}/prefecture")
        response = officer.post(f"{path}/prefecture", fields)
        assert response.status_code == 303, (fields, response.text)


def test_from_nothing_to_files_that_are_served(bob, desk, path, prove, tmp_path):
    assert lacks(page_of(bob, path)) == ["plan", "places", "windows", "danger"]
    written(bob, path)
    assert lacks(page_of(bob, path)) == ["danger"], "a telephone for danger is missed, and bars nothing"
    prove(bob, path)
    proof = html.unescape(bob.get(f"{path}/proof").text)
    assert "まちがいは見つかりませんでした。" in proof
    assert "だれの案内が変わるか</h2>" not in proof, "there is nothing with which it could be compared"
    assert approve(desk("ann"), path).headers["location"].endswith("done=approved")
    archive = zipfile.ZipFile(io.BytesIO(bob.get(f"{path}/region.zip").content))
    archive.extractall(tmp_path / "region")
    with TestClient(create_app(Settings(data_dir=tmp_path / "other", secret=SECRET, region=tmp_path / "region"), lambda: NOW)) as client:
        assert "あけぼの 案内" in client.get("/ja/").text
        for fact, value in (("persona", "resident"), ("municipality", "95002")):
            client.post("/ja/talk", data={"fact": fact, "value": value})
        result = client.get("/ja/result").text
    assert "ゆうひ相談所" in result
    assert "夕日の浜" in result


def test_every_page_of_the_draft_opens_and_shows_nothing_of_what_is_served_here(bob, path):
    written(bob, path)
    for page in (
        "", "/prefecture", "/records", "/records/windows", "/records/windows/window-1", "/records/offices", "/records/questions",
        "/records/schemes", "/added/schemes", "/areas", "/areas/window-1", "/targets", "/parameters", "/conditions", "/order", "/proof",
        "/sheet", "/plan-text", "/file?name=rules/facts.yaml",
    ):  # fmt: skip
        response = bob.get(f"{path}{page}")
        assert response.status_code == 200, page
        assert "つきの相談所" not in response.text, page


def test_it_is_never_in_force_here(bob, path, site, prove, desk):
    written(bob, path)
    prove(bob, path)
    approve(desk("ann"), path)
    assert bob.post(path, do="publish").headers["location"].endswith("done=elsewhere")
    assert 'value="publish"' not in bob.get(path).text
    bob.post(path, do="renew")
    with site.ledger.writing() as connection:
        assert publications.in_force(connection, NOW) == 0
        with pytest.raises(EditionError, match=r"^elsewhere$"):
            publications.publish(connection, 1, NOTHING, NOW.tzinfo, Actor("bob", NOW))
        assert drafts.find(connection, 1).stands_alone
    assert site.knowledge.region.name == "まほろば県"


def test_it_is_exported_whole(bob, path, site, tmp_path):
    written(bob, path)
    with site.ledger.reading() as connection:
        exchange.export_edition(connection, 1, RegionFiles(REGION), tmp_path / "out")
    assert load(tmp_path / "out").region.name == "あけぼの県"


def test_only_an_administrator_begins_one(desk):
    ann = desk("ann")
    assert "新しい県の案内を作る" not in ann.get("editions/").text
    assert ann.post("editions/", do="new_prefecture", **NEW).status_code == 403


def test_another_draft_has_no_such_steps(bob):
    bob.get("editions/")
    bob.post("editions/", do="begin", title="ほかの案")
    for page in ("prefecture", "region.zip"):
        assert bob.get(f"editions/1/{page}").status_code == 404


@pytest.mark.parametrize("wrong", [{"title": " "}, {"app": "あ" * 41}, {"first": "x"}, {"last": "2030-03-31"}])
def test_a_prefecture_without_a_name_or_days_is_not_begun(bob, wrong):
    bob.get("editions/")
    assert "done=" in bob.post("editions/", do="new_prefecture", **NEW | wrong).headers["location"]
    assert bob.get("editions/1").status_code == 404


@pytest.mark.parametrize(("fields", "said"), [
    ({"do": "places", "places": "95001,あさひ市"}, "１行に１つ、番号"),
    ({"do": "places", "places": "95001,あさひ市,あさひし,36.1}"}, "緯度と経度は、36.1 のような数"),
    ({"do": "window", **WINDOW, **ASAHI, "lead": ""}, "まだ入れていません"),
    ({"do": "window", **WINDOW, **ASAHI, "checked_on": ""}, "確かめた日も"),
    ({"do": "window", **WINDOW, **ASAHI, "checked_on": "2030-05-02"}, "先の日は"),
    ({"do": "window", **WINDOW, **ASAHI, "phone": "0990-00-0000"}, "情報料のかかる番号"),
    ({"do": "office", "window": "no-such", **YUHI}, "まだ入れていません"),
])  # fmt: skip
def test_what_cannot_be_is_refused_and_stays_in_the_form(bob, path, fields, said):
    written(bob, path, WAY[:3])
    response = bob.post(f"{path}/prefecture", fields)
    assert response.status_code == 422
    page = html.unescape(response.text)
    assert said in page
    stays = {"places": f">\n{fields.get('places')}</textarea>", "window": f'value="{WINDOW["name"]}"', "office": "事業所を足す"}
    assert stays[fields["do"]] in page or fields["do"] == "office"


def test_another_office_takes_over_the_municipality_where_it_is(bob, path):
    written(bob, path)
    text = html.unescape(bob.get(f"{path}/file?name=content/offices/window-1.yaml").text)
    assert re.findall(r"municipality: \[.*?\]", text)[:2] == ["municipality: [95001]", "municipality: [95002]"]


def test_whatever_a_half_made_region_lacks_is_told_in_japanese():
    """The files of docs/new-prefecture.md one after another, as somebody writes them."""
    page = (ROOT / "docs/new-prefecture.md").read_text(encoding="utf-8")
    files = re.findall(r"```yaml\n# (\S+\.yaml)\n(.*?)```", page, re.S)
    told = set()
    for n in range(len(files)):
        try:
            load(RegionFiles(NOTHING.folder, dict(files[:n])))
        except KnowledgeError as error:
            told |= {problem.text for problem in error.problems}
    assert len(told) > 15
    assert [text for text in told if not meaning_of(text, translator("ja"))] == []
