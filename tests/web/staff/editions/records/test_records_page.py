"""The kinds of records as officers look for them, and the records of a kind, to be searched by name."""

import pytest

from tests.web.staff.editions.conftest import text_of
from tests.web.staff.editions.test_edition_pages import begin, write

WORDS = "content/windows.yaml"


@pytest.fixture
def path(ann):
    return begin(ann)


def page_of(officer, shown, address):
    assert officer.get(address).status_code == 200
    return shown[-1]


def test_kinds_stand_in_groups_with_how_many_there_are(ann, path, shown):
    groups = page_of(ann, shown, f"{path}/records").groups
    assert list(groups) == ["ご案内するところ", "言葉", "だれに、どの順で", "計画と根拠", "場所と、そのほか"]
    things = {thing.address.removeprefix("/staff/editions/1/"): (thing.title, thing.count) for own in groups.values() for thing in own}
    assert things["records/windows"] == ("窓口", "3件")
    assert things["records/schemes"] == ("支援策", "3件")
    assert things["records/sections"] == ("計画の節", "2件")
    assert things["records/plan"] == ("計画", ""), "of one nobody counts"
    assert things["records/variants"] == ("人に合わせた窓口の言葉", ""), "there is none, and one may be added"
    assert things["records/operator"] == ("運営者（レターヘッド）", "")
    assert "records/topics" not in things, "none is there, and none can be added"
    assert things["areas"] == ("受け持つ市町村", "")
    assert things["/staff/contacts/"] == ("窓口の電話・時間・住所", "")
    assert [thing.help for thing in groups["ご案内するところ"] if thing.address == "/staff/contacts/"] == ["「連絡先」のページで変えます。改定案には入りません。"]
    assert [thing.address.rpartition("/")[2] for thing in groups["だれに、どの順で"]] == [
        "parameters", "window-steps", "scheme-steps", "order", "categories", "conditions", "cases",
    ]  # fmt: skip


def test_records_of_a_kind_stand_in_the_order_of_the_file(ann, path, shown):
    page = page_of(ann, shown, f"{path}/records/windows?done=record")
    assert [(record.id, record.title, is_changed) for record, is_changed in page.records] == [
        ("moon-desk", "つきの相談所", False), ("star-cafe", "ほしの喫茶", False), ("warm-house", "ぬくもりの家", False),
    ]  # fmt: skip
    assert (page.kind.id, page.searched, page.can_search, page.adding) == ("windows", "", False, "added/windows")
    assert (page.told, page.refused) == ("改定案に入れました。住民の方のページは、公開するまで変わりません。", "")
    assert page_of(ann, shown, f"{path}/records/windows?done=state").refused == "もう変えられない改定案です。"


def test_what_the_draft_says_otherwise_is_marked(ann, path, shown):
    write(ann, path, text_of(WORDS).replace("集まる", "つどう") + "new: {name: 新しい所, kind: 何か, lead: x, why: y}\n", WORDS)
    page = page_of(ann, shown, f"{path}/records/windows")
    assert {record.id: is_changed for record, is_changed in page.records} == {"moon-desk": False, "star-cafe": True, "warm-house": False, "new": True}


@pytest.mark.parametrize(("asked", "found"), [
    ("ほし", ["star-cafe"]), ("ＳＴＡＲ", ["star-cafe"]), ("つき の", ["moon-desk"]), ("house", ["warm-house"]), ("ない", []), ("x" * 50, []),
    ("", ["moon-desk", "star-cafe", "warm-house"]),
])  # fmt: skip
def test_a_record_is_found_by_its_name_or_id(ann, path, shown, asked, found):
    page = page_of(ann, shown, f"{path}/records/windows?q={asked}")
    assert [record.id for record, _ in page.records] == found
    assert page.searched == asked[:40]


@pytest.mark.parametrize(("count", "can_search"), [(8, False), (9, True)])
def test_many_records_can_be_searched(ann, path, shown, count, can_search):
    more = "".join(f"w{n}: {{name: 所{n}, kind: 何か, lead: x, why: y}}\n" for n in range(count - 3))
    write(ann, path, text_of(WORDS) + more, WORDS)
    assert page_of(ann, shown, f"{path}/records/windows").can_search is can_search


@pytest.mark.parametrize(("kind", "adding"), [
    ("questions", "question"), ("schemes", "added/schemes"), ("screens", ""), ("plan", ""), ("topics", ""), ("faq", "added/faq"),
])  # fmt: skip
def test_one_is_added_where_its_kind_has_a_form(ann, path, shown, kind, adding):
    assert page_of(ann, shown, f"{path}/records/{kind}").adding == adding


def test_who_may_look_and_what_is_closed_adds_nothing(ann, desk, path, shown):
    assert page_of(desk("eve"), shown, f"{path}/records/windows").adding == ""
    ann.get(path)
    ann.post(path, do="withdraw")
    assert page_of(ann, shown, f"{path}/records/windows").adding == ""


def test_a_kind_that_is_none_is_not_found(ann, path):
    assert ann.get(f"{path}/records/dreams").status_code == 404
    assert ann.get(f"{path}/records/parameters").status_code == 404, "they have a page of their own"
