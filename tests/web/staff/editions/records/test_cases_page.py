"""Golden cases by forms: added, compared with what comes out, told by the proof, and taken away; in a region and from nothing."""

import html
import io
import re
import zipfile
from contextlib import contextmanager

import pytest

from navigator.editions.records.case_table import FILE
from navigator.review.golden_cases import MOST_CASES, read_golden
from navigator.web.staff.editions.records import cases_page
from tests.web.staff.editions.records.test_record_page import texts
from tests.web.staff.editions.test_edition_pages import RAISED, begin, write
from tests.web.staff.editions.test_prefecture_page import NEW, WAY, written

YOUNG = {
    "do": "add", "name": "41歳で休んでいる方は、相談所が先", "fact:persona": "resident", "fact:years": "41", "fact:day_job": "resting",
    "fact:no_stove": "no", "first": "moon-desk", "fits": ["tea-circle"], "others": ["star-cafe"],
}  # fmt: skip


@pytest.fixture
def path(ann):
    return begin(ann)


def page_of(officer, path, page="cases"):
    return html.unescape(officer.get(f"{path}/{page}").text)


def test_a_case_is_added_holds_and_is_told_when_the_draft_breaks_it(ann, path, site, prove):
    assert f"/staff/{path}/cases" in page_of(ann, path, "records")
    page_of(ann, path)
    assert ann.post(f"{path}/cases", YOUNG).headers["location"].endswith("cases?done=case")
    (case,) = read_golden(site.settings.region / "none", {"own.yaml": texts(site)[FILE]})
    assert case.facts == {"persona": "resident", "years": "41", "day_job": "resting", "no_stove": "no"}
    assert case.expected == {"first": "moon-desk", "fits": ["tea-circle"], "not": ["star-cafe"]}
    assert "いまの改定案で、そのとおりになります。" in page_of(ann, path)
    write(ann, path, RAISED)
    prove(ann, path)
    proof = page_of(ann, path, "proof")
    assert "<b>41歳で休んでいる方は、相談所が先</b>" in proof
    assert re.search(r"最初の窓口：\s*<span class=\"was\">つきの相談所</span> → <span class=\"is\">ほしの喫茶</span>", proof)


def test_a_case_is_taken_away(ann, path, site):
    page_of(ann, path)
    ann.post(f"{path}/cases", YOUNG)
    ann.post(f"{path}/cases", YOUNG | {"name": "もうひとつ"})
    assert ann.post(f"{path}/cases", do="remove", case="もうひとつ").headers["location"].endswith("done=case_gone")
    assert "もうひとつ" not in texts(site)[FILE]
    assert "41歳で休んでいる方は" in texts(site)[FILE]
    ann.post(f"{path}/cases", do="remove", case=YOUNG["name"])
    assert texts(site)[FILE] == "[]\n"
    assert ann.post(f"{path}/cases", do="remove", case="no such").status_code == 422


@pytest.mark.parametrize(("typed", "said"), [
    ({"name": ""}, "ここは空にできません"), ({"fact:years": "年"}, "えらび直してください"), ({"first": "no-such"}, "えらび直してください"),
    ({"first": "", "fits": [], "others": []}, "何が出るはずかを、ひとつは選んでください"),
    ({name: "" for name in YOUNG if name.startswith("fact:")}, "答えを、ひとつは選んでください"), ({"others": ["tea-circle"]}, "えらび直してください"),
])  # fmt: skip
def test_a_case_that_cannot_be_is_refused_at_its_field_and_stays_there(ann, path, site, typed, said):
    page_of(ann, path)
    answer = ann.post(f"{path}/cases", YOUNG | typed)
    assert answer.status_code == 422
    page = html.unescape(answer.text)
    assert said in page
    assert '<option value="resting" selected>' in page or "fact:day_job" in typed
    assert FILE not in texts(site)


def test_a_case_of_a_name_that_is_there_is_refused(ann, path):
    page_of(ann, path)
    ann.post(f"{path}/cases", YOUNG)
    assert "この名前は、もうあります" in html.unescape(ann.post(f"{path}/cases", YOUNG).text)


@pytest.mark.parametrize("text", [
    "- {name: x, fits: []}\n- 5\n", "a: b\n", "- [\n", "- {name: x, facts: [1]}\n",
    "- {name: a, instead: [x]}\n", "- {name: a, office: x}\n", "- {name: a, as_of: [x]}\n", "- {name: a, fits: [[a]]}\n",
    "- {name: a, fits: " + "[" * 1200 + "]" * 1200 + "}\n", "- {name: a}\n" * (MOST_CASES + 1),
])  # fmt: skip
def test_cases_that_cannot_be_read_are_a_problem_of_their_file_in_japanese(ann, path, prove, text):
    write(ann, path, text, FILE)
    prove(ann, path)
    proof = page_of(ann, path, "proof")
    assert "確認例の書き方を読みとれません。" in proof
    assert "確認例（own） の1行目" in proof
    assert ann.get(f"{path}/cases").status_code == 200


def test_the_first_case_of_a_new_prefecture_goes_with_its_files(desk, prove):
    bob, path = desk("bob"), "editions/1"
    bob.get("editions/")
    bob.post("editions/", do="new_prefecture", **NEW)
    assert bob.get(f"{path}/cases").status_code in (200, 404), "what lacks too much asks nothing yet"
    written(bob, path, WAY)
    page = page_of(bob, path)
    assert "あさひ市" in page
    assert "つきの相談所" not in page
    sent = {"do": "add", "name": "だれでも相談所", "fact:persona": "resident", "first": "window-1", "others": ["window-1"]}
    assert bob.post(f"{path}/cases", sent).status_code == 303
    prove(bob, path)
    assert "だれでも相談所" in page_of(bob, path, "proof"), "a case that does not hold is told, though there is nothing in force"
    archive = zipfile.ZipFile(io.BytesIO(bob.get(f"{path}/region.zip").content))
    assert "だれでも相談所" in archive.read(FILE).decode()


def test_the_page_works_through_the_newest_cases_alone(ann, path):
    write(ann, path, "".join(f"- {{name: case {n}, facts: {{persona: resident}}}}\n" for n in range(53)), FILE)
    page = page_of(ann, path)
    assert "新しい50件を出しています。ほかに3件あります。" in page
    assert page.count("<h2>case ") == 50
    assert "<h2>case 52</h2>" in page


def test_the_region_is_read_before_the_ledger_is_held_for_writing(ann, path, site, monkeypatch):
    page_of(ann, path)
    held, read = [], []
    writing, knowledge = type(site.ledger).writing, cases_page._knowledge

    @contextmanager
    def watched(ledger):
        with writing(ledger) as connection:
            held.append(1)
            yield connection
            held.pop()

    monkeypatch.setattr(type(site.ledger), "writing", watched)
    monkeypatch.setattr(cases_page, "_knowledge", lambda *given: read.append(len(held)) or knowledge(*given))
    assert ann.post(f"{path}/cases", YOUNG).status_code == 303
    assert set(read) == {0}


@pytest.mark.parametrize("name", ["cases/people.yaml", "cases/other.yaml"])
def test_a_draft_holds_one_file_of_cases(ann, path, site, name):
    assert ann.get(f"{path}/file?name={name}").status_code == 404
    ann.get(path)
    assert ann.post(f"{path}/file", name=name, text="[]\n", seen="0", do="save").status_code == 422
    assert name not in texts(site)
