"""What is known of a draft, for the page of its proof and for the sheet."""

import json

import pytest

from navigator.editions import drafts, proofs
from navigator.editions.proof import _comparison
from navigator.knowledge.files.region_files import RegionFiles
from navigator.ledger import accounts
from navigator.ledger.database import Actor
from navigator.review.compare.comparison_page import DiffChange, DiffClass, DiffPage
from tests.editions.conftest import WHOLE
from tests.web.staff.editions.conftest import LIMIT, NOW, REGION, text_of
from tests.web.staff.editions.test_edition_pages import approve, begin, begin_proof, keep_a_proof, write

RAISED = text_of(LIMIT).replace("value: 39", "value: 44")
WORDS, YEAR, WINDOWS = "content/windows.yaml", "content/kpi/y1.yaml", "rules/windows.yaml"
DOOR = DiffChange("door", "", "最初の窓口", "前", "後", ("a", "b"))
SOMEONE = DiffClass(("40歳",), {}, False, (DOOR,), {}, ("40歳です。",), (("前",), ("後",)))
COMPARED = DiffPage(("前", "後"), "くらべました。", (), (), (SOMEONE, SOMEONE), (SOMEONE,), 9, 3, 1, "変わるところ：1", ())
CHANGES = [{"label": "最初の窓口", "old": "前", "new": "後"}]


@pytest.fixture
def path(ann):
    path = begin(ann)
    write(ann, path, RAISED)
    return path


def page_of(officer, shown, path, name="proof", query=""):
    assert officer.get(f"{path}/{name}{query}").status_code == 200
    return shown[-1]


def test_before_a_proof_what_changed_is_known(ann, path, shown):
    page = page_of(ann, shown, path, query="?done=saved")
    view = page.view
    assert (page.step, page.is_own, page.told, page.refused) == ("", True, "保存しました。", "")
    assert (view.edition.id, view.state, view.proof, view.mark, view.proven_at, view.day, view.starts) == (1, "draft", None, "", "", "", "")
    assert (view.problems, view.finding, view.cases, view.comparison, view.people, view.unsure) == ([], [], [], None, [], [])
    assert (view.untranslated, view.lacking, view.remarks, view.figures) == ([], [], [], [])
    assert [(each.id, each.before[0], each.after[0]) for each in view.parameters] == [
        ("star_age_limit", "2030年4月1日から2031年3月31日まで、39歳です。", "2030年4月1日から2031年3月31日まで、44歳です。"),
    ]  # fmt: skip
    ((words, who, lines),) = view.files
    assert (words, who, [sign for sign, _ in lines]) == ("決まりの数", "ann", [" ", "-", "+", " "])
    assert (view.authors, view.approvers, view.is_alone, view.approved_alone) == (["ann"], [], False, False)
    assert (view.records, view.targets, view.conditions) == ([], [], [])


def test_each_kind_of_change_is_read_aloud_in_its_place(ann, path, shown, desk):
    bob = desk("bob")
    write(bob, path, text_of(WORDS).replace("集まる", "つどう"), WORDS)
    write(ann, path, text_of(YEAR).replace("'30'", "'40'"), YEAR)
    write(ann, path, text_of(WINDOWS).replace("eligible: {is: young}", "eligible: {years: ..50}"), WINDOWS)
    view = page_of(ann, shown, path).view
    assert [(kind.id, record.id, [(each.label, each.before, each.after) for each in changes]) for kind, record, changes in view.records] == [
        ("windows", "star-cafe", [("何の相談か", ["集まる"], ["つどう"])]),
    ]
    assert [(title, [(each.label, each.before, each.after) for each in changes]) for title, changes in view.targets] == [
        ("はじめの年", [("お茶の会に来る人", ["30人"], ["40人"])]),
    ]
    assert [(each.title, each.before, each.after) for each in view.conditions] == [("「ほしの喫茶」の対象", ["条件：お年が 39歳まで"], ["条件：お年が 50歳まで"])]
    assert [(words, who) for words, who, _ in view.files] == [("はじめの年の目標", "ann"), ("窓口の言葉", "bob"), ("決まりの数", "ann"), ("窓口の決まり", "ann")]
    assert view.authors == ["ann", "bob"]
    assert not shown[-1].is_own


def test_a_proof_under_way_says_its_step(ann, path, site, shown):
    with site.ledger.writing() as connection:
        proof = begin_proof(connection)
    assert (page_of(ann, shown, path).step, shown[-1].view.state) == ("順番を待っています", "proving")
    with site.ledger.writing() as connection:
        proofs.tell_step(connection, proof, "compare")
    assert page_of(ann, shown, path).step == "いまの案内とくらべています"
    view = shown[-1].view
    assert (view.mark, view.proven_at, view.day, view.finding) == ("1-0", "2030年5月1日 12:00", "2030年5月1日", [])


