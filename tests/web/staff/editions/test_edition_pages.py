"""An officer's way: a limit raised, seen for whom, approved by another, published, brought back; and what is refused."""

import html
import re

import pytest

from navigator.editions import draft_texts, drafts, proofs
from navigator.editions.records.record_files import RecordFiles
from navigator.knowledge.files.region_files import RegionFiles
from navigator.ledger import accounts, audit
from navigator.ledger.database import Actor
from navigator.web.staff.editions.conditions import condition_words
from tests.editions.conftest import WHOLE
from tests.web.staff.conftest import HASH
from tests.web.staff.editions.conftest import LIMIT, NOW, REGION, text_of

RAISED = text_of(LIMIT).replace("value: 39", "value: 44")


def begin(officer, title="年齢の変更"):
    officer.get("editions/")
    response = officer.post("editions/", do="begin", title=title)
    assert response.status_code == 303
    return response.headers["location"].removeprefix("/staff/").partition("?")[0]


def write(officer, path, text, file=LIMIT, **more):
    page = officer.get(f"{path}/file?name={file}")
    seen = re.search(r'name="seen" value="(\d+)"', page.text)[1]
    return officer.post(f"{path}/file", {"name": file, "seen": seen, "text": text, "do": "save"} | more)


def approve(officer, path):
    shown = re.search(r'name="proof" value="([^"]+)"', officer.get(f"{path}/proof").text)
    return officer.post(path, do="approve", proof=shown[1] if shown else "0")


def limit(site):
    return site.knowledge.rules.parameters["star_age_limit"].on(site.today).value


def test_a_limit_is_raised_from_the_form_to_everybody_and_back(desk, site, prove):
    ann, bob = desk("ann"), desk("bob")
    path = begin(ann)
    assert write(ann, path, RAISED.replace("\n", "\r\n")).headers["location"].endswith("done=saved")
    prove(ann, path)
    page = html.unescape(ann.get(f"{path}/proof").text)
    assert "前とちがう結果になる確認例" in page
    assert "44" in page
    assert "value: 39" in page, "the lines that changed, old and new"
    assert "読んだので、承認する" not in page
    assert "変わるのは、" in page
    assert '<b>40歳は、その年の線の外</b>' in page
    assert re.search(r'最初の窓口：\s*<span class="was">つきの相談所</span> → <span class="is">ほしの喫茶</span>', page)
    assert "should be" not in page
    for case in re.findall(r'name="case" value="([^"]+)"', ann.get(f"{path}/proof").text):
        ann.post(path, do="accept", case=html.unescape(case), reason="計画の年齢が変わったため")
    assert "承認してもらってください" in ann.get(f"{path}/proof").text
    assert approve(ann, path).headers["location"].endswith("done=own")
    assert "読んだので、承認する" in bob.get(f"{path}/proof").text
    assert approve(bob, path).headers["location"].endswith("done=approved")
    assert limit(site) == "39"
    assert bob.post(path, do="publish").headers["location"].endswith("done=published")
    assert limit(site) == "44"
    assert "公開中" in bob.get(path).text
    number = re.search(r'name="n" value="(\d+)"', bob.get("editions/").text)[1]
    bob.post("editions/", do="bring_back", n=number)
    assert limit(site) == "39"
    sheet = bob.get(f"{path}/sheet").text
    assert all(word in sheet for word in ("決裁", "ann", "bob", "計画の年齢が変わったため"))


def begin_proof(connection):
    return proofs.begin(connection, 1, RegionFiles(REGION), NOW.date(), Actor("ann", NOW))


def keep_a_proof(site, result):
    """As if the first draft had been proven."""
    with site.ledger.writing() as connection:
        proofs.finish(connection, begin_proof(connection), result, Actor("ann", NOW))


def prove_buttons(officer, path):
    return [officer.get(page).text.count('name="do" value="prove"') for page in (path, f"{path}/proof")]


