"""Every condition of a draft on one page, by what it decides, with the way to each."""

import pytest

from tests.web.staff.editions.conftest import text_of
from tests.web.staff.editions.test_edition_pages import begin, write

WINDOWS, CONDITIONS = "rules/windows.yaml", "rules/conditions.yaml"


@pytest.fixture
def path(ann):
    return begin(ann)


def page_of(officer, shown, path, query=""):
    assert officer.get(f"{path}/conditions{query}").status_code == 200
    return shown[-1]


def test_conditions_stand_by_what_they_decide_with_those_that_may_be_added(ann, path, shown):
    page = page_of(ann, shown, path)
    assert list(page.sections) == ["いくつもの決まりが使う条件", "窓口", "支援策", "いそぎの案内", "窓口の順番", "支援策の順番", "相談先の電話"]
    named = [(row.title, row.said, row.address) for row in page.sections["いくつもの決まりが使う条件"]]
    assert named == [
        ("条件「young」", ["条件：お年が 39歳まで"], "condition?file=rules/conditions.yaml&at=young/when"),
        ("類型「A resting」", ["条件：日々のことが「休んでいる」"], "condition?file=rules/categories.yaml&at=resting"),
    ]
    windows = {row.title: row.said for row in page.sections["窓口"]}
    assert windows["「ほしの喫茶」の対象"] == ["条件：お年が 39歳まで"]
    assert windows["「つきの相談所」の対象"] == ["対象の立場の方なら、どなたでも。"]
    assert [row.title for row in page.sections["いそぎの案内"]] == ["いそぎの案内の1番目"]


def test_the_files_stand_in_their_order(ann, path, shown):
    addresses = [row.address for row in page_of(ann, shown, path).sections["支援策の順番"]]
    assert addresses == [f"condition?file=rules/ranks.yaml&at=schemes/{n}/when" for n in (0, 1)]


def test_what_the_draft_says_otherwise_is_told(ann, path, shown):
    assert page_of(ann, shown, path).changed == []
    write(ann, path, text_of(WINDOWS).replace("eligible: {is: young}", "eligible: {years: ..50}"), WINDOWS)
    page = page_of(ann, shown, path, "?done=condition")
    assert [(each.title, each.before, each.after) for each in page.changed] == [
        ("「ほしの喫茶」の対象", ["条件：お年が 39歳まで"], ["条件：お年が 50歳まで"]),
    ]  # fmt: skip
    assert (page.told, page.state, page.is_open) == ("条件を改定案に入れました。", "draft", True)


def test_who_may_look_and_what_is_closed_is_only_read(ann, desk, path, shown):
    assert not page_of(desk("eve"), shown, path).is_open
    ann.get(path)
    ann.post(path, do="withdraw")
    page = page_of(ann, shown, path, "?done=nothing")
    assert (page.is_open, page.state, page.told) == (False, "recalled", "")
