"""Who runs the pages, by a form: in force on every page and for search engines once it is published, and gone when that is taken back."""

import html
import re
import shutil

import pytest
from starlette.testclient import TestClient

from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.load import load
from navigator.settings import Settings
from navigator.web.app import create_app
from tests.web.conftest import SECRET
from tests.web.staff.editions.conftest import NOW, REGION, texts
from tests.web.staff.editions.records.test_record_page import page_of, send
from tests.web.staff.editions.test_edition_pages import approve, begin
from tests.web.staff.statistics.test_channels import code_of, make_channel

FILE, FORM, HALL = "content/operator.yaml", "records/operator/operator", "みほん県みほん課"
TYPED = {"0__name": HALL, "0__contact": "mihon@example.org"}
PHONE = {"0__phone/value": "000-000-0000", "0__phone/source": ["street-map"], "0__phone/checked_on": "2030-04-01", "0__phone/status": "confirmed"}
PUBLIC = "http://testserver"
PAGES = ("", "talk", "result", "sheet", "windows", "windows/moon-desk", "plan", "privacy", "help", "phones", "about", "contact", "nope")


@pytest.fixture
def region(tmp_path):
    """The small region, with a page for assistants."""
    folder = tmp_path / "region"
    shutil.copytree(REGION, folder)
    with (folder / "content/region.yaml").open("a", encoding="utf-8") as file:
        file.write("reach: [assistants]\n")
    return folder


@pytest.fixture
def app(tmp_path, region):
    return create_app(Settings(data_dir=tmp_path / "data", secret=SECRET, region=region, public_url=PUBLIC), lambda: NOW, load(region))


@pytest.fixture
def client(app):
    return TestClient(app, base_url=PUBLIC)


@pytest.fixture
def path(ann):
    return begin(ann, "運営者")


def publish(ann, bob, path, prove):
    prove(ann, path)
    assert approve(bob, path).headers["location"].endswith("done=approved"), html.unescape(ann.get(f"{path}/proof").text)
    assert bob.post(path, do="publish").headers["location"].endswith("done=published")


def shown(client, officer, code):
    """By page what it says of who runs it, and whether search engines are kept away."""
    client.post("/ja/talk", data={"fact": "persona", "value": "resident"})
    pages = {f"/ja/{page}": client.get(f"/ja/{page}") for page in PAGES} | {"/en/": client.get("/en/"), "/ja/ again": client.get("/ja/")}
    said = {
        name: (f"運営：{HALL}" in (text := re.sub("<[^>]+>", "", page.text)) or HALL in text, "試作" in text or "trial" in text,
               page.headers.get("x-robots-tag", ""))
        for name, page in pages.items()
    }  # fmt: skip
    fresh = TestClient(client.app, base_url=PUBLIC).get("/ja/")  # without a cookie: the page that is kept ready
    said["ready"] = (f"運営：{HALL}" in fresh.text, "試作" in fresh.text, fresh.headers.get("x-robots-tag", ""))
    poster = officer.get(f"channels/{code}/poster").text
    said["poster"] = (f"運営：{HALL}" in poster, "試作" in poster, "")
    return said, [client.get(f"/{name}").status_code for name in ("sitemap.xml", "llms.txt")], "Sitemap" in client.get("/robots.txt").text


def test_who_runs_the_pages_is_published_and_brought_back(ann, desk, path, site, client, prove):
    bob = desk("bob")
    code = code_of(make_channel(ann))
    client.get("/ja/")
    before = shown(client, ann, code)
    said, files, is_mapped = before
    assert {is_named for is_named, _, _ in said.values()} == {False}
    assert all(is_trial for name, (_, is_trial, _) in said.items() if name != "/en/")
    assert {hidden for name, (_, _, hidden) in said.items() if name != "poster"} == {"noindex, nofollow"}
    assert (files, is_mapped) == ([404, 404], False)
    page = html.unescape(ann.get(f"{path}/records").text)
    assert "運営者（レターヘッド）" in page
    assert send(ann, path, FORM, **TYPED).headers["location"].endswith("done=record")
    assert texts(site) == {FILE: f"name: {HALL}\ncontact: mihon@example.org\n"}
    assert HALL in page_of(ann, path, FORM)
    publish(ann, bob, path, prove)
    said, files, is_mapped = shown(client, ann, code)
    assert {name: each for name, each in said.items() if each != (True, False, "")} == {}
    assert (files, is_mapped) == ([200, 200], True)
    assert f"Run by {HALL}." in client.get("/llms.txt").text
    assert "mihon@example.org" in client.get("/ja/contact").text
    number = re.search(r'name="n" value="(\d+)"', bob.get("editions/").text)[1]
    bob.post("editions/", do="bring_back", n=number)
    assert shown(client, ann, code) == before


def test_its_telephone_is_on_posters_once_it_is_confirmed(ann, desk, path, client, prove):
    code = code_of(make_channel(ann))
    assert send(ann, path, FORM, **TYPED | PHONE).status_code == 303
    publish(ann, desk("bob"), path, prove)
    assert "000-000-0000" in ann.get(f"channels/{code}/poster").text


@pytest.mark.parametrize(("typed", "field", "words"), [
    ({"0__contact": ""}, "0.contact", "空に"),
    ({"0__phone/value": "000-000-0000"}, "0.phone/value", ""),
    (PHONE | {"0__phone/value": "0990-00-0000"}, "0.phone/value", ""),
    (PHONE | {"0__phone/status": ""}, "0.phone/", "status"),
    ({"0__page": "example.org"}, "0.page", ""),
])  # fmt: skip
def test_half_a_letterhead_is_refused_at_its_field(ann, path, site, typed, field, words):
    answer = send(ann, path, FORM, **TYPED | typed)
    problems = dict(re.findall(r'id="([^"]+)-problem"[^>]*>(.*?)</p>', answer.text, re.DOTALL))
    assert answer.status_code == 422
    assert [text for name, text in problems.items() if name.startswith(field) and words in text], (problems, answer.text)
    assert texts(site) == {}


@pytest.mark.parametrize(("typed", "said"), [
    (PHONE | {"0__phone/value": "110"}, "「110」は、組織の電話ではありません"),
    (PHONE | {"0__phone/checked_on": "2030-05-02"}, "先の日になっています"),
    ({"0__page": "https://anybody.example/"}, "知られている公の団体のページではありません"),
])  # fmt: skip
def test_the_proof_refuses_what_no_contact_may_be(ann, path, prove, typed, said):
    assert send(ann, path, FORM, **TYPED | typed).status_code == 303
    prove(ann, path)
    assert said in html.unescape(ann.get(f"{path}/proof").text)


def test_an_operator_of_the_regions_own_file_stays_the_only_one(ann, path, site, region):
    with (region / "content/region.yaml").open("a", encoding="utf-8") as file:
        file.write("operator: {name: みほん課, contact: 窓口}\n")
    assert load(RegionFiles(region)).region.operator.name == "みほん課"
    answer = send(ann, path, FORM, **TYPED)
    assert answer.status_code == 422
    assert "「operator」は、content/region.yaml にもうあります。" in html.unescape(answer.text)
    assert texts(site) == {}