def test_a_draft_can_be_proven_in_every_state_in_which_the_pages_ask_for_it(desk, site):
    ann, bob = desk("ann"), desk("bob")
    path = begin(ann)
    write(ann, path, "# いまの年齢のまま\n" + text_of(LIMIT))
    assert prove_buttons(ann, path) == [1, 1]
    keep_a_proof(site, WHOLE)
    assert prove_buttons(ann, path) == prove_buttons(bob, path) == [1, 1], "proven, and a day may pass"
    approve(bob, path)
    assert prove_buttons(ann, path) == prove_buttons(bob, path) == [1, 1], "approved, and a release may come"
    with site.ledger.writing() as connection:
        begin_proof(connection)
    assert prove_buttons(ann, path) == [0, 0], "under way"


def test_the_page_of_a_proof_reads_no_file_that_says_the_same(desk, monkeypatch):
    """Citizens are served by the same process: a page that reads sixty files has them wait."""
    ann, read = desk("ann"), []
    path = begin(ann)
    write(ann, path, RAISED)
    tree_of_file, tree = condition_words.tree_of_file, RecordFiles.tree
    monkeypatch.setattr(condition_words, "tree_of_file", lambda file, files: read.append(file) or tree_of_file(file, files))
    monkeypatch.setattr(RecordFiles, "tree", lambda files, name: read.append(name) or tree(files, name))
    assert "star_age_limit" in ann.get(f"{path}/proof").text
    assert read == []
    write(ann, path, text_of("content/windows.yaml").replace("相談所", "相談室"), "content/windows.yaml")
    read.clear()
    assert "相談室" in html.unescape(ann.get(f"{path}/proof").text)
    assert {"content/windows.yaml", "rules/windows.yaml"} <= {*read}
    assert not {"rules/conditions.yaml", "content/facts.yaml", "content/faq.yaml", "content/topics.yaml"} & {*read}


def test_the_sheet_says_who_was_alone_when_it_was_approved(desk, site):
    ann = desk("ann")
    with site.ledger.writing() as connection:
        accounts.remove(connection, "bob", Actor("test", NOW), last_too=True)
    path = begin(ann)
    write(ann, path, "# いまの年齢のまま\n" + text_of(LIMIT))
    keep_a_proof(site, WHOLE)
    assert "ひとりで" not in ann.get(f"{path}/sheet").text
    approve(ann, path)
    with site.ledger.writing() as connection:
        accounts.add(connection, ("cat", "editor"), HASH, Actor("test", NOW))
        said = [entry.after for _, entry in audit.entries(connection) if entry.did == "edition_approved"]
    assert said == ["alone"]
    assert "ひとりで" in ann.get(f"{path}/sheet").text


def test_the_sheet_of_two_says_so_when_one_has_left(desk, site):
    ann, bob = desk("ann"), desk("bob")
    path = begin(ann)
    write(ann, path, "# いまの年齢のまま\n" + text_of(LIMIT))
    keep_a_proof(site, WHOLE)
    approve(bob, path)
    with site.ledger.writing() as connection:
        accounts.remove(connection, "bob", Actor("test", NOW), last_too=True)
    assert "ひとりで" not in ann.get(f"{path}/sheet").text


def test_what_a_draft_leaves_behind_stands_on_its_proof_and_on_its_sheet(desk, site):
    ann = desk("ann")
    path = begin(ann)
    write(ann, path, "# いまの年齢のまま\n" + text_of(LIMIT))
    told = {"untranslated": [["content/windows.yaml", "<b>つきの丘", ["en", "pt"]], ["content/windows.yaml", "ほしの丘", ["en"]]]}
    figure = "content/windows.yaml:3  `39歳` is a number of the rules. Write `{star_age_limit}` in place of the figure"
    keep_a_proof(site, WHOLE | told | {"figures": [figure], "holds_until": "2031-04-01", "remarks": ["「ほしの教室」は、2030年6月30日までです。"]})
    for page in ("proof", "sheet"):
        shown = ann.get(f"{path}/{page}").text
        assert "英語：2文" in shown
        assert "ポルトガル語：1文" in shown
        assert "&lt;b&gt;つきの丘" in shown
        assert "2030年6月30日まで" in shown
        assert "2031年4月1日からは、決まりが変わります。" in shown
        assert "数のかわりに `{star_age_limit}` と書く" in shown
        assert "窓口の言葉 の3行目" in shown
    keep_a_proof(site, WHOLE)
    assert "知っておくこと" not in ann.get(f"{path}/proof").text