RESULT = WHOLE | {
    "comparison": json.loads(json.dumps(_comparison(COMPARED))), "holds_until": "2031-04-01", "remarks": ["残り"],
    "untranslated": [[WORDS, "つどう", ["en", "pt"]], [WORDS, "あつまる", ["pt"]]], "cases": ["あ"],
    "case_words": {"あ": {"name": "星の方", "person": [], "conversation": [], "changes": CHANGES}},
    "figures": ["content/windows.yaml:3  `39歳` is a number of the rules. Write `{star_age_limit}` in place of the figure"],
    "problems": [[WINDOWS, 8, "named condition `yung` is not declared. Did you mean `young`?"]],
}  # fmt: skip


def test_what_was_found_stands_in_words(ann, path, site, shown):
    keep_a_proof(site, RESULT)
    page = page_of(ann, shown, path)
    view = page.view
    assert (page.step, view.state, view.mark) == ("終わりました", "faulty", "1-0")
    assert [(each.file, each.line, each.place) for each in view.problems] == [(WINDOWS, 8, "窓口「ほしの喫茶」の条件")]
    assert len(view.finding) >= 1
    assert [(len(group.classes), group.changes) for group in view.people] == [(2, CHANGES)]
    assert [len(group.classes) for group in view.unsure] == [1]
    assert [case.name for group in view.cases for case in group.cases] == ["星の方"]
    assert view.untranslated == [("窓口の言葉", "つどう", "英語、ポルトガル語"), ("窓口の言葉", "あつまる", "ポルトガル語")]
    assert view.lacking == [("ポルトガル語", 2), ("英語", 1)]
    assert view.remarks == ["2031年4月1日からは、決まりが変わります。その日の分は、まだ確かめていません。", "残り"]
    assert [(each.line, each.words, each.link) for each in view.figures] == [(3, "窓口の言葉", "/staff/editions/1/records/windows/moon-desk#0.kind-field")]


def test_a_reason_and_a_yes_are_shown_with_who_gave_them(ann, desk, path, site, shown):
    bob = desk("bob")
    keep_a_proof(site, WHOLE | {"cases": ["あ"]})
    ann.get(f"{path}/proof")
    ann.post(path, do="accept", case="あ", reason="計画のため")
    assert approve(bob, path).headers["location"].endswith("done=approved")
    page = page_of(bob, shown, path, query="?done=own")
    assert (page.view.state, page.view.approvers, page.view.mark, page.view.approved_alone) == ("approved", ["bob"], "1-1", False)
    assert [(case.reason, case.who) for group in page.view.cases for case in group.cases] == [("計画のため", "ann")]
    assert page.refused == "ご自分で書いたものは、ほかの方に承認してもらってください。"
    assert not page.is_own


def test_who_is_alone_may_say_yes_and_it_is_told(ann, path, site, shown):
    with site.ledger.writing() as connection:
        accounts.remove(connection, "bob", Actor("test", NOW), last_too=True)
    keep_a_proof(site, WHOLE)
    page = page_of(ann, shown, path)
    assert (page.is_own, page.view.is_alone, page.view.approved_alone) == (False, True, False)
    approve(ann, path)
    assert page_of(ann, shown, path).view.approved_alone


def test_the_sheet_has_the_same_view_and_what_was_said(ann, path, site, shown):
    with site.ledger.writing() as connection:
        for kind in ("comment", "handed_back", "accepted", "step"):
            drafts.add_note(connection, 1, (kind, "", f"{kind} です"), Actor("bob", NOW))
        drafts.set_start(connection, 1, NOW, Actor("ann", NOW))
    page = page_of(ann, shown, path, "sheet")
    assert (page.printed, page.view.starts) == ("2030年5月1日 12:00", "2030年5月1日 12:00")
    assert page.notes == [("bob", "comment です"), ("bob", "handed_back です")]
    assert page.view.files == page_of(ann, shown, path).view.files


def test_a_file_given_back_since_has_no_author(ann, desk, site, shown):
    """In force is another text; the draft that follows gives the region's own back."""
    bob, path = desk("bob"), begin(ann)
    write(ann, path, RAISED)
    keep_a_proof(site, WHOLE)
    approve(bob, path)
    bob.post(path, do="publish")
    other = begin(ann, "もどす案")
    write(ann, other, "", do="drop")
    view = page_of(ann, shown, other).view
    assert [(words, who) for words, who, _ in view.files] == [("決まりの数", "ann")]
    assert [each.after[0] for each in view.parameters] == ["2030年4月1日から2031年3月31日まで、39歳です。"]
    assert RegionFiles(REGION).has(LIMIT)