def test_a_mistake_stands_beside_its_line_in_japanese(desk, prove):
    ann = desk("ann")
    path, file = begin(ann), "rules/windows.yaml"
    write(ann, path, text_of(file).replace("is: young", "is: yung"), file)
    prove(ann, path)
    proof = html.unescape(ann.get(f"{path}/proof").text)
    assert "窓口の決まり の8行目" in proof
    assert "「young」ではありませんか" in proof
    page = html.unescape(ann.get(f"{path}/file?name={file}").text)
    assert "8行目" in page
    assert "eligible: {is: yung}" in page
    assert approve(ann, path).headers["location"].endswith("done=unproven")


def test_two_who_write_the_same_file_see_both_texts(desk, site):
    ann, bob = desk("ann"), desk("bob")
    path = begin(ann)
    ann.get(f"{path}/file?name={LIMIT}")
    bob.get(f"{path}/file?name={LIMIT}")
    ann.post(f"{path}/file", {"name": LIMIT, "seen": "0", "text": "a: ann\n", "do": "save"})
    page = bob.post(f"{path}/file", {"name": LIMIT, "seen": "0", "text": "a: bob\n", "do": "save"})
    assert page.status_code == 422
    assert "a: ann" in page.text
    assert "a: bob" in page.text
    assert "２つの変更" in ann.get(path).text
    assert ann.post(path, do="prove").headers["location"].endswith("done=aside")
    write(bob, path, "a: both\n")
    assert "２つの変更" not in ann.get(path).text
    with site.ledger.reading() as connection:
        assert draft_texts.texts_of(draft_texts.rows(connection, 1)) == {LIMIT: "a: both\n"}


def test_a_text_keeps_its_first_blank_line_and_is_given_back(desk, site):
    ann = desk("ann")
    path = begin(ann)
    write(ann, path, "\n# 注\n" + text_of(LIMIT))
    assert '>\n\n# 注' in html.unescape(ann.get(f"{path}/file?name={LIMIT}").text)
    assert write(ann, path, "", do="drop").headers["location"].endswith("done=saved")
    with site.ledger.reading() as connection:
        assert draft_texts.texts_of(draft_texts.rows(connection, 1)) == {}


def test_what_was_typed_and_refused_stays_in_the_form(desk):
    ann = desk("ann")
    path = begin(ann)
    page = write(ann, path, "a: \x07\n")
    assert page.status_code == 422
    assert "使えない記号" in page.text
    assert "a: \x07" in page.text


def test_a_refused_text_has_still_not_seen_what_another_saved(desk):
    ann, bob = desk("ann"), desk("bob")
    path = begin(ann)
    ann.get(f"{path}/file?name={LIMIT}")
    write(bob, path, "a: bob\n")
    refused = ann.post(f"{path}/file", {"name": LIMIT, "seen": "0", "text": "a: \x07\n", "do": "save"})
    seen = re.search(r'name="seen" value="(\d+)"', refused.text)[1]
    page = ann.post(f"{path}/file", {"name": LIMIT, "seen": seen, "text": "a: ann\n", "do": "save"})
    assert page.status_code == 422
    assert "bob" in page.text
    assert "２つの変更" in ann.get(path).text


def test_what_is_said_of_a_draft_and_when_it_shall_begin(desk, site):
    ann, bob = desk("ann"), desk("bob")
    path = begin(ann)
    assert ann.post(path, do="start", starts_at="2030-06-01T08:30").headers["location"].endswith("done=timed")
    assert "2030年6月1日" in ann.get(path).text
    assert ann.post(path, do="start", starts_at="あした").headers["location"].endswith("done=moment")
    assert bob.post(path, do="hand_back", text=" ").headers["location"].endswith("done=reason")
    bob.post(path, do="hand_back", text="年齢を確かめてください")
    assert "年齢を確かめてください" in ann.get(path).text
    ann.post(path, do="withdraw")
    assert "取り下げ" in ann.get(path).text
    with site.ledger.reading() as connection:
        assert drafts.find(connection, 1).starts_at.isoformat() == "2030-05-31T23:30:00+00:00"


def test_who_may_only_look_sees_no_form_and_sends_none(desk):
    path, eve = begin(desk("ann")), desk("eve")
    for page in ("editions/", path, f"{path}/file?name={LIMIT}", f"{path}/proof", f"{path}/sheet"):
        assert not re.search(r'<form method="post" action="/staff/editions', eve.get(page).text), page
    assert eve.post("editions/", do="begin", title="x").status_code == 403
    assert eve.post(path, do="withdraw").status_code == 403
    assert eve.post(f"{path}/file", {"name": LIMIT, "seen": "0", "text": "", "do": "save"}).status_code == 403


@pytest.mark.parametrize("path", [
    "editions/7", "editions/x", "editions/99999999999", "editions/7/proof", "editions/1/file?name=content/confirmed.yaml",
    "editions/1/file?name=../secret.yaml", "editions/1/file",
])  # fmt: skip
def test_what_is_not_there_is_not_found(desk, path):
    ann = desk("ann")
    begin(ann)
    assert ann.get(path).status_code == 404


@pytest.mark.parametrize("fields", [{}, {"seen": "x"}, {"name": "../a.yaml"}, {"seen": "-1"}])
def test_a_form_that_no_page_sent_is_refused(desk, fields):
    ann = desk("ann")
    path = begin(ann)
    sent = {"name": LIMIT, "seen": "0", "text": "a: 1\n", "do": "save"} | fields if fields else {"text": "a: 1\n"}
    assert ann.post(f"{path}/file", sent).status_code == 422
    assert ann.post(path, do="nothing").status_code == 422


def test_an_edition_that_cannot_be_served_here_is_told_on_the_list(desk, site):
    ann = desk("ann")
    site.served_edition.problems, site.served_edition.stale = ("rules/a.yaml:3  ?",), ("rules/b.yaml",)
    page = ann.get("editions/").text
    assert "rules/a.yaml:3" in page
    assert "rules/b.yaml" in page


def test_markup_that_an_officer_writes_is_letters(desk):
    ann, markup = desk("ann"), "</textarea><img src=x onerror=1>{{7*191}}"
    path = begin(ann, markup)
    write(ann, path, markup)
    ann.post(path, do="comment", text=markup)
    for page in ("editions/", path, f"{path}/file?name={LIMIT}", f"{path}/proof", f"{path}/sheet"):
        shown = ann.get(page).text
        assert "&lt;img" in shown, page
        assert "<img src=x" not in shown, page
        assert "1337" not in shown, page


def test_no_file_has_to_be_known_by_its_name(desk):
    ann = desk("ann")
    path = begin(ann)
    write(ann, path, "# いまの年齢のまま\n" + text_of(LIMIT))
    page = html.unescape(ann.get(path).text)
    assert re.search(r'<a href="[^"]*/file\?name=[^"]*">決まりの数</a>', page)
    shown = re.sub(r"<[^>]*>", "", page)
    assert ".yaml" not in shown
    assert "「お茶の会」の決まり" in shown


def test_a_long_list_is_folded_after_ten(desk, site):
    ann = desk("ann")
    path = begin(ann)
    write(ann, path, RAISED)
    by = Actor("ann", NOW)
    problems = [["rules/windows.yaml", n, f"odd {n}"] for n in range(1, 13)]
    with site.ledger.writing() as connection:
        proof = proofs.begin(connection, 1, RegionFiles(REGION), NOW.date(), by)
        proofs.finish(connection, proof, {"problems": problems, "faults": [], "cases": []}, by)
    first, folded = html.unescape(ann.get(f"{path}/proof").text).split("ほかの直すところ（2）")
    assert [f"odd {n}<" in first for n in (1, 10, 11)] == [True, True, False]
    assert "odd 12<" in folded
    assert "直すところが12件あります。" in first
